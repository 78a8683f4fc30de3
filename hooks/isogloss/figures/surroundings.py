"""What stands before and behind a number and says what it counts."""

import re
from collections.abc import Iterable
from typing import NamedTuple, cast

from isogloss.figures.digits import DIGITS, PERCENT_SIGNS
from isogloss.figures.forms import BLANKS, GAP, LETTER, LONGEST, NOTHING, Forms, Meanings, is_cased
from isogloss.languages.numerals import ENGLISH_MONTHS, Numerals
from isogloss.text.lines import At
from isogloss.text.source import Span

SIGNS = {
    "r$": "BRL", "us$": "USD", "$": "USD", "＄": "USD", "€": "EUR", "£": "GBP", "₺": "TRY", "¥": "CNY", "￥": "CNY",
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "brl": "BRL", "try": "TRY", "cny": "CNY", "rmb": "CNY", "tl": "TRY",
}  # fmt: skip
"""Currency signs and codes that every language uses, in small letters (ISO 4217)."""


class Before(NamedTuple):
    """What stands before a number: of which kind it is and where it begins; the currency or the month that it says."""

    what: str
    start: int = 0
    currency: str | None = None
    month: int = 0


DASHES = "-–—~～−"
MINUS = ("-", "–", "−", "+")
letters_before = cast(At, re.compile(rf"{LETTER}*\Z").search)


class Behind:
    """The patterns of what may stand behind a number."""

    def __init__(self, forms: Forms, numerals: Numerals):
        nouns, ending = forms.pattern, numerals.ending
        of = _optional(numerals.of)
        # a sign right before digits is theirs
        signs = "|".join(re.escape(sign) + (f"(?!{LETTER})" if sign.isalpha() else f"(?![{DIGITS}])") for sign in SIGNS)
        year = f"(?P<year>[{DIGITS}]{{4}})(?![{DIGITS}])"
        ordinal = f"(?:{numerals.ordinal_after})" if numerals.ordinal_after else NOTHING
        self.multiplier = _apart(f"{of}(?P<word>{nouns(numerals.multipliers, ending)})")
        self.half = _apart(f"(?:{numerals.half}){forms.stop}" if numerals.half else NOTHING)
        self.percent = _apart(f"(?:[{PERCENT_SIGNS}]|{nouns(numerals.percent_after)})")
        self.per_mille = _apart(f"(?:‰|{nouns(numerals.per_mille_after)})")
        self.currency = _apart(f"{of}(?:(?P<word>{nouns(numerals.currencies, ending)})|(?P<sign>{signs}))")
        of_year = f"{GAP},?{GAP}{_optional(numerals.of_year)}{year}"
        beside_year = f"{nouns(_beside_year(numerals))}(?={_unnamed(of_year)})"
        self.month = _apart(
            f"(?:(?:[°º]|{ordinal}){GAP})?{_optional(numerals.of_month)}"
            f"(?P<month>{nouns(numerals.months, ending)}|{beside_year})(?:{of_year})?"
        )
        self.calendar = _apart(_calendar(numerals))
        self.clock = _apart(_clock(numerals))
        self.month_alone = _apart(_month_alone(numerals))
        self.century = _apart(rf"(?:\.{GAP}|{ordinal}{GAP})?{nouns(numerals.centuries, ending)}")
        denominators = nouns(numerals.denominators, ending)
        self.denominator = _apart(f"-?(?P<word>{denominators})(?P<of>{GAP}(?:{numerals.share_of}))?")
        self.over = _apart(f"(?:{LETTER}{{2,20}}{GAP})?(?:{numerals.over}){GAP}" if numerals.over else NOTHING)
        self.tenths = re.compile(numerals.tenths or NOTHING)
        self.ordinal = re.compile(ordinal + forms.stop)
        self.thousands = re.compile(f"k(?!{LETTER})")
        self.millions = re.compile(f"m(?!{LETTER})")
        self.rest_of_price = re.compile(numerals.rest_of_price or NOTHING)
        # one pattern of all so far would have to be compiled besides, which takes longer than it saves
        self._any: list[re.Pattern[str]] = [*vars(self).values()]
        self.under = [(re.compile(between), re.compile(behind)) for between, behind in numerals.under]
        self._any += [between for between, _ in self.under]
        # what makes a number behind a month count something else than its days
        self._counted = [self.multiplier, self.percent, self.per_mille, self.currency]
        self.year_at = cast(At, re.compile(f"{ordinal}?(?:,?{GAP}{year})?").match)
        self.rest = re.compile(f"{GAP}{numerals.rest}{GAP}" if numerals.rest is not None else NOTHING)
        ranges = f"|(?:{numerals.ranges})" if numerals.ranges else ""
        self.range = re.compile(f"{GAP}(?:[{DASHES}]{ranges}){GAP}")
        joined = f"|(?:{numerals.joined})" if numerals.joined else ""
        self.one_range = re.compile(f"{GAP}(?:[{DASHES}]{joined}){GAP}")
        self.enclosed, self.enclosing = (re.compile(f"{GAP}(?:{part or NOTHING}){GAP}") for part in numerals.within)
        self.multipliers = Meanings(forms, numerals.multipliers)
        self.currencies = Meanings(forms, numerals.currencies)
        self.denominators = Meanings(forms, numerals.denominators)
        self.months = Meanings(forms, _numbered(numerals.months) | _numbered(_beside_year(numerals)))

    def is_range(self, text: str, first: Span, second: Span) -> bool:
        """Whether what stands between two figures, and behind them, makes them the bounds of a range."""
        if self.range.fullmatch(text, first.end, second.start):
            return True
        between = self.enclosed.fullmatch(text, first.end, second.start)
        return between is not None and self.enclosing.match(text, second.end) is not None

    def anything(self, text: str, end: int) -> bool:
        """Whether anything stands behind a number that ends here."""
        return any(pattern.match(text, end) for pattern in self._any)

    def counted(self, text: str, end: int) -> bool:
        """Whether what ends here counts something else than a month's days."""
        return any(pattern.match(text, end) for pattern in self._counted)


