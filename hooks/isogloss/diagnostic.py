"""What a rule reports about a place."""

from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

import msgspec

from isogloss.text.message import Message as Message
from isogloss.text.message import message as message
from isogloss.text.source import Location


class Severity(StrEnum):
    """How serious a diagnostic is: errors and warnings make a check fail, notes do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Excerpt(NamedTuple):
    """Part of a line of a page, with the start and end of the diagnostic's place in it."""

    text: str
    start: int
    end: int


class Diagnostic(msgspec.Struct, frozen=True):
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


PLACED = attrgetter("location", "rule", "message")
"""What diagnostics are ordered by."""
