"""Markdown within a block: emphasis, code, links, HTML and the rest, hidden so that prose keeps its place."""

import re

from isogloss.text.cover import HIDDEN, MARKUP, SPACE, Cover

SPECIAL = re.compile(r"[\\`<{!\[\]:@+*~^=_&]")
SPECIAL_OR_CELL = re.compile(SPECIAL.pattern[:-1] + "|]")
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
    | (?P<target>\]\((?:[^()]*+\))?+)
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


def hide_inlines(cover: Cover, start: int, end: int) -> None:
    """Hide the inline markup of a block. What is already hidden stays so."""
    if not SPECIAL.search(cover.text, start, end):
        cell = cover.text.find("|", start, end)
        while cell >= 0:
            cover.fill(cell, cell + 1)
            cell = cover.text.find("|", cell + 1, end)
        return
    text, hide, fill = cover.prose(start, end), cover.hide, cover.fill
    ticks: dict[int, list[int]] | None = None
    brackets: dict[int, int] | None = None
    unclosed: set[str] = set()
    position = 0
    while special := SPECIAL_OR_CELL.search(text, position):
        match = INLINE.match(text, special.start())
        if not match:
            position = special.end()
            continue
        kind, (opening, position) = match.lastgroup, match.span()
        here, there = start + opening, start + position
        match kind:
            case "cell":
                fill(here, there)
            case "link":
                fill(here, there, MARKUP)
            case "target":
                closing = position - 1
                if text[closing] != ")":
                    if brackets is None:
                        brackets = _pairs(text)
                    closing = brackets.get(closing)
                position = _target(cover, text, opening, closing, start)
            case "reference":
                hide(here, there, MARKUP)
            case "strong":
                fill(here, there, HIDDEN if _spaced(text, opening, position) else MARKUP)
            case "escape":
                fill(here, here + 1, MARKUP)
            case "ticks":
                if ticks is None:
                    ticks = _ticks(text)
                if closed := _closing(ticks, position - opening, position):
                    hide(here, start + closed)
                    position = closed
            case "tag":
                position = _tag(cover, text, match, start, unclosed)
            case "attributes":
                # they belong to the inline element that they touch
                if opening and cover.prose(here - 1, here) in (MARKUP, HIDDEN):
                    hide(here, there, MARKUP)
            case "url" | "mail":
                # the scheme or the mailbox stands on the left, already passed over
                left = (SCHEME if kind == "url" else MAILBOX).search(text, max(0, opening - 64), opening)
                hide(start + left.start() if left else here, there)
            case "underscore":
                # within a word it is a letter of a name: snake_case
                if not (text[opening - 1 : opening].isalnum() and text[position : position + 1].isalnum()):
                    fill(here, there, MARKUP)
            case "entity":
                hide(here, there, SPACE if match[0] in SPACES else MARKUP if match[0] in JOINERS else HIDDEN)
            case _:
                hide(here, there)


def _tag(cover: Cover, text: str, tag: re.Match, start: int, unclosed: set[str]) -> int:
    """Hide a tag, and with it the content of an element that is not prose; where to go on."""
    name, end = tag["name"].lower(), tag.end()
    if name in HIDING and name not in unclosed and not tag[0].startswith("</"):
        closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, end)
        if closing:
            cover.hide(start + tag.start(), start + closing.end())
            return closing.end()
        unclosed.add(name)
    cover.hide(start + tag.start(), start + end, MARKUP if name in PHRASING else HIDDEN)
    return end


def _target(cover: Cover, text: str, opening: int, closing: int | None, start: int) -> int:
    """Hide a link's address, whose closing bracket is given; its title is prose. Where to go on."""
    if closing is None:
        cover.hide(start + opening, start + opening + 1, MARKUP)
        return opening + 1
    cover.hide(start + opening, start + closing + 1, MARKUP)
    last = opening + 2 + len(text[opening + 2 : closing].rstrip()) - 1
    if text[last] in TITLE and (title := TITLE[text[last]].search(text, opening + 2, last)):
        cover.hide(start + title.end() - 1, start + last + 1)
        cover.show(start + title.end(), start + last)
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
