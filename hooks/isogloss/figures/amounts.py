"""Amounts of money that may have lost their multiplier, by the amounts that stand beside them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from isogloss.figures.figure import Figure, Kind

THOUSAND = 1000
BETWEEN = re.compile(r"[^\d.;:!?()\[\]،؛؟。，；：！？（）、]{1,12}")
"""What stands between the bounds of a range, in any language: a dash, or a word or two."""

PARAGRAPH = re.compile(r"\n[ \t\r]*\n")


def paragraphs(figures: Iterable[Figure], text: str) -> Iterator[list[Figure]]:
    """The figures of a text, in order, by paragraph."""
    here: list[Figure] = []
    for figure in figures:
        if here and PARAGRAPH.search(text, here[-1].span.end, figure.span.start):
            yield here
            here = []
        here.append(figure)
    if here:
        yield here


def is_bare(figure: Figure) -> bool:
    """Whether a figure is an amount below a thousand, in digits, without a multiplier."""
    if figure.kind is not Kind.MONEY or figure.digits is None:
        return False
    return figure.amount.denominator == 1 and 0 < figure.amount < THOUSAND


def in_thousands(figure: Figure) -> bool:
    """Whether a figure is an amount of whole thousands."""
    return figure.kind is Kind.MONEY and THOUSAND <= figure.amount < THOUSAND**2 and figure.amount % THOUSAND == 0


def lost(figures: Sequence[Figure], text: str) -> Iterator[tuple[Figure, Figure]]:
    """Of one paragraph's figures, the amounts that seem to have lost their thousand, each with one that has it.

    That is where a range of amounts in thousands and one without meet if the second is in thousands, too: from 25 to
    190 thousand dollars, from 93 to 300 dollars.
    """
    ranges = list(_ranges(figures, text))
    model = next((high for low, high in ranges if in_thousands(high) and _meets(low, high, ranges)), None)
    if model:
        lows = [low for low, high in ranges if is_bare(high) and high.currency == model.currency]
        for figure in figures:
            if figure in lows or (is_bare(figure) and figure.currency == model.currency):
                yield figure, model


def _meets(lower: Figure, upper: Figure, ranges: Iterable[tuple[Figure, Figure]]) -> bool:
    """Whether a range in thousands has any amount with one without in common, if that is in thousands, too."""
    return any(
        is_bare(high)
        and high.currency == upper.currency
        and lower.amount <= high.amount * THOUSAND
        and low.amount * THOUSAND <= upper.amount
        for low, high in ranges
    )


def _ranges(figures: Sequence[Figure], text: str) -> Iterator[tuple[Figure, Figure]]:
    """The bounds of ranges of money: the first may leave its currency to the second."""
    for low, high in pairwise(figures):
        money = low.kind in (Kind.MONEY, Kind.NUMBER) and high.kind is Kind.MONEY
        if money and low.amount < high.amount and BETWEEN.fullmatch(text, low.span.end, high.span.start):
            yield low, high
