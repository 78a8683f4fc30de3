"""What a rule says of a place."""

from dataclasses import dataclass
from enum import StrEnum

from isogloss.text.source import Location


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Diagnostic:
    """One thing that a rule sees. `expected` are the words that should stand there, `related` are the places that
    the message speaks of, most often in other languages. The engine fills in `rule`, and `severity` where the rule
    does not grade it."""

    location: Location
    message: str
    concept: str | None = None
    expected: tuple[str, ...] = ()
    related: tuple[Location, ...] = ()
    rule: str = ""
    severity: Severity | None = None
