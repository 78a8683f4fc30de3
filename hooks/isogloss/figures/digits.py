"""Numbers in digits: their marks read by a language's convention, or by the other one."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple
from unicodedata import numeric

from isogloss.languages.numerals import Numerals

Rational = int | Fraction
"""A number that is exactly what was written. (`numbers.Rational` is no type that an int has for a type checker.)"""

DIGITS = "0-9٠-٩۰-۹０-９"
SPACES = "\u00a0\u202f\u2009 "
"""What groups digits in many languages (ISO 80000-1, 7.3.2)."""

MARKS = ".,٫٬"
VULGAR = {character: Fraction(numeric(character)).limit_denominator(10) for character in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
"""Shares that are one character, by themselves or behind a whole number."""
PERCENT_SIGNS = "%٪％﹪"
RUN = re.compile(
    rf"[{DIGITS}]{{1,3}}(?:[{SPACES}][{DIGITS}]{{3}})+(?:[{MARKS}][{DIGITS}]+)?(?![{DIGITS}])"
    rf"|[{DIGITS}]+(?:[{MARKS}][{DIGITS}]+)*[{''.join(VULGAR)}]?|[{''.join(VULGAR)}]"
)
LONGEST = 30
"""Code points beyond which digits are a code or an attack, and no number."""


class Reading(NamedTuple):
    """What digits say: by the language's convention, and by the other one where that is another value. `foreign`
    says that the language's own reads nothing."""

    value: Rational
    other: Rational | None = None
    foreign: bool = False


def western(text: str) -> str:
    """The text with every decimal digit as one of 0 to 9."""
    return "".join(str(int(c)) if c.isdecimal() else c for c in text)


@lru_cache(maxsize=4096)
def _read(written: str, decimal: str, grouping: str) -> Reading | None:
    text = western(written)
    if share := VULGAR.get(text[-1]):
        whole = text[:-1]
        return Reading(int(whole or 0) + share) if not whole or whole.isdecimal() else None
    own = _value(text, decimal, grouping + SPACES)
    other = _value(text, grouping, decimal)
    if own is None:
        return None if other is None else Reading(other, foreign=True)
    return Reading(own, other if other != own else None)


def read_digits(written: str, numerals: Numerals) -> Reading | None:
    """What digits with their marks say, or None where they are no number (a version, an address)."""
    return _read(written, numerals.decimal, numerals.grouping) if len(written) <= LONGEST else None


def _value(text: str, decimal: str, grouping: str) -> Rational | None:
    mark = re.search(rf"[{re.escape(grouping)}]", text)
    whole = rf"([1-9]\d{{0,2}}(?:{re.escape(mark[0])}\d{{3}})+)" if mark else r"(\d+)"
    match = re.fullmatch(rf"{whole}(?:[{re.escape(decimal)}](\d+))?", text)
    if not match:
        return None
    digits = re.sub(r"\D", "", match[1])
    return Fraction(f"{digits}.{match[2]}") if match[2] else int(digits)


def write_digits(value: Rational, numerals: Numerals, decimals: int | None = None, zero: str = "0") -> str:
    """A number by the language's convention, with its own or a given number of decimals, in the digits of a script;
    as a fraction where it has no decimal writing."""
    if decimals is None:
        decimals = next((n for n in range(7) if (value * 10**n).denominator == 1), None)
    if decimals is None:
        return f"{value.numerator}/{value.denominator}"
    whole, rest = divmod(round(value * 10**decimals), 10**decimals)
    grouped = f"{whole:,}".replace(",", numerals.grouping[:1])
    text = grouped + (numerals.decimal[:1] + f"{rest:0{decimals}}" if decimals else "")
    return "".join(chr(ord(zero) + int(c)) if c.isdecimal() else c for c in text)


def decimals_of(value: Rational, written: str) -> int:
    """How many decimals digits have that write a value: a mark with three digits behind it may part groups."""
    last = re.split(f"[{MARKS}]", written)[-1]
    if value.denominator == 1 and (len(last) == 3 or last == written):
        return 0
    return len(last)


def zero_of(written: str) -> str:
    """The zero of the script that digits are in."""
    return chr(ord(written[0]) - int(written[0]))
