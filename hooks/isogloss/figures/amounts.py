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


def is_large(figure: Figure) -> bool:
    """Whether a figure is an amount of tens or hundreds of thousands."""
    return figure.kind is Kind.MONEY and 10 * THOUSAND <= figure.amount < THOUSAND**2


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


FEWEST, RANGES = 5, 2
"""How many amounts below a thousand, and ranges of them, a paragraph has that can be compared with those of others."""


def lost_throughout(by_paragraph: Sequence[Sequence[Figure]], text: str) -> Iterator[tuple[Figure, Figure]]:
    """The amounts of a page that seem to have lost their thousand in whole paragraphs, each with one that has it.

    That is where a paragraph has many amounts below a thousand, and all others of the page lie, as hundreds of
    thousands, between the least and the greatest of them: from 25 to 190, from 93 to 300; elsewhere 204,518.
    """
    for currency in {figure.currency for figures in by_paragraph for figure in figures if is_bare(figure)}:
        amounts = [[f for f in figures if f.kind is Kind.MONEY and f.currency == currency] for figures in by_paragraph]
        others = [figure for figures in amounts for figure in figures if not is_bare(figure)]
        if others and all(map(is_large, others)) and any(_spans(figures, others, text) for figures in amounts):
            for figures in amounts:
                ranged = {figure for bounds in _ranges(figures, text) for figure in bounds}
                told = figures if _spans(figures, others, text) else [f for f in figures if f in ranged]
                yield from ((figure, others[0]) for figure in told if all(map(is_bare, figures)))


def _spans(figures: Sequence[Figure], others: Sequence[Figure], text: str) -> bool:
    """Whether a paragraph has many amounts in ranges, below a thousand, and a thousand times these span the others."""
    if len(figures) < FEWEST or not all(map(is_bare, figures)) or len(list(_ranges(figures, text))) < RANGES:
        return False
    least, greatest = (extreme(f.amount for f in figures) * THOUSAND for extreme in (min, max))
    return all(least <= figure.amount <= greatest for figure in others)


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
