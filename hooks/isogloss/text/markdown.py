"""Markdown as prose: what a reader reads keeps its place, everything else is hidden by filler of the same length.

The dialect is Python-Markdown with the extensions of MkDocs Material: the blocks are those of Python-Markdown's
block processors (a code block is indented by four more than the block around it, a list item's content by four),
admonitions, details, tabs, footnotes, definition lists and tables as its extensions and pymdownx take them.

Two fillers, because markup does two things to a term: HIDDEN ends it (code, a table cell's border, a list marker),
MARKUP lets it through (`**diretor** de experiência` is one term).
"""

import re
from dataclasses import dataclass

from isogloss.text.front_matter import front_matter
from isogloss.text.source import Span

HIDDEN = "\ufffc"  # OBJECT REPLACEMENT CHARACTER: something stands here that is not text
MARKUP = "\u2060"  # WORD JOINER: nothing stands here, the words around it touch


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


# ---------------------------------------------------------------------------------------------- inside a block

SPECIAL = re.compile(r"[\\`<{!\[\]:@+*~^=_|&]")
"""Where something other than text can begin; from one such character to the next is a quick search."""

# What must stand on the left is asked in code. Nothing here runs past the next opening of its own kind, so that a
# megabyte of openings costs no more than a megabyte of text.
INLINE = re.compile(
    r"""
      (?P<escape>\\[\\`*_{}\[\]()>\#+\-.!|~^=:&<])
    | (?P<ticks>`+)
    | (?P<comment><!--(?:(?!<!--|-->)[\s\S])*-->)
    | (?P<autolink><(?:[A-Za-z][A-Za-z0-9+.-]*:|[^\s<>@]+@)[^\s<>]*>)
    | (?P<tag></?(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:[ \t\n][^<>]*|/)?>)
    | (?P<instruction><[?!][^<>]*>)
    | (?P<jinja>\{\{[^{}]*\}\}|\{%[^{}%]*%\}|\{\#[^{}]*\#\})
    | (?P<critic>\{>>[^{}<]*<<\})
    | (?P<attributes>\{:?[ ]*+(?:[\#.][^{}\n]*|[\w-]+=[^{}\n]*)\})
    | (?P<footnote>\[\^[^\[\]\n]+\])
    | (?P<image>!\[)
    | (?P<link>\[+(?=\[)|\[)
    | (?P<target>\]\()
    | (?P<reference>\][ ]?\[[^\[\]\n]*\])
    | (?P<url>://[^\s<>"'()\[\]，。；：！？、（）《》“”«»،؛؟]*(?<![.,;:!?]))
    | (?P<mail>@[\w-]+(?:\.[\w-]+)+)
    | (?P<emoji>:[a-z][a-z0-9_-]{0,60}:)
    | (?P<keys>\+\+[\w-][\w+-]{0,60}\+\+)
    | (?P<strong>\*+|~+|\^+|==)
    | (?P<underscore>_+)
    | (?P<cell>\|+)
    | (?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    """,
    re.VERBOSE,
)
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}\Z")
MAILBOX = re.compile(r"[\w.+-]{1,64}\Z")
TICKS = re.compile("`+")
BRACKET = re.compile(r"[()]")
DEEPEST = 20
"""Containers, or quotations, that one line may open; what follows more is text."""
TITLE = re.compile(r"""(?:\A|[ \t\n])(["'])(?P<title>.*)\1\s*\Z""", re.DOTALL)
HIDING = frozenset("script style pre code textarea svg math template".split())
"""Elements whose content is not prose."""
PHRASING = frozenset(
    "a abbr b bdi bdo cite data del dfn em font i ins kbd mark q s small span strong sub sup time u var wbr".split()
)
"""Elements that stand within a word or phrase without ending it (HTML Living Standard, phrasing content)."""
SPACES = frozenset({"&nbsp;", "&ensp;", "&emsp;", "&thinsp;", "&#160;", "&#xa0;", "&#xA0;", "&#8239;"})
JOINERS = frozenset({"&shy;", "&zwj;", "&zwnj;", "&#173;", "&lrm;", "&rlm;"})


class _Line:
    __slots__ = ("after", "end", "start")

    def __init__(self, start: int, end: int, after: int):
        self.start, self.end, self.after = start, end, after


