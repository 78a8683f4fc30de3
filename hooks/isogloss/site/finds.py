"""What takes long to find on a page, its terms and its figures, in a form that can be cached."""

from fractions import Fraction

import msgspec

from isogloss.figures.digits import Rational
from isogloss.figures.figure import Date, Figure, Kind, Weight
from isogloss.matching.match import Hit
from isogloss.site.page import Page
from isogloss.text.source import Span


class KeptFigure(msgspec.Struct, array_like=True):
    """A figure whose numbers are written as `3`, or as `1/3` for fractions."""

    span: Span
    kind: Kind
    value: str | Date
    weight: int
    currency: str | None
    digits: Span | None
    scale: str
    other: str | None
    foreign: bool


class Finds(msgspec.Struct, array_like=True):
    """What has been computed for a page; None for what nobody has asked for yet."""

    hits: list[Hit] | None
    figures: list[KeptFigure] | None


def finds(page: Page) -> Finds:
    """What has been computed for a page so far."""
    known = vars(page)
    figures = known.get("figures")
    return Finds(known.get("hits"), None if figures is None else [_kept(figure) for figure in figures])


def know(page: Page, found: Finds) -> None:
    """Restore earlier results of a page. They are valid only for the same text and the same terms."""
    if found.hits is not None:
        vars(page)["hits"] = found.hits
    if found.figures is not None:
        vars(page)["figures"] = [_figure(kept) for kept in found.figures]


def _kept(figure: Figure) -> KeptFigure:
    return KeptFigure(
        figure.span,
        figure.kind,
        figure.value if isinstance(figure.value, Date) else _written(figure.value),
        int(figure.weight),
        figure.currency,
        figure.digits,
        _written(figure.scale),
        None if figure.other is None else _written(figure.other),
        figure.foreign,
    )


def _figure(kept: KeptFigure) -> Figure:
    return Figure(
        kept.span,
        kept.kind,
        kept.value if isinstance(kept.value, Date) else _number(kept.value),
        Weight(kept.weight),
        kept.currency,
        kept.digits,
        _number(kept.scale),
        None if kept.other is None else _number(kept.other),
        kept.foreign,
    )


def _written(number: Rational) -> str:
    return f"{number.numerator}/{number.denominator}" if isinstance(number, Fraction) else str(number)


def _number(written: str) -> Rational:
    return Fraction(written) if "/" in written else int(written)
