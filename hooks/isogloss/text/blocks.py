"""Markdown's blocks, found line by line as the block processors of Python-Markdown and its extensions find them.

What stands within a block, text.inlines reads.
"""

import re
from bisect import bisect_left
from functools import cached_property
from operator import itemgetter

from isogloss.text import openings
from isogloss.text.cover import SPACE, Cover
from isogloss.text.front_matter import front_matter
from isogloss.text.inlines import Inlines
from isogloss.text.lines import ALL_LINE_ENDS, BLANK, INDENT, NEWLINES
from isogloss.text.marks import Marks, OpenBlock, label
from isogloss.text.structure import BlockKind

DEEPEST = 20
"""Containers, or quotations, that one line may open; what follows more is text."""


class _Line:
    """A line that is being read: from where on, to where (without spaces: bare), how far indented, after how many
    markers, and whether a block can begin there."""

    __slots__ = ("bare", "body", "end", "fresh", "indent", "markers", "start")

    def __init__(self, start: int, body: int, end: int, indent: int):
        self.start, self.body, self.end, self.indent = start, body, end, indent
        self.bare, self.markers, self.fresh = end, 0, False


class _Run:
    """The text that is being gathered: its span, how many lines, where the first of them starts, and if it is a table,
    how many columns the row of delimiters tells apart and where the last such row ends."""

    __slots__ = ("columns", "delimited", "end", "line", "lines", "start")

    def __init__(self, line: int, start: int, end: int):
        self.line, self.start, self.end, self.lines = line, start, end, 1
        self.columns = self.delimited = 0


class _Container:
    """A page, a quotation, or a block that is open: the indent of its content, the block that ends with it, and the
    list that another item would continue."""

    __slots__ = ("block", "indent", "list")

    def __init__(self, indent: int, block: OpenBlock | None = None):
        self.indent, self.block, self.list = indent, block, None


