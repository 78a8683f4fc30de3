"""A file's text, read once and never changed, and the positions in it."""

import os
import re
import stat
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

import msgspec

from isogloss.text.message import Refusal, message
from isogloss.text.reasons import of_system

LARGEST = 20_000_000
"""Bytes beyond which a file is taken for a mistake or an attack, not for a page."""

OPENING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A pipe is not waited for, and no line end translated, where a system knows of either."""

# Not str.splitlines(): it also splits at U+2028, form feed and others, which no editor counts as lines.
LINE_END = re.compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A stretch of a text: offsets in code points, end exclusive."""

    start: int
    end: int


class Spans:
    """Stretches of a text taken together, in order and apart from one another."""

    def __init__(self, spans: Iterable[Span]):
        self.spans: list[Span] = []
        for span in sorted(spans):
            if self.spans and span.start <= self.spans[-1].end:
                self.spans[-1] = Span(self.spans[-1].start, max(self.spans[-1].end, span.end))
            else:
                self.spans.append(span)

    def touch(self, span: Span) -> bool:
        """Whether a stretch, even an empty one, has a place in one of them."""
        before = bisect_left(self.spans, (max(span.end, span.start + 1),))
        return before > 0 and span.start < self.spans[before - 1].end


class Placed(Protocol):
    """What has a place in a text."""

    @property
    def span(self) -> Span: ...


P = TypeVar("P", bound=Placed)


def within(things: Sequence[P], span: Span) -> Sequence[P]:
    """Those of some things, in order of their places, that begin in a stretch."""
    first = bisect_left(things, span.start, key=_start)
    return things[first : bisect_left(things, span.end, first, key=_start)]


def _start(thing: Placed) -> int:
    return thing.span.start


class Location(NamedTuple):
    """A stretch of a file: lines and columns are code points counted from 1, the end is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    def encloses(self, other: "Location") -> bool:
        """Whether another stretch is a part of this one."""
        starts = (self.line, self.column) <= (other.line, other.column)
        ends = (other.end_line, other.end_column) <= (self.end_line, self.end_column)
        return self.path == other.path and starts and ends


class Unreadable(Refusal):
    """A file whose bytes are no text; says where and what to do, in a sentence whose {named} places the values fill."""

    def __init__(self, path: str, sentence: str, line: int = 1, column: int = 1, **values: object):
        self.reason = sentence.format_map(values) if values else sentence
        said = message(sentence, **values) if values or "{" not in sentence else sentence
        super().__init__(said, f"{path}:{line}:{column}")
        self.location = Location(path, line, column, line, column)
        self.sentence = sentence
        self.values = values


class Source(msgspec.Struct, frozen=True, eq=False, dict=True):
    """One file's text, under the path by which people know it."""

    path: str
    text: str

    @cached_property
    def _line_starts(self) -> list[int]:
        if "\r" not in self.text:  # as in most files
            return list(accumulate((len(line) + 1 for line in self.text.split("\n")[:-1]), initial=0))
        return [0, *(end.end() for end in LINE_END.finditer(self.text))]

    @cached_property
    def _line_ends(self) -> list[int]:
        if "\r" not in self.text:
            return [*(start - 1 for start in self._line_starts[1:]), len(self.text)]
        return [*(end.start() for end in LINE_END.finditer(self.text)), len(self.text)]

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both from 1."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def location(self, span: Span) -> Location:
        """Where a span stands, as reports tell it."""
        return Location(self.path, *self.position(span.start), *self.position(span.end))

    def span(self, location: Location) -> Span:
        """The stretch of a location in this file; what lies beyond the text ends with it."""

        def offset(line: int, column: int) -> int:
            starts = self._line_starts
            return min(starts[line - 1] + column - 1, len(self.text)) if line <= len(starts) else len(self.text)

        return Span(offset(location.line, location.column), offset(location.end_line, location.end_column))

    def line(self, number: int) -> Span:
        """The stretch of a line (from 1), its end left out."""
        return Span(self._line_starts[number - 1], self._line_ends[number - 1])


def real(file: Path) -> Path:
    """The file that a path leads to, symbolic links followed; a loop of them leads nowhere, and is no error here."""
    return Path(os.path.realpath(file))


def read_source(file: Path, path: str) -> Source:
    """Read a UTF-8 file that people know as `path`. A byte order mark is no part of the text.

    Raises Unreadable where the file is too large, is no text or is not UTF-8.
    """
    return decode(read_bytes(file, path), path)


def read_bytes(file: Path | str, path: str, largest: int = LARGEST) -> bytes:
    """The bytes of a file that people know as `path`. Raises Unreadable where it is no regular file, or too large."""
    try:
        # what is looked at is what is read; a file object would take most of the time, of thousands of files
        handle = os.open(file, OPENING)
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable(path, "no regular file: put a text file here")
            if status.st_size > largest:
                megabytes = largest // 1_000_000
                raise Unreadable(path, "larger than {size} MB: split it, or leave it out of the pages", size=megabytes)
            read = os.read(handle, status.st_size + 1)
            if len(read) == status.st_size:  # as of nearly all: there is no more, or there would have been
                return read
            return b"".join([read, *iter(lambda: os.read(handle, status.st_size + 1), b"")])
        finally:
            os.close(handle)
    except OSError as error:
        raise Unreadable(path, "cannot be read: {error}", error=of_system(error)) from None


def read_inside(file: Path, path: str) -> bytes:
    """The bytes of a file that has to lie in its own folder: what it says may be told to others. Raises Unreadable,
    also for a symbolic link that leads elsewhere."""
    # only a link leads elsewhere; to follow every path of thousands would take longer than to read them
    if file.is_symlink() and not real(file).is_relative_to(real(file.parent)):
        raise Unreadable(path, "a symbolic link that leaves its folder: put the file itself here")
    return read_bytes(file, path)


def decode(data: bytes, path: str) -> Source:
    """Bytes as text. Raises Unreadable where they are no text, or not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # error.start counts in error.object, which utf-8-sig has shortened by the byte order mark
        before = Source(path, error.object[: error.start].decode("utf-8"))
        raise Unreadable(
            path,
            "not UTF-8 (byte {byte}): save the file as UTF-8",
            *before.position(len(before.text)),
            byte=f"0x{error.object[error.start]:02x}",
        ) from None
    if "\0" in text:
        where = Source(path, text).position(text.index("\0"))
        raise Unreadable(path, "holds a NUL character: is it a binary file?", *where)
    return Source(path, text)
