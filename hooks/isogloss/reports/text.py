"""For people at a terminal: grouped by file, with the line quoted, the place in it marked, and what to write.

The place is marked by colour where there is colour and by brackets where there is none: carets cannot stand under
Arabic or Chinese.
"""

from collections.abc import Iterator
from functools import partial
from itertools import groupby

import click

from isogloss.diagnostic import Diagnostic, Excerpt, Severity
from isogloss.messages import isolated, label, tell, visible
from isogloss.reports import Report

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}

dim = partial(click.style, dim=True)


def render(report: Report) -> str:
    lines = []
    for path, group in groupby(report.diagnostics, key=lambda d: d.location.path):
        lines.append(click.style(visible(path), bold=True, underline=True))
        for diagnostic in group:
            lines += _told(diagnostic, report)
        lines.append("")
    told = "".join(f"{line}\n" for line in lines)
    return told if report.colour else click.unstyle(told)


def _told(diagnostic: Diagnostic, report: Report) -> Iterator[str]:
    at, severity = diagnostic.location, diagnostic.severity
    said = (
        dim(f"{at.line}:{at.column}"),
        click.style(label(str(severity), report.lang), fg=COLOURS[severity], bold=True),
        " ".join(tell(diagnostic.message, report.lang).split()),
        dim(diagnostic.rule),
    )
    yield "".join(f"  {part}" for part in said)
    if diagnostic.excerpt and diagnostic.excerpt.text.strip():
        yield _quoted(diagnostic.excerpt, report.colour)
    if diagnostic.fix is not None:
        fix = f"“{isolated(visible(diagnostic.fix), 'ltr')}”" if diagnostic.fix else label("take it out", report.lang)
        yield click.style(f"      {label('fix', report.lang)}: {fix}", fg="green")
    for related in diagnostic.related:
        yield dim(f"      {label('see', report.lang)} {visible(str(related))}")


def _quoted(excerpt: Excerpt, colour: bool) -> str:
    before, place, after = (
        visible(part)
        for part in (
            excerpt.text[: excerpt.start].lstrip(),
            excerpt.text[excerpt.start : excerpt.end],
            excerpt.text[excerpt.end :].rstrip(),
        )
    )
    whole = not before and not after
    marked = click.style(place, bold=True, underline=True) if colour or whole else f"⟦{place}⟧"
    return dim("      ┃ ") + before + (marked if place else "") + after
