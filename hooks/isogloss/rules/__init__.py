"""Rules, one a file: the docstring is the manual page, SEVERITY ranks it, `check` finds.

`check` is given a site that has one path only, so that what it finds can be kept for that path; a rule that asks
about the whole site has a `survey`, which is given the terms that every page uses, and one that asks about the glossary
alone an `inspect`, whose answer holds as long as the glossary does. One that asks which languages are in step has a
`follow`, which is given how the sections stand, and how people know the file of a language and a path. ALONE = True
says of a `check` that what it finds on a page depends on that page and the glossary only: it holds while the same page
is written in another language. ALLOWABLE = False says that no comment on a page allows what it reports.

A file in this folder is its own registration; its name, with hyphens, is the rule's.
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
from isogloss.site.usage import SiteUsage


@dataclass(frozen=True)
class Rule:
    name: str
    severity: Severity
    manual: str
    check: Callable[[Site], Iterator[Diagnostic]] | None
    survey: Callable[[SiteUsage], Iterator[Diagnostic]] | None
    inspect: Callable[[Termbase, tuple[str, ...]], Iterator[Diagnostic]] | None
    follow: Callable[[Sequence[Standing], Callable[[str, str], str]], Iterator[Diagnostic]] | None
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
        ways = (getattr(rule, way, None) for way in ("check", "survey", "inspect", "follow"))
        kinds = getattr(rule, "ALONE", False), getattr(rule, "ALLOWABLE", True)
        found[name] = Rule(name, rule.SEVERITY, cleandoc(rule.__doc__), *ways, *kinds)
    return found
