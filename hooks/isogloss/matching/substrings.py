"""Terms as substrings, for languages that do not set words apart; and strings wherever they stand."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from ahocorasick_rs import AhoCorasick

from isogloss.languages.language import Language
from isogloss.matching import compiled
from isogloss.matching.borders import CONTEXT, Borders
from isogloss.matching.match import EXACT, Form, Hit
from isogloss.matching.memory import REMEMBERED

if TYPE_CHECKING:
    from isogloss.matching.compiled.substrings import Trie

Owner = TypeVar("Owner", bound=Hashable)

BLOCK = 1 << 15
"""Characters that are searched at a time; the way back from bytes to characters takes memory."""

UNSURE = -1
"""Stands for an entry where there is more to ask."""


class Strings(Generic[Owner]):
    """Strings with their owners, all found in one pass wherever they stand."""

    def __init__(self, strings: Iterable[tuple[str, Owner]]):
        self.by_text: dict[str, list[Owner]] = defaultdict(list)
        for text, owner in strings:
            if text:
                self.by_text[text].append(owner)
        self.texts = list(self.by_text)
        self.owners = {owner for owners in self.by_text.values() for owner in owners}

    @cached_property
    def automaton(self) -> AhoCorasick | None:
        return AhoCorasick(self.texts) if self.texts else None

    def hits(self, text: str) -> Iterator[tuple[Owner, int, int]]:
        for number, start, end in self.places(text):
            for owner in self.by_text[self.texts[number]]:
                yield owner, start, end

    def places(self, text: str) -> list[tuple[int, int, int]]:
        """The numbers of the strings that are found, with where they start and end."""
        return self.automaton.find_matches_as_indexes(text, overlapping=True) if self.automaton else []


class Substrings:
    """The index of a language that does not set words apart."""

    def __init__(self, spoken: Language, forms: Iterable[Form]):
        self.language = spoken
        self.strings = Strings(
            (spoken.folded(variant), (spoken.unified(form.text) if form.exact else None, form.entry))
            for form in forms
            for variant in sorted({form.text, form.text.replace(" ", "\n"), form.text.replace(" ", "\u00a0")})
        )
        texts = self.strings.texts
        self.owners = list(self.strings.by_text.values())
        # of most strings nothing more need be asked: one entry's, their ends not Latin, their capitals no matter
        self.entry = [_only(string, owners) for string, owners in self.strings.by_text.items()]
        self.special = UNSURE in self.entry
        self.sure = lru_cache(REMEMBERED)(self._sure)
        self.longest = max(map(len, texts), default=0)
        lexicon = spoken.lexicon() if spoken.lexicon and texts else None
        self.trie: Trie | None = None
        if compiled.USED:
            self.trie = compiled.substrings.Trie({text: number for number, text in enumerate(texts)})
            self.inside = compiled.substrings.Borders(lexicon) if lexicon else None
        else:
            self.borders = Borders(lexicon) if lexicon else None

    def prepare(self) -> None:
        """All is there already."""

    @property
    def agreed(self) -> Hashable:
        """Strings decide nothing together."""
        return ()

    def hits(self, text: str) -> list[Hit]:
        found: list[Hit] = []
        for start in range(0, len(text) if self.entry else 0, BLOCK):
            found += self._search(text, start)
        return found

    def _search(self, text: str, start: int) -> list[Hit]:
        """What begins in the block of the text that starts here."""
        first = min(start, CONTEXT)  # a few characters more on either side, to see whether a word goes on
        base, last = start - first, first + BLOCK
        written = self.language.unified(text[base : base + last + self.longest + CONTEXT])
        lowered = _lowered(written)
        found: list[Hit] = []
        if self.trie:
            compiled.substrings.search(
                self.trie, self.inside, written, lowered, first, last, base, self.entry, self.owners, EXACT, found
            )
            return found
        strings = self.strings.places(lowered)
        if self.borders:
            strings = self.borders.whole(lowered, strings)
        entry = self.entry
        if not self.special:
            return [(base + at, base + to, entry[number], EXACT) for number, at, to in strings if first <= at < last]
        framed = f"\n{written}\n"
        for number, at, to in strings:
            if first <= at < last:
                only = entry[number]
                if only != UNSURE:
                    found.append((base + at, base + to, only, EXACT))
                else:
                    found += [(base + at, base + to, each, EXACT) for each in self.sure(number, framed[at : to + 2])]
        return found

    def _sure(self, number: int, stretch: str) -> list[int]:
        """The entries whose string this is between the characters with which a stretch begins and ends."""
        if _joined(stretch[:2]) or _joined(stretch[-2:]):
            return []
        spelled = stretch[1:-1].replace("\n", " ").replace("\u00a0", " ")
        owners = self.strings.by_text[self.strings.texts[number]]
        return [entry for exact, entry in owners if exact in (None, spelled)]


def _lowered(text: str) -> str:
    """Lower case, one code point for one."""
    return text.replace("İ", "i").lower()


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _joined(pair: str) -> bool:
    """Whether a Latin word or a number goes on from one character to the next."""
    return pair.isascii() and pair.isalnum()


def _only(string: str, owners: list[tuple[str | None, int]]) -> int:
    """The entry whose string this is wherever it stands; UNSURE where there is more to ask."""
    ((exact, entry), *others) = owners
    return UNSURE if others or exact is not None or _latin(string[0]) or _latin(string[-1]) else entry
