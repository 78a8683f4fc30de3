"""Markdown as prose: what a reader reads keeps its place, everything else is hidden by filler of the same length.

The dialect is Python-Markdown with the extensions of MkDocs Material: the blocks are those of Python-Markdown's
block processors (a code block is indented by four more than the block around it, a list item's content by four),
admonitions, details, tabs, footnotes, definition lists and tables as its extensions and pymdownx take them.

Two fillers, because markup does two things to a term: HIDDEN ends it (code, a table cell's border, a list marker),
MARKUP lets it through (`**diretor** de experiência` is one term).
"""

import re
from dataclasses import dataclass, field

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

LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
INDENT = re.compile(r"[ \t]*")
QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
FENCE = re.compile(r"(`{3,}|~{3,})(?!.*`.*\Z)")
TILDE_FENCE = re.compile(r"~{3,}")
ATX = re.compile(r"(#{1,6})(.*?)[ \t]*#*[ \t]*\Z")
SETEXT = re.compile(r"(=+|-+)[ \t]*\Z")
RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
CALLOUT = re.compile(r'(?:!!!|\?\?\?\+?)[ ]?[ \t]*(?:[\w-]+(?:[ ]+[\w-]+)*)?(?:[ ]+"(?P<title>.*)")?[ \t]*\Z')
TAB = re.compile(r'===[!+]*[ ]+"(?P<title>.*)"[ \t]*\Z')
BLOCK = re.compile(r"/{3,}[ ]*(?:[\w-]+)?[ ]*(?:\|[ ]*(?P<title>.*?))?[ \t]*\Z")
BULLET = re.compile(r"(?:[*+-]|\d{1,9}\.)[ \t]+(?:\[[ xX]\][ \t]+)?")
DEFINITION = re.compile(r":[ \t]{1,3}")
FOOTNOTE = re.compile(r"\[\^[^\]\n]+\]:[ \t]*")
ABBREVIATION = re.compile(r"\*\[[^\]\n]+\]:[ \t]*")
REFERENCE = re.compile(r"""[ ]{0,3}\[[^\[\]\n]+\]:[ \t]*<?\S+?>?(?:[ \t]+(["'(])(?P<title>.*)["')])?[ \t]*\Z""")
DELIMITER_ROW = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
SNIPPET = re.compile(r";*-+8<-+(?P<inline>[ \t]+\S.*)?\Z")
RAW_HTML = re.compile(r"<(script|style|pre|textarea|svg|math|template)\b", re.IGNORECASE)
JINJA_BLOCK = re.compile(r"\{%.*%\}\Z")
ATTRIBUTES_LINE = re.compile(r"\{:?[ ]*[^}\n ][^}\n]*\}[ \t]*\Z")
HEADING_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ ]*(?P<list>[^}\n ][^}\n]*)\}[ \t]*\Z")
ANCHOR = re.compile(r"(?:\A|[ ])(?:#|id=[\"']?)(?P<id>[^\s\"'}]+)")


# ---------------------------------------------------------------------------------------------- inside a block

