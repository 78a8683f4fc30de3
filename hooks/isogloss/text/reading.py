"""A page while it is read: what is open on it, what is being gathered, and what is marked and hidden so far."""

from functools import cached_property

from isogloss.text import block_patterns as patterns
from isogloss.text.cover import Cover
from isogloss.text.inlines import Inlines
from isogloss.text.lines import ALL_LINE_ENDS, BLANK, NEWLINES
from isogloss.text.marks import Marks, OpenBlock
from isogloss.text.structure import BlockKind


class Line:
    """A line that is being read: from where on, to where (without spaces: bare), how far indented, after how many
    markers, and whether a block can begin there."""

    __slots__ = ("bare", "body", "end", "fresh", "indent", "markers", "start")

    def __init__(self, start: int, body: int, end: int, indent: int):
        self.start, self.body, self.end, self.indent = start, body, end, indent
        self.bare, self.markers, self.fresh = end, 0, False


class Run:
    """The text that is being gathered: its span, how many lines, where the first of them starts, and if it is a table,
    how many columns the row of delimiters tells apart and where the last such row ends."""

    __slots__ = ("columns", "delimited", "end", "line", "lines", "start")

    def __init__(self, line: int, start: int, end: int):
        self.line, self.start, self.end, self.lines = line, start, end, 1
        self.columns = self.delimited = 0


class Container:
    """A page, a quotation, or a block that is open: the indent of its content, the block that ends with it, and the
    list that another item would continue."""

    __slots__ = ("block", "indent", "list")

    def __init__(self, indent: int, block: OpenBlock | None = None):
        self.indent, self.block = indent, block
        self.list: OpenBlock | None = None


class Reading:
    """The state of reading one page. `containers` are the page or innermost quotation and the items and callouts that
    are open in it, `outer` those around each open quotation; `slashes` are the open blocks of pymdownx, `unclosed` the
    ends that have been looked for in vain."""

    def __init__(self, text: str):
        self.text = text
        self.lines = ALL_LINE_ENDS if "\r" in text else NEWLINES
        self.cover = Cover(text)
        self.marks = Marks()
        self.inlines = Inlines(self.cover, self.marks).read
        self.unclosed: set[str] = set()
        self.at = 0  # where the next line starts
        self.filled = 0  # where the last line that is not blank ends
        self.containers = [Container(0)]
        self.outer: list[list[Container]] = []
        self.slashes: list[tuple[str, OpenBlock]] = []
        self.after_blank = True
        self.listing = False  # whether the line before is of a list, so that an item needs no blank line
        self.text_before = False  # whether anything precedes that a definition could define
        self.run: Run | None = None

    @property
    def base(self) -> int:
        """The indent of the innermost open container's content."""
        return self.containers[-1].indent

    @cached_property
    def closing_fences(self) -> dict[str, list[tuple[int, int]]]:
        """The lines that can close a fence, by the fence: the line end before them, and where they end."""
        found: dict[str, list[tuple[int, int]]] = {}
        for closing in patterns.CLOSING_FENCE.finditer(self.text):
            found.setdefault(closing["fence"], []).append(closing.span())
        return found

    def ends(self) -> bool:
        """Whether the block ends with this line."""
        return bool(BLANK.match(self.text, self.at))

    # ------------------------------------------------------------------------------------------ what is open

    def open(self, line: Line, end: int, block: OpenBlock | None = None) -> bool:
        """Open a container at its marker; what stands after it is read as the first line of its content."""
        self.flush()
        self.cover.hide(line.body, end)
        # an indent of less than four opens no level of its own
        self.containers.append(Container(line.indent // 4 * 4 + 4, block))
        if end < line.end:
            self.after_blank = True
            line.body, line.indent, line.markers = end, self.base, line.markers + 1
        return True

    def quote(self, at: int) -> None:
        """Open a quotation: a page of its own within the page."""
        self.containers[-1].list = None
        self.outer.append(self.containers)
        self.containers = [Container(0, self.mark(BlockKind.QUOTE, at))]
        self.after_blank = True

    def leave(self, indent: int) -> None:
        """Close the containers that a block of this indent does not belong to."""
        while indent < self.containers[-1].indent:
            self._end([self.containers.pop()])
        self.listing = False

    def unquote(self, depth: int) -> None:
        """Close the quotations that a line of this depth does not belong to."""
        while depth < len(self.outer):
            self._end(self.containers)
            self.containers = self.outer.pop()

    def end(self) -> None:
        """Close all that is open, at the end of the page."""
        self.flush()
        self.unquote(0)
        self._end(self.containers)
        self._end([Container(0, block) for _, block in self.slashes])

    def _end(self, containers: list[Container]) -> None:
        for container in containers:
            if container.block:
                container.block.end = self.filled

    # ------------------------------------------------------------------------------------------ text

    def gather(self, line: Line, start: int, end: int) -> None:
        """Add to the text that is read once it is whole."""
        if start >= end:
            return
        if self.run:
            self.run.end = end
            self.run.lines += 1
        else:
            self.run = Run(line.start, start, end)

    def flush(self) -> None:
        """Read the text that has been gathered: something else begins."""
        if run := self.run:
            self.run = None
            if run.columns:
                self.table(run.start, max(run.end, run.delimited), run.columns)
            self.inlines(run.start, run.end)

    # ------------------------------------------------------------------------------------------ what is marked

    def mark(self, kind: BlockKind, start: int, end: int = 0, name: str = "") -> OpenBlock:
        """Mark a block that begins here."""
        block = OpenBlock(kind, start, end, name)
        self.marks.blocks.append(block)
        return block

    def table(self, start: int, end: int, columns: int) -> None:
        """Mark a table, all of which is known."""
        self.mark(BlockKind.TABLE, start, end).items = columns

    def list_at(self, start: int) -> OpenBlock:
        """The list that an item here belongs to; to Python-Markdown, its first item makes it what it is."""
        container = self.containers[-1]
        if not container.list:
            bulleted = self.text[start] in "*+-"
            container.list = self.mark(BlockKind.BULLETED_LIST if bulleted else BlockKind.ORDERED_LIST, start)
        return container.list


def columns(delimiters: str) -> int:
    """How many columns a row of delimiters tells apart."""
    return delimiters.strip(" \t").removeprefix("|").removesuffix("|").count("|") + 1
