"""The differences of two wordings, word by word (character by character in scripts without spaces)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from isogloss.languages import language
from isogloss.languages.language import Language

MOST_WORK = 1_000_000
"""Pairs of words that may be compared; beyond that, all that lies between the same beginning and end has changed."""

AROUND = 6
"""Words that are shown before and after a change."""

LEFT_OUT = "…"


class Piece(NamedTuple):
    """A stretch that is in both wordings, only in the former, or only in the present one."""

    kind: Literal["same", "old", "new"]
    text: str


def difference(old: str, new: str, code: str) -> list[Piece]:
    """The pieces of two wordings, in order; at each place, the old one before the new one."""
    before, now = _tokens(old, code), _tokens(new, code)
    first = next((n for n, (a, b) in enumerate(zip(before, now, strict=False)) if a != b), min(len(before), len(now)))
    most = min(len(before), len(now)) - first
    last = next((n for n in range(most) if before[-1 - n] != now[-1 - n]), most)
    middle = _compared(before[first : len(before) - last], now[first : len(now) - last])
    pieces = [Piece("same", "".join(now[:first])), *middle, Piece("same", "".join(now[len(now) - last :]))]
    return [piece for piece in pieces if piece.text]


def shortened(pieces: Sequence[Piece], code: str) -> list[Piece]:
    """The changes, each with a few words of context."""
    short = []
    for number, piece in enumerate(pieces):
        if piece.kind == "same":
            words = _tokens(piece.text, code)
            # a space is a token too
            reach = 2 * AROUND if language(code).spaced else 2 * AROUND + 4
            start = [] if number == 0 else words[:reach]
            end = [] if number == len(pieces) - 1 else words[-reach:]
            if len(words) > len(start) + len(end):
                piece = Piece("same", "".join([*start, LEFT_OUT, *end]))
        short.append(piece)
    return short


def _compared(before: Sequence[str], now: Sequence[str]) -> Iterator[Piece]:
    operations: Iterable[tuple[str, int, int, int, int]]
    if len(before) * len(now) > MOST_WORK:
        operations = [("replace", 0, len(before), 0, len(now))]
    else:
        operations = SequenceMatcher(None, before, now, autojunk=False).get_opcodes()
    for kind, a, b, c, d in operations:
        if kind == "equal":
            yield Piece("same", "".join(now[c:d]))
        else:
            yield Piece("old", "".join(before[a:b]))
            yield Piece("new", "".join(now[c:d]))


def _tokens(text: str, code: str) -> list[str]:
    return _token(language(code)).findall(text)


def _token(spoken: Language) -> re.Pattern[str]:
    """A word, a run of spaces or any other single character; Latin words and numbers stay whole in every language."""
    word = spoken.word if spoken.spaced else "[A-Za-z0-9]+"
    return re.compile(rf"{word}|\s+|[^\s]", re.DOTALL)
