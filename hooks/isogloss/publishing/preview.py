"""The lines of a title in a picture of given width, by what its characters take up at most: no font is asked."""

import unicodedata
from typing import NamedTuple

WIDTHS = {"Lu": 0.72, "Ll": 0.62, "Lo": 0.62, "Nd": 0.6, "Mn": 0.0, "Zs": 0.28}
"""Of a bold sans-serif letter by its general category, in ems; anything else takes what a mark does."""
WIDE = 1.0
OTHER = 0.5

CLOSING = frozenset("Pe Pf Po".split())
OPENING = frozenset("Ps Pi".split())
"""Categories of marks that begin no line, and that end none."""


class Setting(NamedTuple):
    """A size in pixels and the lines that a text is set in."""

    size: int
    lines: tuple[str, ...]


def width(text: str) -> float:
    """What a text takes up at most, in ems."""
    return sum(
        WIDE if unicodedata.east_asian_width(sign) in "WF" else WIDTHS.get(unicodedata.category(sign), OTHER)
        for sign in text
    )


def setting(text: str, room: float, sizes: tuple[int, ...], most: int) -> Setting:
    """A text in the largest of some sizes (largest first) in which it has at most so many lines, all about as long.

    A line ends before a space or, where words are not spaced, after a mark. Within an unspaced phrase it ends only
    where the larger half of the sizes would not do otherwise. Of what is too long for the smallest, the beginning.
    """
    for after_marks, tried in ((True, sizes[: len(sizes) // 2 + 1]), (False, sizes)):
        pieces = _pieces(text, after_marks)
        for size in tried:
            lines = _lines(pieces, room / size)
            if len(lines) <= most and max(map(width, lines), default=0) <= room / size:
                return Setting(size, _even(pieces, room / size, len(lines)))
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip() + "…"]
    return Setting(size, tuple(lines))


def _even(pieces: list[str], room: float, most: int) -> tuple[str, ...]:
    """The lines in the narrowest room that gives no more of them, so that the last one is not left with a word."""
    rooms = [room * part / 20 for part in range(1, 21)]
    return next(tuple(tried) for ems in rooms if len(tried := _lines(pieces, ems)) <= most)


def _pieces(text: str, after_marks: bool) -> list[str]:
    """A text's parts, between which a line may end; the space before one is a part of it."""
    pieces: list[str] = []
    before = ""
    for sign in " ".join(text.split()):
        if not before or sign == " " or (before != " " and _breaks(before, sign, after_marks)):
            pieces.append(sign)
        else:
            pieces[-1] += sign
        before = sign
    return pieces


def _breaks(before: str, after: str, after_marks: bool) -> bool:
    """Whether a line may end between two characters of an unspaced text."""
    if not any(unicodedata.east_asian_width(sign) in "WF" for sign in (before, after)):
        return False
    if unicodedata.category(after) in CLOSING or unicodedata.category(before) in OPENING:
        return False
    return not after_marks or unicodedata.category(before) in CLOSING


def _lines(pieces: list[str], room: float) -> list[str]:
    """Lines of at most so many ems; longer only where a part is."""
    lines: list[str] = []
    left = 0.0
    for piece in pieces:
        wanted = width(piece)
        if lines and wanted <= left:
            lines[-1] += piece
            left -= wanted
        else:
            lines.append(piece.lstrip())
            left = room - width(lines[-1])
    return lines
