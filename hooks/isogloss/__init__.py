"""Isogloss keeps one concept under one term in every language of a multilingual site.

site = isogloss.load(Path("docs"), Path("glossary"))
for diagnostic in isogloss.check(site):
    ...
"""

from importlib import import_module

__version__ = "0.1.0"

_HOMES = {
    "BaselineError": "baseline",
    "Diagnostic": "diagnostic",
    "GlossaryError": "glossary.glossary",
    "Severity": "diagnostic",
    "UsageError": "engine",
    "check": "engine",
    "load": "engine",
    "load_termbase": "engine",
    "open_project": "project",
}
__all__ = list(_HOMES)


def __getattr__(name: str):
    # what is asked for is imported then, so that `isogloss --help` need not wait for the engine
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
