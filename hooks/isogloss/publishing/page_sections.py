"""A page's sections as a search shows them: plain text under each heading that has an anchor."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from isogloss.publishing.search_words import UNSPACED

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
LEFT_OUT = frozenset("script style svg template".split())
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
INLINE = frozenset("a abbr b bdi bdo cite code del dfn em i ins kbd mark q s small span strong sub sup u var".split())
SPACE = re.compile(r"\s+")
BETWEEN = re.compile(rf"(?<=[{UNSPACED}])\s+(?=[{UNSPACED}])")
"""Where no spaces part the words: a line end is none, either."""


@dataclass(frozen=True)
class Section:
    """A stretch of a page: the anchor and the title of its heading (none before the first), and its text."""

    anchor: str
    title: str
    text: str


def page_sections(html: str) -> list[Section]:
    """The sections of a page's content. What has the attribute data-search-exclude is left out."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    sections = [
        Section(anchor, _plain(title), _plain(text))
        for anchor, title, text in zip(*[iter(parser.parts)] * 3, strict=True)
    ]
    return [section for section in sections if section.title or section.text]


def _plain(pieces: list[str]) -> str:
    return SPACE.sub(" ", BETWEEN.sub(lambda space: "" if "\n" in space[0] else " ", "".join(pieces))).strip()


class _Parser(HTMLParser):
    def __init__(self):
        super().__init__()
        self.parts: list = ["", [], []]
        self.into = -1
        self.left_out: list[str] = []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag in VOID:
            self._space(tag)
        elif self.left_out or tag in LEFT_OUT or "data-search-exclude" in values or values.get("class") == "headerlink":
            self.left_out.append(tag)
        elif tag in HEADINGS and values.get("id"):
            self.parts += [values["id"], [], []]
            self.into = -2
        else:
            self._space(tag)

    def handle_endtag(self, tag):
        if self.left_out:
            if tag == self.left_out[-1]:
                self.left_out.pop()
        elif tag in HEADINGS:
            self.into = -1
        else:
            self._space(tag)

    def handle_data(self, data):
        if not self.left_out:
            self.parts[self.into].append(data)

    def _space(self, tag):
        if tag not in INLINE and not self.left_out:
            self.parts[self.into].append(" ")
