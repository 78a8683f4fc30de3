"""A page's rendered content as a part of another page: no id twice, and every link still leads where it led."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser

HEADING = re.compile(r"h[1-6]")
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
ATTRIBUTE = re.compile(r"""(?<=[\s"'])(?P<name>[\w:-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""")
NAMES = frozenset("id for name headers list aria-labelledby aria-describedby aria-controls aria-owns".split())
"""Attributes that name elements of the same page, or one element to others."""

ADDRESSES = frozenset("href src".split())
PAINT = re.compile(r"url\(#(?P<id>[^)]+)\)")
DROPPED = frozenset({"headerlink", "md-content__button"})
"""Classes of links that belong to the page they stand on."""


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
    parser = _Pieces()
    parser.feed(html)
    parser.close()
    return [
        Piece(anchor, level, "".join(heading).strip(), "".join(body).strip())
        for anchor, level, heading, body in parser.found
        if anchor or "".join(body).strip()
    ]


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
    many levels deeper. Links from a heading to itself are left out, and so are the marks of terms that have cards."""
    parser = _Embedding(prefix, resolve, deeper)
    parser.feed(html)
    parser.close()
    return "".join(parser.out)


class Verbatim(HTMLParser):
    """Gives back what it reads; what it is to change, a subclass says."""

    def __init__(self):
        super().__init__(convert_charrefs=False)

    def write(self, text: str) -> None:
        raise NotImplementedError

    def handle_startendtag(self, tag, attrs):
        self.write(self.get_starttag_text())

    def handle_data(self, data):
        self.write(data)

    def handle_entityref(self, name):
        self.write(f"&{name};")

    def handle_charref(self, name):
        self.write(f"&#{name};")

    def handle_comment(self, data):
        """What is said to the engine is not for readers."""


class _Pieces(Verbatim):
    def __init__(self):
        super().__init__()
        self.found: list[tuple[str, int, list[str], list[str]]] = [("", 0, [], [])]
        self.depth = 0
        self.in_heading = False

    def write(self, text):
        _, _, heading, body = self.found[-1]
        (heading if self.in_heading else body).append(text)

    def handle_starttag(self, tag, attrs):
        if not self.depth and HEADING.fullmatch(tag) and dict(attrs).get("id"):
            self.found.append((dict(attrs)["id"], int(tag[1]), [], []))
            self.in_heading = True
        self.write(self.get_starttag_text())
        self.depth += tag not in VOID

    def handle_endtag(self, tag):
        self.write(f"</{tag}>")
        self.depth = max(0, self.depth - (tag not in VOID))
        if not self.depth:
            self.in_heading = False


class _Embedding(Verbatim):
    def __init__(self, prefix: str, resolve: Callable[[str], str], deeper: int):
        super().__init__()
        self.prefix, self.resolve, self.deeper = prefix, resolve, deeper
        self.out: list[str] = []
        self.left_out = 0

    def write(self, text):
        if not self.left_out:
            self.out.append(text)

    def handle_starttag(self, tag, attrs):
        if self.left_out or (tag == "a" and DROPPED & set((dict(attrs).get("class") or "").split())):
            self.left_out += tag not in VOID
            return
        self.write(self._tag(tag))

    def handle_startendtag(self, tag, attrs):
        self.write(self._tag(tag))

    def handle_endtag(self, tag):
        if self.left_out:
            self.left_out -= 1
        else:
            self.write(f"</{self._name(tag)}>")

    def _name(self, tag: str) -> str:
        return f"h{min(6, int(tag[1]) + self.deeper)}" if HEADING.fullmatch(tag) else tag

    def _tag(self, tag: str) -> str:
        text = ATTRIBUTE.sub(self._attribute, self.get_starttag_text())
        return text.replace(tag, self._name(tag), 1) if HEADING.fullmatch(tag) else text

    def _attribute(self, match: re.Match) -> str:
        name = match["name"].lower()
        value = unescape(match["double"] if match["double"] is not None else match["single"])
        if name == "data-term":
            return ""
        if name in NAMES:
            value = " ".join(self.prefix + part for part in value.split())
        elif name in ADDRESSES:
            value = self.resolve(value)
        else:
            value = PAINT.sub(lambda paint: f"url(#{self.prefix}{paint['id']})", value)
        return f'{match["name"]}="{escape(value)}"'
