"""Terms as substrings, for languages that do not set words apart; and strings wherever they stand."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from ahocorasick_rs import AhoCorasick

from isogloss.languages.language import Language
from isogloss.matching.match import EXACT, Form, Hit


class Strings:
    """Strings with their owners, all found in one pass wherever they stand."""

    def __init__(self, strings: Iterable[tuple[str, Hashable]]):
        self.by_text: dict[str, list[Hashable]] = defaultdict(list)
        for text, owner in strings:
            if text:
                self.by_text[text].append(owner)
        self.texts = list(self.by_text)
        self.owners = {owner for owners in self.by_text.values() for owner in owners}
        self.automaton = AhoCorasick(self.texts) if self.texts else None

    def hits(self, text: str) -> Iterator[tuple[Hashable, int, int]]:
        if self.automaton:
            for number, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True):
                for owner in self.by_text[self.texts[number]]:
                    yield owner, start, end


class Substrings:
    """The index of a language that does not set words apart."""

    def __init__(self, spoken: Language, forms: Iterable[Form]):
        self.language = spoken
        self.strings = Strings(
            (spoken.folded(variant), (form.text.translate(spoken.fold) if form.exact else None, form.entry))
            for form in forms
            for variant in sorted({form.text, form.text.replace(" ", "\n"), form.text.replace(" ", "\u00a0")})
        )
        self.foldable = re.compile(f"[{''.join(map(chr, spoken.fold))}]") if spoken.fold else None
        # of most strings nothing more need be asked: their ends are not Latin, their capitals do not matter
        self.plain = [
            None
            if any(exact for exact, _ in owners) or _latin(string[0]) or _latin(string[-1])
            else [entry for _, entry in owners]
            for string, owners in self.strings.by_text.items()
        ]

    def hits(self, text: str) -> list[Hit]:
        if not self.strings.automaton:
            return []
        written = text.translate(self.language.fold) if self.foldable and self.foldable.search(text) else text
        found: list[Hit] = []
        for number, start, end in self.strings.automaton.find_matches_as_indexes(_lowered(written), overlapping=True):
            plain = self.plain[number]
            if plain is not None:
                for entry in plain:
                    found.append((start, end, entry, EXACT))
            elif not _joins(written, start) and not _joins(written, end):
                for exact, entry in self.strings.by_text[self.strings.texts[number]]:
                    if exact in (None, written[start:end].replace("\n", " ").replace("\u00a0", " ")):
                        found.append((start, end, entry, EXACT))
        return found


def _lowered(text: str) -> str:
    """Lower case, one code point for one."""
    return text.replace("İ", "i").lower()


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _joins(text: str, place: int) -> bool:
    """Whether a Latin word or a number goes on over a place in the text."""
    return 0 < place < len(text) and _latin(text[place - 1]) and _latin(text[place])
