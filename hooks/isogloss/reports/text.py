"""For people at a terminal: grouped by file, with the line quoted, the place in it marked, and what to write.

The place is marked by colour where there is colour and by brackets where there is none: carets cannot stand under
Arabic or Chinese. Where the terminal has hyperlinks, a rule's name is one to its page (the setting `rule-pages`).
"""

from collections.abc import Callable, Iterator
from itertools import groupby

from isogloss.diagnostic import Diagnostic, Excerpt, Severity
from isogloss.messages import isolated, label, tell, visible
from isogloss.reports import Report

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}

Style = Callable[..., str]
"""Gives a text a look, as click.style does."""


def render(report: Report) -> str:
    style = _style(report.colour)
    lines = []
    for path, group in groupby(report.diagnostics, key=lambda d: d.location.path):
        lines.append(style(visible(path), bold=True, underline=True))
        for diagnostic in group:
            lines += _told(diagnostic, report, style)
        lines.append("")
    return "".join(f"{line}\n" for line in lines)


def _style(colour: bool) -> Style:
    if not colour:
        return lambda text, **_: text
    from click import style  # not at the top: few runs are at a terminal

    return style


def _told(diagnostic: Diagnostic, report: Report, style: Style) -> Iterator[str]:
    at, severity = diagnostic.location, diagnostic.severity
    said = (
        style(f"{at.line}:{at.column}", dim=True),
        style(label(str(severity), report.lang), fg=COLOURS[severity], bold=True),
        " ".join(tell(diagnostic.message, report.lang).split()),
        _linked(style(diagnostic.rule, dim=True), report.rule_page(diagnostic.rule) if report.linked else ""),
    )
    yield "".join(f"  {part}" for part in said)
    if diagnostic.excerpt and diagnostic.excerpt.text.strip():
        yield _quoted(diagnostic.excerpt, report.colour, style)
    if diagnostic.fix is not None:
        fix = f"“{isolated(visible(diagnostic.fix), 'ltr')}”" if diagnostic.fix else label("remove it", report.lang)
        yield style(f"      {label('fix', report.lang)}: {fix}", fg="green")
    for related in diagnostic.related:
        yield style(f"      {label('see', report.lang)} {visible(str(related))}", dim=True)


def _linked(text: str, address: str) -> str:
    """Text as a hyperlink of terminals (OSC 8)."""
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\" if address else text


def _quoted(excerpt: Excerpt, colour: bool, style: Style) -> str:
    before, place, after = (
        visible(part)
        for part in (
            excerpt.text[: excerpt.start].lstrip(),
            excerpt.text[excerpt.start : excerpt.end],
            excerpt.text[excerpt.end :].rstrip(),
        )
    )
    whole = not before and not after
    marked = style(place, bold=True, underline=True) if colour or whole else f"⟦{place}⟧"
    return style("      ┃ ", dim=True) + before + (marked if place else "") + after