def _beside_year(numerals: Numerals) -> list[str]:
    """What the months are called besides, where a year stands beside them."""
    found = []
    for names, own in zip(ENGLISH_MONTHS, numerals.short_months or ENGLISH_MONTHS, strict=True):
        name, *short = names.split("|")
        short += [word for word in own.split("|") if word != name]
        found.append("|".join([name, *short, *(f"{word}." for word in short if word[-1] != ".")]))
    return found


def _numbered(months: Iterable[str]) -> dict[str, int]:
    return {names: place for place, names in enumerate(months, 1)}


def _unnamed(pattern: str) -> str:
    """A pattern without the names of its groups, which may have them only once."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def _apart(pattern: str) -> re.Pattern[str]:
    """The pattern of what a gap may set apart from its number."""
    return re.compile(f"{GAP}(?:{pattern})")


def _optional(word: str) -> str:
    return f"(?:(?:{word}){GAP})?" if word else ""


def _calendar(numerals: Numerals) -> str:
    """A year with its month and day, or a month and its day, each before its character; of a range of months, the last,
    as languages read it that name no year with the first.
    """
    if not numerals.calendar:
        return NOTHING
    year, month, day = (f"[{characters}]" for characters in numerals.calendar)
    count = f"[{DIGITS}]{{1,2}}|[{''.join(numerals.characters)}]{{1,3}}"
    until = f"(?:{count}){GAP}{month}?{GAP}(?:[{DASHES}]{{1,2}}|{numerals.ranges}){GAP}"
    of_month = f"{GAP}{_optional(numerals.of_month)}(?:{until})?(?P<month>{count}){GAP}{month}"
    of_year = f"(?P<year>{year})(?:{of_month}(?:{GAP}(?P<day>{count}){GAP}{day})?)?"
    return f"{of_year}|{month}{GAP}(?P<day_of_month>{count}){GAP}{day}"


def _month_alone(numerals: Numerals) -> str:
    """The character for a month behind its number, and whether that counts months."""
    return f"[{numerals.calendar[1]}](?P<span>(?={numerals.month_span}))?" if numerals.calendar else NOTHING


def _clock(numerals: Numerals) -> str:
    """The minutes behind the hours of a time, or the half of one, or what tells an hour without any."""
    full = f"(?P<full>{numerals.full_hour or NOTHING})"
    if not numerals.clock:
        return full
    hour, minute, half = numerals.clock
    count = f"[{DIGITS}]{{1,2}}|[{''.join(numerals.characters)}]{{1,3}}"
    return f"[{hour}]{GAP}(?:(?:(?P<minute>{count}){GAP}{minute})|(?P<half>{half}))|{full}"


class Ahead:
    """What may stand before a number, by its last words."""

    def __init__(self, forms: Forms, numerals: Numerals):
        self.spaced = forms.language.spaced
        self.proclitics = re.compile(numerals.before) if numerals.before else None
        # try 3 of them is an English sentence
        words = {sign: Before("currency", currency=code) for sign, code in SIGNS.items() if sign != "try"}
        words |= dict.fromkeys((*PERCENT_SIGNS, *numerals.percent_before), Before("percent"))
        words |= dict.fromkeys(numerals.per_mille_before, Before("per mille"))
        words |= dict.fromkeys(numerals.ordinal_before, Before("ordinal"))
        words |= dict.fromkeys(numerals.centuries, Before("century"))
        joints = ["", *(f" {of}" for of in numerals.of_year.split("|") if of)]
        for names, place in (*_numbered(_beside_year(numerals)).items(), *_numbered(numerals.months).items()):
            words |= {name + joint: Before("month", month=place) for name in names.split("|") for joint in joints}
        words |= {forms.language.folded(word): what for word, what in words.items()}
        words |= {word.upper().lower(): what for word, what in words.items()}
        self.words = dict(sorted(words.items(), key=lambda item: -len(item[0])))
        self.signs = {*PERCENT_SIGNS, *(sign[-1] for sign in SIGNS if not sign[-1].isalpha())}
        self.ends = {word[-2:] for word in self.words}  # by which most of what stands before is told apart

    def before(self, text: str, start: int) -> Before | None:
        """What stands before the number that begins at a place."""
        window = text[max(0, start - LONGEST) : start].rstrip(BLANKS)
        if window[-1:] in MINUS and window[-2:-1] in self.signs:
            window = window[:-1]  # %-2,5
        if window[-2:] not in self.ends and window[-1:] not in self.ends:
            return None
        blanks = min(start, LONGEST) - len(window)
        for word, meant in self.words.items():
            if window.endswith(word) and self._whole(window[: -len(word)], word):
                return meant._replace(start=start - blanks - len(word))
        return None

    def _whole(self, left: str, word: str) -> bool:
        """Whether a word is a word of its own, with what stands on its left."""
        if not word[0].isalpha() or not left[-1:].isalpha() or not (self.spaced or is_cased(word[0])):
            return True
        letters = letters_before(left)[0]
        return self.proclitics is not None and self.proclitics.fullmatch(letters) is not None
