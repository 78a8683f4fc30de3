"""A page, its sections and the terms in them."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, wraps
from itertools import repeat
from typing import NamedTuple, TypeVar

import msgspec

from isogloss.figures.figure import Figure, Kind, Weight
from isogloss.glossary.model import Concept, LanguageSection, Term
from isogloss.languages import language
from isogloss.matching.homographs import settle
from isogloss.matching.match import PROBABLE, Hit, Match, Sureness
from isogloss.matching.matcher import TermMatcher
from isogloss.text.cover import HIDDEN, MARKUP
from isogloss.text.dialects import Dialect, read_dialect
from isogloss.text.front_matter import front_matter
from isogloss.text.markdown import Heading, Markdown
from isogloss.text.scripts import distinct, scripts
from isogloss.text.source import Location, Source, Span
from isogloss.text.structure import BlockKind

T = TypeVar("T")

AROUND = re.compile(r"[^\w\s'’-]")
"""A mark that may stand around words, and is no part of any."""

LIST_NUMBER = re.compile(r"\d{1,9}")

ADDRESS = re.compile(r"\.[a-z]{2,4}(?![\w-])")
"""The end of a name such as CMO.com, in which a term is none."""

QUOTED = re.compile(r"""[(（“„«‹「『《"][^()（）“”„"«»‹›「」『』《》\n]*""")
"""What follows a bracket or quotation mark that opens, up to the next one or the line's end."""


class Occurrence(NamedTuple):
    """An occurrence of a term on a page, with its concept and language section.

    `rivals` are the other concepts that the words may mean here; `sure` says that the words certainly are the term and
    mean this concept. There are many occurrences, and most rules look at each, so the fields are plain attributes.
    """

    source: Source
    language: str
    span: Span
    concept: Concept
    section: LanguageSection
    term: Term
    sureness: Sureness
    rivals: tuple[str, ...]
    sure: bool

    @property
    def text(self) -> str:
        """What is written there, markup and line ends included."""
        return self.source.text[slice(*self.span)]

    @property
    def location(self) -> Location:
        """Where it stands, as reports tell it."""
        return self.source.location(self.span)


class Section(msgspec.Struct, frozen=True, eq=False, dict=True):
    """A stretch of a page from one heading to the next; the text before the first heading is a section without one.

    `hinted` are the concepts that may be named here: by words with other readings, or within longer terms.
    """

    heading: Heading | None
    span: Span
    occurrences: tuple[Occurrence, ...]
    hinted: frozenset[str]

    @property
    def anchor(self) -> str | None:
        """The anchor of its heading, if it has one."""
        return self.heading.anchor if self.heading else None

    @property
    def head(self) -> Span:
        """The line of its heading; where it begins if it has none."""
        return self.heading.line if self.heading else Span(self.span.start, self.span.start)

    @cached_property
    def concepts(self) -> frozenset[str]:
        """The concepts that are certainly named here."""
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
        """Its prose and what it is made of, in its dialect."""
        return read_dialect(self.source.text, self.dialect)

    def by(self, matcher: TermMatcher) -> "Page":
        """The same page, with the terms that another matcher finds; its Markdown is not read again."""
        page = replace(self, matcher=matcher)
        vars(page)["markdown"] = self.markdown
        return page

    @cached_property
    def body(self) -> int:
        """The offset at which the front matter ends."""
        return front_matter(self.source.text)[0].end

    @cached_property
    def _quoted(self) -> tuple[list[int], list[int]]:
        """Where brackets and quotation marks open in a line, and where the next one, or the line's end, stands."""
        text = self.source.text
        starts: list[int] = []
        ends: list[int] = []
        for quoted in QUOTED.finditer(text):
            start, end = quoted.span()
            if text[start] == '"' and ends and ends[-1] == start and text[starts[-1] - 1] == '"':
                continue  # it closes
            starts.append(start + 1)
            ends.append(end)
        return starts, ends

    def is_quoted(self, span: Span) -> bool:
        """Whether a stretch is within brackets or quotation marks that open in the same line."""
        starts, ends = self._quoted
        before = bisect_right(starts, span[0]) - 1
        return before >= 0 and span[0] < ends[before]

    def quotation(self, span: Span) -> Span | None:
        """The content of the brackets or quotation marks around a stretch that open in its line."""
        starts, ends = self._quoted
        before = bisect_right(starts, span.start) - 1
        return Span(starts[before], ends[before]) if before >= 0 and span.start < ends[before] else None

    @cached_property
    def characters(self) -> frozenset[str]:
        """The distinct characters of the file; a character that is not among them need not be searched for."""
        return distinct(self.source.text, language(self.language).scripts)

    @cached_property
    def scripts(self) -> frozenset[str]:
        """The scripts of its letters, by their Unicode names."""
        return frozenset(scripts(self.characters))

    @cached_property
    def alphabet(self) -> str:
        """The distinct characters as one text: a single search in it shows that a pattern cannot match the page."""
        return "".join(self.characters)

    @cached_property
    def lowered(self) -> str:
        """The prose in lower case, of the same length: good enough to look for words of several languages."""
        return self.markdown.prose.replace("İ", "i").lower()

    @cached_property
    def folded(self) -> str:
        """The same with straight apostrophes, as the words of several languages are compared."""
        return self.lowered.replace("’", "'")

    @cached_property
    def words(self) -> list[str]:
        """The words of the prose in lower case, split at spaces, without hidden parts and the marks around them."""
        text = self.lowered.replace(HIDDEN, " ").replace(MARKUP, " ")
        for mark in AROUND.findall(self.alphabet):
            text = text.replace(mark, " ")  # one by one takes a tenth of what a pattern does
        return text.split()

    def is_prose(self, span: Span) -> bool:
        """Whether all of a stretch is text that readers read."""
        return self.markdown.prose[slice(*span)] == self.source.text[slice(*span)]

    @cached_property
    def hits(self) -> list[Hit]:
        """Its terms, as places and numbers of the matcher's entries."""
        return self.matcher.paragraphs.find(self.markdown.prose)

    @cached_property
    def matches(self) -> list[Match]:
        """Its terms in order, those that longer ones cover included."""
        return self.matcher.matches(self.hits)

    @cached_property
    def figures(self) -> list[Figure]:
        """Its numbers, percentages, money and dates, in order."""
        from isogloss.figures.notations import by_layout  # for pages that are kept nobody needs it
        from isogloss.figures.reader import reader

        read = by_layout(reader(self.language).read(self.lowered), self.markdown.prose, self.source.text)
        return sorted([*read, *self._lone_numbers()], key=lambda figure: figure.span)

    def _lone_numbers(self) -> Iterator[Figure]:
        """The numbers of lists with a single item, which are more often an ordinal at the beginning of a sentence: 21.
        yüzyılda.
        """
        for block in self.markdown.blocks:
            if block.kind is not BlockKind.ORDERED_LIST or block.items != 1:
                continue
            if number := LIST_NUMBER.match(self.source.text, block.span.start):
                yield Figure(Span(*number.span()), Kind.ORDINAL, int(number[0]), Weight.HOMOGRAPH)

    @cached_property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """Its terms in order, without those that longer ones cover, and without those in names such as CMO.com."""
        source, text, code = self.source, self.source.text, self.language
        kept = [m for m in self.matches if not (m[3] or (text.startswith(".", m[0][1]) and _in_address(m, text)))]
        alone = len({m[0] for m in kept}) == len(kept)  # on half of the pages no words are two concepts'
        new = tuple.__new__  # the constructors of named tuples take twice the time
        return tuple(
            new(Occurrence, (source, code, span, *designation, sureness, rivals, not rivals and sureness > PROBABLE))
            for (span, designation, sureness, _), rivals in (zip(kept, repeat(())) if alone else settle(kept, text))
        )

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections in order; the first has no heading and may be empty."""
        headings = self.markdown.headings
        starts = [0, *(heading.line.start for heading in headings)]
        ends = [*starts[1:], len(self.source.text)]
        found: list[list[Occurrence]] = [[] for _ in starts]
        hinted: list[set[str]] = [set() for _ in starts]
        number, end = 0, ends[0]
        for occurrence in self.occurrences:
            while occurrence.span.start >= end:
                number += 1
                end = ends[number]
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


def _in_address(match: Match, text: str) -> bool:
    return ADDRESS.match(text, match.span.end) is not None


def once_a_page(of: Callable[[Page], T]) -> Callable[[Page], T]:
    """Cache a function of a page alone on that page, since its alternates do not change when it is edited."""
    name = f"{of.__module__}.{of.__qualname__}"

    @wraps(of)
    def asked(page: Page) -> T:
        known = vars(page)  # as a cached property is, and forgotten with the page
        if name not in known:
            known[name] = of(page)
        found: T = known[name]
        return found

    return asked
