"""What a language says of its own writing and inflection; matching asks nothing else."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple


class Role(StrEnum):
    """Where a word stands in its term. A compound's last word may inflect where its first may not.

    CONSTRUCT is a first word that takes no article, because what follows defines it; FIXED is a word that does not
    inflect in this term.
    """

    ONLY = "only"
    FIRST = "first"
    CONSTRUCT = "construct"
    FIXED = "fixed"
    MIDDLE = "middle"
    LAST = "last"


class Key(NamedTuple):
    """One form, or the stem of many, under which a glossary word is kept: folded, with what may surround it."""

    form: str
    mark: Any = None


class Part(NamedTuple):
    """A way to take a word of the text apart: the stretch to look up, and whether what surrounds it suits a mark."""

    start: int
    end: int
    suits: Callable[[Any], bool]


def anything(mark: Any) -> bool:
    return True


def places(words: Sequence[str]) -> list[Role]:
    """The role of each word of a term."""
    if len(words) == 1:
        return [Role.ONLY]
    return [Role.FIRST, *[Role.MIDDLE] * (len(words) - 2), Role.LAST]


def itself(word: str, role: Role) -> Iterable[Key]:
    """The keys of a word that does not inflect."""
    yield Key(word)


def whole(word: str) -> Iterable[Part]:
    """The only part of a word that is looked up as it stands."""
    yield Part(0, len(word), anything)


@dataclass(frozen=True)
class Language:
    """How a language writes and inflects. `tag` is its BCP 47 tag, script or country included where that matters.

    `word` is the pattern of one written word; None where words are not set apart, and terms are found as substrings.
    `fold` maps code points to what they count as when words are compared; one for one, so that nothing moves.
    `silent` is the pattern of what is written but not read (vowel marks, soft hyphens): removed before comparing.
    `same` maps function words to the one that they stand for (dell' → di); `skipped` are those that a term's words
    may have between them (articles).
    `roles` says where each word of a term stands; `keys` gives the forms or stems of a glossary word
    as it is written (they are folded afterwards), `parts` the ways to take a word of the text apart; a word of
    the text is a form of a glossary word where a part of it is one of its keys and its surroundings suit that key.
    """

    code: str
    tag: str
    name: str
    direction: str = "ltr"
    word: str | None = r"[^\W_]+"
    fold: dict[int, str] = field(default_factory=dict)
    silent: str = ""
    same: dict[str, str] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    roles: Callable[[Sequence[str]], list[Role]] = places
    keys: Callable[[str, Role], Iterable[Key]] = itself
    acronym_keys: Callable[[str, Role], Iterable[Key]] = itself
    parts: Callable[[str], Iterable[Part]] = whole

    def folded(self, text: str) -> str:
        """The text as it is compared; as long as the text.

        str.lower() maps one code point to one but for İ (U+0130), which every language folds by its own table.
        """
        return text.translate(DOTTED_I | self.fold).lower()


DOTTED_I = {ord("İ"): "i"}
"""For languages without a table of their own."""
