"""Writing a figure as a language does."""

from isogloss.figures.digits import write_digits
from isogloss.figures.figure import Date, Figure, Kind
from isogloss.languages.numerals import Numerals


def write(figure: Figure, numerals: Numerals, decimals: int | None = None) -> str:
    """The figure in a language's own writing, its currency as a code; a number by itself with as many decimals as
    asked: a version may end in a zero."""
    if isinstance(figure.value, Date):
        return _date(figure.value, numerals)
    if figure.kind is Kind.PERCENTAGE:
        return numerals.percent.format(write_digits(figure.value * 100, numerals))
    if figure.kind is Kind.YEAR:
        return str(figure.value)
    return " ".join(filter(None, (write_digits(figure.value, numerals, decimals), figure.currency)))


def _date(date: Date, numerals: Numerals) -> str:
    whole, month_of_year, day_of_month = numerals.dates
    named = numerals.months and not numerals.calendar
    month = numerals.months[date.month - 1].partition("|")[0] if named else str(date.month)
    if date.year is None and date.day is None:
        return month + numerals.calendar[1] if numerals.calendar else month
    pattern = month_of_year if date.day is None else day_of_month if date.year is None else whole
    return pattern.format(day=date.day, month=month, year=date.year)
