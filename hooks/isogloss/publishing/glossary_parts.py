"""Where the entries of a language's glossary stand: on one page, or where there are very many, on pages by letter.

Whatever the size, `…/glossary/#concept-id` leads to a concept: where its entry is on a page of a letter, a script on
the glossary's own page leads on, and without it there is the list of the letters.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Concept, LanguageSection
from isogloss.publishing.collation import NO_LETTER, collation

LARGE = 400
"""The most entries that stand on one page together with all others."""

FULL = 150
"""The most entries on the page of a letter; a letter with more has several."""

Entry = tuple[Concept, LanguageSection]


@dataclass(frozen=True)
class Part:
    """A page of a large glossary: its name, its title, and its entries, all under one letter."""

    name: str
    title: str
    letter: str
    entries: Sequence[Entry]

    @property
    def ends(self) -> tuple[str, str]:
        """Its first and its last term."""
        return self.entries[0][1].preferred.text, self.entries[-1][1].preferred.text


@dataclass(frozen=True)
class Place:
    """The glossary of a language: the address of its page, and its entries by letter; of a large one, its parts."""

    address: str
    letters: Mapping[str, Sequence[Entry]]
    parts: tuple[Part, ...] = ()

    @cached_property
    def _pages(self) -> Mapping[str, str]:
        return {concept.id: self.part(part) for part in self.parts for concept, _ in part.entries}

    def part(self, part: Part) -> str:
        """The address of a part."""
        return f"{self.address}{part.name}/"

    def has(self, concept: str) -> bool:
        """Whether a concept has its entry on the page of a part."""
        return concept in self._pages

    def entries(self, address: str) -> Sequence[Entry]:
        """The entries on the page with an address."""
        if not self.parts:
            return [entry for listed in self.letters.values() for entry in listed] if address == self.address else []
        return next((part.entries for part in self.parts if self.part(part) == address), [])

    def entry(self, concept: str) -> str:
        """The address of a concept's entry."""
        return f"{self._pages.get(concept, self.address)}#{concept}"


def place(glossary: Glossary, code: str, address: str) -> Place:
    """Where the entries of a language stand whose glossary has some address. Raises NoCollation."""
    letters = collation(code).by_letter(glossary.sections(code), lambda entry: entry[1].preferred)
    is_large = sum(map(len, letters.values())) > LARGE
    return Place(address, letters, tuple(_parts(letters)) if is_large else ())


def anchor(letter: str) -> str:
    """A letter as a part of an address: itself in small letters, or the number of its code point."""
    small = letter.lower()
    if letter == NO_LETTER:
        return "none"
    return small if small.isascii() and small.isalnum() else f"u{ord(letter[0]):04x}"


def _parts(letters: Mapping[str, Sequence[Entry]]) -> Iterator[Part]:
    for letter, listed in letters.items():
        for number, start in enumerate(range(0, len(listed), FULL), 1):
            name, title = (
                (anchor(letter), letter) if number == 1 else (f"{anchor(letter)}-{number}", f"{letter} {number}")
            )
            yield Part(name, title, letter, listed[start : start + FULL])
