"""A figure that is not written as its language writes figures.

Turkish readers read 204,518 as two hundred and four and a half. Use the decimal
and grouping marks of the page's language, and put the percent sign where the
language puts it: 50% in Italian, %50 in Turkish, 50٪ in Arabic.

Where a mark could be either a decimal or a grouping mark, the other languages
decide: 204,518 in Turkish is reported if they have two hundred and four
thousand. An amount of money with three decimals (204,518 dolar, 25,000 dolar)
is reported in any case, since nobody states money to a thousandth. So is a date
in digits that runs into the next word (2019-11-07O que é), where words have
spaces between them. A figure by itself within quotation marks is an example of a writing, and not reported.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.figures.comparison import settled
from isogloss.figures.digits import MARKS, PERCENT_SIGNS, decimals_of, write_digits, zero_of
from isogloss.figures.figure import AS_WRITTEN, Figure, Kind
from isogloss.languages import language
from isogloss.languages.numerals import Numerals
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.site.stretches import Stretch
from isogloss.text.source import Span

SEVERITY = Severity.WARNING
PART_OF = ("untranslated-text", "foreign-text")

WORD = re.compile(r"(?!Z\b)(?:[^\W\d_\u0640]{2,40}|[^\W\d_])(?=[.,;:!?،؛؟…]*(?:\s|\Z))")
"""A word by itself: no era (1440هـ), nor the T or Z of a time by ISO 8601."""


def check(site: Site) -> Iterator[Diagnostic]:
    for path in site.paths:
        alternates = site.alternates(path)
        confirmed = _confirmed(site.stretches(path))
        for code, page in alternates.items():
            spoken = language(code)
            for figure in page.figures if spoken.known else ():
                if spoken.spaced and figure.kind is Kind.DATE:
                    yield from _run_together(page, figure)
                if figure.digits and figure.kind not in AS_WRITTEN and not _is_spoken_of(page, figure):
                    yield from _flaws(page, confirmed.get((code, figure.span), figure), figure, figure.digits)


def _is_spoken_of(page: Page, figure: Figure) -> bool:
    """Whether a figure is all that stands within its quotation marks: an example of how figures may be written."""
    quotation = page.quotation(figure.span)
    if quotation is None or page.source.text[quotation.start - 1] in "([（":
        return False
    return page.source.text[slice(*quotation)].strip(" \r\n-–−+") == page.source.text[slice(*figure.span)]


def _confirmed(stretches: Iterable[Mapping[str, Stretch]]) -> dict[tuple[str, Span], Figure]:
    """The figures whose marks the other languages' values explain, by language and place."""
    found = {}
    for aligned in stretches:
        for code, figures in settled(_known(aligned)).items():
            for before, after in zip(aligned[code].figures, figures, strict=True):
                if after is not before:
                    found[code, after.span] = after
    return found


def _known(aligned: Mapping[str, Stretch]) -> dict[str, tuple[Figure, ...]]:
    """The figures of the languages whose writing is known."""
    return {code: stretch.figures for code, stretch in aligned.items() if language(code).known}


def _flaws(page: Page, figure: Figure, read: Figure, place: Span) -> Iterator[Diagnostic]:
    text, numerals = page.source.text, language(page.language).numerals
    written, digits = text[slice(*figure.span)], text[slice(*place)]
    right = digits
    if figure.foreign and (figure is not read or _surely_number(figure, digits)):
        value = Fraction(figure.amount) / figure.scale
        right = write_digits(value, numerals, decimals_of(value, digits), zero_of(digits))
    if figure.kind is Kind.PERCENTAGE and any(sign in written for sign in PERCENT_SIGNS):
        expected = _percentage(written, digits, right, numerals)
        sure = text[figure.span.start - 1 : figure.span.start] not in tuple("-–—~")
    else:
        start = place.start - figure.span.start
        expected, sure = written[:start] + right + written[start + len(digits) :], True
    if expected != written:
        yield Diagnostic(
            page.source.location(figure.span),
            message("“{found}”: this language writes “{expected}”", found=written, expected=expected),
            expected=(expected,),
            fix=expected if sure and page.is_prose(figure.span) else None,
        )


def _run_together(page: Page, date: Figure) -> Iterator[Diagnostic]:
    """A date in digits and the word that it runs into; in small letters that may be an ending (2019da)."""
    text, end = page.source.text, date.span.end
    word = WORD.match(page.markdown.prose, end)
    if not word or not text[end - 1].isdigit() or word[0][0].islower() or (len(word[0]) == 1 and not word[0].isupper()):
        return
    found, expected = text[date.span.start : word.end()], f"{text[slice(*date.span)]} {word[0]}"
    yield Diagnostic(
        page.source.location(Span(date.span.start, word.end())),
        message("“{found}”: this language writes “{expected}”", found=found, expected=expected),
        expected=(expected,),
        fix=expected if page.is_prose(Span(date.span.start, word.end())) else None,
    )


def _surely_number(figure: Figure, digits: str) -> bool:
    """Whether digits with foreign marks count something: 2.0 may be a version, and 1.2.3 a chapter."""
    return figure.kind in (Kind.PERCENTAGE, Kind.MONEY) or figure.scale != 1 or sum(digits.count(m) for m in MARKS) > 1


def _percentage(written: str, digits: str, right: str, numerals: Numerals) -> str:
    """A percentage with its sign where and as the language has it; a space between them is a matter of style."""
    sign = numerals.percent.format("").strip()
    found = next(character for character in written if character in PERCENT_SIGNS)
    before, after = written.split(digits, 1)
    alike = found == sign or (found in FULL_WIDTH and sign == "%")
    if alike and (found in before) == numerals.percent.startswith(sign):
        return before + right + after
    return numerals.percent.format(before.strip(PERCENT_SIGNS + " ") + right)


FULL_WIDTH = "％﹪"
