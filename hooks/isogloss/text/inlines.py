"""Markdown within a block: emphasis, code, links, HTML and the rest, hidden so that prose keeps its place."""

import re
from functools import cached_property

from isogloss.text.cover import HIDDEN, MARKUP, SPACE, Cover
from isogloss.text.marks import LinkMark, Marks

SIGNS = r"\\`<{!\[\]:@+*~^=_&"
"""The characters, as in a set of a pattern, with which something other than text can begin; the border of a cell is
another."""
# From one character of a set to the next is a quick search; what must follow some of them is asked behind it.
FOLLOWED = r"(?<!:(?![a-z/]))(?<!!(?!\[))(?<!\+(?!\+))(?<!=(?!=))(?<!@(?![\w-]))(?<!&(?![\#A-Za-z]))"
SPECIAL = re.compile(f"[{SIGNS}]{FOLLOWED}")
SPECIAL_OR_CELL = re.compile(f"[{SIGNS}|]{FOLLOWED}")

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
    | (?P<target>\]\((?:[^()]*+\))?+)
    | (?P<reference>\][ ]?\[[^\[\]\n]*\](?!\())
    | (?P<url>://[^\s<>"'()\[\]，。；：！？、（）《》「」『』【】“”«»‹›„،؛؟]*(?<![.,;:!?]))
    | (?P<mail>@[\w-]+(?:\.[\w-]+)+)
    | (?P<emoji>:[a-z][a-z0-9_-]{0,60}:)
    | (?P<keys>\+\+[\w-][\w+-]{0,60}\+\+)
    | (?P<strong>\*+|~+|\^+|==)
    | (?P<underscore>_+)
    | (?P<cell>\|+)
    | (?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    | (?P<close>\])
    """,
    re.VERBOSE,
)
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}\Z")
MAILBOX = re.compile(r"[\w.+-]{1,64}\Z")
LINKED = re.compile(r"<(?:(?:https?|ftps?)://|[^<> !]+@)", re.IGNORECASE)
"""Of what stands in angle brackets, the addresses that Python-Markdown links; it takes others for tags."""
TICKS = re.compile("`+")
BRACKET = re.compile(r"[()]")
TITLE = {quote: re.compile(rf"[ \t\n]{quote}") for quote in "\"'"}
"""Where a link's title can begin, by the quotation mark that it ends with."""
HIDING = frozenset("script style pre code textarea svg math template".split())
"""Elements whose content is not prose."""
PHRASING = frozenset(
    "a abbr b bdi bdo cite data del dfn em font i ins kbd mark q s small span strong sub sup time u var wbr".split()
)
"""Elements that stand within a word or phrase without ending it (HTML Living Standard, phrasing content)."""
SPACES = frozenset({"&nbsp;", "&ensp;", "&emsp;", "&thinsp;", "&#160;", "&#xa0;", "&#xA0;", "&#8239;"})
JOINERS = frozenset({"&shy;", "&zwj;", "&zwnj;", "&#173;", "&lrm;", "&rlm;"})


class Inlines:
    """Hides the inline markup of blocks, and marks what stands in them."""

    def __init__(self, cover: Cover, marks: Marks):
        self.text, self.cover, self.marks = cover.text, cover, marks

    def read(self, start: int, end: int) -> None:
        """Read the text of a block. What is already hidden stays so."""
        self.marks.paragraphs.append((start, end))
        first = SPECIAL_OR_CELL.search(self.text, start, end)
        if not first:
            return
        if SPECIAL.search(self.text, first.start(), end):
            _Run(self.cover, self.marks, start, end).read()
            return
        cell = first.start()
        while cell >= 0:
            self.cover.fill(cell, cell + 1)
            self.marks.borders.append(cell)
            cell = self.text.find("|", cell + 1, end)


class _Run:
    """A run of text that is being read. A method reads what an alternative of INLINE has found, and says where to go
    on if that is not after it."""

    def __init__(self, cover: Cover, marks: Marks, start: int, end: int):
        self.cover, self.marks, self.start = cover, marks, start
        self.hide, self.fill = cover.hide, cover.fill
        self.text = cover.prose(start, end)
        self.brackets: list[tuple[int, int]] = []  # of links that are open: where they start, where their words do
        self.unclosed: set[str] = set()

    def read(self) -> None:
        text, position = self.text, 0
        while special := SPECIAL_OR_CELL.search(text, position):
            match = INLINE.match(text, special.start())
            if match:
                start, end = match.span()
                position = READ[match.lastgroup or ""](self, match, self.start + start, self.start + end) or end
            else:
                position = special.end()

    def _cell(self, match: re.Match[str], here: int, there: int) -> None:
        self.fill(here, there)
        self.marks.borders.extend(range(here, there))

    def _escape(self, match: re.Match[str], here: int, there: int) -> None:
        self.fill(here, here + 1, MARKUP)

    def _ticks(self, match: re.Match[str], here: int, there: int) -> int | None:
        closed = _closing(self.runs_of_ticks, there - here, match.end())
        if closed:
            self.hide(here, self.start + closed)
            self.marks.code.append((here, self.start + closed))
        return closed

    @cached_property
    def runs_of_ticks(self) -> dict[int, list[int]]:
        return _ticks(self.text)

    def _link(self, match: re.Match[str], here: int, there: int) -> None:
        self.fill(here, there, MARKUP)
        self.brackets.extend((bracket, bracket + 1) for bracket in range(here, there))

    def _image(self, match: re.Match[str], here: int, there: int) -> None:
        self.fill(here, there)
        self.brackets.append((here, there))

    def _target(self, match: re.Match[str], here: int, there: int) -> int:
        """Hide a link's address; its title is prose."""
        text, opening = self.text, match.start()
        last = match.end() - 1
        closing = last if text[last] == ")" else self.pairs.get(last)
        if closing is None:
            self.fill(here, here + 1, MARKUP)
            self._close(match, here, here + 1)
            return opening + 1
        end = opening + 2 + len(text[opening + 2 : closing].rstrip())
        self.hide(here, self.start + closing + 1, MARKUP)
        last = end - 1
        if text[last] in TITLE and (title := TITLE[text[last]].search(text, opening + 2, last)):
            self.hide(self.start + title.end() - 1, self.start + end)
            self.cover.show(self.start + title.end(), self.start + last)
            end = title.start()
        self._closed(here, self.start + closing + 1, False, here + 2, self.start + end)
        return closing + 1

    @cached_property
    def pairs(self) -> dict[int, int]:
        return _pairs(self.text)

    def _reference(self, match: re.Match[str], here: int, there: int) -> None:
        self.hide(here, there, MARKUP)
        label = self.text.index("[", match.start()) + self.start + 1
        self._closed(here, there, True, label, there - 1)

    def _close(self, match: re.Match[str], here: int, there: int) -> None:
        if self.brackets:
            self.fill(here, here + 1, MARKUP)
        self._closed(here, here + 1, True, here, here)

    def _closed(self, last: int, end: int, reference: bool, target: int, target_end: int) -> None:
        """Mark the link whose words end here, if they began; a reference without a label has its words for one."""
        if self.brackets:
            start, first = self.brackets.pop()
            if reference and target == target_end:
                target, target_end = first, last
            image = first - start == 2
            self.marks.links.append(LinkMark((start, end), (first, last), (target, target_end), image, reference))

    def _autolink(self, match: re.Match[str], here: int, there: int) -> None:
        self.hide(here, there)
        if LINKED.match(match[0]):
            inside = here + 1, there - 1
            self.marks.links.append(LinkMark((here, there), inside, inside))
        else:
            self.marks.html.append((here, there))

    def _tag(self, match: re.Match[str], here: int, there: int) -> int | None:
        """Hide a tag, and with it the content of an element that is not prose."""
        name = match["name"].lower()
        if name in HIDING and name not in self.unclosed and not match[0].startswith("</"):
            closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self.text, match.end())
            if closing:
                self._html(match, here, self.start + closing.end())
                return closing.end()
            self.unclosed.add(name)
        self.hide(here, there, MARKUP if name in PHRASING else HIDDEN)
        self.marks.html.append((here, there))
        return None

    def _html(self, match: re.Match[str], here: int, there: int) -> None:
        self.hide(here, there)
        self.marks.html.append((here, there))

    def _attributes(self, match: re.Match[str], here: int, there: int) -> None:
        # they belong to the inline element that they touch
        if match.start() and self.cover.prose(here - 1, here) in (MARKUP, HIDDEN):
            self.hide(here, there, MARKUP)
            self.marks.attributes.append((here, there))

    def _url(self, match: re.Match[str], here: int, there: int) -> None:
        # the scheme or the mailbox stands on the left, already passed over
        before = SCHEME if match.lastgroup == "url" else MAILBOX
        left = before.search(self.text, max(0, match.start() - 64), match.start())
        self.hide(self.start + left.start() if left else here, there)

    def _strong(self, match: re.Match[str], here: int, there: int) -> None:
        self.fill(here, there, HIDDEN if _spaced(self.text, *match.span()) else MARKUP)

    def _underscore(self, match: re.Match[str], here: int, there: int) -> None:
        # within a word it is a letter of a name: snake_case
        before, after = self.text[match.start() - 1 : match.start()], self.text[match.end() : match.end() + 1]
        if not (before.isalnum() and after.isalnum()):
            self.fill(here, there, MARKUP)

    def _entity(self, match: re.Match[str], here: int, there: int) -> None:
        self.fill(here, there, SPACE if match[0] in SPACES else MARKUP if match[0] in JOINERS else HIDDEN)
        self.marks.signs.append((here, there))

    def _hidden(self, match: re.Match[str], here: int, there: int) -> None:
        self.hide(here, there)


READ = {
    "escape": _Run._escape,
    "ticks": _Run._ticks,
    "comment": _Run._html,
    "autolink": _Run._autolink,
    "tag": _Run._tag,
    "instruction": _Run._html,
    "jinja": _Run._hidden,
    "critic": _Run._hidden,
    "attributes": _Run._attributes,
    "footnote": _Run._hidden,
    "image": _Run._image,
    "link": _Run._link,
    "target": _Run._target,
    "reference": _Run._reference,
    "url": _Run._url,
    "mail": _Run._url,
    "emoji": _Run._hidden,
    "keys": _Run._hidden,
    "strong": _Run._strong,
    "underscore": _Run._underscore,
    "cell": _Run._cell,
    "entity": _Run._entity,
    "close": _Run._close,
}
"""What reads each alternative of INLINE."""


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
