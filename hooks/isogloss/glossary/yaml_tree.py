"""Untrusted YAML: plain data with the line of every part, within limits.

Only mappings, sequences and strings: no tags, no anchors, no aliases (so nothing can grow), no duplicate keys. Every
scalar is the string that is written, so that the Norwegian word `no` stays a word; an empty one is None.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from isogloss.text.message import Message

REMEMBERED = 5_000
"""Of a glossary that is edited while a program runs, only files that have changed are parsed again."""

Keys = tuple[str | int, ...]
"""The keys and indices that lead to a part."""


class TreeError(Exception):
    """Data that cannot be read, with the line (from 1)."""

    def __init__(self, line: int, said: Message):
        super().__init__(str(said))
        self.line = line
        self.said = said


@dataclass(frozen=True)
class Tree:
    """Data, with the line (from 1) of each part by its path of keys and indices."""

    data: Any
    lines: dict[Keys, int]

    def line(self, path: Keys) -> int:
        """The line of a part, or of the nearest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@lru_cache(REMEMBERED)
def read_tree(text: str) -> Tree:
    """Read one YAML document; nobody changes what is read. Raises TreeError."""
    from isogloss.glossary.yaml_events import document  # takes long to import, and no glossary that is kept needs it

    lines: dict[Keys, int] = {}
    return Tree(document(text, lines), lines)
