"""Markdown within a block: emphasis, code, links, HTML and the rest, hidden so that prose keeps its place.

Two fillers, because markup does two things to a term: HIDDEN ends it (code, a table cell's border, a list marker),
MARKUP lets it through (`**diretor** de experiência` is one term).
"""

import re

HIDDEN = "\ufffc"  # OBJECT REPLACEMENT CHARACTER: something stands here that is not text
MARKUP = "\u2060"  # WORD JOINER: nothing stands here, the words around it touch

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
TITLE = re.compile(r"""(?:\A|[ \t\n])(["'])(?P<title>.*)\1\s*\Z""", re.DOTALL)
HIDING = frozenset("script style pre code textarea svg math template".split())
"""Elements whose content is not prose."""
PHRASING = frozenset(
    "a abbr b bdi bdo cite data del dfn em font i ins kbd mark q s small span strong sub sup time u var wbr".split()
)
"""Elements that stand within a word or phrase without ending it (HTML Living Standard, phrasing content)."""
SPACES = frozenset({"&nbsp;", "&ensp;", "&emsp;", "&thinsp;", "&#160;", "&#xa0;", "&#xA0;", "&#8239;"})
JOINERS = frozenset({"&shy;", "&zwj;", "&zwnj;", "&#173;", "&lrm;", "&rlm;"})


class Cover:
    """A text under its fillers: as long as the text, with what is not prose hidden."""

    def __init__(self, text: str):
        self.text = text
        self.out = list(text)

    def prose(self) -> str:
        return "".join(self.out)

    def show(self, start: int, end: int) -> None:
        self.out[start:end] = self.text[start:end]

    def hide(self, start: int, end: int, filler: str = HIDDEN) -> None:
        """Fill a stretch; its line ends stay, so that lines stay lines."""
        if start < end:
            if "\n" in self.text[start:end] or "\r" in self.text[start:end]:
                self.out[start:end] = [c if c in "\r\n" else filler for c in self.text[start:end]]
            else:
                self.out[start:end] = [filler] * (end - start)

    def inlines(self, start: int, end: int) -> None:
        """Hide the inline markup of a block. What is already hidden stays so."""
        text = "".join(self.out[start:end])
        ticks: dict[int, list[int]] | None = None
        brackets: dict[int, int] | None = None
        unclosed: set[str] = set()
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
                    position = self._tag(text, match, start, unclosed)
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

    def _tag(self, text: str, tag: re.Match, start: int, unclosed: set[str]) -> int:
        """Hide a tag, and with it the content of an element that is not prose; where to go on."""
        name, end = tag["name"].lower(), tag.end()
        if name in HIDING and name not in unclosed and not tag[0].startswith("</"):
            closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, end)
            if closing:
                self.hide(start + tag.start(), start + closing.end())
                return closing.end()
            unclosed.add(name)
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
            self.show(first, last)
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
