"""Text as it is compared: letters composed, what is silent left out, and the way back to the text as it stands."""

import re
import unicodedata
from bisect import bisect_right

from isogloss.languages.language import Language
from isogloss.text.inlines import MARKUP

INVISIBLE = f"{MARKUP}\u00ad\u200b-\u200f\ufeff"
"""Inline markup, soft hyphens, zero-width spaces and joiners, direction marks: written, not read."""

COMBINING = "\u0300-\u036f"
LETTER = f"[^\\W_][{COMBINING}]+"
"""A letter with combining marks: compared as the one code point that it is canonically equal to (Unicode NFC)."""


class Plain:
    """Reads prose as a language reads it."""

    def __init__(self, spoken: Language):
        self.language = spoken
        own = f"|{spoken.silent}" if spoken.silent else ""
        self.odd = re.compile(f"[{INVISIBLE}{COMBINING}]{own}")
        self.combining = re.compile(f"[{COMBINING}]")
        self.silent = re.compile(f"(?P<invisible>[{INVISIBLE}]+){own}")
        self.composed = re.compile(f"(?P<letter>{LETTER})|{self.silent.pattern}")

    def text(self, prose: str) -> str:
        return self.read(prose)[0]

    def read(self, prose: str) -> tuple[str, "Edits | None"]:
        """The plain text and, where it is not the prose itself, the way back."""
        if not self.odd.search(prose):
            return prose, None
        silent = self.composed if self.combining.search(prose) else self.silent
        edits = Edits()
        pieces, last = [], 0
        for match in silent.finditer(prose):
            start, end = match.span()
            letter = unicodedata.normalize("NFC", match[0]) if match.lastgroup == "letter" else ""
            if len(letter) == end - start:
                continue
            if not match.lastgroup and self.language.unread and not self.language.unread(prose, start, end):
                continue
            pieces += (prose[last:start], letter)
            last = end
            edits.note(start + len(letter), end - start - len(letter))
        if not pieces:
            return prose, None
        return "".join((*pieces, prose[last:])), edits


class Edits:
    """What was left out of a text, and the way back from positions in the rest."""

    def __init__(self):
        self.at: list[int] = []
        self.removed: list[int] = []

    def note(self, start: int, length: int) -> None:
        before = self.removed[-1] if self.removed else 0
        self.at.append(start - before)
        self.removed.append(before + length)

    def offset(self, index: int) -> int:
        before = bisect_right(self.at, index)
        return index + (self.removed[before - 1] if before else 0)

    def back(self, prose: str, start: int, end: int) -> tuple[int, int]:
        end = self.offset(end - 1) + 1
        while end < len(prose) and unicodedata.category(prose[end]) == "Mn":
            end += 1  # a vowel mark belongs to the letter that it stands on
        return self.offset(start), end
