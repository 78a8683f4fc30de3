"""A page's rendered content as a part of another page: no id twice, and every link still leads where it led."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape, unescape

from isogloss.publishing.html_reader import Reader, attributes, single, tokens

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
NAMES = frozenset("id for name headers list aria-labelledby aria-describedby aria-controls aria-owns".split())
"""Attributes that name elements of the same page, or one element to others."""

ADDRESSES = frozenset("href src".split())
VALUE = r"""\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')"""
CHANGED = "|".join(sorted({"data-term", *NAMES, *ADDRESSES}))
"""The attributes of which something is changed; most tags have none."""

ATTRIBUTE = re.compile(rf"""(?<=[\s"'])(?P<name>{CHANGED}){VALUE}""", re.IGNORECASE)

PAINTED = re.compile(rf"""(?<=[\s"'])(?P<name>[\w:-]+){VALUE}""")
PAINT = re.compile(r"url\(#(?P<id>[^)]+)\)")
DROPPED = frozenset({"headerlink", "md-content__button", "scripted"})
"""Classes of what belongs to the page it stands on: its links, and what its scripts work."""

MAY_BE_DROPPED = re.compile("|".join(sorted(DROPPED)))
TOKEN = tokens(rf' (?!class="[^"]*(?:&|{MAY_BE_DROPPED.pattern}))[a-z-]++(?:="[^"<>]*+")?+')
SAME = rf' (?!(?:{CHANGED})=|[a-z-]++="[^"]*url\(#)[a-z-]++(?:="[^"<>]*+")?+'
TO_CHANGE = re.compile(rf"<[a-z][a-z0-9]*+(?:{SAME})*+ [^<>]*+>")
"""A plain tag of which something is changed."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a page from a heading to the next one that has an id: its heading's id, level, HTML, and the HTML of
    what follows. What precedes the first has neither id nor heading."""

    anchor: str
    level: int
    heading: str
    body: str


def pieces(html: str) -> list[Piece]:
    """Rendered content, taken apart at the headings that stand in nothing else."""
    reader = _Pieces()
    reader.read(html)
    return reader.pieces()


def merged(orders: Iterable[Sequence[str]]) -> list[str]:
    """Every name of several lists in one order: what only some have stands after what it follows there."""
    order: list[str] = []
    for names in orders:
        places = {name: place for place, name in enumerate(order)}
        following: dict[int, list[str]] = {}
        last = -1
        for name in dict.fromkeys(names):
            if name in places:
                last = places[name]
            else:
                following.setdefault(last, []).append(name)
        order = [*following.get(-1, ())] + [
            new for place, name in enumerate(order) for new in (name, *following.get(place, ()))
        ]
    return order


def embedded(html: str, prefix: str, resolve: Callable[[str], str], deeper: int = 0) -> str:
    """Rendered content with `prefix` before each of its ids, its addresses as `resolve` says them, and its headings so
    many levels deeper. Links from a heading to itself and what scripts work are left out, and so are the marks of terms
    that have cards."""
    return embedded_pieces(html, prefix, resolve, deeper)[0]


def embedded_pieces(html: str, prefix: str, resolve: Callable[[str], str], deeper: int = 0) -> tuple[str, list[Piece]]:
    """Rendered content as `embedded` gives it, and its pieces."""
    found = _Pieces()
    _Embedding(prefix, resolve, deeper, found).read(html)
    return "".join(part for _, _, heading, body in found.found for part in (*heading, *body)), found.pieces()


class _Pieces(Reader):
    token = TOKEN

    def __init__(self) -> None:
        self.found: list[tuple[str, int, list[str], list[str]]] = [("", 0, [], [])]
        self.into = self.found[-1][3]
        self.depth = 0

    def pieces(self) -> list[Piece]:
        joined = (
            Piece(anchor, level, "".join(heading).strip(), "".join(body).strip())
            for anchor, level, heading, body in self.found
        )
        return [piece for piece in joined if piece.anchor or piece.body]

    def text(self, text: str) -> None:
        self.into.append(text)

    def plain(self, html: str) -> None:
        self.into.append(html)
        if tags := html.count("<"):
            self._deeper(tags - 2 * html.count("</"))

    def start(self, name: str, tag: str) -> None:
        if not self.depth and name in HEADINGS and (anchor := attributes(tag).get("id")):
            self.found.append((anchor, int(name[1]), [], []))
            self.into = self.found[-1][2]
        self.into.append(tag)
        self.depth += not single(name, tag)

    def end(self, name: str, tag: str) -> None:
        self.into.append(tag)
        self._deeper(-1)

    def _deeper(self, levels: int) -> None:
        self.depth = max(0, self.depth + levels)
        if not self.depth:
            self.into = self.found[-1][3]


class _Embedding(Reader):
    """Goes through content, and has another reader go through what becomes of it."""

    token = TOKEN

    def __init__(self, prefix: str, resolve: Callable[[str], str], deeper: int, into: Reader):
        self.prefix, self.resolve, self.deeper, self.into = prefix, resolve, deeper, into
        self.left_out = 0
        self.changed: dict[str, str] = {}

    def text(self, text: str) -> None:
        if not self.left_out:
            self.into.text(text)

    def plain(self, html: str) -> None:
        if self.left_out:
            super().plain(html)
        else:
            self.into.plain(TO_CHANGE.sub(self._plain_tag, html))

    def _plain_tag(self, match: re.Match[str]) -> str:
        tag = match[0]
        if (changed := self.changed.get(tag)) is None:  # a page says the same many times
            changed = self.changed[tag] = self._changed(tag)
        return changed

    def start(self, name: str, tag: str) -> None:
        if self.left_out:
            self.left_out += not single(name, tag)
            return
        if (embedded := self._tag(name, tag)) is None:
            self.left_out += not single(name, tag)
        else:
            self.into.start(self._name(name), embedded)

    def end(self, name: str, tag: str) -> None:
        if self.left_out:
            self.left_out -= 1
        else:
            name = self._name(name)
            self.into.end(name, f"</{name}>")

    def _tag(self, name: str, tag: str) -> str | None:
        """What becomes of a start tag; None where its element is left out."""
        if _dropped(tag):
            return None
        return f"<{self._name(name)}{self._changed(tag)[1 + len(name) :]}"

    def _changed(self, tag: str) -> str:
        return (PAINTED if "url(#" in tag else ATTRIBUTE).sub(self._attribute, tag)

    def _name(self, tag: str) -> str:
        return f"h{min(6, int(tag[1]) + self.deeper)}" if tag in HEADINGS else tag

    def _attribute(self, match: re.Match[str]) -> str:
        whole, name = match.group(0, "name")
        name = name.lower()
        if name == "data-term":
            return ""
        if name not in NAMES and name not in ADDRESSES and "url(#" not in whole:
            return str(whole)
        value = unescape(match["double"] if match["double"] is not None else match["single"])
        if name in NAMES:
            value = " ".join(self.prefix + part for part in value.split())
        elif name in ADDRESSES:
            value = self.resolve(value)
        else:
            value = PAINT.sub(lambda paint: f"url(#{self.prefix}{paint['id']})", value)
        return f'{match["name"]}="{escape(value)}"'


def _dropped(tag: str) -> bool:
    """Whether an element belongs to the page it stands on."""
    return bool(MAY_BE_DROPPED.search(tag)) and bool(DROPPED & set(attributes(tag).get("class", "").split()))