# Every alternative begins with a literal character: the regex engine then skips from one such character to the
# next. What must stand on the left is asked in code. None of them can run past the next opening of its own kind,
# so that a megabyte of openings costs no more than a megabyte of text.
INLINE = re.compile(
    r"""
      (?P<escape>\\[\\`*_{}\[\]()>\#+\-.!|~^=:&<])
    | (?P<ticks>`+)
    | (?P<comment><!--(?:(?!<!--|-->)[\s\S])*-->)
    | (?P<autolink><(?:[A-Za-z][A-Za-z0-9+.-]*:|[^\s<>@]+@)[^\s<>]*>)
    | (?P<tag></?(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:[ \t\n][^<>]*|/)?>)
    | (?P<jinja>\{\{[^{}]*\}\}|\{%[^{}%]*%\}|\{\#[^{}]*\#\})
    | (?P<critic>\{>>[^{}<]*<<\})
    | (?P<attributes>\{:?[ ]*(?:[\#.][^}\n]*|[\w-]+=[^}\n]*)\})
    | (?P<footnote>\[\^[^\]\n]+\])
    | (?P<image>!\[)
    | (?P<link>\[)
    | (?P<target>\]\([ \t\n]*(?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)
        (?:[ \t\n]+(?:"(?P<title>[^"\[\]]*)"|'(?P<title2>[^'\[\]]*)'))?[ \t\n]*\))
    | (?P<reference>\][ ]?\[[^\[\]\n]*\])
    | (?P<url>://[^\s<>"'()\[\]，。；：！？、（）《》“”«»،؛؟]*(?<![.,;:!?]))
    | (?P<mail>@[\w-]+(?:\.[\w-]+)+)
    | (?P<emoji>:[a-z][a-z0-9_-]{0,60}:)
    | (?P<keys>\+\+[\w-][\w+-]{0,60}\+\+)
    | (?P<strong>\*+|~+|\^+|==)
    | (?P<underscore>_+)
    | (?P<cell>\|)
    | (?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    """,
    re.VERBOSE,
)
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}\Z")
MAILBOX = re.compile(r"[\w.+-]{1,64}\Z")
PHRASING = frozenset(
    "a abbr b bdi bdo cite data del dfn em font i ins kbd mark q s small span strong sub sup time u var wbr".split()
)
"""Elements that stand within a word or phrase without ending it (HTML Living Standard, phrasing content)."""
SPACES = frozenset({"&nbsp;", "&ensp;", "&emsp;", "&thinsp;", "&#160;", "&#xa0;", "&#xA0;", "&#8239;"})
JOINERS = frozenset({"&shy;", "&zwj;", "&zwnj;", "&#173;", "&lrm;", "&rlm;"})


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    after: int
    text: str


