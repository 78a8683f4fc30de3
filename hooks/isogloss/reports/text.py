"""For people at a terminal: grouped by file, with the line quoted, the place in it marked, and what to write.

The place is marked by colour where there is colour and by brackets where there is none: carets cannot stand under
Arabic or Chinese.
"""

import io
from itertools import groupby

from rich.console import Console
from rich.text import Text

from isogloss.diagnostic import Diagnostic, Excerpt, Severity
from isogloss.messages import isolated, label, tell, visible
from isogloss.reports import Report

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold blue"}


def render(report: Report) -> str:
    out = io.StringIO()
    console = Console(
        file=out,
        force_terminal=report.colour,
        color_system="standard" if report.colour else None,
        no_color=not report.colour,
        highlight=False,
        emoji=False,
        markup=False,
        width=report.width,
        soft_wrap=True,
        legacy_windows=False,
    )
    for path, group in groupby(report.diagnostics, key=lambda d: d.location.path):
        console.print(Text(path, style="bold underline" if report.colour else ""))
        for diagnostic in group:
            _tell(console, diagnostic, report)
        console.print()
    return out.getvalue()


def _tell(console: Console, diagnostic: Diagnostic, report: Report) -> None:
    at = diagnostic.location
    head = Text("  ")
    head.append(f"{at.line}:{at.column}", style="dim")
    head.append("  ")
    head.append(label(str(diagnostic.severity), report.lang), style=STYLES[diagnostic.severity])
    head.append("  " + " ".join(tell(diagnostic.message, report.lang).split()))
    head.append(f"  {diagnostic.rule}", style="dim")
    console.print(head)
    if diagnostic.excerpt and diagnostic.excerpt.text.strip():
        console.print(_quoted(diagnostic.excerpt, report.colour))
    if diagnostic.fix is not None:
        fix = f"“{isolated(visible(diagnostic.fix), 'ltr')}”" if diagnostic.fix else label("take it out", report.lang)
        console.print(Text(f"      {label('fix', report.lang)}: {fix}", style="green"))
    for related in diagnostic.related:
        console.print(Text(f"      {label('see', report.lang)} {related}", style="dim"))


def _quoted(excerpt: Excerpt, colour: bool) -> Text:
    before, place, after = (
        visible(part)
        for part in (
            excerpt.text[: excerpt.start].lstrip(),
            excerpt.text[excerpt.start : excerpt.end],
            excerpt.text[excerpt.end :].rstrip(),
        )
    )
    line = Text("      ┃ ", style="dim")
    line.append(before, style="not dim")
    whole = not before and not after
    if place:
        line.append(place if colour or whole else f"⟦{place}⟧", style="not dim bold underline")
    line.append(after, style="not dim")
    return line
