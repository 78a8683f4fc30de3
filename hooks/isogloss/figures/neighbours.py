"""What a figure tells of the one beside it: the bounds of a range share a sign, a month or a multiplier."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from isogloss.figures.digits import Rational
from isogloss.figures.figure import Date, Figure, Kind, Weight, month_alone
from isogloss.figures.forms import BLANKS
from isogloss.figures.surroundings import DASHES, Behind

MILLION = 10**6


def ranges(text: str, found: list[Figure], behind: Behind) -> list[Figure]:
    """The figures, with the percent sign, the month or the multiplier of one bound of a range given to the other."""
    for place, (first, second) in enumerate(pairwise(found)):
        if (half := _named_half(text, first, second)) is not None:
            found[place + half] = replace((first, second)[half], weight=Weight.HOMOGRAPH)
            found[place + 1 - half] = replace((second, first)[half], weight=Weight.WORD)
            continue
        if Kind.MONTH in (first.kind, second.kind):
            if second.kind is Kind.MONTH and _is_plain(first, 12) and behind.is_range(text, first.span, second.span):
                found[place] = month_alone(first.span, int(first.amount))  # 3-5月
            continue
        if Kind.DATE in (first.kind, second.kind):
            day, date = (first, second) if second.kind is Kind.DATE else (second, first)
            if (shared := _of_month(day, date)) and behind.is_range(text, first.span, second.span):
                found[place + (day is second)] = shared
            continue
        if (last := _shortened(text, first, second)) is not None:
            found[place + 1] = replace(second, kind=Kind.YEAR, value=last)
            continue
        # nobody says one and a half, or ten, to fifteen million and means ten; of thousands both are said
        surely = first.amount.denominator != 1 or second.scale >= MILLION
        if _lacks_multiplier(first, second) and (
            behind.is_range(text, first.span, second.span)
            if surely
            else behind.one_range.fullmatch(text, first.span.end, second.span.start)
        ):
            currency = first.currency or second.currency
            kind = Kind.MONEY if currency else Kind.NUMBER
            found[place] = replace(_times(first, second.scale), kind=kind, currency=currency)
            found[place + 1] = replace(second, kind=kind, currency=currency)
            continue
        # the sign stands on the outer side of a range
        if first.kind is Kind.NUMBER and second.kind is Kind.PERCENTAGE:
            bare, outer = place, not second.digits or second.digits.end < second.span.end
        elif first.kind is Kind.PERCENTAGE and second.kind is Kind.NUMBER:
            bare, outer = place + 1, first.digits is not None and first.digits.start > first.span.start
        else:
            continue
        if outer and found[bare].scale == 1 and behind.is_range(text, first.span, second.span):
            found[bare] = _percent(found[bare], (first, second)[bare == place].scale)
    return found


def months_alone(found: Iterable[Figure]) -> list[Figure]:
    """The figures, without the months that belong to the date that goes on behind them, or what is one and a number
    (dez 2026)."""
    kept: list[Figure] = []
    for figure in found:
        last = kept[-1] if kept else None
        if last and last.span.end > figure.span.start and (last.kind is Kind.MONTH or last.span[0] == figure.span[0]):
            kept.pop()
        kept.append(figure)
    return kept


def _named_half(text: str, first: Figure, second: Figure) -> int | None:
    """Which of two figures is a half that the other one names: the first half of a year counts nothing, and other
    languages have another word for it."""
    for place, (half, number) in enumerate(((first, second), (second, first))):
        if (
            half.kind is Kind.FRACTION
            and number.kind is Kind.ORDINAL
            and half.value == Fraction(1, 2)
            and number.amount <= 2
        ):
            return None if text[first.span.end : second.span.start].strip(BLANKS) else place
    return None


def _shortened(text: str, first: Figure, second: Figure) -> Rational | None:
    """The last of several years where two digits tell it: 2012–15. Behind a hyphen, it may be a month: 2009-10."""
    dash, (start, end) = text[first.span.end : second.span.start], second.span
    if first.kind is not Kind.YEAR or second.kind is not Kind.NUMBER or end - start != 2 or dash not in tuple(DASHES):
        return None
    last = first.amount - first.amount % 100 + second.amount
    return last if last > first.amount and (dash != "-" or second.amount > 12) else None


def _lacks_multiplier(first: Figure, second: Figure) -> bool:
    """Whether two amounts may be the bounds of a range with one multiplier."""
    amounts = {first.kind, second.kind} <= {Kind.NUMBER, Kind.MONEY}
    return amounts and first.scale == 1 and second.scale > 1 and first.amount < Fraction(second.amount) / second.scale


def _is_plain(figure: Figure, most: int) -> bool:
    """Whether a number may be one of so many days or months."""
    return figure.kind in (Kind.NUMBER, Kind.ORDINAL) and figure.scale == 1 and figure.value in range(1, most + 1)


def _of_month(day: Figure, date: Figure) -> Figure | None:
    """The day of a month that a number may be in a range with a date."""
    if not isinstance(date.value, Date) or not date.value.day or not _is_plain(day, 31):
        return None
    return replace(day, kind=Kind.DATE, value=date.value._replace(day=int(day.amount)), weight=Weight.FIGURE)


def _percent(figure: Figure, scale: Rational) -> Figure:
    return replace(_times(figure, scale), kind=Kind.PERCENTAGE)


def _times(figure: Figure, scale: Rational) -> Figure:
    """The figure multiplied."""
    other = None if figure.other is None else figure.other * scale
    return replace(figure, value=figure.amount * scale, weight=Weight.FIGURE, scale=scale, other=other)
