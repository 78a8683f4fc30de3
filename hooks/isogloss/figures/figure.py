"""What a figure is: its place, its value and how far it counts."""

from enum import IntEnum, StrEnum
from typing import NamedTuple, cast

import msgspec

from isogloss.figures.digits import Rational
from isogloss.text.source import Span


class Kind(StrEnum):
    NUMBER = "number"
    YEAR = "year"
    PERCENTAGE = "percentage"
    MONEY = "money"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    ORDINAL = "ordinal"
    DATE = "date"
    MONTH = "month"
    TIME = "time"
    VERSION = "version"


class Weight(IntEnum):
    """How far a figure counts: a homograph may be no number at all, a number word is used loosely, what is written as
    a figure has to be one."""

    HOMOGRAPH = 0
    WORD = 1
    FIGURE = 2


class Date(NamedTuple):
    """A date as far as it is told."""

    year: int | None
    month: int
    day: int | None = None


DOZEN = 12
"""Said of about as many, too."""

AS_WRITTEN = frozenset({Kind.TIME, Kind.VERSION})
"""What no language writes in its own way only."""


class Figure(msgspec.Struct, frozen=True):
    """A figure where it stands. `value` is a share of one for percentages; `currency` is an ISO 4217 code, None where
    none is named. `digits` is where its digits stand, `scale` what the number that they write was multiplied by.

    `other` is its value where its marks are read by the other convention (204,518 is 204.518 or 204518), None where
    they have one reading; `foreign` says that only the other convention reads them at all.

    A month by itself is a date of which nothing else is told. A multiple (doubled, threefold) is worth what it
    multiplies by; `other` is what it adds where that may be meant, too (增加了两倍).

    A time of day is worth its hours and, as decimals, its minutes, as those read it who write 14.30; `other` is the
    same time in the afternoon. A version of three numbers and more is worth its first one, and each next a thousandth.
    Neither counts anything: `foreign` says so of them, too.
    """

    span: Span
    kind: Kind
    value: Rational | Date
    weight: Weight = Weight.FIGURE
    currency: str | None = None
    digits: Span | None = None
    scale: Rational = 1
    other: Rational | None = None
    foreign: bool = False

    @property
    def amount(self) -> Rational:
        """The value, of every kind but dates and months."""
        return cast(Rational, self.value)


def month_alone(span: Span, place: int, homograph: bool = False) -> Figure:
    """A month by itself."""
    return Figure(span, Kind.MONTH, Date(None, place), Weight.HOMOGRAPH if homograph else Weight.WORD)
