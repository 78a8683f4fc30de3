"""One line for editors that jump to it, and for other programs; the places that it speaks of below."""

from isogloss.diagnostic import Diagnostic
from isogloss.messages import ENGLISH, tell_plainly, visible
from isogloss.reports import Report


def line(diagnostic: Diagnostic, lang: str = ENGLISH) -> str:
    """A diagnostic in one line, even where it quotes words that are broken over two."""
    told = " ".join(visible(tell_plainly(diagnostic.message, lang)).split())
    return f"{diagnostic.location}: {diagnostic.severity}: {told} [{diagnostic.rule}]"


def render(report: Report) -> str:
    return "".join(
        f"{line(diagnostic, report.lang)}\n" + "".join(f"    see {related}\n" for related in diagnostic.related)
        for diagnostic in report.diagnostics
    )