class Reader:
    """Reads one page: lines into blocks, blocks into prose. `containers` are the page or innermost quotation and the
    items and callouts that are open in it, `outer` those around each open quotation."""

    def __init__(self, text: str):
        self.text = text
        self.lines = ALL_LINE_ENDS if "\r" in text else NEWLINES
        self.cover = Cover(text)
        self.marks = Marks()
        self.inlines = Inlines(self.cover, self.marks).read
        self.unclosed: set[str] = set()
        self.at = 0  # where the next line starts
        self.filled = 0  # where the last line that is not blank ends
        self.containers = [_Container(0)]
        self.outer: list[list[_Container]] = []
        self.slashes: list[tuple[str, OpenBlock]] = []
        self.after_blank = True
        self.listing = False
        self.text_before = False  # whether anything precedes that a definition could define
        self.run: _Run | None = None

    def read(self) -> None:
        matter, prose = front_matter(self.text)
        self.cover.hide(0, matter.end)
        for span in prose:
            self.cover.show(span.start, span.end)
        self.at = matter.end
        common = self.lines.common.match
        while self.at < len(self.text):
            if self.after_blank and not self.outer and (found := common(self.text, self.at)):
                self._common(found)
            else:
                self._line()
        self._flush()
        self._unquote(0)
        self._end(self.containers)
        self._end([_Container(0, block) for _, block in self.slashes])

    @property
    def base(self) -> int:
        """The indent of the innermost open container's content."""
        return self.containers[-1].indent

    # ------------------------------------------------------------------------------------------ lines

    def _common(self, found: re.Match) -> None:
        """Read a plain paragraph, list, table or heading at once: most of most pages."""
        if len(self.containers) > 1:
            self._leave(0)
        kind = found.lastgroup
        COMMON[kind](self, found)
        self.filled, self.at = found.end(kind), found.end()

    def _plain_paragraph(self, paragraph: re.Match) -> None:
        self.containers[0].list = None
        self.text_before = True
        self.inlines(*paragraph.span("paragraph"))

    def _plain_words(self, paragraph: re.Match) -> None:
        """A paragraph that holds nothing for text.inlines to read."""
        self.containers[0].list = None
        self.text_before = True
        self.marks.paragraphs.append(paragraph.span("words"))

    def _plain_list(self, items: re.Match) -> None:
        self.text_before = True
        block = self._list(items.start())
        for item in self.lines.item.finditer(self.text, *items.span("list")):
            self.cover.fill(item.start(), item.start(1))
            self.inlines(*item.span(1))
            block.items += 1
        self.containers.append(_Container(4, block))

    def _plain_table(self, rows: re.Match) -> None:
        self.containers[0].list = None
        shown, columns = [], 0
        for row in self.lines.row.finditer(self.text, *rows.span("table")):
            if openings.DELIMITER_ROW.match(row[0].rstrip(" \t")):
                self.cover.hide(*row.span())
                columns = columns or (len(shown) == 1 and _columns(row[0]))
            else:
                shown.append(row)
        if shown:
            self.text_before = True
            if columns:
                self._table(rows.start(), rows.end("table"), columns)
            self.inlines(shown[0].start(), shown[-1].end())

    def _plain_heading(self, heading: re.Match) -> None:
        self.containers[0].list = None
        start, after_marks = heading.span("marks")
        first, last = heading.span("title")
        anchor = heading["anchor"]
        self.cover.fill(start, after_marks)
        self.inlines(first, last)
        if anchor:
            attributes = heading.span("attributes")
            self.cover.fill(*attributes)
            self.marks.attributes.append(attributes)
        self.marks.headings.append((after_marks - start, start, heading.end("heading"), first, last, anchor))

    def _line(self) -> None:
        text, start = self.text, self.at
        found = self.lines.line.match(text, start)
        self.at, at, end, body, depth = found.end(), found.start(2), found.end(2), start, 0
        if start == end:
            self._blank()
            return
        while True:
            indent = len(text[body:at].expandtabs(4)) if at > body else 0
            base = (self.outer[depth] if depth < len(self.outer) else self.containers)[-1].indent
            if not text.startswith(">", at, end) or depth == DEEPEST or (self.after_blank and indent - base >= 4):
                break
            depth += 1
            body = at + 2 if text.startswith(" ", at + 1, end) else at + 1
            self.cover.hide(at, body, SPACE)
            if depth > len(self.outer):
                # a quotation is a page of its own within the page
                self._flush()
                if self.after_blank:
                    self._leave(indent)
                self.containers[-1].list = None
                self.outer.append(self.containers)
                self.containers = [_Container(0, self._mark(BlockKind.QUOTE, at))]
                self.after_blank = True
            at = INDENT.match(text, body, end).end()
        if at == end:
            self._blank()
            return
        if depth < len(self.outer) and (self.after_blank or not self.run):
            self._unquote(depth)
            self.after_blank = True
        if self.after_blank:
            self._leave(indent)
            if indent - self.base >= 4:
                self._flush()
                self.cover.hide(start, end)
                self.containers[-1].list = None
                self._code(self._mark(BlockKind.CODE, at, end), self.base + 4, depth)
                self.filled = self.at
                return
        self._content(_Line(start, at, end, indent))
        self.filled = self.at

    def _content(self, line: _Line) -> None:
        """What stands on a line after its indent, or after the markers before it."""
        line.fresh, self.after_blank = self.after_blank, False
        first, container = self.text[line.body], self.containers[-1]
        candidates = OPENINGS.get(first) or (LIST if first.isdecimal() else ())
        if candidates and line.markers <= DEEPEST:
            line.bare = line.body + len(self.text[line.body : line.end].rstrip(" \t"))
            for opening in candidates:
                if opening(self, line):
                    if opening not in LEAVE_LISTS_OPEN:
                        container.list = None
                    return
        container.list = None
        self.text_before = True
        self._gather(line, line.body, line.end)

    def _leave(self, indent: int) -> None:
        """Close the containers that a block of this indent does not belong to."""
        while indent < self.containers[-1].indent:
            self._end([self.containers.pop()])
        self.listing = False

    def _unquote(self, depth: int) -> None:
        """Close the quotations that a line of this depth does not belong to."""
        while depth < len(self.outer):
            self._end(self.containers)
            self.containers = self.outer.pop()

    def _end(self, containers: list[_Container]) -> None:
        for container in containers:
            if container.block:
                container.block.end = self.filled

    def _mark(self, kind: BlockKind, start: int, end: int = 0, name: str = "") -> OpenBlock:
        block = OpenBlock(kind, start, end, name)
        self.marks.blocks.append(block)
        return block

    def _blank(self) -> None:
        self._flush()
        self.after_blank = True

    def _flush(self) -> None:
        if run := self.run:
            self.run = None
            if run.columns:
                self._table(run.start, max(run.end, run.delimited), run.columns)
            self.inlines(run.start, run.end)

    def _table(self, start: int, end: int, columns: int) -> None:
        self._mark(BlockKind.TABLE, start, end).items = columns

    def _gather(self, line: _Line, start: int, end: int) -> None:
        if start >= end:
            return
        if self.run:
            self.run.end = end
            self.run.lines += 1
        else:
            self.run = _Run(line.start, start, end)

    # ------------------------------------------------------------------------------------------ blocks
    # Each method reads what it is named after, if that is what the line begins, and says whether it was.

    def _open(self, line: _Line, end: int, block: OpenBlock | None = None) -> bool:
        """Open a container at its marker, and read what stands after it as the first line of its content."""
        self._flush()
        self.cover.hide(line.body, end)
        # an indent of less than four opens no level of its own
        self.containers.append(_Container(line.indent // 4 * 4 + 4, block))
        if end < line.end:
            self.after_blank = True
            line.body, line.indent, line.markers = end, self.base, line.markers + 1
            self._content(line)
        return True

    def _hide_line(self, line: _Line) -> bool:
        self._flush()
        self.cover.hide(line.body, line.end)
        return True

    def _ends(self) -> bool:
        """Whether the block ends with this line."""
        return bool(BLANK.match(self.text, self.at))

    def _code(self, block: OpenBlock, indent: int, depth: int) -> None:
        """Hide the rest of an indented code block."""
        text, at = self.text, self.at
        while at < len(text):
            found = self.lines.line.match(text, at)
            body, end, at = found.start(), found.end(2), found.end()
            for _ in range(depth):
                space = INDENT.match(text, body, end).end()
                body = space + 1 if text.startswith(">", space, end) else body
                body += text[body : body + 1] == " " and body > found.start()
            space = INDENT.match(text, body, end)
            if space.end() == end:
                continue
            if len(space[0].expandtabs(4)) < indent:
                break
            self.cover.hide(found.start(), end)
            self.at, block.end = at, end
        self.after_blank = True

    def _fence(self, line: _Line) -> bool:
        """A fenced block, if something closes it."""
        opening = openings.FENCE.match(self.text, line.body, line.end)
        if not opening or openings.BARE_OPTION.match(self.text, line.body, line.end):
            return False
        closings = self._closings.get(opening["fence"], [])
        closing = bisect_left(closings, self.at - 1, key=itemgetter(0))
        if closing == len(closings):
            return False
        self._flush()
        end = closings[closing][1]
        self.cover.hide(line.start, end)
        self._mark(BlockKind.CODE, line.body, end, opening["name"] or "")
        self.at = self.lines.line.match(self.text, end).end()
        return True

    @cached_property
    def _closings(self) -> dict[str, list[tuple[int, int]]]:
        """The lines that can close a fence, by the fence: the line end before them, and where they end."""
        found: dict[str, list[tuple[int, int]]] = {}
        for closing in openings.CLOSING_FENCE.finditer(self.text):
            found.setdefault(closing["fence"], []).append(closing.span())
        return found

    def _raw_html(self, line: _Line) -> bool:
        """A comment, or an element whose content is not Markdown."""
        end = self._raw_end(line)
        if end is None:
            return False
        self._flush()
        if end < line.end:
            self._gather(line, end, line.end)
        elif end > line.end:
            self.at = end
        self.text_before = True
        return True

    def _raw_end(self, line: _Line) -> int | None:
        """Where the comment or element ends that begins here and is hidden with that; None where none does."""
        start = line.body
        if self.text.startswith("<!--", start):
            return self._hidden_to(start, "-->")
        if element := openings.RAW_HTML.match(self.text, start):
            return self._hidden_to(start, f"</{element[1].lower()}", ">") or (
                self._hidden_to(start, "") if line.fresh else None
            )
        block = openings.HTML_BLOCK.match(self.text, start)
        if block and not openings.MARKDOWN_ATTRIBUTE.search(block["attributes"]):
            end = self._balanced(block[1].lower(), start)
            if end:
                self._flush()
                self.inlines(start, end)
                return end
        return None

    def _hidden_to(self, start: int, closing: str, then: str = "") -> int | None:
        """Hide up to a closing string, or to the end of the page where none is asked for; the end."""
        if closing in self.unclosed:
            return None
        end = len(self.text)
        if closing:
            found = re.compile(re.escape(closing) + (rf"\s*{then}" if then else ""), re.IGNORECASE).search(
                self.text, start
            )
            if not found:
                self.unclosed.add(closing)
                return None
            end = found.end()
        self.cover.hide(start, end)
        self.marks.html.append((start, end))
        return end

    def _balanced(self, name: str, start: int) -> int | None:
        """The end of an element, the elements of its name within it counted."""
        if name in self.unclosed:
            return None
        depth = 0
        for tag in re.compile(rf"<(/?){name}\b[^<>]*>", re.IGNORECASE).finditer(self.text, start):
            depth += -1 if tag[1] else 1
            if not depth:
                return tag.end()
        self.unclosed.add(name)
        return None

    def _callout(self, line: _Line) -> bool:
        """An admonition or details."""
        kind = BlockKind.ADMONITION if self.text[line.body] == "!" else BlockKind.DETAILS
        return self._indented(line, openings.CALLOUT, kind)

    def _tab(self, line: _Line) -> bool:
        return self._indented(line, openings.TAB, BlockKind.TAB)

    def _indented(self, line: _Line, pattern: re.Pattern, kind: BlockKind) -> bool:
        """A block with a title whose content is indented."""
        found = self._titled(line, pattern)
        if not found:
            return False
        block = self._mark(kind, line.body, name=found.groupdict().get("name") or "")
        self.containers.append(_Container(line.indent + 4, block))
        return True

    def _block(self, line: _Line) -> bool:
        """The beginning or the end of a block of pymdownx."""
        found = self._titled(line, openings.BLOCK)
        if not found:
            return False
        if found["name"]:
            self.slashes.append((found["slashes"], self._mark(BlockKind.BLOCK, line.body, name=found["name"])))
        elif self.slashes and self.slashes[-1][0] == found["slashes"]:
            self.slashes.pop()[1].end = line.end
        self._options(line.indent)
        return True

    def _titled(self, line: _Line, pattern: re.Pattern) -> re.Match | None:
        found = pattern.match(self.text, line.body, line.bare) if line.indent == self.base else None
        if found:
            self._flush()
            self._title(line, found)
            self.after_blank = True
        return found

    def _title(self, line: _Line, match: re.Match) -> None:
        """Hide a line but for the title that its match names."""
        first, last = match.span("title")
        self.cover.hide(line.body, line.end)
        if first < last:
            self.cover.show(first, last)
            self.inlines(first, last)

    def _options(self, indent: int) -> None:
        """Hide the option lines that follow a block's opening."""
        while self.at < len(self.text):
            line = self.lines.line.match(self.text, self.at)
            if not line[2] or len(line[1].expandtabs(4)) < indent + 4:
                break
            self.cover.hide(self.at, line.end(2))
            self.at = line.end()

    def _snippet(self, line: _Line) -> bool:
        """A snippet, or a block of snippets with the names of their files."""
        snippet = openings.SNIPPET.match(self.text, line.body, line.bare)
        if not snippet:
            return False
        self._hide_line(line)
        at = len(self.text) if snippet["inline"] else self.at
        while at < len(self.text):
            found = self.lines.line.match(self.text, at)
            if openings.SNIPPET.match(found[2].strip()):
                self.cover.hide(self.at, found.end(2))
                self.at = found.end()
                break
            at = found.end()
        return True

    def _abbreviation(self, line: _Line) -> bool:
        found = openings.ABBREVIATION.match(self.text, line.body, line.end)
        if not found:
            return False
        self._flush()
        self.cover.hide(*found.span())
        self.inlines(found.end(), line.end)
        return True

    def _footnote(self, line: _Line) -> bool:
        found = openings.FOOTNOTE.match(self.text, line.body, line.end)
        return bool(found) and self._open(line, found.end())

    def _reference(self, line: _Line) -> bool:
        found = openings.REFERENCE.match(self.text, line.body, line.bare)
        if not found:
            return False
        self._flush()
        self._title(line, found)
        target = found["target"].rstrip(">")
        self.marks.definitions[label(found["label"])] = target
        self.marks.targets.append((found.start("target"), found.start("target") + len(target)))
        return True

    def _rule(self, line: _Line) -> bool:
        if not openings.RULE.match(self.text, line.body, line.end):
            return False
        self.after_blank = True
        return self._hide_line(line)

    def _delimiter_row(self, line: _Line) -> bool:
        if not openings.DELIMITER_ROW.match(self.text, line.body, line.bare):
            return False
        if self.run and self.run.lines == 1:
            self.run.columns = _columns(self.text[line.body : line.bare])
        if self.run:
            self.run.delimited = line.end
        self.cover.hide(line.body, line.end)
        return True

    def _braces(self, line: _Line) -> bool:
        """Jinja, or the attribute list of the block that ends here."""
        place = line.body, line.bare
        if not openings.JINJA_BLOCK.match(self.text, *place):
            if not (self.run and self._ends() and openings.ATTRIBUTES.match(self.text, *place)):
                return False
            self.marks.attributes.append(place)
        self.cover.hide(line.body, line.end)
        return True

    def _item(self, line: _Line) -> bool:
        marker = (line.fresh or self.listing) and openings.BULLET.match(self.text, line.body, line.end)
        if not marker:
            return False
        self._leave(line.indent)
        block = self._list(line.body)
        block.items += 1
        if marker["done"]:
            self.marks.signs.append(marker.span("done"))
        self._open(line, marker.end(), block)
        self.listing = True
        return True

    def _list(self, start: int) -> OpenBlock:
        """The list that an item here belongs to; to Python-Markdown, its first item makes it what it is."""
        container = self.containers[-1]
        if not container.list:
            bulleted = self.text[start] in "*+-"
            container.list = self._mark(BlockKind.BULLETED_LIST if bulleted else BlockKind.ORDERED_LIST, start)
        return container.list

    def _definition(self, line: _Line) -> bool:
        if not (self.run or (line.fresh and self.text_before)):
            return False
        marker = openings.DEFINITION.match(self.text, line.body, line.end)
        return bool(marker) and self._open(line, marker.end())

    # ------------------------------------------------------------------------------------------ headings

    def _atx(self, line: _Line) -> bool:
        if line.indent != self.base:
            return False
        self._flush()
        content = self.text[line.body : line.end]
        level = min(len(content) - len(content.lstrip("#")), 6)
        title = content[level:].rstrip(" \t").rstrip("#").rstrip(" \t")
        start = line.body + level
        self.cover.hide(line.body, start)
        self.cover.hide(start + len(title), line.end)
        self._heading(level, line.start, line.end, start, title)
        self.after_blank = True
        return True

    def _setext(self, line: _Line) -> bool:
        run = self.run
        if not (run and run.lines == 1 and line.indent == self.base):
            return False
        if not openings.SETEXT.match(self.text, line.body, line.end):
            return False
        self.run = None
        self.cover.hide(line.body, line.end)
        level = 1 if self.text[line.body] == "=" else 2
        self._heading(level, run.line, run.end, run.start, self.text[run.start : run.end])
        self.after_blank = True
        return True

    def _heading(self, level: int, start: int, end: int, at: int, title: str) -> None:
        """Mark the heading of a line, whose title stands at a place; with an attribute list, if it has one."""
        anchor = attributes = None
        brace = title.rfind("{")
        if brace > 0 and title[brace - 1] in " \t":
            attributes = openings.ATTRIBUTES.match(title.rstrip(" \t"), brace)
        if attributes and title[:brace].strip() and not title[:brace].rstrip().endswith("}"):
            self.cover.hide(at + brace, at + len(title))
            self.marks.attributes.append((at + brace, at + len(title.rstrip(" \t"))))
            title = title[:brace]
            if found := openings.ANCHOR.search(attributes["list"]):
                anchor = next(value for value in found.groups() if value is not None)
        words = title.strip()
        first = at + len(title) - len(title.lstrip())
        last = first + len(words)
        self.inlines(first, last)
        self.marks.headings.append((level, start, end, first, last, anchor))


def _columns(delimiters: str) -> int:
    """How many columns a row of delimiters tells apart."""
    return delimiters.strip(" \t").removeprefix("|").removesuffix("|").count("|") + 1


COMMON = {
    "words": Reader._plain_words,
    "paragraph": Reader._plain_paragraph,
    "list": Reader._plain_list,
    "table": Reader._plain_table,
    "heading": Reader._plain_heading,
}
LIST = (Reader._item,)
OPENINGS = {
    "`": (Reader._fence,),
    "~": (Reader._fence,),
    "<": (Reader._raw_html,),
    "#": (Reader._atx,),
    "=": (Reader._setext, Reader._tab),
    "!": (Reader._callout,),
    "?": (Reader._callout,),
    "/": (Reader._block,),
    "[": (Reader._footnote, Reader._reference),
    ";": (Reader._snippet,),
    "_": (Reader._rule,),
    "*": (Reader._abbreviation, Reader._rule, Reader._item),
    "-": (Reader._setext, Reader._snippet, Reader._rule, Reader._delimiter_row, Reader._item),
    "+": LIST,
    "|": (Reader._delimiter_row,),
    ":": (Reader._delimiter_row, Reader._definition),
    "{": (Reader._braces,),
}
"""What can begin with a character, in the order in which it is asked."""

LEAVE_LISTS_OPEN = {Reader._item, Reader._footnote, Reader._reference, Reader._abbreviation}
"""What can stand between two items of a list: Python-Markdown leaves nothing there in its place."""
