"""A glossary and the matchers of its languages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from isogloss.glossary.glossary import Glossary
from isogloss.matching.matcher import TermMatcher, matcher
from isogloss.matching.store import NOWHERE, Store

T = TypeVar("T")


class Matchers(dict[str, TermMatcher]):
    """Matchers by language, each made when it is first asked for."""

    def __init__(self, glossary: Glossary, store: Store):
        self.glossary, self.store = glossary, store

    def __missing__(self, code: str) -> TermMatcher:
        made = self[code] = matcher(self.glossary, code, self.store)
        return made


@dataclass(frozen=True, eq=False)
class Termbase:
    """What a site is written by: the concepts, and what finds their terms; `store` has it from run to run."""

    glossary: Glossary
    store: Store = NOWHERE
    _made: dict[tuple[Any, str], Any] = field(default_factory=dict, repr=False)

    @cached_property
    def matchers(self) -> Mapping[str, TermMatcher]:
        return Matchers(self.glossary, self.store)

    def once(self, make: Callable[[Glossary, str], T], code: str, kind: type[T] | None = None) -> T:
        """What a rule makes of the glossary for pages in a language, made when it is first asked for. What is of a
        `kind` that msgspec can read is had from run to run."""
        if (make, code) not in self._made:
            name = f"{make.__module__.rpartition('.')[2]}/{code}"
            kept = self.store.get(name, kind) if kind else None
            self._made[make, code] = make(self.glossary, code) if kept is None else kept
            if kind and kept is None:
                self.store.put(name, self._made[make, code])
        made: T = self._made[make, code]
        return made