class _Reader:
    """Reads one page: lines into blocks, blocks into prose. The blocks are found line by line, as Python-Markdown's
    block processors find them; `containers` are the indents that the content of open lists and callouts has."""

    def __init__(self, text: str):
        self.text = text
        self.out = list(text)
        self.headings: list[Heading] = []
        self.unclosed: set[str] = set()
        self.number = 0
        self.containers: list[int] = []
        self.outer: list[list[int]] = []
        self.after_blank = True
        self.listing = False
        self.run: list[int] = []  # start, end and number of lines of the text that is being gathered; empty: none

    def read(self) -> Markdown:
        matter, prose = front_matter(self.text)
        self.hide(0, matter.end)
        for span in prose:
            self.out[span.start : span.end] = self.text[span.start : span.end]
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
        return Markdown("".join(self.out), tuple(self.headings))

    def hide(self, start: int, end: int, filler: str = HIDDEN) -> None:
        """Fill a stretch; its line ends stay, so that lines stay lines."""
        if start < end:
            if "\n" in self.text[start:end] or "\r" in self.text[start:end]:
                self.out[start:end] = [c if c in "\r\n" else filler for c in self.text[start:end]]
            else:
                self.out[start:end] = [filler] * (end - start)

    # ------------------------------------------------------------------------------------------ blocks

    @property
    def base(self) -> int:
        """The indent of the innermost open container's content."""
        return self.containers[-1] if self.containers else 0

    def _flush(self) -> None:
        if self.run:
            start, end, _ = self.run
            self.run = []
            self._inline(start, end)

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
            self.hide(at, body, " ")
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
                self.hide(line.start, line.end)
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
        flush_left = indent == self.base or (not self.containers and indent == 0)

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
            self.hide(body, line.end)
            self._heading(1 if first == "=" else 2, start, end)
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
            self.hide(body, body + abbreviation.end())
            self._inline(body + abbreviation.end(), line.end)
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
            self.hide(body, line.end)
            if not snippet["inline"]:
                self._snippets()
            return
        if first in "*-_" and RULE.match(content):
            self._flush()
            self.hide(body, line.end)
            self.after_blank = True
            return
        if first in "|:-" and "-" in content and DELIMITER_ROW.match(stripped):
            self.hide(body, line.end)
            return
        if first == "{" and (JINJA_BLOCK.match(stripped) or (self.run and self._ends() and ATTRIBUTES.match(stripped))):
            self.hide(body, line.end)
            return
        if (fresh or self.listing) and (marker := BULLET.match(content)):
            while self.containers and indent < self.containers[-1]:
                self.containers.pop()
            self._open(line, body, body + marker.end(), indent, markers)
            self.listing = True
            return
        if first == ":" and (self.run or (fresh and self.headings_or_text)) and (marker := DEFINITION.match(content)):
            self._open(line, body, body + marker.end(), indent, markers)
            return
        self.headings_or_text = True
        self._gather(body, line.end)

    headings_or_text = False
    """Whether anything precedes that a definition could define."""

    def _open(self, line: _Line, start: int, end: int, indent: int, markers: int) -> None:
        """Open a container at its marker, and read what stands after it as the first line of its content."""
        self._flush()
        self.hide(start, end)
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
            self.hide(line.start, line.end)
            after = number + 1
        self.number = after
        self.after_blank = True

    def _fence(self, line: _Line, content: str) -> bool:
        """Hide a fenced block, if one begins here and something closes it."""
        opening = FENCE.match(content)
        if not opening or opening["fence"] in self.unclosed or BARE_OPTION.match(content):
            return False
        fence = opening["fence"]
        for number in range(self.number, len(self.lines)):
            closing = self.lines[number]
            if self.text[closing.start : closing.end].strip(" \t>") == fence:
                self._flush()
                self.hide(line.start, closing.end)
                self.number = number + 1
                return True
        self.unclosed.add(fence)
        return False

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
                self._inline(start, end)
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
        self.hide(start, end)
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
        self.headings_or_text = True

    def _title(self, start: int, end: int, match: re.Match) -> None:
        """Hide a line but for the title that its match names."""
        if match["title"]:
            first, last = start + match.start("title"), start + match.end("title")
            self.hide(start, first)
            self._inline(first, last)
            self.hide(last, end)
        else:
            self.hide(start, end)

    def _options(self, indent: int) -> None:
        """Hide the option lines that follow a block's opening."""
        while self.number < len(self.lines):
            line = self.lines[self.number]
            space = INDENT.match(self.text, line.start, line.end)
            if space.end() == line.end or len(space[0].expandtabs(4)) < indent + 4:
                break
            self.hide(line.start, line.end)
            self.number += 1

    def _snippets(self) -> None:
        """Hide the file names of a block of snippets."""
        for last in range(self.number, len(self.lines)):
            if SNIPPET.match(self.text[self.lines[last].start : self.lines[last].end].strip()):
                self.hide(self.lines[self.number].start, self.lines[last].end)
                self.number = last + 1
                return

    def _atx(self, line: _Line, body: int) -> None:
        content = self.text[body : line.end]
        level = min(len(content) - len(content.lstrip("#")), 6)
        title = content[level:].rstrip(" \t").rstrip("#").rstrip(" \t")
        start = body + level
        self.hide(body, start)
        self.hide(start + len(title), line.end)
        self._heading(level, start, start + len(title))
        self.after_blank = True

    def _heading(self, level: int, start: int, end: int) -> None:
        title = self.text[start:end]
        anchor = None
        brace = title.rfind("{")
        attributes = ATTRIBUTES.match(title.rstrip(" \t"), brace) if brace > 0 and title[brace - 1] in " \t" else None
        if attributes and title[:brace].strip() and not title[:brace].rstrip().endswith("}"):
            self.hide(start + brace, end)
            title = title[:brace]
            if found := ANCHOR.search(attributes["list"]):
                anchor = next(value for value in found.groups() if value is not None)
        words = title.strip()
        first = start + len(title) - len(title.lstrip())
        self._inline(first, first + len(words))
        begin = self.text.rfind("\n", 0, start) + 1
        line_end = self.text.find("\n", end)
        line_end = len(self.text) if line_end < 0 else line_end
        self.headings.append(
            Heading(
                level,
                Span(max(begin, self.text.rfind("\r", 0, start) + 1), len(self.text[:line_end].rstrip("\r"))),
                Span(first, first + len(words)),
                anchor,
            )
        )

    # ------------------------------------------------------------------------------------------ inlines

    def _inline(self, start: int, end: int) -> None:
        """Hide the inline markup of a block. What is already hidden stays so."""
        text = "".join(self.out[start:end])
        ticks: dict[int, list[int]] | None = None
        brackets: dict[int, int] | None = None
        position = 0
        while special := SPECIAL.search(text, position):
            match = INLINE.match(text, special.start())
            if not match:
                position = special.end()
                continue
            kind, position = match.lastgroup, match.end()
            here, there = start + match.start(), start + match.end()
            match kind:
                case "escape":
                    self.out[here] = MARKUP
                case "ticks":
                    if ticks is None:
                        ticks = _ticks(text)
                    if closed := _closing(ticks, len(match[0]), match.end()):
                        self.hide(here, start + closed)
                        position = closed
                case "tag":
                    position = self._tag(text, match, start)
                case "attributes":
                    # they belong to the inline element that they touch
                    if here > start and self.out[here - 1] in (MARKUP, HIDDEN):
                        self.hide(here, there, MARKUP)
                case "link" | "reference" | "strong":
                    lone = kind == "strong" and _spaced(text, match.start(), match.end())
                    self.hide(here, there, HIDDEN if lone else MARKUP)
                case "target":
                    if brackets is None:
                        brackets = _pairs(text)
                    position = self._target(text, match, brackets.get(match.end() - 1), start)
                case "url" | "mail":
                    # the scheme or the mailbox stands on the left, already passed over
                    left = (SCHEME if kind == "url" else MAILBOX).search(
                        text, max(0, match.start() - 64), match.start()
                    )
                    self.hide(start + left.start() if left else here, there)
                case "underscore":
                    # within a word it is a letter of a name: snake_case
                    before, after = text[match.start() - 1 : match.start()], text[position : position + 1]
                    if not (before.isalnum() and after.isalnum()):
                        self.hide(here, there, MARKUP)
                case "entity":
                    filler = " " if match[0] in SPACES else MARKUP if match[0] in JOINERS else HIDDEN
                    self.hide(here, there, filler)
                case _:
                    self.hide(here, there)

    def _tag(self, text: str, tag: re.Match, start: int) -> int:
        """Hide a tag, and with it the content of an element that is not prose; where to go on."""
        name, end = tag["name"].lower(), tag.end()
        if name in HIDING and not tag[0].startswith("</") and name not in self.unclosed:
            closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, end)
            if closing:
                self.hide(start + tag.start(), start + closing.end())
                return closing.end()
        self.hide(start + tag.start(), start + end, MARKUP if name in PHRASING else HIDDEN)
        return end

    def _target(self, text: str, opening: re.Match, closing: int | None, start: int) -> int:
        """Hide a link's address, whose closing bracket is given; its title is prose. Where to go on."""
        if closing is None:
            self.hide(start + opening.start(), start + opening.start() + 1, MARKUP)
            return opening.start() + 1
        self.hide(start + opening.start(), start + closing + 1, MARKUP)
        if title := TITLE.search(text, opening.end(), closing):
            first, last = start + title.start("title"), start + title.end("title")
            self.out[first:last] = self.text[first:last]
            self.out[first - 1] = self.out[last] = HIDDEN
        return closing + 1


def _pairs(text: str) -> dict[int, int]:
    """Where the bracket that opens at a place closes."""
    pairs, open_ones = {}, []
    for bracket in BRACKET.finditer(text):
        if bracket[0] == "(":
            open_ones.append(bracket.start())
        elif open_ones:
            pairs[open_ones.pop()] = bracket.start()
    return pairs


def _ticks(text: str) -> dict[int, list[int]]:
    """The runs of backticks in a text: by how many they are, where they end, the last first."""
    runs: dict[int, list[int]] = {}
    for run in TICKS.finditer(text):
        runs.setdefault(len(run[0]), []).append(run.end())
    for ends in runs.values():
        ends.reverse()
    return runs


def _closing(ticks: dict[int, list[int]], width: int, after: int) -> int | None:
    """The end of the next run of as many backticks, or None."""
    ends = ticks.get(width, [])
    while ends and ends[-1] <= after:
        ends.pop()
    return ends[-1] if ends else None


def _spaced(text: str, start: int, end: int) -> bool:
    """Whether a mark stands alone between spaces, and so emphasizes nothing."""
    return text[start - 1 : start].isspace() and text[end : end + 1].isspace()
