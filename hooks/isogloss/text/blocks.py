"""Markdown's blocks, found line by line as the block processors of Python-Markdown and its extensions find them.

What stands within a block, text.inlines reads.
"""

from isogloss.text.cover import SPACE
from isogloss.text.front_matter import front_matter
from isogloss.text.lines import indent_at
from isogloss.text.openings import ITEM, LEAVE_LISTS_OPEN, OPENINGS
from isogloss.text.plain_blocks import read_plain
from isogloss.text.reading import Line, Reading
from isogloss.text.structure import BlockKind

DEEPEST = 20
"""Containers, or quotations, that one line may open; what follows more is text."""


def read_blocks(text: str) -> Reading:
    """A page that has been read: lines into blocks, blocks into prose."""
    page = Reading(text)
    matter, prose = front_matter(text)
    page.cover.hide(0, matter.end)
    for span in prose:
        page.cover.show(span.start, span.end)
    page.at = matter.end
    common = page.lines.common.match
    while page.at < len(text):
        if page.after_blank and not page.outer and (found := common(text, page.at)):
            read_plain(page, found)
        else:
            _line(page)
    page.end()
    return page


def _line(page: Reading) -> None:
    text, start = page.text, page.at
    found = page.lines.line_at(text, start)
    page.at, at, end, body, depth = found.end(), found.start(2), found.end(2), start, 0
    if start == end:
        _blank(page)
        return
    while True:
        indent = len(text[body:at].expandtabs(4)) if at > body else 0
        base = (page.outer[depth] if depth < len(page.outer) else page.containers)[-1].indent
        if not text.startswith(">", at, end) or depth == DEEPEST or (page.after_blank and indent - base >= 4):
            break
        depth += 1
        body = at + 2 if text.startswith(" ", at + 1, end) else at + 1
        page.cover.hide(at, body, SPACE)
        if depth > len(page.outer):
            page.flush()
            if page.after_blank:
                page.leave(indent)
            page.quote(at)
        at = indent_at(text, body, end).end()
    if at == end:
        _blank(page)
        return
    if depth < len(page.outer) and (page.after_blank or not page.run):
        page.unquote(depth)
        page.after_blank = True
    if page.after_blank:
        page.leave(indent)
        if indent - page.base >= 4:
            page.flush()
            page.cover.hide(start, end)
            page.containers[-1].list = None
            _code(page, at, end, depth)
            page.filled = page.at
            return
    _content(page, Line(start, at, end, indent))
    page.filled = page.at


def _blank(page: Reading) -> None:
    page.flush()
    page.after_blank = True


def _content(page: Reading, line: Line) -> None:
    """What stands on a line after its indent, and after each marker on it."""
    text, markers = page.text, -1
    while markers < line.markers:
        markers = line.markers
        line.fresh, page.after_blank = page.after_blank, False
        first, container = text[line.body], page.containers[-1]
        candidates = OPENINGS.get(first) or (ITEM if first.isdecimal() else ())
        if candidates and markers <= DEEPEST:
            line.bare = line.body + len(text[line.body : line.end].rstrip(" \t"))
        else:
            candidates = ()
        for opening in candidates:
            if opening(page, line):
                if opening not in LEAVE_LISTS_OPEN:
                    container.list = None
                break
        else:
            container.list = None
            page.text_before = True
            page.gather(line, line.body, line.end)


def _code(page: Reading, start: int, end: int, depth: int) -> None:
    """Hide an indented code block, whose first line is hidden already."""
    text, at, indent = page.text, page.at, page.base + 4
    block = page.mark(BlockKind.CODE, start, end)
    while at < len(text):
        found = page.lines.line_at(text, at)
        body, end, at = found.start(), found.end(2), found.end()
        for _ in range(depth):
            space = indent_at(text, body, end).end()
            body = space + 1 if text.startswith(">", space, end) else body
            body += text[body : body + 1] == " " and body > found.start()
        indented = indent_at(text, body, end)
        if indented.end() == end:
            continue
        if len(indented[0].expandtabs(4)) < indent:
            break
        page.cover.hide(found.start(), end)
        page.at, block.end = at, end
    page.after_blank = True
