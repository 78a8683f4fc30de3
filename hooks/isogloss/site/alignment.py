"""Matching sections across languages; no language is the original."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from isogloss.site.naming import section_names
from isogloss.site.page import Page, Section
from isogloss.text.source import Location, Span

T = TypeVar("T")

LINE = re.compile(r"[^\r\n]+")


class Aligned(msgspec.Struct, frozen=True):
    """A section by language, for the pages that have it. `name` is its shared name, empty for the text before the first
    heading.
    """

    name: str
    sections: Mapping[str, tuple[Page, Section]]

    def place(self, code: str) -> Location:
        """Where to report what concerns the section as a whole: its heading, or the beginning of its text."""
        return place(*self.sections[code])


def aligned(alternates: Mapping[str, Page]) -> Iterator[Aligned]:
    """The sections that at least two of a page's languages have, in order of their first appearance; of two with the
    same anchor, the first counts.
    """
    found: dict[str, dict[str, tuple[Page, Section]]] = {}
    names = section_names(alternates)
    for code, page in alternates.items():
        for name, section in zip(names[code], page.sections, strict=True):
            if name is not None:
                found.setdefault(name, {}).setdefault(code, (page, section))
    for name, sections in found.items():
        if len(sections) > 1:
            yield Aligned(name, sections)


def place(page: Page, section: Section) -> Location:
    """Where to report what concerns a section as a whole: its heading, or the beginning of its text."""
    return page.source.location(section.head)


def counterpart(here: tuple[Page, Section], others: Collection[tuple[Page, Section, Span]]) -> Location:
    """Where a section is to have what its alternates have in some places: the paragraph whose number is that of theirs,
    and the line in it, as far as all have as many of them; else where the section as a whole is told of."""
    page, section = here
    stretch = section.span
    stretches = [section.span for _, section, _ in others]
    for parts in (_paragraphs, _lines):
        own = parts(page, stretch)
        theirs = [parts(other, within) for (other, _, _), within in zip(others, stretches, strict=True)]
        number, *more = {_number(parts, span) for (_, _, span), parts in zip(others, theirs, strict=True)}
        if more or number is None or {*map(len, theirs)} != {len(own)}:
            break
        stretch, stretches = own[number], [parts[number] for parts in theirs]
    if stretch == section.span or (section.heading and stretch.start < section.heading.line.end):
        return place(page, section)
    return page.source.location(Span(stretch.start, stretch.start))


def _number(parts: Sequence[Span], place: Span) -> int | None:
    """The number of the part that has a place."""
    return next((number for number, part in enumerate(parts) if part.start <= place.start < part.end), None)


def _paragraphs(page: Page, stretch: Span) -> list[Span]:
    """The paragraphs in a stretch of a page; headings are some, too."""
    return [paragraph for paragraph in page.markdown.paragraphs if stretch.start <= paragraph.start < stretch.end]


def _lines(page: Page, stretch: Span) -> list[Span]:
    """The lines of a paragraph."""
    return [Span(*line.span()) for line in LINE.finditer(page.source.text, *stretch)]


def deviating(values: Mapping[str, T]) -> tuple[T, list[str]] | None:
    """The value that most languages have, and the languages that differ from it; None if all agree. In a tie, the value
    of the first language wins, so that each difference is reported once.
    """
    if len({*values.values()}) < 2:
        return None  # as almost always
    usual = Counter(values.values()).most_common(1)[0][0]
    return usual, [code for code, value in values.items() if value != usual]
