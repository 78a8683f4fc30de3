"""Markdown for a job summary or a comment: everything, grouped by language and rule, worst first.

Whatever a page says is quoted as text: it can neither link, embed nor mention.
"""

from collections import defaultdict

from isogloss.diagnostic import Diagnostic
from isogloss.messages import label, tell
from isogloss.reports import RANK, Report
from isogloss.rules import rules
from isogloss.text.quoting import quoted


def render(report: Report) -> str:
    found = report.diagnostics
    if not found:
        return f"**{label('Nothing found.', report.lang)}**\n"
    lines = ["| | " + " | ".join(_languages(report)) + " |", "| :-- |" + " --: |" * len(_languages(report))]
    by_rule: dict[str, dict[str, list[Diagnostic]]] = defaultdict(lambda: defaultdict(list))
    for diagnostic in found:
        by_rule[diagnostic.rule][_language(diagnostic, report)].append(diagnostic)
    worst = {name: min(RANK[d.severity] for ds in there.values() for d in ds) for name, there in by_rule.items()}
    ordered = sorted(by_rule, key=lambda name: (worst[name], name))
    for name in ordered:
        counts = [str(len(by_rule[name][code]) or "") for code in _languages(report)]
        lines.append(f"| `{name}` | {' | '.join(counts)} |")
    for code in _languages(report):
        here = [name for name in ordered if by_rule[name][code]]
        if not here:
            continue
        lines += ["", f"## {code}"]
        for name in here:
            lines += ["", f"### {name}", "", f"{quoted(rules()[name].summary)}", ""]
            lines += [_item(diagnostic, report.lang) for diagnostic in by_rule[name][code]]
    return "\n".join(lines) + "\n"


def _languages(report: Report) -> list[str]:
    rest = [] if all(_language(d, report) for d in report.diagnostics) else [""]
    return [*report.languages, *rest]


def _language(diagnostic: Diagnostic, report: Report) -> str:
    parts = diagnostic.location.path.split("/")
    return next((code for code in report.languages if code in parts[:-1]), "")


def _item(diagnostic: Diagnostic, lang: str) -> str:
    told = " ".join(tell(diagnostic.message, lang).split())
    return f"- {quoted(str(diagnostic.location))} **{label(str(diagnostic.severity), lang)}** {quoted(told)}"
