"""Comparing the figures of one stretch of text in all its languages. None of them is the original."""

from collections import deque
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

import msgspec
from msgspec.structs import replace

from isogloss.figures.digits import Rational
from isogloss.figures.figure import DOZEN, Date, Figure, Kind, Weight

LOST = tuple(10**zeros for zeros in (3, 4, 6, 8, 9))
"""What a lost multiplier divides a number by: thousand, 万, million, 亿, billion."""


class Fault(StrEnum):
    VALUE = "another value stands here"
    MULTIPLIER = "the value lacks a multiplier"
    CURRENCY = "another currency stands here"
    MISSING = "the value is missing"
    ALONE = "only this language has the value"


class Mismatch(msgspec.Struct, frozen=True):
    """What one language's figures do not share with the others: the figure that stands there and one that the others
    have, where there are such. `others` are those that have it, by language, or that lack what stands there; `also` the
    languages that have what stands there too."""

    language: str
    fault: Fault
    found: Figure | None
    expected: Figure | None
    others: tuple[tuple[str, Figure], ...]
    also: tuple[str, ...] = ()


Figures = Mapping[str, Sequence[Figure]]
NO_MONEY: Mapping[str, Collection[str]] = {}


def settled(aligned: Figures) -> dict[str, list[Figure]]:
    """The figures with their marks read as in the other convention where only that gives a value that others have."""
    if not any(figure.other is not None for found in aligned.values() for figure in found):
        return {code: list(found) for code, found in aligned.items()}
    values = {code: {figure.value for figure in found} for code, found in aligned.items()}
    surely = {
        code: {f.value for f in found if f.kind is not Kind.TIME or not f.other} for code, found in aligned.items()
    }
    result = {}
    for code, found in aligned.items():
        elsewhere = set().union(*(values[other] for other in values if other != code))
        sure = set().union(*(surely[other] for other in surely if other != code))
        result[code] = [
            replace(figure, value=figure.other, other=None, foreign=True)
            # what its own readers read as decimals: three of them are rare, and a group of three digits is not
            if figure.other in elsewhere
            # half past two may be what others have at 14:30, however many of them say half past two, too
            and figure.value not in (sure if figure.kind is Kind.TIME else elsewhere)
            and _may_be_other(figure)
            else figure
            for figure in found
        ]
    return result


def _shares(aligned: Mapping[str, list[Figure]]) -> dict[str, list[Figure]]:
    """The figures with a part and its whole as one share where another language says it so and has neither by itself:
    three of the five, beş kişiden üçü. One part is seldom said as a number (yedi başvurudan yalnızca biri)."""
    values = {code: {figure.value for figure in found} for code, found in aligned.items()}
    result = dict(aligned)
    for code, found in aligned.items():
        for share in found:
            if share.kind is Kind.FRACTION and not share.digits:
                for other in aligned.keys() - {code}:
                    if share.value not in values[other]:
                        result[other] = _joined(result[other], share.amount, values[code])
    return result


def _percentages(aligned: Mapping[str, list[Figure]]) -> dict[str, list[Figure]]:
    """The figures with a number beside a percentage as one, too, where only that gives a value that others have: to
    5.9 per cent, from 6.4."""
    shares = {code: {f.value for f in found if f.kind is Kind.PERCENTAGE} for code, found in aligned.items()}
    if not all(shares.values()):
        return dict(aligned)
    values = {code: {figure.value for figure in found} for code, found in aligned.items()}
    result = {}
    for code, found in aligned.items():
        others = aligned.keys() - {code}
        shared = set().union(*(shares[other] for other in others))
        taken = set().union(*(values[other] for other in others))
        result[code] = [
            replace(figure, kind=Kind.PERCENTAGE, value=Fraction(figure.amount) / 100)
            if figure.kind is Kind.NUMBER
            and figure.digits
            and figure.value not in taken
            and Fraction(figure.amount) / 100 in shared
            and any(f.kind is Kind.PERCENTAGE and _apart(f, figure) <= BESIDE for f in found[max(0, at - 1) : at + 2])
            else figure
            for at, figure in enumerate(found)
        ]
    return result


BESIDE = 10
"""Code points between a percentage and a number that leaves its sign to it: a word and a comma."""


