"""A page, its sections and the terms in them."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import NamedTuple, TypeVar

from isogloss.figures.figure import Figure
from isogloss.figures.reader import reader
from isogloss.glossary.model import Concept, LanguageSection, Term
from isogloss.matching.homographs import settle
from isogloss.matching.match import Hit, Match, Sureness
from isogloss.matching.matcher import TermMatcher
from isogloss.text.dialects import Dialect, read_dialect
from isogloss.text.front_matter import front_matter
from isogloss.text.markdown import Heading, Markdown
from isogloss.text.source import Location, Source, Span

T = TypeVar("T")

ADDRESS = re.compile(r"\.[a-z]{2,4}(?![\w-])")
"""The end of a name such as CMO.com, in which a term is none."""

QUOTE = re.compile(r"""[()（）“”„"«»‹›「」『』《》\n]""")
OPENING = frozenset("(（“„«‹「『《")


class Occurrence(NamedTuple):
    """A term where it stands on a page. `rivals` are the other concepts that its words may mean here."""

    source: Source
    language: str
    match: Match
    rivals: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        return self.match.span

    @property
    def text(self) -> str:
        """What is written there, markup and line ends included."""
        return self.source.text[slice(*self.span)]

    @property
    def location(self) -> Location:
        return self.source.location(self.span)

    @property
    def concept(self) -> Concept:
        return self.match.designation.concept

    @property
    def section(self) -> LanguageSection:
        """The concept's language section."""
        return self.match.designation.section

    @property
    def term(self) -> Term:
        return self.match.designation.term

    @property
    def sureness(self) -> Sureness:
        return self.match.sureness

    @property
    def sure(self) -> bool:
        """Whether the words are the term, and mean this concept."""
        return not self.rivals and self.sureness > Sureness.PROBABLE


@dataclass(frozen=True, eq=False)
class Section:
    """A stretch of a page from a heading to the next; what precedes the first heading has none.

    `hinted` are the concepts whose terms stand here within longer terms, or that words here may mean.
    """

    heading: Heading | None
    span: Span
    occurrences: tuple[Occurrence, ...]
    hinted: frozenset[str]

    @property
    def anchor(self) -> str | None:
        return self.heading.anchor if self.heading else None

    @cached_property
    def concepts(self) -> frozenset[str]:
        """The concepts that are surely named here."""
        return frozenset(occurrence.concept.id for occurrence in self.occurrences if occurrence.sure)


@dataclass(frozen=True, eq=False)
class Page:
    """One page in one language; `path` is the same in every language, `source.path` is the file's."""

    language: str
    path: str
    source: Source
    matcher: TermMatcher
    dialect: Dialect = Dialect.MKDOCS

    @cached_property
    def markdown(self) -> Markdown:
        return read_dialect(self.source.text, self.dialect)

    @cached_property
    def body(self) -> int:
        """Where the data that opens the page ends."""
        return front_matter(self.source.text)[0].end

    @cached_property
    def _quoted(self) -> tuple[list[int], list[int]]:
        """Where brackets and quotation marks open in a line, and where the next one, or the line's end, stands."""
        starts, ends, inside = [], [], False
        for mark in QUOTE.finditer(self.source.text):
            place, found = mark.start(), mark[0]
            if inside:
                ends.append(place)
            inside = found in OPENING or (found == '"' and not (inside and self.source.text[starts[-1] - 1] == '"'))
            if inside:
                starts.append(place + 1)
        if inside:
            ends.append(len(self.source.text))
        return starts, ends

    def is_quoted(self, span: Span) -> bool:
        """Whether a stretch stands between brackets or quotation marks that open in the same line."""
        return self.quotation(span) is not None

    def quotation(self, span: Span) -> Span | None:
        """What the brackets or quotation marks enclose that a stretch stands between and that open in its line."""
        starts, ends = self._quoted
        before = bisect_right(starts, span.start) - 1
        return Span(starts[before], ends[before]) if before >= 0 and span.start < ends[before] else None

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character that the file has: what it has not need not be looked for."""
        return frozenset(self.source.text)

    @cached_property
    def lowered(self) -> str:
        """The prose in small letters, as long as it: enough to look for words of several languages in it."""
        return self.markdown.prose.replace("İ", "i").lower()

    @cached_property
    def words(self) -> list[str]:
        """What stands between spaces in the prose, in small letters."""
        return self.lowered.split()

    def is_prose(self, span: Span) -> bool:
        """Whether a stretch is text that readers read, and nothing else."""
        return self.markdown.prose[slice(*span)] == self.source.text[slice(*span)]

    @cached_property
    def hits(self) -> list[Hit]:
        """Its terms, as places and numbers of the matcher's entries."""
        return self.matcher.hits(self.markdown.prose)

    @cached_property
    def matches(self) -> list[Match]:
        return self.matcher.matches(self.hits)

    @cached_property
    def figures(self) -> list[Figure]:
        """Its numbers, percentages, money and dates, in order."""
        return reader(self.language).read(self.lowered)

    @cached_property
    def occurrences(self) -> tuple[Occurrence, ...]:
        text = self.source.text
        kept = [m for m in self.matches if not (m.covered or ADDRESS.match(text, m.span.end))]
        settled = sorted(settle(kept, text), key=lambda pair: pair[0].span)
        return tuple(Occurrence(self.source, self.language, match, rivals) for match, rivals in settled)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections in order; the first has no heading and may be empty."""
        headings = self.markdown.headings
        starts = [0, *(heading.line.start for heading in headings)]
        ends = [*starts[1:], len(self.source.text)]
        found: list[list[Occurrence]] = [[] for _ in starts]
        hinted: list[set[str]] = [set() for _ in starts]
        for occurrence in self.occurrences:
            number = bisect_right(starts, occurrence.span.start) - 1
            found[number].append(occurrence)
            if not occurrence.sure:
                hinted[number].add(occurrence.concept.id)
        for match in self.matches:
            if match.covered:
                hinted[bisect_right(starts, match.span.start) - 1].add(match.designation.concept.id)
        return tuple(
            Section(heading, Span(start, end), tuple(here), frozenset(hints))
            for heading, start, end, here, hints in zip([None, *headings], starts, ends, found, hinted, strict=True)
        )


def once_a_page(of: Callable[[Page], T]) -> Callable[[Page], T]:
    """A function of a page alone, asked once for each: while a page is written in one language, its versions in others
    stay the same."""
    name = f"{of.__module__}.{of.__qualname__}"

    @wraps(of)
    def asked(page: Page) -> T:
        known = vars(page)  # as a cached property is, and forgotten with the page
        if name not in known:
            known[name] = of(page)
        return known[name]

    return asked
