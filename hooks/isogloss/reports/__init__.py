"""Output formats, one a file: `render` turns a report into text. A file in this folder is its own registration."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from isogloss.diagnostic import Diagnostic, Severity
from isogloss.messages import ENGLISH


@dataclass(frozen=True)
class Report:
    """The contents of a report: diagnostics in order; the pages that were checked, with their files by path and
    language; the language of messages; if requested, the changed lines by file (an empty set means the whole file);
    where the pages of rules are published; and what the terminal can show.
    """

    diagnostics: Sequence[Diagnostic]
    languages: Sequence[str] = ()
    pages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    lang: str = ENGLISH
    changed: Mapping[str, frozenset[int]] | None = None
    rule_pages: str = ""
    colour: bool = False
    linked: bool = False

    @property
    def count(self) -> int:
        """How many pages have been looked at."""
        return sum(map(len, self.pages.values()))

    def rule_page(self, rule: str) -> str:
        """The address of the page on a rule; empty where none is known."""
        return self.rule_pages.format(rule=rule)

    def is_on_changed_lines(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic stands on a line that was changed; of a file that is new, on any."""
        lines = (self.changed or {}).get(diagnostic.location.path)
        return lines is not None and (not lines or diagnostic.location.line in lines)


RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
"""Severities, the worst first."""


@cache
def formats() -> tuple[str, ...]:
    """The names of all formats, sorted."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def render(name: str, report: Report) -> str:
    """A report in a format; empty or ending with a line break."""
    function: Callable[[Report], str] = import_module(f"{__name__}.{name}").render
    return function(report)