def _apart(one: Figure, other: Figure) -> int:
    """How many code points stand between two figures."""
    return max(one.span.start, other.span.start) - min(one.span.end, other.span.end)


def _joined(found: list[Figure], share: Rational, taken: Collection[Rational | Date]) -> list[Figure]:
    """The figures with a part and a whole, neither of which is taken, as the share that they are."""
    free = {f.amount: f for f in found if f.kind is Kind.NUMBER and f.value not in taken and f.amount.denominator == 1}
    for value, whole in free.items():
        part = free.get(value * share)
        if part or value * share == 1:
            joined = replace(whole, kind=Kind.FRACTION, value=share, weight=Weight.WORD)
            return [joined if figure is whole else figure for figure in found if figure is not part]
    return found


def _may_be_other(figure: Figure) -> bool:
    if figure.kind in (Kind.TIME, Kind.MULTIPLE):
        return True
    # 25.000 is 25 for those who read decimals, who would not write them
    decimals = figure.amount.denominator != 1 or figure.other == 1000 * figure.amount
    return decimals and figure.other is not None and figure.other.denominator == 1


def _adapted(aligned: Figures, home: Mapping[str, Collection[str]]) -> Figures:
    """The figures without prices that each language has in its own country's money: other prices, and no translations.
    An amount that is the same in two currencies is no price that somebody has adapted."""
    local = {code: [f for f in found if f.currency in home.get(code, ())] for code, found in aligned.items()}
    first, *others = local.values()
    if not first or any(len(found) != len(first) for found in others):
        return aligned
    currencies = [currency for found in local.values() for currency in {figure.currency for figure in found}]
    amounts = [amount for found in local.values() for amount in {figure.value for figure in found}]
    if len(currencies) > len(set(currencies)) or len(amounts) > len(set(amounts)):
        return aligned
    return {code: [figure for figure in found if figure not in local[code]] for code, found in aligned.items()}


def compare(aligned: Figures, home: Mapping[str, Collection[str]] = NO_MONEY) -> list[Mismatch]:
    """What the languages' figures do not share. What most languages have is missing where it does not stand, what
    most lack is too much where it stands; of two halves, the one with the first language is taken for right. `home` are
    the currencies of the languages' countries."""
    if not any(aligned.values()):
        return []  # as of most stretches
    aligned = _percentages(_shares(settled(_adapted(aligned, home))))
    codes = list(aligned)
    held: dict[Rational | Date, dict[str, Figure]] = {}
    for code in codes:
        for figure in sorted(aligned[code], key=lambda figure: -figure.weight):
            held.setdefault(figure.value, {}).setdefault(code, figure)
    missing: dict[str, list[dict[str, Figure]]] = {code: [] for code in codes}
    surplus: dict[str, list[Figure]] = {code: [] for code in codes}
    for holders in held.values():
        lacking = [code for code in codes if code not in holders]
        if 2 * len(holders) > len(codes) or (2 * len(holders) == len(codes) and codes[0] in holders):
            for code in lacking:
                missing[code].append(holders)
        else:
            for code, figure in holders.items():
                surplus[code].append(figure)
    found: list[Mismatch] = []
    for code in codes:
        if missing[code] or surplus[code]:
            found += _faults(code, aligned, missing[code], surplus[code], held)
    for holders in held.values():
        found += _currencies(holders)
    return found


def _weight(holders: Mapping[str, Figure]) -> Weight:
    """How far a value counts: as a figure where at least half of those that have it write it as one."""
    figures = sum(figure.weight is Weight.FIGURE for figure in holders.values())
    return Weight.FIGURE if 2 * figures >= len(holders) else Weight.WORD


