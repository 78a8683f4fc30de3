"""A glossary and the matchers of its languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from isogloss.glossary.glossary import Glossary
from isogloss.matching.matcher import TermMatcher, matcher


class Matchers(dict[str, TermMatcher]):
    """Matchers by language, each made when it is first asked for."""

    def __init__(self, glossary: Glossary):
        self.glossary = glossary

    def __missing__(self, code: str) -> TermMatcher:
        made = self[code] = matcher(self.glossary, code)
        return made


@dataclass(frozen=True, eq=False)
class Termbase:
    """What a site is written by: the concepts, and what finds their terms."""

    glossary: Glossary

    @cached_property
    def matchers(self) -> Mapping[str, TermMatcher]:
        return Matchers(self.glossary)
