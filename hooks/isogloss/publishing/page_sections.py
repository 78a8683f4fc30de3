"""A page's sections as a search shows them: plain text under each heading that has an anchor."""

import re
from dataclasses import dataclass
from html import unescape

from isogloss.publishing.html_reader import Reader, attributes, single, tokens
from isogloss.publishing.search_words import UNSPACED

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
LEFT_OUT = frozenset("script style svg template".split())
INLINE = frozenset("a abbr b bdi bdo cite code del dfn em i ins kbd mark q s small span strong sub sup u var".split())
ANY_TAG, INLINE_TAG, LEFT_OUT_TAG = (
    re.compile(rf"</?(?:{names})(?: [^<>]*+)?+>")
    for names in (r"\w+", "|".join(sorted(INLINE)), "|".join(sorted(LEFT_OUT)))
)
TOLD = re.compile("data-search-exclude|headerlink")
"""What a tag has that is left out, or whose own link a heading is."""

TOKEN = tokens(r' (?!data-search-exclude)[a-z-]++="(?!headerlink)[^"<>]*+"')

BETWEEN = re.compile(rf"\s(?<=[{UNSPACED}]\s)\s*(?=[{UNSPACED}])")
"""Where no spaces part the words: a line end is none, either."""


@dataclass(frozen=True)
class Section:
    """A stretch of a page: the anchor and the title of its heading (none before the first), and its text."""

    anchor: str
    title: str
    text: str


def page_sections(html: str) -> list[Section]:
    """The sections of a page's content. What has the attribute data-search-exclude is left out."""
    reader = _Sections()
    reader.read(html)
    sections = [Section(anchor, _plain(title), _plain(text)) for anchor, title, text in reader.parts]
    return [section for section in sections if section.title or section.text]


def _plain(pieces: list[str]) -> str:
    return " ".join(BETWEEN.sub(lambda space: "" if "\n" in space[0] else " ", "".join(pieces)).split())


class _Sections(Reader):
    token = TOKEN

    def __init__(self) -> None:
        self.parts: list[tuple[str, list[str], list[str]]] = [("", [], [])]
        self.into = self.parts[-1][2]
        self.left_out: list[str] = []

    def plain(self, html: str) -> None:
        if self.left_out or LEFT_OUT_TAG.search(html):
            super().plain(html)
        else:
            self.text(ANY_TAG.sub(" ", INLINE_TAG.sub("", html)))

    def start(self, name: str, tag: str) -> None:
        if single(name, tag):
            self._space(name)
            return
        values = attributes(tag) if name in HEADINGS or TOLD.search(tag) else {}
        if self.left_out or name in LEFT_OUT or "data-search-exclude" in values or values.get("class") == "headerlink":
            self.left_out.append(name)
        elif name in HEADINGS and values.get("id"):
            self.parts.append((values["id"], [], []))
            self.into = self.parts[-1][1]
        else:
            self._space(name)

    def end(self, name: str, tag: str) -> None:
        if self.left_out:
            if name == self.left_out[-1]:
                self.left_out.pop()
        elif name in HEADINGS:
            self.into = self.parts[-1][2]
        else:
            self._space(name)

    def text(self, text: str) -> None:
        if not self.left_out:
            self.into.append(unescape(text))

    def _space(self, name: str) -> None:
        if name not in INLINE and not self.left_out:
            self.into.append(" ")
