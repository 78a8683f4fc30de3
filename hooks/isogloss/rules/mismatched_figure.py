"""A number, a percentage, an amount or a date that is not the same in every language.

Figures are compared by value, however they are written: 1.234,56 and ١٬٢٣٤٫٥٦;
%50, 百分之五十 and half; 25 bin and 2.5万; 7 Kasım 2019 and 2019年11月7日. No
language is the original: a value that most languages have is reported as missing
where it does not appear, and a value that most languages lack is reported where
it does. Correct the figure, or the others.

    docs/tr/index.md:7:6: error: “%53” stands here; other languages have %35: it “35%”, zh “百分之三十五”

Number words are often used loosely. They match a figure that another language
has in digits, but a difference is reported only if a single number word stands
in place of a single other one that all other languages have; “one” is never
reported. Likewise, a month by itself, a multiple (doubled, threefold), a time
(14:30, 14.30 and 下午2点30分 are the same), a version (1.2.3, Python 3.8), or a part
written with a slash (1/3) is reported only if a single one stands in place of
another. Numbers of notes ([4]) and of a manual's sections (printf(3)) may be missing.

Prices that each language gives in its own country's money (15 €, 500 TL) are
adapted and not compared, unless two of them are the same amount.

A figure that another language has in code (`static:5000`) is not missing there.

A range whose first bound has lost its multiplier (25 ila 190 bin) is reported as
such: write the multiplier with each bound. Where two amounts of money in a
paragraph have lost their thousand, the others below a thousand there are reported,
too: the other languages may have lost theirs as well.

Pages that have hardly a figure, no section and not the number of their paragraphs
in common are reported once: they are hardly the same text.

Languages that the engine has no file for are not compared, because it does not
know how they write figures.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.figures.amounts import is_bare, paragraphs
from isogloss.figures.comparison import Fault, Mismatch, compare
from isogloss.figures.digits import decimals_of
from isogloss.figures.figure import AS_WRITTEN, Figure, Kind
from isogloss.figures.writing import write
from isogloss.languages import language
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.site.stretches import Stretch
from isogloss.text.source import Source, Span

SEVERITY = Severity.ERROR

MESSAGES = {
    Fault.VALUE: "“{found}” stands here; other languages have {expected}: {words}",
    Fault.MULTIPLIER: "“{found}” stands here, perhaps without its multiplier; other languages have {expected}: {words}",
    Fault.CURRENCY: "“{found}” is in {currency}; other languages have {expected}: {words}",
    Fault.MISSING: "{expected} is missing in this section; other languages have it: {words}",
    Fault.ALONE: "“{found}” stands here and not in this section of other languages ({languages})",
}
SHARED = {
    Fault.VALUE: "“{found}” stands here and in {also}; other languages have {expected}: {words}",
    Fault.ALONE: "“{found}” stands here and in {also}, and not in this section of other languages ({languages})",
}
"""Where not one language differs from the others, but several from several."""


def check(site: Site) -> Iterator[Diagnostic]:
    for path in site.paths:
        yield from _other_texts(site.counterparts(path))
        for aligned in site.stretches(path):
            known = {code: stretch.figures for code, stretch in aligned.items() if language(code).known}
            home = {code: language(code).numerals.home for code in known}
            mismatches = [mismatch for mismatch in compare(known, home) if not _in_code(mismatch, aligned)]
            for mismatch in mismatches:
                yield _diagnostic(mismatch, aligned)
            yield from _beside(mismatches, aligned)


def _other_texts(groups: Sequence[Mapping[str, Page]]) -> Iterator[Diagnostic]:
    """The pages that say something else than most of those at their path, or than the first."""
    for pages in groups[1:]:
        for page in pages.values():
            yield Diagnostic(
                page.source.location(Span(page.body, page.body)),
                message(OTHER_TEXT, languages=", ".join(groups[0])),
                related=tuple(other.source.location(Span(other.body, other.body)) for other in groups[0].values()),
            )


OTHER_TEXT = "this page has hardly a figure in common with that of other languages ({languages}): is it the same text?"


def _beside(mismatches: Sequence[Mismatch], aligned: Mapping[str, Stretch]) -> Iterator[Diagnostic]:
    """The amounts in a paragraph with two that have lost their thousand, which others may have lost as well."""
    told = {(mismatch.language, mismatch.found.span) for mismatch in mismatches if mismatch.found}
    multiplied = [m for m in mismatches if m.fault is Fault.MULTIPLIER]
    lost = [(m.language, m.found.span) for m in multiplied if m.found and is_bare(m.found)]
    for code in dict.fromkeys(code for code, _ in lost):
        source = aligned[code].page.source
        for figures in paragraphs(aligned[code].figures, source.text):
            without = [figure for figure in figures if (code, figure.span) in lost]
            if len(without) < 2:
                continue  # one may be a slip
            first = without[0]
            for figure in figures:
                if is_bare(figure) and figure.currency == first.currency and (code, figure.span) not in told:
                    yield Diagnostic(
                        source.location(figure.span),
                        message(
                            BESIDE,
                            found=source.text[slice(*figure.span)],
                            other=source.text[slice(*first.span)],
                        ),
                        related=(source.location(first.span),),
                        probable=True,
                    )


BESIDE = "“{found}” may have lost its multiplier, as “{other}” in this paragraph has"


def _in_code(mismatch: Mismatch, aligned: Mapping[str, Stretch]) -> bool:
    """Whether what is missing stands in code, where no figures are read."""
    if mismatch.fault is Fault.MISSING and mismatch.expected:
        return _has_in_code(aligned[mismatch.language], mismatch.expected)
    if mismatch.fault is Fault.ALONE and mismatch.found and mismatch.others:
        return all(_has_in_code(aligned[code], mismatch.found) for code, _ in mismatch.others)
    return False


def _has_in_code(stretch: Stretch, figure: Figure) -> bool:
    page = stretch.page
    inside = [span for span in page.markdown.code if any(part.start <= span.start < part.end for part in stretch.spans)]
    numbers = {number for span in inside for number in NUMBER.findall(page.source.text, *span)}
    return str(figure.value) in numbers


NUMBER = re.compile("[0-9]+")


def _diagnostic(mismatch: Mismatch, aligned: Mapping[str, Stretch]) -> Diagnostic:
    page = aligned[mismatch.language].page
    found, expected = mismatch.found, mismatch.expected
    places = [(code, aligned[code].page.source, figure) for code, figure in mismatch.others if expected]
    written = _written(expected, places, mismatch.language) if expected else ""
    return Diagnostic(
        page.source.location(found.span) if found else aligned[mismatch.language].start,
        message(
            (SHARED if mismatch.also and mismatch.fault in SHARED else MESSAGES)[mismatch.fault],
            found=page.source.text[slice(*found.span)] if found else "",
            expected=written,
            currency=found.currency if found else "",
            words=", ".join(f"{code} “{source.text[slice(*figure.span)]}”" for code, source, figure in places),
            languages=", ".join(code for code, _ in mismatch.others),
            also=", ".join(mismatch.also),
        ),
        expected=(written,) if written else (),
        related=tuple(source.location(figure.span) for _, source, figure in places),
    )


def _written(expected: Figure, places: Sequence[tuple[str, Source, Figure]], code: str) -> str:
    """The expected figure as a language writes it; a time or a version as it stands in another one."""
    _, source, figure = places[0]
    if expected.kind in AS_WRITTEN:
        return source.text[slice(*figure.span)]
    decimals = None
    if figure.kind is Kind.NUMBER and figure.digits and figure.scale == 1:
        decimals = decimals_of(figure.amount, source.text[slice(*figure.digits)])
    return write(expected, language(code).numerals, decimals)
