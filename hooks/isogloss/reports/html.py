"""One self-contained page: pages by languages with their counts, counts by rule, and every diagnostic with the words
of the other languages beside it.

Nothing is loaded and nothing runs; what pages say is escaped, and stands in the direction of its own language.
"""

from collections import Counter
from html import escape
from itertools import groupby

from isogloss.diagnostic import Diagnostic, Severity
from isogloss.languages import codes, language
from isogloss.messages import ENGLISH, label, tell_plainly, visible
from isogloss.reports import RANK, Report
from isogloss.rules import rules

STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; --line: #8884; --error: #c62828;
  --warning: #9a6700; --note: #0b62c4 }
@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #e3b341; --note: #79b8ff } }
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem }
table { border-collapse: collapse; margin: 1rem 0 } th, td { border: 1px solid var(--line); padding: .3rem .7rem }
th { text-align: start; font-weight: 600 } td.count { text-align: center; font-variant-numeric: tabular-nums }
article { border-block-start: 1px solid var(--line); padding: .8rem 0 } article p { margin: .2rem 0 }
.place, .rule { font: .85rem ui-monospace, monospace; opacity: .85 } .error { color: var(--error) }
.warning { color: var(--warning) } .note { color: var(--note) }
.severity { font-weight: 700 } blockquote { margin: .4rem 0; padding: .3rem .8rem; border-inline-start: 3px solid
  var(--line) } mark { background: #ffd54f88; color: inherit; border-radius: .2rem } ins { text-decoration: none;
  font-weight: 600 } .overflow { overflow-x: auto }
"""


def render(report: Report) -> str:
    told = report.lang
    direction = language(told).direction if told != ENGLISH else "ltr"
    title = escape(label("Isogloss report", told))
    groups = groupby(report.diagnostics, key=lambda d: d.location.path)
    body = "".join(
        f'<section id="{escape(path)}"><h2><bdi>{escape(visible(path))}</bdi></h2>'
        f"{''.join(_article(diagnostic, report) for diagnostic in group)}</section>\n"
        for path, group in groups
    )
    return (
        f'<!doctype html>\n<html lang="{told}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        f"{_matrix(report)}{_by_rule(report)}{body}</body>\n</html>\n"
    )


def _matrix(report: Report) -> str:
    counts = Counter(d.location.path for d in report.diagnostics)
    worst: dict[str, Severity] = {}
    for diagnostic in sorted(report.diagnostics, key=lambda d: -RANK[d.severity]):
        worst[diagnostic.location.path] = diagnostic.severity
    head = "".join(f'<th scope="col">{escape(code)}</th>' for code in report.languages)
    rows = []
    for path, files in sorted(report.pages.items()):
        cells = []
        for code in report.languages:
            file = files.get(code)
            if file is None:
                cells.append('<td class="count">–</td>')
            elif counts[file]:
                link = f'<a class="{worst[file]}" href="#{escape(file)}">{counts[file]}</a>'
                cells.append(f'<td class="count">{link}</td>')
            else:
                cells.append('<td class="count">✓</td>')
        rows.append(f'<tr><th scope="row"><bdi>{escape(visible(path))}</bdi></th>{"".join(cells)}</tr>\n')
    return (
        f'<div class="overflow"><table><thead><tr><th scope="col">{escape(label("page", report.lang))}</th>{head}</tr>'
        f"</thead><tbody>\n{''.join(rows)}</tbody></table></div>\n"
    )


def _by_rule(report: Report) -> str:
    counts = Counter((d.rule, d.severity) for d in report.diagnostics)
    rows = "".join(
        f'<tr><th scope="row">{escape(rule)}</th>'
        f'<td class="{severity}">{escape(label(str(severity), report.lang))}</td>'
        f'<td class="count">{count}</td><td lang="en" dir="ltr">{escape(rules()[rule].summary)}</td></tr>\n'
        for (rule, severity), count in sorted(counts.items(), key=lambda kv: (RANK[kv[0][1]], kv[0][0]))
    )
    return (
        f'<div class="overflow"><table><tbody>\n{rows}</tbody></table></div>\n'
        if rows
        else (f"<p>{escape(label('Nothing found.', report.lang))}</p>\n")
    )


def _article(diagnostic: Diagnostic, report: Report) -> str:
    at, severity = diagnostic.location, diagnostic.severity
    parts = [
        f'<p><span class="place">{at.line}:{at.column}</span> <span class="severity {severity}">'
        f"{escape(label(str(severity), report.lang))}</span> {_words(tell_plainly(diagnostic.message, report.lang))} "
        f'<span class="rule">{escape(diagnostic.rule)}</span></p>'
    ]
    if excerpt := diagnostic.excerpt:
        before, place = excerpt.text[: excerpt.start], excerpt.text[excerpt.start : excerpt.end]
        quoted = f"{_plain(before)}<mark>{_plain(place)}</mark>{_plain(excerpt.text[excerpt.end :])}"
        parts.append(f"<blockquote{_written(at.path, report)}>{quoted}</blockquote>")
    if diagnostic.expected:
        words = ", ".join(f"<ins{_written(at.path, report)}>{_plain(word)}</ins>" for word in diagnostic.expected)
        parts.append(f"<p>{escape(label('expected', report.lang))}: {words}</p>")
    if diagnostic.related:
        places = "".join(f'<li class="place"><bdi>{_plain(str(place))}</bdi></li>' for place in diagnostic.related)
        parts.append(f"<ul>{places}</ul>")
    return f"<article>{''.join(parts)}</article>"


def _written(path: str, report: Report) -> str:
    """The language and the direction of what stands in a file; a line of Arabic may begin with a Latin acronym, from
    which no browser can tell it."""
    code = next((part for part in path.split("/")[:-1] if part in report.languages), None)
    return f' lang="{language(code).tag}" dir="{language(code).direction}"' if code in codes() else ' dir="auto"'


def _words(text: str) -> str:
    """A message in which every quotation stands in its own direction."""
    return (
        _plain(text).replace("“", "“<bdi>").replace("”", "</bdi>”")
        if text.count("“") == text.count("”")
        else (_plain(text))
    )


def _plain(text: str) -> str:
    return escape(visible(text))
