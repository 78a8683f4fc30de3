"""Markdown as prose: what a reader reads keeps its place, everything else is hidden by filler of the same length.

The dialect is Python-Markdown with the extensions of MkDocs Material: the blocks are those of Python-Markdown's
block processors (a code block is indented by four more than the block around it, a list item's content by four),
admonitions, details, tabs, footnotes, definition lists and tables as its extensions and pymdownx take them.

What stands within a block, text.inlines reads.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from isogloss.text.front_matter import front_matter
from isogloss.text.inlines import Cover
from isogloss.text.source import Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level, its line, its words and its explicit anchor (None where it has none)."""

    level: int
    line: Span
    title: Span
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Markdown:
    """A page's prose, as long as its text, and its headings in order."""

    prose: str
    headings: tuple[Heading, ...]


def read_markdown(text: str) -> Markdown:
    """The prose and the headings of a page. Takes any text; time grows with its length."""
    return _Reader(text).read()


def hide_markup(text: str) -> str:
    """A page's prose: as long as `text`, with filler in place of everything that is not prose."""
    return read_markdown(text).prose


# ---------------------------------------------------------------------------------------------- lines

# Where a pattern could run over the same spaces twice, they are possessive (*+): no input takes more than linear time.
LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
INDENT = re.compile(r"[ \t]*")
OPTION = r"""[ ]++[a-zA-Z_][\w-]*(?:=(?:"[^"`]*"|'[^'`]*'|[\w.+-]+))?"""
FENCE = re.compile(rf"(?P<fence>`{{3,}}|~{{3,}})[ ]*+(?:\{{[^{{}}`]*\}}|[\w#.+-]*(?:{OPTION})*+)[ ]*+\Z")
BARE_OPTION = re.compile(r"(?:`{3,}|~{3,})[ ]*+[\w#.+-]+[ ]++(?![a-zA-Z_][\w-]*=)")
SETEXT = re.compile(r"(?:=+|-+)[ ]*+\Z")
RULE = re.compile(r"(?:(?:\*[ \t]*+){3,}|(?:-[ \t]*+){3,}|(?:_[ \t]*+){3,})\Z")
CALLOUT = re.compile(r'(?:!!!|\?\?\?\+?)[ ]?(?:[\w-]+(?:[ ]++[\w-]+)*+)?(?:[ ]++"(?P<title>.*)")?\Z')
TAB = re.compile(r'===[!+]*+[ ]++"(?P<title>.*)"\Z')
BLOCK = re.compile(r"/{3,}+[ ]*+(?:[\w-]++[ ]*+)?(?:\|[ ]*+(?P<title>.*))?\Z")
BULLET = re.compile(r"(?:[*+-]|\d{1,9}\.)[ \t]++(?:\[[ xX]\][ \t]++)?")
DEFINITION = re.compile(r":[ ]{1,3}(?![ \t])")
FOOTNOTE = re.compile(r"\[\^[^\[\]\n]+\]:[ \t]*+")
ABBREVIATION = re.compile(r"\*\[[^\[\]\n]+\]:[ \t]*+")
REFERENCE = re.compile(r"""\[[^\[\]\n]+\]:[ \t]*+<?\S++>?(?:[ \t]++(["'(])(?P<title>.*)["')])?\Z""")
DELIMITER_ROW = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?\Z")
SNIPPET = re.compile(r";*+-++8<-++(?P<inline>[ \t]++\S.*)?\Z")
RAW_HTML = re.compile(r"<(script|style|pre|textarea|svg|math|template)\b", re.IGNORECASE)
HTML_BLOCK = re.compile(
    r"<(address|article|aside|blockquote|center|details|div|dl|fieldset|figure|footer|form|header|iframe|main|nav|ol"
    r"|section|table|ul)\b(?P<attributes>[^<>]*)>",
    re.IGNORECASE,
)
MARKDOWN_ATTRIBUTE = re.compile(r"\bmarkdown\b", re.IGNORECASE)
JINJA_BLOCK = re.compile(r"\{%.*%\}\Z")
ATTRIBUTES = re.compile(r"\{:?[ ]*+(?P<list>[^{}\n]*)\}\Z")
ANCHOR = re.compile(
    r"(?:\A|[ ])(?:#(?P<id>[^\s\"'#.=]+)|id=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"']+)))"
)


