"""The forms that words may be written in: in letters that count as one, over a line's end, with silent marks."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from isogloss.languages.language import Language
from isogloss.text.cover import MARKUP
from isogloss.text.source import Span

BLANKS = f" \t\r\n\u00a0\u202f\u2009\u200e\u200f{MARKUP}"
BLANK = rf"[ \t\u00a0\u202f\u2009\u200e\u200f{MARKUP}]{{0,8}}"
GAP = rf"{BLANK}(?:\r?\n{BLANK})?"
"""What may stand between a number and what it counts: not the end of a paragraph."""

LETTER = r"[^\W\d_]"
LONGEST = 30
"""Code points of the longest word that says a number, and of what is looked at before one."""

NOTHING = "(?!)"
Meaning = TypeVar("Meaning")


def is_cased(character: str) -> bool:
    """Whether a character is a letter of a script that has capitals."""
    return character.isalpha() and character.lower() != character.upper()


class Heard:
    """A text without what is silent in it (خُمس), and the way back."""

    def __init__(self, text: str, silent: re.Pattern[str]):
        self.text = silent.sub("", text)
        self.places: list[int] = []
        self.shifts = [0]
        for mark in silent.finditer(text):
            self.places.append(mark.start() - self.shifts[-1])
            self.shifts.append(self.shifts[-1] + mark.end() - mark.start())

    def span(self, span: Span) -> Span:
        """Where a stretch of it stands in the text; silent marks behind a last letter are the letter's."""
        last = span.end if self.text[span.end - 1].isalpha() else span.end - 1
        return Span(span.start + self._shift(span.start), span.end + self._shift(last))

    def _shift(self, place: int) -> int:
        return self.shifts[bisect_right(self.places, place)]


class Forms:
    """How one language's words may be written in a text in small letters."""

    def __init__(self, spoken: Language):
        self.language = spoken
        self.stop = f"(?!{LETTER})" if spoken.spaced else ""
        self.word = re.compile(f"{LETTER}{{1,{LONGEST}}}")
        self.twins: dict[str, set[str]] = {}
        for code, counted in spoken.fold.items():
            self.twins.setdefault(counted, {counted}).add(chr(code).lower())

    def plain(self, text: str) -> str:
        """The text without markup, its letters as they are compared."""
        return " ".join(self.language.folded(text.replace(MARKUP, "")).split())

    def pattern(self, words: Iterable[str], ending: str = "") -> str:
        """A pattern of whole words in any of their forms, with an ending; `a|b` are two words for one thing."""
        alternatives = sorted({form for word in words for form in word.split("|")}, key=lambda w: (-len(w), w))
        letters = "|".join("".join(map(self._letter, word)) for word in alternatives)
        return f"(?:{letters})(?:{ending}){self.stop}" if letters else NOTHING

    def _letter(self, character: str) -> str:
        if character == " ":
            return GAP
        folded = self.language.folded(character)
        same = {character, folded, *(twin for twin in self.twins.get(folded, ()) if len(twin) == 1)}
        return f"[{re.escape(''.join(sorted(same)))}]" if len(same) > 1 else re.escape(character)


class Meanings(Generic[Meaning]):
    """What words mean, however they are written and whatever their endings."""

    def __init__(self, forms: Forms, words: Mapping[str, Meaning]):
        pairs = [
            (forms.plain(written), meaning)
            for word, meaning in words.items()
            for form in word.split("|")
            for written in {form, form.upper().lower()}  # in capitals, put into small letters: MAYIS
        ]
        self.plain = forms.plain
        self.pairs = sorted(pairs, key=lambda pair: -len(pair[0]))
        self.known: dict[str, Meaning] = {}

    def __getitem__(self, written: str) -> Meaning:
        if written not in self.known:
            plain = self.plain(written)
            self.known[written] = next(meaning for word, meaning in self.pairs if plain.startswith(word))
        return self.known[written]
