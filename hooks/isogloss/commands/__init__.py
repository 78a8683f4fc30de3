"""Commands, one a file: HELP says what it does, `arguments` adds its options, `run` does it and gives the exit code.

A file in this folder is its own registration. Commands import what they need when they run, so that help is quick.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

CLEAN, DIAGNOSTICS, COULD_NOT_RUN = 0, 1, 2
"""Exit codes."""


@cache
def commands() -> dict[str, ModuleType]:
    """All commands by name, sorted. A file whose command would be a word of Python has a line at its end: import_."""
    modules = sorted(iter_modules(__path__), key=lambda m: m.name)
    return {m.name.removesuffix("_"): import_module(f"{__name__}.{m.name}") for m in modules}
