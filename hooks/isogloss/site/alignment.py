"""The same section in every language: no language is the model of the others."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from isogloss.site.naming import section_names
from isogloss.site.page import Page, Section
from isogloss.text.source import Location, Span

T = TypeVar("T")


@dataclass(frozen=True)
class Aligned:
    """A section by language: those of the pages that have it. `name` is what it is called in all of them, empty for
    what precedes the first heading."""

    name: str
    sections: Mapping[str, tuple[Page, Section]]

    def place(self, code: str) -> Location:
        """Where to tell what concerns the section as a whole: its heading, or the beginning of its text."""
        return place(*self.sections[code])


def aligned(alternates: Mapping[str, Page]) -> Iterator[Aligned]:
    """The sections that at least two of a page's languages have, in the order of the first that has each; of two with
    one anchor the first counts."""
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
    if section.heading:
        return page.source.location(section.heading.line)
    return page.source.location(Span(section.span.start, section.span.start))


def deviating(values: Mapping[str, T]) -> tuple[T, list[str]] | None:
    """What most languages agree on, and the languages that differ from it; None where all agree. Where two values are
    equally frequent, that of the first language counts, so that each pair is told once."""
    if len({*values.values()}) < 2:
        return None  # as almost always
    usual = Counter(values.values()).most_common(1)[0][0]
    return usual, [code for code, value in values.items() if value != usual]
