"""Text as it is compared: letters composed, what is silent left out, and the way back to the text as it stands."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from isogloss.languages.language import Language
from isogloss.matching import compiled
from isogloss.matching.match import Hit
from isogloss.text.cover import MARKUP

INVISIBLE = f"{MARKUP}\u00ad\u200b-\u200f\ufeff"
"""Inline markup, soft hyphens, zero-width spaces and joiners, direction marks: written, not read."""

COMBINING = "\u0300-\u036f\u0653-\u0655"
COMPOSED = f"[{COMBINING}](?<=[^\\W_].)[{COMBINING}]{{0,29}}"
"""Combining marks on a letter, which are compared with it as the one code point that they are canonically equal to
(Unicode NFC). No language needs more of them than the Stream-Safe Text Format allows (UAX #15), and to order them takes
its time."""

Change = tuple[int, int, str]
"""What is read otherwise: its start, its end, and what stands there for the reader."""


class Plain:
    """Reads prose as a language reads it."""

    def __init__(self, spoken: Language):
        # a pattern for each kind, which begins with what is rare: that is quick, and most texts have nothing of most
        self.odd = re.compile(f"[{INVISIBLE}{COMBINING}]")
        self.invisible = re.compile(f"[{INVISIBLE}]+")
        self.composed = re.compile(COMPOSED)
        self.own = re.compile(spoken.silent) if spoken.silent else None

    def text(self, prose: str) -> str:
        return self.read(prose)[0]

    def read(self, prose: str) -> tuple[str, "Edits | None"]:
        """The plain text and, where it is not the prose itself, the way back."""
        changes: list[Change] = [(*match.span(), "") for match in self.own.finditer(prose)] if self.own else []
        if self.odd.search(prose):
            changes += [(*match.span(), "") for match in self.invisible.finditer(prose)]
            changes += self._compositions(prose)
            changes.sort()
        if not changes:
            return prose, None
        edits = Edits()
        if compiled.USED:
            text, edits.at, edits.removed = compiled.plain.left_out(prose, changes)
            return text, edits
        pieces: list[str] = []
        last = 0
        for start, end, read in changes:
            pieces += (prose[last:start], read)
            last = end
            edits.note(start + len(read), end - start - len(read))
        return "".join((*pieces, prose[last:])), edits

    def _compositions(self, prose: str) -> Iterator[Change]:
        """The letters that are shorter when composed."""
        for match in self.composed.finditer(prose):
            start, end = match.start() - 1, match.end()
            letter = unicodedata.normalize("NFC", prose[start:end])
            if len(letter) < end - start:
                yield start, end, letter


class Edits:
    """What was left out of a text, and the way back from positions in the rest."""

    def __init__(self) -> None:
        self.at: list[int] = []
        self.removed: list[int] = []

    def note(self, start: int, length: int) -> None:
        before = self.removed[-1] if self.removed else 0
        self.at.append(start - before)
        self.removed.append(before + length)

    def offset(self, index: int) -> int:
        return index + self._removed(bisect_right(self.at, index))

    def _removed(self, before: int) -> int:
        return self.removed[before - 1] if before else 0

    def back(self, prose: str, hits: list[Hit]) -> list[Hit]:
        """The hits where they stand in the text. Most are between the same two edits as the one before."""
        if compiled.USED:
            return compiled.plain.back(prose, hits, self.at, self.removed)
        moved: list[Hit] = []
        at = [*self.at, len(prose) + 1]
        low = high = removed = 0
        for start, end, entry, sureness in hits:
            if not low <= start < high:
                after = bisect_right(at, start)
                low, high, removed = at[after - 1] if after else 0, at[after], self._removed(after)
            stop = end + removed
            if end >= high:
                stop, after = self.offset(end - 1) + 1, self.offset(end)
                while stop < after and unicodedata.category(prose[stop]) == "Mn":
                    stop += 1  # a vowel mark that was left out belongs to the letter that it stands on
            moved.append((start + removed, stop, entry, sureness))
        return moved
