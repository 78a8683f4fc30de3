"""How blocks begin: a function reads what it is named after, if that is what a line begins, and says whether it was."""

import re
from bisect import bisect_left
from operator import itemgetter

from isogloss.text import block_patterns as patterns
from isogloss.text.marks import label
from isogloss.text.reading import Container, Line, Reading, columns
from isogloss.text.structure import BlockKind


def _fence(page: Reading, line: Line) -> bool:
    """A fenced block, if something closes it."""
    opening = patterns.FENCE.match(page.text, line.body, line.end)
    if not opening or patterns.BARE_OPTION.match(page.text, line.body, line.end):
        return False
    closings = page.closing_fences.get(opening["fence"], [])
    closing = bisect_left(closings, page.at - 1, key=itemgetter(0))
    if closing == len(closings):
        return False
    page.flush()
    end = closings[closing][1]
    page.cover.hide(line.start, end)
    page.mark(BlockKind.CODE, line.body, end, opening["name"] or "")
    page.at = page.lines.line_at(page.text, end).end()
    return True


def _raw_html(page: Reading, line: Line) -> bool:
    """A comment, or an element whose content is not Markdown."""
    end = _raw_end(page, line)
    if end is None:
        return False
    page.flush()
    if end < line.end:
        page.gather(line, end, line.end)
    elif end > line.end:
        page.at = end
    page.text_before = True
    return True


def _raw_end(page: Reading, line: Line) -> int | None:
    """Where the comment or element ends that begins here and is hidden with that; None where none does."""
    start = line.body
    if page.text.startswith("<!--", start):
        return _hidden_to(page, start, "-->")
    if element := patterns.RAW_HTML.match(page.text, start):
        return _hidden_to(page, start, f"</{element[1].lower()}", ">") or (
            _hidden_to(page, start, "") if line.fresh else None
        )
    block = patterns.HTML_BLOCK.match(page.text, start)
    if block and not patterns.MARKDOWN_ATTRIBUTE.search(block["attributes"]):
        end = _balanced(page, block[1].lower(), start)
        if end:
            page.flush()
            page.inlines(start, end)
            return end
    return None


def _hidden_to(page: Reading, start: int, closing: str, then: str = "") -> int | None:
    """Hide up to a closing string, or to the end of the page where none is asked for; the end."""
    if closing in page.unclosed:
        return None
    end = len(page.text)
    if closing:
        found = re.compile(re.escape(closing) + (rf"\s*{then}" if then else ""), re.IGNORECASE).search(page.text, start)
        if not found:
            page.unclosed.add(closing)
            return None
        end = found.end()
    page.cover.hide(start, end)
    page.marks.html.append((start, end))
    return end


