"""Places as the protocol counts them: lines and characters from 0, a character being what both sides agreed on."""

import re
import sys
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from lsprotocol.types import Position, Range

from isogloss.text.source import Location, Source, Span

WIDER = {
    encoding: [re.compile(f"[{chr(least)}-{chr(sys.maxunicode)}]") for least in wider]
    for encoding, wider in {"utf-32": (), "utf-16": (0x10000,), "utf-8": (0x80, 0x800, 0x10000)}.items()
}
"""The characters that take one unit more, and those that take one more than these, by encoding (Unicode Standard,
3.9)."""

QUOTED = 80
"""Code points of a line that are quoted."""


@dataclass(frozen=True, eq=False)
class Positions:
    """A text's offsets in code points, and its positions in the units of an encoding."""

    source: Source
    encoding: str = "utf-16"

    @cached_property
    def _wide(self) -> list[list[int]]:
        """Where the characters stand that take a unit more, by how wide they are."""
        text = self.source.text
        return [[] if text.isascii() else [it.start() for it in wide.finditer(text)] for wide in WIDER[self.encoding]]

    def _units(self, start: int, end: int) -> int:
        return end - start + sum(bisect_left(places, end) - bisect_left(places, start) for places in self._wide)

    def position(self, offset: int) -> Position:
        """The position of an offset."""
        line, column = self.source.position(offset)
        return Position(line - 1, self._units(offset - column + 1, offset))

    def range(self, span: Span) -> Range:
        """The range of a span."""
        return Range(self.position(span.start), self.position(span.end))

    def range_of(self, location: Location) -> Range:
        """The range of a location in this file; what lies beyond the text ends with it."""
        return self.range(self.source.span(location))

    def quoted(self, location: Location) -> str:
        """The beginning of the line that a location is in."""
        line = self._line(location.line - 1)
        return self.source.text[line.start : min(line.end, line.start + QUOTED)].strip()

    def offset(self, position: Position) -> int:
        """The offset of a position. What lies beyond a line or the text ends with it; what lies within a character
        begins before it."""
        start, end = self._line(position.line)
        place = bisect_right(range(start, end + 1), position.character, key=lambda at: self._units(start, at))
        return start + max(place - 1, 0)

    def span(self, there: Range) -> Span:
        """The span of a range."""
        return Span(self.offset(there.start), self.offset(there.end))

    def _line(self, number: int) -> Span:
        last = self.source.position(len(self.source.text))[0]
        return self.source.line(number + 1) if number < last else Span(len(self.source.text), len(self.source.text))


def whole_line(line: int) -> Range:
    """A line (from 1) of a text that is not at hand."""
    return Range(Position(line - 1, 0), Position(line, 0))