def _faults(
    code: str,
    aligned: Figures,
    missing: Sequence[dict[str, Figure]],
    surplus: Sequence[Figure],
    held: Mapping[Rational | Date, dict[str, Figure]],
) -> list[Mismatch]:
    def also(figure: Figure | None) -> tuple[str, ...]:
        return tuple(other for other in held[figure.value] if other != code) if figure else ()

    codes = list(aligned)
    strict = [holders for holders in missing if _weight(holders) is Weight.FIGURE]
    strict.sort(key=lambda holders: next(iter(holders.values())).span)
    here_only = _Surplus(surplus)
    found = []
    for holders in strict:
        expected = _clearest(holders)
        here = here_only.take(expected)
        if here and len(codes) == 2 and _lost(here, expected):
            # of two languages, the one that lacks the multiplier is wrong, whichever is first
            other = next(iter(holders))
            found.append(Mismatch(other, Fault.MULTIPLIER, expected, here, ((code, here),)))
            continue
        fault = Fault.MISSING if not here else Fault.MULTIPLIER if _lost(expected, here) else Fault.VALUE
        found.append(Mismatch(code, fault, here, expected, tuple(holders.items()), also(here)))
    for figure in here_only.left:
        if figure.weight is not Weight.FIGURE:
            continue
        if without := _without_multiplier(figure, code, aligned):
            other, lacking = without
            found.append(Mismatch(other, Fault.MULTIPLIER, lacking, figure, ((code, figure),)))
        else:
            others = tuple((other, figure) for other in codes if other not in held[figure.value])
            found.append(Mismatch(code, Fault.ALONE, figure, None, others, also(figure)))
    loose = [holders for holders in missing if _weight(holders) is not Weight.FIGURE]
    words = [figure for figure in here_only.left if figure.weight is not Weight.FIGURE]
    for months in (False, True):  # which say nothing of numbers
        wanted = [holders for holders in loose if _is_month(holders) is months]
        said = [figure for figure in words if (figure.kind is Kind.MONTH) is months]
        if wanted and said and (pair := _one_for_one(wanted, said, len(codes) - 1)):
            holders, figure = pair
            found.append(Mismatch(code, Fault.VALUE, figure, _clearest(holders), tuple(holders.items())))
    return found


def _one_for_one(
    loose: list[dict[str, Figure]], words: Sequence[Figure], others: int
) -> tuple[dict[str, Figure], Figure] | None:
    """What other languages have, and what stands for it here. Words count many things: only where one stands for one,
    it is sure that they count the same."""
    # what may be no number in any language, as the half that is named (the first half), does not hide what is one
    loose = [each for each in loose if any(figure.weight is Weight.WORD for figure in each.values())] or loose
    if len(loose) != 1:
        return None
    holders = loose[0]
    doubled = any(figure.kind is Kind.MULTIPLE for figure in holders.values())  # twice is no word among many there
    here = [
        f for f in words if _many(f) or f.foreign or _is_place(f) or f.kind in BY_NAME or (doubled and f.value == 2)
    ]
    surer = [figure for figure in here if figure.weight is Weight.WORD]
    standing = [figure for figure in surer or here if _stands_for(figure, holders, others)]
    return (holders, standing[0]) if len(standing) == 1 else None


BY_NAME = (Kind.MONTH, Kind.MULTIPLE)
"""What is told by words of its own."""


def _is_month(holders: Mapping[str, Figure]) -> bool:
    return any(figure.kind is Kind.MONTH for figure in holders.values())


def _without_multiplier(figure: Figure, code: str, aligned: Figures) -> tuple[str, Figure] | None:
    """Of two languages, the other one and the last figure in it that is this one without its multiplier, where the
    other has more of those: the same number also counts something else in both."""
    if len(aligned) != 2:
        return None
    other = next(each for each in aligned if each != code)
    for lacking in reversed(aligned[other]):
        alike = [sum(each.value == lacking.value for each in aligned[each_code]) for each_code in (code, other)]
        if _lost(figure, lacking) and alike[1] > alike[0]:
            return other, lacking
    return None


def _many(figure: Figure) -> bool:
    """Whether a figure is a number in words that is surely one: two is in many words (both, a pair, a dual)."""
    return not figure.digits and _is_many(figure.value)


def _is_place(figure: Figure) -> bool:
    """Whether a figure is surely a place in an order."""
    return figure.kind is Kind.ORDINAL and figure.weight > Weight.HOMOGRAPH


def _is_many(value: Rational | Date) -> bool:
    return not isinstance(value, tuple) and (value > 2 or value.denominator != 1)


