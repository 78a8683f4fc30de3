"""What a page is made of besides its prose."""

from dataclasses import dataclass

from isogloss.text.source import Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level, its line, its words and its explicit anchor (None where it has none)."""

    level: int
    line: Span
    title: Span
    anchor: str | None
