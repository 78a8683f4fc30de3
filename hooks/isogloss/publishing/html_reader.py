"""Reading HTML that has been made of Markdown: its tags and the text between them, as they stand there.

Tags begin and end where the HTML standard's tokenizer has them begin and end (HTML: 13.2.5). A tag that is never closed
reaches to the end, so that no text is slow.
"""

import re
from abc import ABC, abstractmethod
from html import unescape

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
RAW = frozenset("script style textarea title".split())
"""Elements whose content has no tags."""

MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<end>/?)(?P<tag>[a-zA-Z][^\s/>]*+)"
    r"(?:[^>\"'=]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))?+|[\"'])*+(?:>|\Z)"
    r"|<[!?/][^>]*+(?:>|\Z)",
    re.DOTALL,
)
SPECIAL = "|".join(["h[1-6]", *sorted(VOID | RAW)])


def tokens(attribute: str = "(?!)", element: str = "(?!)") -> re.Pattern[str]:
    """The pattern of what a page is read as: text and plain tags in one, which is most of a page, and all else one by
    one. Plain are the tags that say no more than their names, or else attributes of a pattern: each as ` name="value"`
    without angle brackets; and so are whole elements of another. Headings, and elements whose content is not read as
    others' is, are never plain."""
    plain = rf"(?:[^<]++|{element}|</?+(?!(?:{SPECIAL})[ >])[a-z][a-z0-9]*+(?:{attribute})*+>)++"
    return re.compile(rf"(?P<plain>{plain})|{MARKUP.pattern}", re.DOTALL)


TOKEN = tokens()
ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]++)(?:\s*+=\s*+(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>"']++)))?"""
)

NAME_END = re.compile(r"[\s/>]")


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a start tag as it stands there; the first of a name counts."""
    found: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(tag, len(NAME_END.split(tag, 1)[0])):
        value = next((value for value in match.group("double", "single", "bare") if value is not None), "")
        found.setdefault(match["name"].lower(), unescape(value))
    return found


def single(name: str, tag: str) -> bool:
    """Whether a start tag has no end tag."""
    return name in VOID or tag.endswith("/>")


class Reader(ABC):
    """Goes through HTML; what it makes of it, a subclass says. Tags are given by name, and as they stand there."""

    token = TOKEN
    """What it is read as (`tokens`)."""

    def read(self, html: str) -> None:
        place = 0
        while place < len(html):
            place = self._read_from(html, place, self.token)

    def _read_from(self, html: str, place: int, tokens: re.Pattern[str]) -> int:
        """Read to the end of all, or of an element whose content has no tags; where that is."""
        for found in tokens.finditer(html, place):
            begin, end = found.span()
            if begin > place:
                self.text(html[place:begin])
            place = end
            if found.lastgroup == "plain":
                self.plain(found[0])
                continue
            tag, closing, name = found.group(0, "end", "tag")
            if not name:
                self.comment(tag)
                continue
            name = name.lower()
            if closing:
                self.end(name, tag)
                continue
            self.start(name, tag)
            if name in RAW and not tag.endswith("/>"):
                closed = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(html, place)
                end = closed.start() if closed else len(html)
                self.text(html[place:end])
                return end
        if place < len(html):
            self.text(html[place:])
        return len(html)

    @abstractmethod
    def start(self, name: str, tag: str) -> None: ...

    @abstractmethod
    def end(self, name: str, tag: str) -> None: ...

    @abstractmethod
    def text(self, text: str) -> None:
        """Text as it stands there, with its references to characters."""

    def plain(self, html: str) -> None:
        """Text and plain tags (`tokens`) in one; who cannot do with them so is given one after the other."""
        self._read_from(html, 0, MARKUP)

    def comment(self, tag: str) -> None:  # noqa: B027 - most have nothing to do with one
        """A comment, or what browsers take for one. What is said to the engine is not for readers."""
