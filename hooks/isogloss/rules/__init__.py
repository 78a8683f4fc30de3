"""Rules, one per file: the docstring is the manual page, SEVERITY grades it, and functions find diagnostics.

`check(site)` gets a site with a single path, so that its results can be cached per path. `survey` looks at the whole
site, and gets the terms that every page uses. `inspect` looks at the glossary alone; its results hold as long as the
glossary does. `follow` looks at which languages are in step; it gets the standings of all sections and a function from
a language and a path to the file's name in reports.

`sought(glossary, code)` tells what strings of the glossary, besides a language's own terms, `check` looks for on the
language's pages (`Page.folded`): each with the id of its concept and whatever else of the glossary is said of it. When
the glossary changes, pages are checked again for these and for their terms alone.

ALONE = True declares that what `check` finds on a page depends only on that page and the glossary, not on other
languages. ALLOWABLE = False declares that no comment on a page can allow the rule.

A file in this folder registers itself; the rule's name is the file's, with hyphens.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules

from isogloss.diagnostic import Diagnostic, Severity
from isogloss.freshness.standing import Standing
from isogloss.matching.termbase import Termbase
from isogloss.site.site import Site
from isogloss.site.terms_change import Sought
from isogloss.site.usage import SiteUsage


@dataclass(frozen=True)
class Rule:
    """A rule as its module has it: its severity, its manual page, and the functions that look; some have two.

    `check` looks at pages, `survey` at the use of terms over the whole site, `inspect` at the glossary, `follow` at how
    the languages stand to one another. `sought` tells the strings that it looks for, `alone` that it looks at each page
    by itself, `allowable` that a comment may allow what it reports.
    """

    name: str
    severity: Severity
    manual: str
    check: Callable[[Site], Iterator[Diagnostic]] | None
    survey: Callable[[SiteUsage], Iterator[Diagnostic]] | None
    inspect: Callable[[Termbase, tuple[str, ...]], Iterator[Diagnostic]] | None
    follow: Callable[[Sequence[Standing], Callable[[str, str], str]], Iterator[Diagnostic]] | None
    sought: Sought | None = None
    alone: bool = False
    allowable: bool = True

    @property
    def summary(self) -> str:
        """The first line of its manual page."""
        return self.manual.partition("\n")[0]


@cache
def rules() -> dict[str, Rule]:
    """All rules by name, sorted."""
    found = {}
    for module in sorted(iter_modules(__path__), key=lambda m: m.name):
        rule = import_module(f"{__name__}.{module.name}")
        name = module.name.replace("_", "-")
        ways = (getattr(rule, way, None) for way in ("check", "survey", "inspect", "follow", "sought"))
        kinds = getattr(rule, "ALONE", False), getattr(rule, "ALLOWABLE", True)
        found[name] = Rule(name, rule.SEVERITY, cleandoc(rule.__doc__), *ways, *kinds)
    return found
