"""For people at a terminal: grouped by file, with the line quoted, the place in it marked, and what to write.

The place is marked by colour where there is colour and by brackets where there is none: carets cannot stand under
Arabic or Chinese. Where the terminal has hyperlinks, a rule's name is one to its page (the setting `rule-pages`).
"""

from collections.abc import Callable
from functools import cache, partial
from itertools import groupby

from isogloss.diagnostic import Diagnostic, Excerpt, Message, Severity
from isogloss.messages import isolated, label, tell, visible
from isogloss.reports import Report

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}

Style = Callable[..., str]
"""Gives a text a look, as click.style does."""


def render(report: Report) -> str:
    style = _style(report.colour)
    said = cache(partial(_said, report, style))
    lines = []
    for path, group in groupby(report.diagnostics, key=lambda d: d.location.path):
        lines.append(style(visible(path), bold=True, underline=True))
        for diagnostic in group:
            at = diagnostic.location
            place = style(f"{at.line}:{at.column}", dim=True)
            lines.append(f"  {place}{said(diagnostic.severity, diagnostic.message, diagnostic.rule)}")
            lines += _below(diagnostic, report, style)
        lines.append("")
    return "\n".join([*lines, ""]) if lines else ""


def _style(colour: bool) -> Style:
    if not colour:
        return lambda text, **_: text
    from click import style  # not at the top: few runs are at a terminal

    return style


def _said(report: Report, style: Style, severity: Severity, message: Message, rule: str) -> str:
    """What stands behind the place of a diagnostic: many say the same."""
    said = (
        style(label(str(severity), report.lang), fg=COLOURS[severity], bold=True),
        " ".join(tell(message, report.lang).split()),
        _linked(style(rule, dim=True), report.rule_page(rule) if report.linked else ""),
    )
    return "".join(f"  {part}" for part in said)


def _below(diagnostic: Diagnostic, report: Report, style: Style) -> list[str]:
    """The lines below the first of a diagnostic."""
    lines = []
    if diagnostic.excerpt and diagnostic.excerpt.text.strip():
        lines.append(_quoted(diagnostic.excerpt, report.colour, style))
    if diagnostic.fix is not None:
        fix = f"“{isolated(visible(diagnostic.fix), 'ltr')}”" if diagnostic.fix else label("remove it", report.lang)
        lines.append(style(f"      {label('fix', report.lang)}: {fix}", fg="green"))
    for related in diagnostic.related:
        lines.append(style(f"      {label('see', report.lang)} {visible(str(related))}", dim=True))
    return lines


def _linked(text: str, address: str) -> str:
    """Text as a hyperlink of terminals (OSC 8)."""
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\" if address else text


def _quoted(excerpt: Excerpt, colour: bool, style: Style) -> str:
    text, start, end = excerpt
    before, place, after = text[:start].lstrip(), text[start:end], text[end:].rstrip()
    if not text.isprintable():  # as few are
        before, place, after = map(visible, (before, place, after))
    whole = not before and not after
    marked = style(place, bold=True, underline=True) if colour or whole else f"⟦{place}⟧"
    return style("      ┃ ", dim=True) + before + (marked if place else "") + after
