"""What the reader notes on its way over a page: bare places, of which text.structure makes values when asked."""

from typing import NamedTuple


class OpenBlock:
    """A block that has begun; it ends when what follows no longer belongs to it. Its items are a list's, or the
    columns that the row of delimiters of a table tells apart."""

    __slots__ = ("end", "items", "kind", "name", "start")

    def __init__(self, kind: str, start: int, end: int = 0, name: str = ""):
        self.kind, self.start, self.end, self.name, self.items = kind, start, end, name, 0


class LinkMark(NamedTuple):
    """A link or an image: its place, that of its words, and that of its target, or of its label if it is a
    reference."""

    place: tuple[int, int]
    words: tuple[int, int]
    target: tuple[int, int]
    image: bool = False
    reference: bool = False


class Marks:
    """Places of a page, as (start, end), each list nearly in order.

    `headings` are (level, start of the line, its end, start of the title, its end, anchor).
    `borders` are the pipes between cells, wherever they stand. `definitions` give the target of a label, `targets`
    where the targets of definitions stand. `signs` are entities in text, and the x of tasks that are done.
    """

    def __init__(self) -> None:
        self.headings: list[tuple[int, int, int, int, int, str | None]] = []
        self.paragraphs: list[tuple[int, int]] = []
        self.borders: list[int] = []
        self.links: list[LinkMark] = []
        self.definitions: dict[str, str] = {}
        self.targets: list[tuple[int, int]] = []
        self.html: list[tuple[int, int]] = []
        self.code: list[tuple[int, int]] = []
        self.signs: list[tuple[int, int]] = []
        self.attributes: list[tuple[int, int]] = []
        self.blocks: list[OpenBlock] = []


def label(words: str) -> str:
    """What a reference and its definition have in common: Python-Markdown compares them so, in every language."""
    return " ".join(words.split()).lower()