def _stands_for(figure: Figure, holders: Mapping[str, Figure], others: int) -> bool:
    """Whether a number in words, or a version, stands for the one that all others have: one of them, if there are so
    many, may be a homograph, and all or none say a place in an order."""
    value = next(iter(holders.values())).value
    if len(holders) < others:
        return False
    alike = [figure, *holders.values()]
    if all(each.foreign and each.digits for each in alike):
        return True  # versions or hours, if no language has one as a number: 2.0 and 3.0
    if any(each.kind is Kind.TIME for each in alike) and not all(each.digits for each in alike):
        return False  # half past seven, seven and a half
    if all(each.kind is Kind.FRACTION for each in alike):
        return True  # a fifth may be one in an order, but not where others say a quarter
    if any(each.weight is Weight.HOMOGRAPH for each in alike) and any(
        each.scale == each.value == DOZEN for each in alike
    ):
        return False  # about as many: 十多个, a dozen
    places = sum(_is_place(each) for each in alike)
    if places == len(alike):
        return True  # the first one and the third one
    if all(each.kind is Kind.MONTH for each in alike):
        return any(each.weight is Weight.WORD for each in alike)
    if not _is_many(value) and not any(each.kind is Kind.MULTIPLE for each in alike):
        return False
    sure = sum(each.weight > Weight.HOMOGRAPH for each in alike)
    ordinals = sum(each.kind is Kind.ORDINAL for each in alike)
    return sure >= min(2, others) and ordinals in (0, len(alike))


def _clearest(holders: Mapping[str, Figure]) -> Figure:
    """The figure that says most of a value: its currency, its kind."""
    return max(holders.values(), key=lambda figure: (figure.currency is not None, figure.weight))


CLASSES = {Kind.PERCENTAGE: "share", Kind.FRACTION: "share", Kind.DATE: "date", Kind.YEAR: "date"}


def _class(figure: Figure) -> str:
    return CLASSES.get(figure.kind, "number")


class _Surplus:
    """The figures that one language alone has, and which of them stand for others. Takes as long as they are many."""

    def __init__(self, figures: Sequence[Figure]):
        self.left = dict.fromkeys(sorted(figures, key=lambda figure: figure.span))
        self.by_value = {figure.value: figure for figure in self.left}
        self.alike: dict[str, deque[Figure]] = {}
        for figure in sorted(self.left, key=lambda figure: figure.weight is Weight.WORD):
            if figure.weight > Weight.HOMOGRAPH:
                self.alike.setdefault(_class(figure), deque()).append(figure)

    def take(self, expected: Figure) -> Figure | None:
        """The figure that stands for another one: the same number but for a multiplier, else the next of its kind."""
        taken = self._but_for_a_multiplier(expected)
        alike = self.alike.get(_class(expected), deque())
        while not taken and alike:
            figure = alike.popleft()
            taken = figure if figure in self.left else None
        if taken:
            del self.left[taken]
        return taken

    def _but_for_a_multiplier(self, expected: Figure) -> Figure | None:
        if isinstance(expected.value, tuple):
            return None
        for factor in LOST:
            for value in (Fraction(expected.value) / factor, expected.value * factor):
                figure = self.by_value.get(value)
                if figure in self.left and (_lost(expected, figure) or _lost(figure, expected)):
                    return figure
        return None


def _lost(expected: Figure, figure: Figure) -> bool:
    if isinstance(expected.value, tuple) or isinstance(figure.value, tuple) or not figure.value:
        return False
    plain = {Kind.NUMBER, Kind.YEAR, Kind.MONEY}
    return {expected.kind, figure.kind} <= plain and Fraction(expected.value) / figure.value in LOST


def _currencies(holders: Mapping[str, Figure]) -> list[Mismatch]:
    """Languages that name another currency for a value than most, or than the first, do."""
    named = {code: figure.currency for code, figure in holders.items() if figure.currency}
    if len(set(named.values())) < 2:
        return []
    counted = list(named.values())
    usual = max(counted, key=counted.count)
    others = tuple((code, holders[code]) for code, currency in named.items() if currency == usual)
    return [
        Mismatch(code, Fault.CURRENCY, holders[code], others[0][1], others)
        for code, currency in named.items()
        if currency != usual
    ]
