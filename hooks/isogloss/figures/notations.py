"""Digits that are written for something else than an amount: dates and times, versions, shares with a slash, parts of
names and of addresses."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from msgspec.structs import replace

from isogloss.figures.digits import DIGITS, western
from isogloss.figures.figure import Date, Figure, Kind, Weight
from isogloss.figures.forms import BLANKS, LONGEST, is_cased
from isogloss.text.cover import HIDDEN, MARKUP
from isogloss.text.source import Span

NUMERIC_DATE = re.compile(
    rf"(?P<d>[{DIGITS}]{{1,2}})([./-])(?P<m>[{DIGITS}]{{1,2}})\2(?P<y>[{DIGITS}]{{4}})(?![{DIGITS}])"
    rf"|(?P<year>[{DIGITS}]{{4}})([./-])(?P<month>[{DIGITS}]{{1,2}})\6(?P<day>[{DIGITS}]{{1,2}})(?![{DIGITS}])"
)
TIME = re.compile(
    rf"(?P<hour>[{DIGITS}]{{1,2}})(?:[:：]|h(?=[{DIGITS}]))(?P<minute>[{DIGITS}]{{2}})(?:[:：][{DIGITS}]{{2}})?(?![{DIGITS}])"
)
PART = re.compile(rf"([{DIGITS}]{{1,3}})/([{DIGITS}]{{1,3}})(?![{DIGITS}/])")
VERSION = re.compile(rf"[{DIGITS}]{{1,3}}(?:\.[{DIGITS}]{{1,3}}){{2,4}}")
NAMED = re.compile("-[a-z](?![a-z])")
NAME_BEFORE = re.compile(r"[a-z](?:-[0-9]{1,8}){1,3}-\Z")
"""Of a name that has several numbers: ISO-8859-15."""

NAMES_LENGTH = 30
ANY = re.compile(r"\.[x*](?![a-z])")
"""What stands for the last numbers of a version or an address: 6.x, 192.168.0.*"""

NOTE = re.compile(rf"(?<=\[)[{DIGITS}]{{1,3}}(?=\\?\])")
MINOR = re.compile(rf"[{DIGITS}]{{1,3}}\.[{DIGITS}]{{1,3}}")
OF_NAME = re.compile(rf"(?<![^\W_])[A-Z][A-Za-z.+-]+[{BLANKS}{MARKUP}]{{1,3}}\Z")
OCTET = re.compile("%[0-9a-f]{2}")


def joined(text: str, start: int, end: int) -> bool:
    """Whether digits are joined to letters or to other digits (COVID-19, 24/7, argv[2], printf(3), 6.x) and so no
    number."""
    before, earlier = text[start - 1 : start], text[start - 2 : start - 1]
    if is_cased(before) or before == "_" or (before in ("-", ".", "#") and is_cased(earlier)):
        return True
    if before == "-" and earlier.isdecimal() and _goes_on(text, start):
        return True
    if before == "(" and end - start == 1 and text[end : end + 1] == ")" and _is_named(earlier):
        return True  # the section of a manual: apt(8), in man-pages(7)'s way
    if before in ("/", ".", ":", "∶") and earlier.isdecimal():
        return True
    # brackets, or what Markdown hides, directly behind a word: an index or a note's number
    if before in ("[", MARKUP) and is_cased(earlier) and text[end : end + 1] in ("]", MARKUP):
        return True
    return (text[end : end + 1] == "/" and text[end + 1 : end + 2].isdecimal()) or ANY.match(text, end) is not None


def _goes_on(text: str, start: int) -> bool:
    """Whether a number is a further one of a name with several."""
    return NAME_BEFORE.search(text[max(0, start - NAMES_LENGTH) : start]) is not None


def _is_named(character: str) -> bool:
    """Whether a character is of a name, in letters or code."""
    return character in (HIDDEN, MARKUP) or is_cased(character)


def in_name(text: str, start: int, end: int) -> Figure | None:
    """The number of a name that ends with it, which other languages may set apart: JPEG2000, 文件2."""
    apart = text[start - 1 : start] == "-"  # COVID-19, mid-1990s
    named = is_cased(text[start - 1 - apart : start - apart]) or (apart and _goes_on(text, start))
    whole = text[start:end].isdecimal() and end - start < 8 and named
    if not whole or (is_cased(text[end : end + 1]) and not apart):
        return None
    span = Span(start, end)
    return Figure(span, Kind.NUMBER, int(text[start:end]), Weight.HOMOGRAPH, digits=span)


def encoded(text: str, start: int) -> bool:
    """Whether digits belong to one of several octets of an encoded address (%E8%BB%8A) and so are no percentage."""
    octet = OCTET.match(text, start - 1) if start else None
    return bool(octet and (OCTET.match(text, octet.end()) or OCTET.fullmatch(text, start - 4, start - 1)))


def time_of_day(written: re.Match[str], hour: int, minute: int, start: int | None = None) -> Figure:
    """A time of day, which ends with what is written, and may be the same hour of the afternoon."""
    span = Span(written.start() if start is None else start, written.end())
    value = hour + Fraction(minute, 100)
    other = value + 12 if hour < 12 else None
    return Figure(span, Kind.TIME, value, Weight.HOMOGRAPH, digits=span, other=other, foreign=True)


def version_of(written: re.Match[str]) -> Figure:
    span = Span(*written.span())
    value = sum(Fraction(int(part), 1000**place) for place, part in enumerate(western(written[0]).split(".")))
    return Figure(span, Kind.VERSION, value, Weight.HOMOGRAPH, digits=span, foreign=True)


def by_layout(found: Iterable[Figure], prose: str, source: str) -> Iterator[Figure]:
    """The figures, with what capitals and brackets tell of them, which the reader sees no more. A number with one full
    stop right behind a capitalized Latin word (Python 3.8) is the version of what that names, more often than an
    amount: it is read as those read it who write decimals with a comma. A short number by itself in brackets is that of
    a note, which other languages may leave out.
    """
    for figure in found:
        if figure.digits == figure.span and figure.weight is Weight.FIGURE and figure.kind is Kind.NUMBER:
            start, end = figure.span
            if MINOR.fullmatch(prose, start, end) and OF_NAME.search(prose[max(0, start - LONGEST) : start]):
                figure = replace(figure, weight=Weight.HOMOGRAPH, foreign=True)
            elif NOTE.match(source, start):
                figure = replace(figure, weight=Weight.HOMOGRAPH)
        yield figure


def slashed(written: re.Match[str]) -> Figure | None:
    """A part of a whole with a slash, which may also be a day of a month (3/12), and more than the whole nothing."""
    part, whole = (int(western(number)) for number in written.groups())
    if not 0 < part < whole <= 100:
        return None
    return Figure(Span(*written.span()), Kind.FRACTION, Fraction(part, whole), Weight.WORD)


def date_of(year: int | None, month: int, day: int | None = None) -> Date | None:
    return Date(year, month, day) if 1 <= month <= 12 and (day is None or 1 <= day <= 31) else None
