"""Rules, one per file: the docstring is the manual page, SEVERITY grades it, and functions find diagnostics.

`check(site)` gets a site with a single path, so that its results can be cached per path. `survey` looks at the whole
site, and gets the terms that every page uses. `inspect` looks at the glossary alone; its results hold as long as the
glossary does. `follow` looks at which languages are in step; it gets the standings of all sections and a function from
a language and a path to the file's name in reports.

`sought(glossary, code)` tells what strings of the glossary, besides a language's own terms, `check` looks for on the
language's pages (`Page.folded`): each with the id of its concept and whatever else of the glossary is said of it. When
the glossary changes, pages are checked again for these and for their terms alone.

PART_OF names rules that report a whole paragraph: what a rule finds in one of those is not reported again.

ALONE = True declares that what `check` finds on a page depends only on that page and the glossary, not on other
languages. ALLOWABLE = False declares that no comment on a page can allow the rule.

A file in this folder registers itself; the rule's name is the file's, with hyphens.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules
from types import ModuleType

import msgspec

from isogloss.diagnostic import Diagnostic, Severity
from isogloss.freshness.standing import Standing
from isogloss.matching.termbase import Termbase
from isogloss.site.site import Site
from isogloss.site.terms_change import Sought
from isogloss.site.usage import SiteUsage


class Rule(msgspec.Struct, frozen=True, dict=True):
    """A rule as its module has it: its severity, its manual page, and the functions that look; some have two. The
    module is imported when it is first asked: what is kept of a check is told without.

    `check` looks at pages, `survey` at the use of terms over the whole site, `inspect` at the glossary, `follow` at how
    the languages stand to one another. `sought` tells the strings that it looks for, `alone` that it looks at each page
    by itself, `allowable` that a comment may allow what it reports, `part_of` the rules that report whole paragraphs of
    what it looks for.
    """

    name: str

    @cached_property
    def _module(self) -> ModuleType:
        return import_module(f"{__name__}.{self.name.replace('-', '_')}")

    @cached_property
    def severity(self) -> Severity:
        severity: Severity = self._module.SEVERITY
        return severity

    @cached_property
    def manual(self) -> str:
        return cleandoc(self._module.__doc__ or "")

    @cached_property
    def check(self) -> Callable[[Site], Iterator[Diagnostic]] | None:
        return getattr(self._module, "check", None)

    @cached_property
    def survey(self) -> Callable[[SiteUsage], Iterator[Diagnostic]] | None:
        return getattr(self._module, "survey", None)

    @cached_property
    def inspect(self) -> Callable[[Termbase, tuple[str, ...]], Iterator[Diagnostic]] | None:
        return getattr(self._module, "inspect", None)

    @cached_property
    def follow(self) -> Callable[[Sequence[Standing], Callable[[str, str], str]], Iterator[Diagnostic]] | None:
        return getattr(self._module, "follow", None)

    @cached_property
    def sought(self) -> Sought | None:
        return getattr(self._module, "sought", None)

    @cached_property
    def alone(self) -> bool:
        return getattr(self._module, "ALONE", False)

    @cached_property
    def allowable(self) -> bool:
        return getattr(self._module, "ALLOWABLE", True)

    @cached_property
    def part_of(self) -> tuple[str, ...]:
        return getattr(self._module, "PART_OF", ())

    @property
    def summary(self) -> str:
        """The first line of its manual page."""
        return self.manual.partition("\n")[0]


@cache
def rules() -> dict[str, Rule]:
    """All rules by name, sorted."""
    modules = sorted(module.name for module in iter_modules(__path__))
    return {rule.name: rule for rule in (Rule(module.replace("_", "-")) for module in modules)}
