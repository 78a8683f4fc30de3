"""What a rule reports about a place."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from isogloss.text.source import Location


class Severity(StrEnum):
    """How serious a diagnostic is: errors and warnings make a check fail, notes do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True)
class Message:
    """A sentence with {named} placeholders, and their values. The English sentence is the key in the catalogs of other
    languages; text quoted from pages is never part of it.
    """

    sentence: str
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.sentence.format_map(dict(self.values))


def message(sentence: str, **values: object) -> Message:
    """A message, from an English sentence and the values of its {named} placeholders."""
    return Message(sentence, tuple((name, str(value)) for name, value in values.items()))


class Excerpt(NamedTuple):
    """Part of a line of a page, with the start and end of the diagnostic's place in it."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Diagnostic:
    """One finding of a rule.

    `expected` are the words that should be there; `related` are other places that the message mentions, mostly in other
    languages. `fix` is text that may replace the place without review; None if a person has to decide. `probable` means
    that a grammar rule makes it only likely: it is never an error. The engine fills in `rule`, its `severity` and
    `excerpt`.
    """

    location: Location
    message: Message
    concept: str | None = None
    expected: tuple[str, ...] = ()
    related: tuple[Location, ...] = ()
    fix: str | None = None
    probable: bool = False
    rule: str = ""
    severity: Severity = Severity.WARNING
    excerpt: Excerpt | None = None
