"""Output formats, one a file: `render` turns diagnostics into text. A file in this folder is its own registration."""

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from isogloss.diagnostic import Diagnostic


@cache
def formats() -> tuple[str, ...]:
    """The names of all formats, sorted."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def render(name: str, diagnostics: Sequence[Diagnostic]) -> str:
    """The diagnostics in a format; empty or ending with a line end."""
    function: Callable[[Sequence[Diagnostic]], str] = import_module(f"{__name__}.{name}").render
    return function(diagnostics)
