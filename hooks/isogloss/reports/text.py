"""One line for people, and for editors that jump to it; the places that it speaks of below."""

from collections.abc import Sequence

from isogloss.diagnostic import Diagnostic


def line(diagnostic: Diagnostic) -> str:
    """A diagnostic in one line, even where it quotes words that are broken over two."""
    message = " ".join(str(diagnostic.message).split())
    return f"{diagnostic.location}: {diagnostic.severity}: {message} [{diagnostic.rule}]"


def render(diagnostics: Sequence[Diagnostic]) -> str:
    return "".join(
        f"{line(diagnostic)}\n" + "".join(f"    see {related}\n" for related in diagnostic.related)
        for diagnostic in diagnostics
    )
