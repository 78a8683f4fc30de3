"""What a rule says of a place."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from isogloss.text.source import Location


class Severity(StrEnum):
    """How bad something is: errors and warnings make a check fail, notes do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True)
class Message:
    """A sentence with {named} places, and the words that fill them. The English sentence is its own key in the
    catalogs of other languages, and what is quoted from pages is never part of it."""

    sentence: str
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.sentence.format_map(dict(self.values))


def message(sentence: str, **values: object) -> Message:
    """A message from an English sentence and what fills its {named} places."""
    return Message(sentence, tuple((name, str(value)) for name, value in values.items()))


class Excerpt(NamedTuple):
    """Part of a line of a page, and where in it the place begins and ends that a diagnostic speaks of."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Diagnostic:
    """One thing that a rule sees.

    `expected` are the words that should stand there, `related` are the places that the message speaks of, most often
    in other languages. `fix` is what may replace the place's text as it is, without anybody looking at it again;
    None where somebody has to. `probable` says that a rule of grammar only makes it likely: it is never an error.
    The engine fills in `rule` and `excerpt`, and `severity` where the rule does not grade it.
    """

    location: Location
    message: Message
    concept: str | None = None
    expected: tuple[str, ...] = ()
    related: tuple[Location, ...] = ()
    fix: str | None = None
    probable: bool = False
    rule: str = ""
    severity: Severity | None = None
    excerpt: Excerpt | None = None
