"""Which terms are used where, for rules about the whole site; compact enough to be cached for every page."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import chain

import msgspec

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Status
from isogloss.matching.termbase import Termbase
from isogloss.site.page import Page
from isogloss.text.source import Location

Place = tuple[int, int, int, int]
"""First line and column, last line and column."""


class Usage(msgspec.Struct, array_like=True):
    """The terms that a page uses, by number (`term_numbers`); the first place of each that is not its concept's
    preferred term and is to be reported; and the terms that occur only in quotations.
    """

    terms: tuple[int, ...]
    first: dict[int, Place]
    quoted: tuple[int, ...]


class SiteUsage(msgspec.Struct, frozen=True, eq=False, dict=True):
    """The usage of every page, by language and path; `file` maps those to the path of the page's file in reports."""

    termbase: Termbase
    languages: tuple[str, ...]
    pages: Mapping[str, Mapping[str, Usage]]
    file: Callable[[str, str], str]

    @property
    def glossary(self) -> Glossary:
        return self.termbase.glossary

    def numbers(self, code: str) -> Mapping[tuple[str, str], int]:
        return self.termbase.once(term_numbers, code)

    @cached_property
    def counts(self) -> Mapping[str, Counter[int]]:
        """The number of pages that use each term, by language."""
        return {
            code: Counter(chain.from_iterable(used.terms for used in pages.values()))
            for code, pages in self.pages.items()
        }

    @cached_property
    def _told(self) -> Mapping[str, Mapping[int, list[str]]]:
        """The pages of a language, by the terms for which they have a place to report."""
        told: dict[str, dict[int, list[str]]] = {}
        for code, pages in self.pages.items():
            told[code] = {}
            for path, used in pages.items():
                for number in used.first:
                    told[code].setdefault(number, []).append(path)
        return told

    def concepts(self, code: str) -> set[str]:
        """The concepts that the pages of a language name, including in brackets: Chief Experience Officer (CXO)."""
        named = set(self.counts[code]).union(*(used.quoted for used in self.pages[code].values()))
        return {concept for (concept, _), number in self.numbers(code).items() if number in named}

    def alone(self, code: str, number: int, rivals: frozenset[int]) -> Iterator[Location]:
        """The places where pages, in order of their paths, first use a term that is not preferred, and none of
        `rivals` (term numbers).
        """
        for path in sorted(self._told[code].get(number, ())):
            used = self.pages[code][path]
            if rivals.isdisjoint(used.terms):
                yield Location(self.file(code, path), *used.first[number])


def term_numbers(glossary: Glossary, code: str) -> dict[tuple[str, str], int]:
    """The numbers of a language's terms, by concept and text."""
    terms = ((concept.id, term.text) for concept, section in glossary.sections(code) for term in section.terms)
    return {term: number for number, term in enumerate(terms)}


def renumbered(used: Usage, numbers: Mapping[int, int]) -> Usage:
    """The same usage where terms have other numbers, in the same order."""
    return Usage(
        tuple(numbers[number] for number in used.terms),
        {numbers[number]: place for number, place in used.first.items()},
        tuple(numbers[number] for number in used.quoted),
    )


def usage(page: Page, numbers: Mapping[tuple[str, str], int]) -> Usage:
    """The terms that a page certainly uses itself, other than in quotations."""
    seen, quoted = {}, set()
    known: set[int] = set()
    for occurrence in page.occurrences:
        if id(occurrence.term) not in known and occurrence.sure:
            number = numbers[occurrence.concept.id, occurrence.term.text]
            if number in seen:
                continue
            if page.is_quoted(occurrence.span):
                quoted.add(number)
            else:
                seen[number] = occurrence
                known.add(id(occurrence.term))
    first = {
        number: occurrence.location[1:]
        for number, occurrence in seen.items()
        if occurrence.term.status is not Status.PREFERRED
    }
    return Usage(tuple(sorted(seen)), first, tuple(sorted(quoted - seen.keys())))
