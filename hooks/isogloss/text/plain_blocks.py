"""The blocks that most pages mostly are, each read at once: plain paragraphs, lists, tables and headings between blank
lines. A function reads what an alternative of `Lines.common` has found."""

import re

from isogloss.text import block_patterns as patterns
from isogloss.text.reading import Container, Reading, columns


def read_plain(page: Reading, found: re.Match[str]) -> None:
    """Read a block that `Lines.common` has found, and go on after it."""
    if len(page.containers) > 1:
        page.leave(0)
    kind = found.lastgroup or ""
    PLAIN[kind](page, found)
    page.filled, page.at = found.end(kind), found.end()


def _paragraph(page: Reading, paragraph: re.Match[str]) -> None:
    page.containers[0].list = None
    page.text_before = True
    page.inlines(*paragraph.span("paragraph"))


def _words(page: Reading, paragraph: re.Match[str]) -> None:
    """A paragraph that holds nothing for text.inlines to read."""
    page.containers[0].list = None
    page.text_before = True
    page.marks.paragraphs.append(paragraph.span("words"))


def _list(page: Reading, items: re.Match[str]) -> None:
    page.text_before = True
    block = page.list_at(items.start())
    for item in page.lines.item.finditer(page.text, *items.span("list")):
        page.cover.fill(item.start(), item.start(1))
        page.inlines(*item.span(1))
        block.items += 1
    page.containers.append(Container(4, block))


def _table(page: Reading, rows: re.Match[str]) -> None:
    page.containers[0].list = None
    shown: list[re.Match[str]] = []
    told_apart = 0
    for row in page.lines.row.finditer(page.text, *rows.span("table")):
        if patterns.DELIMITER_ROW.match(row[0].rstrip(" \t")):
            page.cover.hide(*row.span())
            told_apart = told_apart or (len(shown) == 1 and columns(row[0]))
        else:
            shown.append(row)
    if shown:
        page.text_before = True
        if told_apart:
            page.table(rows.start(), rows.end("table"), told_apart)
        page.inlines(shown[0].start(), shown[-1].end())


def _heading(page: Reading, heading: re.Match[str]) -> None:
    page.containers[0].list = None
    start, after_marks = heading.span("marks")
    first, last = heading.span("title")
    anchor = heading["anchor"]
    page.cover.fill(start, after_marks)
    page.inlines(first, last)
    if anchor:
        attributes = heading.span("attributes")
        page.cover.fill(*attributes)
        page.marks.attributes.append(attributes)
    page.marks.headings.append((after_marks - start, start, heading.end("heading"), first, last, anchor))


PLAIN = {"words": _words, "paragraph": _paragraph, "list": _list, "table": _table, "heading": _heading}