def _balanced(page: Reading, name: str, start: int) -> int | None:
    """The end of an element, the elements of its name within it counted."""
    if name in page.unclosed:
        return None
    depth = 0
    for tag in re.compile(rf"<(/?){name}\b[^<>]*>", re.IGNORECASE).finditer(page.text, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    page.unclosed.add(name)
    return None


def _callout(page: Reading, line: Line) -> bool:
    """An admonition or details."""
    kind = BlockKind.ADMONITION if page.text[line.body] == "!" else BlockKind.DETAILS
    return _indented(page, line, patterns.CALLOUT, kind)


def _tab(page: Reading, line: Line) -> bool:
    return _indented(page, line, patterns.TAB, BlockKind.TAB)


def _indented(page: Reading, line: Line, pattern: re.Pattern[str], kind: BlockKind) -> bool:
    """A block with a title whose content is indented."""
    found = _titled(page, line, pattern)
    if not found:
        return False
    block = page.mark(kind, line.body, name=found.groupdict().get("name") or "")
    page.containers.append(Container(line.indent + 4, block))
    return True


def _block(page: Reading, line: Line) -> bool:
    """The beginning or the end of a block of pymdownx."""
    found = _titled(page, line, patterns.BLOCK)
    if not found:
        return False
    if found["name"]:
        page.slashes.append((found["slashes"], page.mark(BlockKind.BLOCK, line.body, name=found["name"])))
    elif page.slashes and page.slashes[-1][0] == found["slashes"]:
        page.slashes.pop()[1].end = line.end
    _options(page, line.indent)
    return True


def _titled(page: Reading, line: Line, pattern: re.Pattern[str]) -> re.Match[str] | None:
    found = pattern.match(page.text, line.body, line.bare) if line.indent == page.base else None
    if found:
        page.flush()
        _title(page, line, found)
        page.after_blank = True
    return found


def _title(page: Reading, line: Line, match: re.Match[str]) -> None:
    """Hide a line but for the title that its match names."""
    first, last = match.span("title")
    page.cover.hide(line.body, line.end)
    if first < last:
        page.cover.show(first, last)
        page.inlines(first, last)


def _options(page: Reading, indent: int) -> None:
    """Hide the option lines that follow a block's opening."""
    while page.at < len(page.text):
        line = page.lines.line_at(page.text, page.at)
        if not line[2] or len(line[1].expandtabs(4)) < indent + 4:
            break
        page.cover.hide(page.at, line.end(2))
        page.at = line.end()


def _snippet(page: Reading, line: Line) -> bool:
    """A snippet, or a block of snippets with the names of their files."""
    snippet = patterns.SNIPPET.match(page.text, line.body, line.bare)
    if not snippet:
        return False
    _hide_line(page, line)
    at = len(page.text) if snippet["inline"] else page.at
    while at < len(page.text):
        found = page.lines.line_at(page.text, at)
        if patterns.SNIPPET.match(found[2].strip()):
            page.cover.hide(page.at, found.end(2))
            page.at = found.end()
            break
        at = found.end()
    return True


def _abbreviation(page: Reading, line: Line) -> bool:
    found = patterns.ABBREVIATION.match(page.text, line.body, line.end)
    if not found:
        return False
    page.flush()
    page.cover.hide(*found.span())
    page.inlines(found.end(), line.end)
    return True


def _footnote(page: Reading, line: Line) -> bool:
    found = patterns.FOOTNOTE.match(page.text, line.body, line.end)
    return found is not None and page.open(line, found.end())


def _reference(page: Reading, line: Line) -> bool:
    found = patterns.REFERENCE.match(page.text, line.body, line.bare)
    if not found:
        return False
    page.flush()
    _title(page, line, found)
    target = found["target"].rstrip(">")
    page.marks.definitions[label(found["label"])] = target
    page.marks.targets.append((found.start("target"), found.start("target") + len(target)))
    return True


def _rule(page: Reading, line: Line) -> bool:
    if not patterns.RULE.match(page.text, line.body, line.end):
        return False
    page.after_blank = True
    return _hide_line(page, line)


def _delimiter_row(page: Reading, line: Line) -> bool:
    if not patterns.DELIMITER_ROW.match(page.text, line.body, line.bare):
        return False
    if page.run and page.run.lines == 1:
        page.run.columns = columns(page.text[line.body : line.bare])
    if page.run:
        page.run.delimited = line.end
    page.cover.hide(line.body, line.end)
    return True


def _braces(page: Reading, line: Line) -> bool:
    """Jinja, or the attribute list of the block that ends here."""
    place = line.body, line.bare
    if not patterns.JINJA_BLOCK.match(page.text, *place):
        if not (page.run and page.ends() and patterns.ATTRIBUTES.match(page.text, *place)):
            return False
        page.marks.attributes.append(place)
    page.cover.hide(line.body, line.end)
    return True


def _item(page: Reading, line: Line) -> bool:
    marker = (line.fresh or page.listing) and patterns.BULLET.match(page.text, line.body, line.end)
    if not marker:
        return False
    page.leave(line.indent)
    block = page.list_at(line.body)
    block.items += 1
    if marker["done"]:
        page.marks.signs.append(marker.span("done"))
    page.open(line, marker.end(), block)
    page.listing = True
    return True


def _definition(page: Reading, line: Line) -> bool:
    if not (page.run or (line.fresh and page.text_before)):
        return False
    marker = patterns.DEFINITION.match(page.text, line.body, line.end)
    return marker is not None and page.open(line, marker.end())


def _atx(page: Reading, line: Line) -> bool:
    if line.indent != page.base:
        return False
    page.flush()
    content = page.text[line.body : line.end]
    level = min(len(content) - len(content.lstrip("#")), 6)
    title = content[level:].rstrip(" \t").rstrip("#").rstrip(" \t")
    start = line.body + level
    page.cover.hide(line.body, start)
    page.cover.hide(start + len(title), line.end)
    _heading(page, level, line.start, line.end, start, title)
    page.after_blank = True
    return True


def _setext(page: Reading, line: Line) -> bool:
    run = page.run
    if not (run and run.lines == 1 and line.indent == page.base):
        return False
    if not patterns.SETEXT.match(page.text, line.body, line.end):
        return False
    page.run = None
    page.cover.hide(line.body, line.end)
    level = 1 if page.text[line.body] == "=" else 2
    _heading(page, level, run.line, run.end, run.start, page.text[run.start : run.end])
    page.after_blank = True
    return True


def _heading(page: Reading, level: int, start: int, end: int, at: int, title: str) -> None:
    """Mark the heading of a line, whose title stands at a place; with an attribute list, if it has one."""
    anchor = attributes = None
    brace = title.rfind("{")
    if brace > 0 and title[brace - 1] in " \t":
        attributes = patterns.ATTRIBUTES.match(title.rstrip(" \t"), brace)
    if attributes and title[:brace].strip() and not title[:brace].rstrip().endswith("}"):
        page.cover.hide(at + brace, at + len(title))
        page.marks.attributes.append((at + brace, at + len(title.rstrip(" \t"))))
        title = title[:brace]
        if found := patterns.ANCHOR.search(attributes["list"]):
            anchor = next(value for value in found.groups() if value is not None)
    words = title.strip()
    first = at + len(title) - len(title.lstrip())
    last = first + len(words)
    page.inlines(first, last)
    page.marks.headings.append((level, start, end, first, last, anchor))


def _hide_line(page: Reading, line: Line) -> bool:
    page.flush()
    page.cover.hide(line.body, line.end)
    return True


ITEM = (_item,)
OPENINGS = {
    "`": (_fence,),
    "~": (_fence,),
    "<": (_raw_html,),
    "#": (_atx,),
    "=": (_setext, _tab),
    "!": (_callout,),
    "?": (_callout,),
    "/": (_block,),
    "[": (_footnote, _reference),
    ";": (_snippet,),
    "_": (_rule,),
    "*": (_abbreviation, _rule, _item),
    "-": (_setext, _snippet, _rule, _delimiter_row, _item),
    "+": ITEM,
    "|": (_delimiter_row,),
    ":": (_delimiter_row, _definition),
    "{": (_braces,),
}
"""What can begin with a character, in the order in which it is asked."""

LEAVE_LISTS_OPEN = {_item, _footnote, _reference, _abbreviation}
"""What can stand between two items of a list: Python-Markdown leaves nothing there in its place."""