DEEPEST = 20
"""Containers, or quotations, that one line may open; what follows more is text."""


class _Line:
    __slots__ = ("after", "end", "start")

    def __init__(self, start: int, end: int, after: int):
        self.start, self.end, self.after = start, end, after


class _Reader:
    """Reads one page: lines into blocks, blocks into prose. The blocks are found line by line, as Python-Markdown's
    block processors find them; `containers` are the indents that the content of open lists and callouts has."""

    def __init__(self, text: str):
        self.text = text
        self.cover = Cover(text)
        self.headings: list[Heading] = []
        self.unclosed: set[str] = set()
        self.number = 0
        self.containers: list[int] = []
        self.outer: list[list[int]] = []
        self.after_blank = True
        self.listing = False
        self.text_before = False  # whether anything precedes that a definition could define
        self.run: list[int] = []  # start, end and number of lines of the text that is being gathered; empty: none

    def read(self) -> Markdown:
        matter, prose = front_matter(self.text)
        self.cover.hide(0, matter.end)
        for span in prose:
            self.cover.show(span.start, span.end)
        self.lines = [
            _Line(match.start(), match.end(1), match.end())
            for match in LINE.finditer(self.text, matter.end)
            if match.end() > match.start()
        ]
        while self.number < len(self.lines):
            line = self.lines[self.number]
            self.number += 1
            self._line(line)
        self._flush()
        return Markdown(self.cover.prose(), tuple(self.headings))

    # ------------------------------------------------------------------------------------------ blocks

    @property
    def base(self) -> int:
        """The indent of the innermost open container's content."""
        return self.containers[-1] if self.containers else 0

    def _flush(self) -> None:
        if self.run:
            start, end, _ = self.run
            self.run = []
            self.cover.inlines(start, end)

    def _gather(self, start: int, end: int) -> None:
        if start >= end:
            return
        if self.run:
            self.run[1] = end
            self.run[2] += 1
        else:
            self.run = [start, end, 1]

    def _line(self, line: _Line) -> None:
        text, body, depth = self.text, line.start, 0
        if line.start == line.end:
            self._flush()
            self.after_blank = True
            return
        if self.run and not self.after_blank and not self.outer and text[body : body + 1].isalpha():
            self._gather(body, line.end)  # most lines of most pages
            return
        while True:
            space = INDENT.match(text, body, line.end)[0]
            indent = len(space.expandtabs(4)) if space else 0
            at = body + len(space)
            base = self.base if depth == len(self.outer) else 0
            if (
                text[at : at + 1] != ">"
                or at >= line.end
                or depth == DEEPEST
                or (self.after_blank and indent - base >= 4)
            ):
                break
            depth += 1
            body = at + 2 if text[at + 1 : at + 2] == " " and at + 1 < line.end else at + 1
            self.cover.hide(at, body, " ")
            if depth > len(self.outer):
                # a quotation is a page of its own within the page
                self._flush()
                self.outer.append(self.containers)
                self.containers = []
                self.after_blank = True
        if at == line.end:
            self._flush()
            self.after_blank = True
            return
        if depth < len(self.outer) and (self.after_blank or not self.run):
            while depth < len(self.outer):
                self.containers = self.outer.pop()
            self.after_blank = True
        if self.after_blank:
            while self.containers and indent < self.containers[-1]:
                self.containers.pop()
            self.listing = False
            if indent - self.base >= 4:
                self._flush()
                self.cover.hide(line.start, line.end)
                self._code(self.base + 4, depth)
                return
        self._content(line, at, indent)

    def _content(self, line: _Line, body: int, indent: int, markers: int = 0) -> None:
        """What stands on a line after its indent, or after the markers before it."""
        text = self.text
        content = text[body : line.end]
        stripped = content.rstrip(" \t")
        first = content[0]
        fresh, self.after_blank = self.after_blank, False
        flush_left = indent == self.base

        if markers > DEEPEST:
            self._gather(body, line.end)
            return
        if first in "`~" and self._fence(line, content):
            return
        if first == "<" and (end := self._raw_html(body, fresh)):
            self._flush()
            self._skip_to(line, end)
            return
        if first == "#" and flush_left:
            self._flush()
            self._atx(line, body)
            return
        if self.run and first in "=-" and self.run[2] == 1 and flush_left and SETEXT.match(content):
            start, end, _ = self.run
            self.run = []
            self.cover.hide(body, line.end)
            self._heading(1 if first == "=" else 2, self.lines[self.number - 2], start, end)
            self.after_blank = True
            return
        if first in "!?=/" and flush_left and (titled := self._titled(stripped)):
            self._flush()
            self._title(body, line.end, titled)
            if first == "/":
                self._options(indent)
            else:
                self.containers.append(indent + 4)
            self.after_blank = True
            return
        if first == "*" and (abbreviation := ABBREVIATION.match(content)):
            self._flush()
            self.cover.hide(body, body + abbreviation.end())
            self.cover.inlines(body + abbreviation.end(), line.end)
            return
        if first == "[" and (footnote := FOOTNOTE.match(content)):
            self._open(line, body, body + footnote.end(), indent, markers)
            return
        if first == "[" and (reference := REFERENCE.match(stripped)):
            self._flush()
            self._title(body, line.end, reference)
            return
        if first in "-;" and (snippet := SNIPPET.match(stripped)):
            self._flush()
            self.cover.hide(body, line.end)
            if not snippet["inline"]:
                self._snippets()
            return
        if first in "*-_" and RULE.match(content):
            self._flush()
            self.cover.hide(body, line.end)
            self.after_blank = True
            return
        if first in "|:-" and "-" in content and DELIMITER_ROW.match(stripped):
            self.cover.hide(body, line.end)
            return
        if first == "{" and (JINJA_BLOCK.match(stripped) or (self.run and self._ends() and ATTRIBUTES.match(stripped))):
            self.cover.hide(body, line.end)
            return
        if (fresh or self.listing) and (marker := BULLET.match(content)):
            while self.containers and indent < self.containers[-1]:
                self.containers.pop()
            self._open(line, body, body + marker.end(), indent, markers)
            self.listing = True
            return
        if first == ":" and (self.run or (fresh and self.text_before)) and (marker := DEFINITION.match(content)):
            self._open(line, body, body + marker.end(), indent, markers)
            return
        self.text_before = True
        self._gather(body, line.end)

    def _open(self, line: _Line, start: int, end: int, indent: int, markers: int) -> None:
        """Open a container at its marker, and read what stands after it as the first line of its content."""
        self._flush()
        self.cover.hide(start, end)
        # an indent of less than four opens no level of its own
        self.containers.append(indent // 4 * 4 + 4)
        if end < line.end:
            self.after_blank = True
            self._content(line, end, self.base, markers + 1)

    def _titled(self, content: str) -> re.Match | None:
        return CALLOUT.match(content) or TAB.match(content) or BLOCK.match(content)

    def _ends(self) -> bool:
        """Whether the block ends with this line."""
        if self.number >= len(self.lines):
            return True
        line = self.lines[self.number]
        return INDENT.match(self.text, line.start, line.end).end() == line.end

    def _code(self, indent: int, depth: int) -> None:
        """Hide the rest of an indented code block."""
        after = self.number
        for number in range(self.number, len(self.lines)):
            line = self.lines[number]
            body = line.start
            for _ in range(depth):
                space = INDENT.match(self.text, body, line.end).end()
                body = space + 1 if self.text[space : space + 1] == ">" and space < line.end else body
                body += depth > 0 and self.text[body : body + 1] == " " and body > line.start
            space = INDENT.match(self.text, body, line.end)
            if space.end() == line.end:
                continue
            if len(space[0].expandtabs(4)) < indent:
                break
            self.cover.hide(line.start, line.end)
            after = number + 1
        self.number = after
        self.after_blank = True

    def _fence(self, line: _Line, content: str) -> bool:
        """Hide a fenced block, if one begins here and something closes it."""
        opening = FENCE.match(content)
        if not opening or BARE_OPTION.match(content):
            return False
        closings = self._closings.get(opening["fence"], [])
        closing = bisect_left(closings, self.number)
        if closing == len(closings):
            return False
        self._flush()
        self.cover.hide(line.start, self.lines[closings[closing]].end)
        self.number = closings[closing] + 1
        return True

    @cached_property
    def _closings(self) -> dict[str, list[int]]:
        """The numbers of the lines that can close a fence, by the fence."""
        found: dict[str, list[int]] = {}
        for number, line in enumerate(self.lines):
            fence = self.text[line.start : line.end].strip(" \t>")
            if fence and fence[0] in "`~" and fence == fence[0] * len(fence):
                found.setdefault(fence, []).append(number)
        return found

    def _raw_html(self, start: int, fresh: bool) -> int | None:
        """The end of a comment or of an element whose content is not Markdown, or None."""
        if self.text.startswith("<!--", start):
            return self._hidden_to(start, "-->")
        if element := RAW_HTML.match(self.text, start):
            return self._hidden_to(start, f"</{element[1].lower()}", ">") or (
                self._hidden_to(start, "") if fresh else None
            )
        block = HTML_BLOCK.match(self.text, start)
        if block and not MARKDOWN_ATTRIBUTE.search(block["attributes"]):
            end = self._balanced(block[1].lower(), start)
            if end:
                self.cover.inlines(start, end)
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

    def _skip_to(self, line: _Line, end: int) -> None:
        """Go on with the text after a stretch that has been read."""
        while self.number < len(self.lines) and self.lines[self.number].after <= end:
            self.number += 1
        if end > line.end and self.number < len(self.lines):
            rest = self.lines[self.number]
            rest.start = max(rest.start, end)
            if rest.start >= rest.end:
                self.after_blank = True
        elif end < line.end:
            self._gather(end, line.end)
        self.text_before = True

    def _title(self, start: int, end: int, match: re.Match) -> None:
        """Hide a line but for the title that its match names."""
        if match["title"]:
            first, last = start + match.start("title"), start + match.end("title")
            self.cover.hide(start, first)
            self.cover.inlines(first, last)
            self.cover.hide(last, end)
        else:
            self.cover.hide(start, end)

    def _options(self, indent: int) -> None:
        """Hide the option lines that follow a block's opening."""
        while self.number < len(self.lines):
            line = self.lines[self.number]
            space = INDENT.match(self.text, line.start, line.end)
            if space.end() == line.end or len(space[0].expandtabs(4)) < indent + 4:
                break
            self.cover.hide(line.start, line.end)
            self.number += 1

    def _snippets(self) -> None:
        """Hide the file names of a block of snippets."""
        for last in range(self.number, len(self.lines)):
            if SNIPPET.match(self.text[self.lines[last].start : self.lines[last].end].strip()):
                self.cover.hide(self.lines[self.number].start, self.lines[last].end)
                self.number = last + 1
                return

    def _atx(self, line: _Line, body: int) -> None:
        content = self.text[body : line.end]
        level = min(len(content) - len(content.lstrip("#")), 6)
        title = content[level:].rstrip(" \t").rstrip("#").rstrip(" \t")
        start = body + level
        self.cover.hide(body, start)
        self.cover.hide(start + len(title), line.end)
        self._heading(level, line, start, start + len(title))
        self.after_blank = True

    def _heading(self, level: int, line: _Line, start: int, end: int) -> None:
        title = self.text[start:end]
        anchor = None
        brace = title.rfind("{")
        attributes = ATTRIBUTES.match(title.rstrip(" \t"), brace) if brace > 0 and title[brace - 1] in " \t" else None
        if attributes and title[:brace].strip() and not title[:brace].rstrip().endswith("}"):
            self.cover.hide(start + brace, end)
            title = title[:brace]
            if found := ANCHOR.search(attributes["list"]):
                anchor = next(value for value in found.groups() if value is not None)
        words = title.strip()
        first = start + len(title) - len(title.lstrip())
        self.cover.inlines(first, first + len(words))
        self.headings.append(Heading(level, Span(line.start, line.end), Span(first, first + len(words)), anchor))
