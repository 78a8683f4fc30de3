"""Isogloss keeps one concept under one term in every language of a multilingual site.

site = isogloss.load(Path("docs"), Path("glossary"))
for diagnostic in isogloss.check(site):
    ...

What is named here is the library; manual/reference/api.md describes it. Versions are semantic: it changes its meaning
only with the first number (before 1.0 with the second), and everything else may change with any.
"""

from importlib import import_module

TYPE_CHECKING = False  # as type checkers know it; typing itself takes longer to import than all of this
if TYPE_CHECKING:
    from isogloss.baseline import BaselineError as BaselineError
    from isogloss.diagnostic import Diagnostic as Diagnostic
    from isogloss.diagnostic import Severity as Severity
    from isogloss.engine import UsageError as UsageError
    from isogloss.engine import check as check
    from isogloss.engine import load as load
    from isogloss.engine import load_termbase as load_termbase
    from isogloss.finding import find as find
    from isogloss.glossary.glossary import Glossary as Glossary
    from isogloss.glossary.glossary import GlossaryError as GlossaryError
    from isogloss.glossary.model import Concept as Concept
    from isogloss.glossary.model import Term as Term
    from isogloss.matching.termbase import Termbase as Termbase
    from isogloss.project import Project as Project
    from isogloss.project import open_project as open_project
    from isogloss.reports import Report as Report
    from isogloss.reports import render as render
    from isogloss.site.page import Occurrence as Occurrence
    from isogloss.site.site import Site as Site
    from isogloss.text.source import Location as Location

__version__ = "0.1.0"

_HOMES = {
    "BaselineError": "baseline",
    "Concept": "glossary.model",
    "Diagnostic": "diagnostic",
    "Glossary": "glossary.glossary",
    "GlossaryError": "glossary.glossary",
    "Location": "text.source",
    "Occurrence": "site.page",
    "Project": "project",
    "Report": "reports",
    "Severity": "diagnostic",
    "Site": "site.site",
    "Term": "glossary.model",
    "Termbase": "matching.termbase",
    "UsageError": "engine",
    "check": "engine",
    "find": "finding",
    "load": "engine",
    "load_termbase": "engine",
    "open_project": "project",
    "render": "reports",
}
__all__ = list(_HOMES)


if not TYPE_CHECKING:  # type checkers are to know only the names above

    def __getattr__(name: str):
        # what is asked for is imported then, so that `isogloss --help` need not wait for the engine
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
