"""What a page is made of besides its prose."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain

import msgspec

from isogloss.text.cover import HIDDEN, MARKUP
from isogloss.text.marks import LinkMark, Marks, OpenBlock, label
from isogloss.text.source import Span

LINE = re.compile(r"[^\r\n]+")
LINE_ENDS = "\r\n"
ADDRESS = re.compile(r"""\s(?:href|src)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""", re.IGNORECASE)
WORDS = re.compile(rf"[^\s{HIDDEN}{MARKUP}]")


class Heading(msgspec.Struct, frozen=True):
    """A heading: its level, its line, its words and its explicit anchor (None where it has none)."""

    level: int
    line: Span
    title: Span
    anchor: str | None


class BlockKind(StrEnum):
    """What Markdown makes of some lines."""

    BULLETED_LIST = "bulleted list"
    ORDERED_LIST = "ordered list"
    TABLE = "table"
    CODE = "code"
    ADMONITION = "admonition"
    DETAILS = "details"
    TAB = "tab"
    BLOCK = "block"
    QUOTE = "quote"


class Block(msgspec.Struct, frozen=True):
    """A block other than a paragraph or a heading, from its first mark to the end of its last line.

    `name` is what an admonition, details or a block is called (`warning`), or the language of code. A list has items
    (a list within an item is a list of its own), a table has rows, its head included, and columns.
    """

    kind: BlockKind
    span: Span
    name: str = ""
    items: int = 0
    rows: int = 0
    columns: int = 0


class Link(msgspec.Struct, frozen=True):
    """A link or an image: its target as written (for a reference: in its definition), its place, that of its words."""

    target: str
    span: Span
    words: Span
    image: bool = False


@dataclass(frozen=True, eq=False)
class Markdown:
    """A page's prose, as long as its text, and what else it is made of, all in order of place."""

    text: str
    prose: str
    marks: Marks

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(
            Heading(level, Span(start, end), Span(first, last), anchor)
            for level, start, end, first, last, anchor in self.marks.headings
        )

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Lists, tables, code, admonitions and their kind, quotations; a block precedes those within it."""
        found = (
            self._block(block)
            for block in self.marks.blocks
            if block.kind != BlockKind.TABLE or block.start in self._tables
        )
        return tuple(sorted(found, key=lambda block: (block.span.start, -block.span.end)))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Inline links, references that are defined, autolinks; images too."""
        found = (link for mark in self.marks.links for link in self._link(mark))
        return tuple(sorted(found, key=lambda link: link.span))

    @cached_property
    def addresses(self) -> tuple[Span, ...]:
        """Where the targets of links and images are written: behind their words, in definitions, in HTML."""
        found = {Span(start, end) for start, end in self.marks.targets}
        for mark in self.marks.links:
            written = self.text[slice(*mark.target)].strip()
            if not mark.reference and written:
                at = self.text.index(written, mark.target[0])
                bracketed = written.startswith("<") and written.endswith(">")
                found.add(Span(at + bracketed, at + len(written) - bracketed))
        for tag in self.marks.html:
            for match in ADDRESS.finditer(self.text, *tag):
                found.add(Span(*match.span("double" if match["double"] is not None else "single")))
        return tuple(sorted(found))

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The runs of text: paragraphs, items, cells, titles; without the spaces around them, and without those that
        say nothing, such as a tag on a line of its own."""
        runs: list[tuple[int, int]] = []
        for run in sorted(self.marks.paragraphs):
            if cells := self._tables.get(run[0]):
                runs.extend(chain(*cells))
            else:
                runs.append(run)
        text, prose, new = self.text, self.prose, tuple.__new__  # the constructors of named tuples take twice the time
        found: list[Span] = []
        for start, end in runs:
            if prose[start].isalnum() and not text[end - 1].isspace():  # as most
                found.append(new(Span, (start, end)))
            elif WORDS.search(prose, start, end):
                found.append(self._trimmed(start, end))
        return tuple(found)

    @cached_property
    def html(self) -> tuple[Span, ...]:
        """Raw tags and comments; an element whose content is hidden, such as a script, is one with it."""
        return _spans(self.marks.html)

    @cached_property
    def code(self) -> tuple[Span, ...]:
        """Code within text, its backticks included."""
        return _spans(self.marks.code)

    @cached_property
    def signs(self) -> tuple[Span, ...]:
        """What readers see though it is no prose: entities in text, the x of a task that is done."""
        return _spans(self.marks.signs)

    @cached_property
    def attributes(self) -> tuple[Span, ...]:
        """Attribute lists, `{#anchor .class}`, their braces included."""
        return _spans(self.marks.attributes)

    def _block(self, block: OpenBlock) -> Block:
        end = block.end
        while end > block.start and self.text[end - 1] in LINE_ENDS:
            end -= 1
        kind, span = BlockKind(block.kind), Span(block.start, end)
        if kind == BlockKind.TABLE:
            return Block(kind, span, rows=len(self._tables[block.start]), columns=block.items)
        return Block(kind, span, block.name, block.items)

    def _link(self, mark: LinkMark) -> Iterator[Link]:
        place, words, written = Span(*mark.place), Span(*mark.words), self.text[slice(*mark.target)]
        if not mark.reference:
            written = written.strip()
            bracketed = written.startswith("<") and written.endswith(">")
            yield Link(written[1:-1] if bracketed else written, place, words, mark.image)
        elif defined := self.marks.definitions.get(label(written)):
            yield Link(defined, place, words, mark.image)
        elif mark.target != mark.words:
            # neither half of a reference that is not defined needs the other
            start, end = mark.target
            halves = (place.start, words.end + 1), (start - 1, end + 1)
            yield from self._link(LinkMark(halves[0], mark.words, mark.words, mark.image, True))
            yield from self._link(LinkMark(halves[1], mark.target, mark.target, False, True))

    @cached_property
    def _tables(self) -> dict[int, list[list[tuple[int, int]]]]:
        """The cells of the tables, row by row, by where the table starts."""
        return {
            block.start: rows
            for block in self.marks.blocks
            if block.kind == BlockKind.TABLE and (rows := self._rows(block))
        }

    def _rows(self, table: OpenBlock) -> list[list[tuple[int, int]]]:
        """The rows of what has a row of delimiters; none where its head has not as many cells, which makes it text."""
        head, _, *body = [line.span() for line in LINE.finditer(self.text, table.start, table.end)]
        cells = self._row(*head)
        if len(cells) != table.items or cells == [head]:
            return []
        return [cells, *(self._row(*row) for row in body)]

    def _row(self, start: int, end: int) -> list[tuple[int, int]]:
        """The cells of a line of a table; borders at its ends belong to none."""
        borders = self.marks.borders[bisect_left(self.marks.borders, start) : bisect_left(self.marks.borders, end)]
        cells = list(zip([start, *(border + 1 for border in borders)], [*borders, end], strict=True))
        if borders and not self.prose[slice(*cells[0])].strip():
            del cells[0]
        if borders and not self.prose[slice(*cells[-1])].strip():
            del cells[-1]
        return cells

    def _trimmed(self, start: int, end: int) -> Span:
        while self.text[start].isspace():
            start += 1
        while self.text[end - 1].isspace():
            end -= 1
        return Span(start, end)


def _spans(places: list[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(*place) for place in sorted(places))
