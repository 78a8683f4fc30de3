"""Matching sections across languages; no language is the original."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from isogloss.site.naming import section_names
from isogloss.site.page import Page, Section
from isogloss.text.source import Location

T = TypeVar("T")


@dataclass(frozen=True)
class Aligned:
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


def deviating(values: Mapping[str, T]) -> tuple[T, list[str]] | None:
    """The value that most languages have, and the languages that differ from it; None if all agree. In a tie, the value
    of the first language wins, so that each difference is reported once.
    """
    if len({*values.values()}) < 2:
        return None  # as almost always
    usual = Counter(values.values()).most_common(1)[0][0]
    return usual, [code for code, value in values.items() if value != usual]