@dataclass
class _Reader:
    text: str
    headings: list[Heading] = field(default_factory=list)

    def read(self) -> Markdown:
        self.out = list(self.text)
        self.unclosed: set[str] = set()
        matter, prose = front_matter(self.text)
        self.hide(0, matter.end)
        for span in prose:
            self.out[span.start : span.end] = self.text[span.start : span.end]
        self.lines = self._split(matter.end)
        self._blocks()
        out = "".join(self.out)
        return Markdown(out, tuple(self.headings))

    def hide(self, start: int, end: int, filler: str = HIDDEN) -> None:
        """Fill a stretch; its line ends stay, so that lines stay lines."""
        if start < end:
            if "\n" in self.text[start:end] or "\r" in self.text[start:end]:
                self.out[start:end] = [c if c in "\r\n" else filler for c in self.text[start:end]]
            else:
                self.out[start:end] = [filler] * (end - start)

    def _split(self, start: int) -> list[_Line]:
        lines = []
        for match in LINE.finditer(self.text, start):
            if match.start() == match.end() == len(self.text):
                break
            lines.append(_Line(match.start(), match.end(1), match.end(), match[1]))
        return lines

    # ------------------------------------------------------------------------------------------ blocks

    def _blocks(self) -> None:
        """Walk the lines, keeping the indents of the open containers, and read each run of text lines as one block."""
        containers: list[int] = []
        after_blank = True
        run: list[Span] = []
        number = 0

        def flush() -> None:
            if run:
                self._inline(run[0].start, run[-1].end)
                run.clear()

        while number < len(self.lines):
            line = self.lines[number]
            number += 1
            body = line.start
            while quote := QUOTE.match(self.text, body, line.end):
                self.hide(body, quote.end(), " ")
                body = quote.end()
            indent_text = INDENT.match(self.text, body, line.end)[0]
            if body + len(indent_text) == line.end:
                flush()
                after_blank = True
                continue
            indent = len(indent_text.expandtabs(4))
            body += len(indent_text)
            content = self.text[body : line.end]
            if after_blank:
                while containers and indent < containers[-1]:
                    containers.pop()
                if indent - (containers[-1] if containers else 0) >= 4:
                    flush()
                    self.hide(line.start, line.end)
                    number = self._code(number, (containers[-1] if containers else 0) + 4)
                    continue
            first, after_blank = content[0], False

            if first in "`~" and (closed := self._fence(number - 1, content)):
                flush()
                number = closed
                continue
            if first == "<":
                end = self._raw_html(body)
                if end:
                    flush()
                    self.hide(body, end)
                    while number < len(self.lines) and self.lines[number].after <= end:
                        number += 1
                    if number < len(self.lines) and self.lines[number].start < end:
                        # what follows the closing tag on its line is text
                        self.lines[number].start = end
                    elif end < line.end:
                        run.append(Span(end, line.end))
                    continue
            if first == "#" and (heading := ATX.match(content)):
                flush()
                self._heading(len(heading[1]), line, body + heading.start(2), body + heading.end(2))
                self.hide(body, body + heading.start(2))
                self.hide(body + heading.end(2), line.end)
                after_blank = True
                continue
            if run and first in "=-" and len(run) == 1 and SETEXT.match(content):
                span = run.pop()
                self.hide(body, line.end)
                self._heading(1 if first == "=" else 2, self.lines[number - 2], span.start, span.end)
                after_blank = True
                continue
            if first in "!?=/" and (titled := CALLOUT.match(content) or TAB.match(content) or BLOCK.match(content)):
                flush()
                self._title(body, line.end, titled)
                while containers and indent < containers[-1]:
                    containers.pop()
                if first == "/":
                    number = self._options(number, indent)
                else:
                    containers.append(indent + 4)
                after_blank = True
                continue
            if first == "*" and (abbreviation := ABBREVIATION.match(content)):
                flush()
                self.hide(body, body + abbreviation.end())
                self._inline(body + abbreviation.end(), line.end)
                continue
            if first == "[" and (footnote := FOOTNOTE.match(content)):
                flush()
                self.hide(body, body + footnote.end())
                containers.append(indent + 4)
                run.append(Span(body + footnote.end(), line.end))
                continue
            if first == "[" and (reference := REFERENCE.match(content)):
                flush()
                self._title(body, line.end, reference)
                continue
            if first in "-;" and (snippet := SNIPPET.match(content)):
                flush()
                self.hide(body, line.end)
                if not snippet["inline"]:
                    number = self._snippets(number)
                continue
            if first in "*-_" and RULE.match(content):
                flush()
                self.hide(body, line.end)
                continue
            if first in "|:-" and "-" in content and DELIMITER_ROW.match(content):
                self.hide(body, line.end)
                continue
            if first == "{" and (JINJA_BLOCK.match(content) or ATTRIBUTES_LINE.match(content)):
                self.hide(body, line.end)
                continue
            if (marker := BULLET.match(content)) or (first == ":" and (marker := DEFINITION.match(content))):
                flush()
                while containers and indent < containers[-1]:
                    containers.pop()
                # several markers on one line open several lists: "- - text"
                while marker:
                    self.hide(body, body + marker.end())
                    body += marker.end()
                    containers.append(indent // 4 * 4 + 4)
                    indent += 4
                    marker = BULLET.match(self.text[body : line.end])
                if body < line.end:
                    run.append(Span(body, line.end))
                continue
            run.append(Span(body, line.end))
        flush()

    def _code(self, number: int, indent: int) -> int:
        """Hide the rest of an indented code block; the number of the first line after it."""
        after = number
        while number < len(self.lines):
            line = self.lines[number]
            space = INDENT.match(line.text)[0]
            if space != line.text:
                if len(space.expandtabs(4)) < indent:
                    break
                self.hide(line.start, line.end)
                after = number + 1
            number += 1
        return after

    def _fence(self, opening: int, content: str) -> int | None:
        """Hide a fenced block; the number of the line after it, or None where nothing closes it."""
        fence = FENCE.match(content) or TILDE_FENCE.match(content)
        if not fence or fence[0] in self.unclosed:
            return None
        closing = re.compile(rf"[ \t>]*{re.escape(fence[0])}[ \t]*\Z")
        for number in range(opening + 1, len(self.lines)):
            if closing.match(self.lines[number].text):
                self.hide(self.lines[opening].start, self.lines[number].end)
                return number + 1
        self.unclosed.add(fence[0])
        return None

    def _raw_html(self, start: int) -> int | None:
        """The end of a comment or of an element whose content is not prose, or None."""
        if self.text.startswith("<!--", start):
            return self._after("-->", start)
        element = RAW_HTML.match(self.text, start)
        return self._after(f"</{element[1]}>", start) if element else None

    def _after(self, closing: str, start: int) -> int | None:
        if closing in self.unclosed:
            return None
        found = re.compile(re.escape(closing), re.IGNORECASE).search(self.text, start)
        if not found:
            self.unclosed.add(closing)
            return None
        return found.end()

    def _title(self, start: int, end: int, match: re.Match) -> None:
        """Hide a line but for the title that its match names."""
        if match["title"]:
            offset = start - match.start()
            first, last = match.start("title") + offset, match.end("title") + offset
            self.hide(start, first)
            self._inline(first, last)
            self.hide(last, end)
        else:
            self.hide(start, end)

    def _options(self, number: int, indent: int) -> int:
        """Hide the option lines that follow a block's opening; the number of the line after them."""
        while number < len(self.lines):
            line = self.lines[number]
            space = INDENT.match(line.text)[0]
            if space == line.text or len(space.expandtabs(4)) < indent + 4:
                break
            self.hide(line.start, line.end)
            number += 1
        return number

    def _snippets(self, number: int) -> int:
        """Hide the file names of a block of snippets; the number of the line after it."""
        for last in range(number, len(self.lines)):
            if SNIPPET.match(self.lines[last].text.strip()):
                for line in self.lines[number : last + 1]:
                    self.hide(line.start, line.end)
                return last + 1
        return number

    def _heading(self, level: int, line: _Line, start: int, end: int) -> None:
        attributes = HEADING_ATTRIBUTES.search(self.text, start, end)
        anchor = None
        if attributes:
            self.hide(attributes.start(), end)
            end = attributes.start()
            found = ANCHOR.search(attributes["list"])
            anchor = found["id"] if found else None
        self._inline(start, end)
        title = self.text[start:end]
        start += len(title) - len(title.lstrip())
        self.headings.append(
            Heading(level, Span(line.start, line.end), Span(start, start + len(title.strip())), anchor)
        )

    # ------------------------------------------------------------------------------------------ inlines

    def _inline(self, start: int, end: int) -> None:
        """Hide the inline markup of a block. What is already hidden stays so."""
        text = "".join(self.out[start:end])
        unclosed: dict[int, int] = {}
        position = 0
        while match := INLINE.search(text, position):
            kind, position = match.lastgroup, match.end()
            here, there = start + match.start(), start + match.end()
            match kind:
                case "escape":
                    self.out[here] = MARKUP
                case "ticks":
                    closed = self._code_span(text, match, unclosed)
                    if closed:
                        self.hide(here, start + closed)
                        position = closed
                case "tag":
                    self.hide(here, there, MARKUP if match["name"].lower() in PHRASING else HIDDEN)
                case "attributes" | "link" | "reference" | "strong":
                    lone = kind == "strong" and _spaced(text, match.start(), match.end())
                    self.hide(here, there, HIDDEN if lone else MARKUP)
                case "target":
                    self.hide(here, there, MARKUP)
                    for group in ("title", "title2"):
                        if match[group]:
                            first, last = start + match.start(group), start + match.end(group)
                            self.out[first:last] = self.text[first:last]
                            self.out[first - 1] = self.out[last] = HIDDEN
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

    @staticmethod
    def _code_span(text: str, ticks: re.Match, unclosed: dict[int, int]) -> int | None:
        """The end of a code span: the next run of as many backticks, or None."""
        width = len(ticks[0])
        if width in unclosed:
            return None
        closing = re.compile(rf"(?<!`)`{{{width}}}(?!`)").search(text, ticks.end())
        if not closing:
            unclosed[width] = ticks.start()
            return None
        return closing.end()


def _spaced(text: str, start: int, end: int) -> bool:
    """Whether a mark stands alone between spaces, and so emphasizes nothing."""
    return text[start - 1 : start].isspace() and text[end : end + 1].isspace()
