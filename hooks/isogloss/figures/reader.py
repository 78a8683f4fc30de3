"""Finding the figures of a text.

Candidates are digits and number words, found in one pass each; what stands behind and before a candidate says what it
counts: a multiplier, a percent sign, a currency, a month. Nothing looks further than a few words, so that time grows
with the length of the text.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import pairwise
from numbers import Rational
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from isogloss.figures.digits import DIGITS, PERCENT_SIGNS, RUN, read_digits, western
from isogloss.figures.figure import Date, Figure, Kind, Weight
from isogloss.languages import language
from isogloss.languages.language import Language
from isogloss.text.inlines import HIDDEN, MARKUP
from isogloss.text.source import Span

BLANK = rf"[ \t\u00a0\u202f\u2009\u200e\u200f{MARKUP}]{{0,8}}"
GAP = rf"{BLANK}(?:\r?\n{BLANK})?"
"""What may stand between a number and what it counts: not the end of a paragraph."""

BLANKS = f" \t\r\n\u00a0\u202f\u2009\u200e\u200f{MARKUP}"
LETTER = r"[^\W\d_]"
ALL_DIGITS = "".join(chr(ord(zero) + digit) for zero in "0٠۰０" for digit in range(10))
NUMERIC_DATE = re.compile(
    rf"([{DIGITS}]{{1,2}})([./-])([{DIGITS}]{{1,2}})\2([{DIGITS}]{{4}})(?![{DIGITS}])"
    rf"|([{DIGITS}]{{4}})([./-])([{DIGITS}]{{1,2}})\6([{DIGITS}]{{1,2}})(?![{DIGITS}])"
)
TIME = re.compile(rf"[{DIGITS}]{{1,2}}[:：][{DIGITS}]{{2}}(?:[:：][{DIGITS}]{{2}})?(?![{DIGITS}])")
LIST_NUMBER = re.compile(rf"[{DIGITS}]{{1,3}}(?:[.)．、）]|\.?[°ºª])(?=[^{DIGITS}])")
SIGNS = {
    "r$": "BRL", "us$": "USD", "$": "USD", "＄": "USD", "€": "EUR", "£": "GBP", "₺": "TRY", "¥": "CNY", "￥": "CNY",
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "brl": "BRL", "try": "TRY", "cny": "CNY", "rmb": "CNY", "tl": "TRY",
}  # fmt: skip
"""Currency signs and codes that every language uses, in small letters."""

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
ROMAN_BEFORE = re.compile(rf"(?<!{LETTER})([ivxl]{{1,8}})\.?[{BLANKS}]{{1,4}}\Z")
ROMAN_AFTER = re.compile(rf"[{BLANKS}]{{1,4}}([ivxl]{{1,8}})(?!{LETTER})")
MULTIPLES = frozenset((1000, 10**6, 10**9))
LONGEST = 30
"""Code points of the longest number word, and of what may stand before a number."""


class Number(NamedTuple):
    """A number where it stands. `spelled` in words; an `ordinal` by its word; a `homograph` may be none."""

    start: int
    end: int
    value: Rational
    other: Rational | None = None
    foreign: bool = False
    spelled: bool = False
    ordinal: bool = False
    homograph: bool = False


class Word(NamedTuple):
    """A word of a figure: where in the written word its stem ends, and what it means: a number, a share, a century."""

    end: int
    value: int = 0
    ordinal: bool = False
    homograph: bool = False
    share: Fraction | None = None
    century: bool = False


class Reader:
    """Reads the figures of one language."""

    def __init__(self, spoken: Language):
        self.language = spoken
        numerals = self.numerals = spoken.numerals
        fold = spoken.folded
        silent = f"(?:{spoken.silent})*" if spoken.spaced and spoken.silent else ""
        self.silent = re.compile(spoken.silent) if silent else None
        self.letters = _letters(spoken, silent)
        self.word = re.compile(rf"(?:{LETTER}{silent}){{1,{LONGEST}}}")
        self.values = {fold(word): (value, False) for word, value in numerals.words.items()}
        self.values |= {fold(word): (value, True) for word, value in numerals.ordinals.items()}
        self.single = set(numerals.words.values())  # ten and three are thirteen only where that has no word of its own
        self.homographs = {fold(word) for word in numerals.homographs}
        self.shares = {fold(word): share for word, share in numerals.fractions.items()}
        self.centuries = {fold(word) for word in numerals.centuries}
        self.known: dict[str, Word | None] = {}
        sought = {*numerals.words, *numerals.ordinals, *numerals.fractions, *numerals.centuries}
        # words in capitals, put into small letters as no language does in particular, and unfolded ones
        sought |= {fold(word) for word in sought} | {word.upper().lower() for word in sought}
        sought |= {*numerals.characters, *ALL_DIGITS}
        self.automaton = AhoCorasick(
            sorted(sought), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
        )
        characters = "".join(numerals.characters)
        point = f"(?:{numerals.point}[{characters}]+)?" if numerals.point else ""
        self.written = re.compile(f"[{characters}]+{point}") if characters else None
        self.between = re.compile(f"{GAP}{numerals.between}{GAP}") if numerals.between else None
        self.gap = re.compile(GAP)
        self.idiom = re.compile(numerals.idioms) if numerals.idioms else None
        self._compile_tails()
        self._compile_heads()

    def _compile_tails(self) -> None:
        numerals, spaced = self.numerals, self.language.spaced
        stop = f"(?!{LETTER})" if spaced else ""
        of = f"(?:(?:{numerals.of}){GAP})?" if numerals.of else ""

        def nouns(words: Iterable[str], ending: str = numerals.ending) -> str:
            return f"(?:{self._words(words)})(?:{ending}){stop}" if words else "(?!)"

        abbreviated = rf"k(?!{LETTER})"
        self.multiplier = re.compile(f"{GAP}{of}(?P<word>{nouns(numerals.multipliers)})|(?P<k>{abbreviated})")
        self.percent = re.compile(f"{GAP}(?:[{PERCENT_SIGNS}]|{nouns(numerals.percent_after, '')})")
        signs = "|".join(re.escape(sign) + (f"(?!{LETTER})" if sign.isalpha() else "") for sign in SIGNS)
        self.currency = re.compile(f"{GAP}{of}(?:(?P<word>{nouns(numerals.currencies)})|(?P<sign>{signs}))")
        months = f"(?P<month>{nouns(numerals.months)})" if numerals.months else "(?!)"
        in_month = f"(?:(?:{numerals.of_month}){GAP})?" if numerals.of_month else ""
        in_year = f"(?:(?:{numerals.of_year}){GAP})?" if numerals.of_year else ""
        year = rf"(?P<year>[{DIGITS}]{{4}})(?![{DIGITS}])"
        self.month = re.compile(f"(?:[°º])?{GAP}{in_month}{months}(?:{GAP},?{GAP}{in_year}{year})?")
        if numerals.calendar:
            years, month, days = numerals.calendar
            count = f"(?:[{DIGITS}]{{1,2}}|[{''.join(numerals.characters)}]{{1,3}})"
            self.calendar = re.compile(
                f"{GAP}(?:(?P<y>[{years}])(?:{GAP}(?P<m>{count}){GAP}[{month}](?:{GAP}(?P<d>{count}){GAP}[{days}])?)?"
                f"|[{month}]{GAP}(?P<day>{count}){GAP}[{days}])"
            )
            self.month_alone = re.compile(f"{GAP}[{month}]")
        else:
            self.calendar = self.month_alone = None
        ordinal = f"(?:{numerals.ordinal_after})" if numerals.ordinal_after else "(?!)"
        self.tenths = re.compile(numerals.tenths) if numerals.tenths else None
        self.ordinal = re.compile(f"{ordinal}{stop}")
        century = nouns(numerals.centuries)
        self.century = re.compile(rf"(?:\.|{ordinal})?{GAP}{century}")
        share_of = f"(?={GAP}(?:{numerals.share_of}))" if numerals.share_of else ""
        self.denominator = re.compile(f"{GAP}(?P<word>{nouns(numerals.denominators)})(?P<of>{share_of})?")
        self.denominator_of_one = re.compile(f"{GAP}{nouns(numerals.denominators)}{share_of}")
        noun = f"(?:{LETTER}{{2,20}}{GAP})?"
        self.over = re.compile(f"{GAP}{noun}(?:{numerals.over}){GAP}") if numerals.over else None
        behind = [
            *(p for p in (self.multiplier, self.percent, self.tenths, self.currency, self.month, self.calendar) if p),
            *(p for p in (self.month_alone, self.century, self.denominator, self.over) if p),
            *(re.compile(between) for between, _ in numerals.under),
            self.ordinal,
        ]
        self.behind = re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern) for pattern in behind))
        self.under = [(re.compile(between), re.compile(behind)) for between, behind in numerals.under]
        ranges = f"|(?:{numerals.ranges})" if numerals.ranges else ""
        self.range = re.compile(f"{GAP}(?:[-–—~～−]{ranges}){GAP}")
        self.multipliers = self._by_form(numerals.multipliers)
        self.currencies = self._by_form(numerals.currencies)
        self.denominators = self._by_form(numerals.denominators)
        self.months = {
            self._plain(name): place for place, names in enumerate(numerals.months, 1) for name in names.split("|")
        }

    def _compile_heads(self) -> None:
        """What stands before a number, by its last words as they may be written."""
        numerals = self.numerals
        self.heads: dict[str, tuple[str, object]] = {sign: ("currency", code) for sign, code in SIGNS.items()}
        for sign in (*PERCENT_SIGNS, *numerals.percent_before):
            self.heads[sign] = ("percent", sign)
        for sign in numerals.ordinal_before:
            self.heads[sign] = ("ordinal", sign)
        for word in numerals.centuries:
            self.heads[word] = ("century", word)
        for place, names in enumerate(numerals.months, 1):
            for name in names.split("|"):
                for joint in ("", *(f" {of}" for of in numerals.of_year.split("|") if of)):
                    self.heads[name + joint] = ("month", place)
        self.heads |= {self.language.folded(head): what for head, what in self.heads.items()}
        self.heads |= {head.upper().lower(): what for head, what in self.heads.items()}
        self.head_ends = tuple(self.heads)

    def _words(self, words: Iterable[str]) -> str:
        """A pattern of words as they may be written: in any of the letters that count as one, with silent marks."""
        alternatives = sorted({form for word in words for form in word.split("|")}, key=lambda w: (-len(w), w))
        return "|".join("".join(self.letters(c) for c in word) for word in alternatives)

    def _plain(self, text: str) -> str:
        text = self.silent.sub("", text) if self.silent else text
        return " ".join(self.language.folded(text.replace(MARKUP, "")).split())

    def _by_form(self, words: Mapping[str, object]) -> list[tuple[str, object]]:
        """Folded words and what they mean, the longest first, so that a word with an ending is found by its start."""
        return sorted(((self._plain(w), meaning) for w, meaning in words.items()), key=lambda item: -len(item[0]))

    def _meaning(self, words: list[tuple[str, object]], written: str) -> object:
        plain = self._plain(written)
        return next(meaning for word, meaning in words if plain.startswith(word))

    # ------------------------------------------------------------------------------------------ numbers

    def read(self, text: str) -> list[Figure]:
        """The figures of a page's prose, which is given in small letters, in order."""
        found: list[Figure] = []
        position = 0
        for _, start, _ in self.automaton.find_matches_as_indexes(text):
            begins = start if text[start].isdecimal() else self._begins(text, start)
            if begins is None or begins < position:
                continue
            figure, position = self._at(text, begins)
            if figure:
                found.append(figure)
        return self._ranges(text, found)

    def _begins(self, text: str, place: int) -> int | None:
        """Where the word begins that a number word has been found in, or None where nothing may stand before it."""
        if not self.language.spaced or not place or not text[place - 1].isalpha():
            return place
        return _word_start(text, place) if self.numerals.before else None

    def _at(self, text: str, start: int) -> tuple[Figure | None, int]:
        """The figure that begins at a place, and where to go on."""
        if text[start].isdecimal():
            return self._digits(text, start)
        if self.idiom and (idiom := self.idiom.match(text, start)):
            return None, idiom.end()
        if self.language.spaced:
            entry = self._entry(text, start)
            if not entry:
                return None, start + 1
            if entry.share is not None or entry.century:
                figure = self._roman_century(text, start, entry) if entry.century else self._share(start, entry)
                return figure, figure.span.end if figure else start + entry.end
            if entry.value == 1 and not entry.ordinal and not self.behind.match(text, start + entry.end):
                return None, start + 1  # an article, more often than a number
        elif share := next((share for share in self.shares if text.startswith(share, start)), None):
            figure = self._share(start, Word(len(share), share=self.shares[share], homograph=share in self.homographs))
            return figure, figure.span.end
        number = self._spelled(text, start)
        return self._figure(text, number) if number else (None, start + 1)

    def _digits(self, text: str, start: int) -> tuple[Figure | None, int]:
        """The figure that begins with digits. Parts of names, versions, addresses and times are none."""
        end = RUN.match(text, start).end()
        if date := NUMERIC_DATE.match(text, start):
            day, month, year = (date[1], date[3], date[4]) if date[1] else (date[8], date[7], date[5])
            value = _date(int(western(year)), int(western(month)), int(western(day)))
            return Figure(Span(*date.span()), Kind.DATE, value) if value else None, date.end()
        if time := TIME.match(text, start):
            return None, time.end()
        if _joined(text, start, end):
            return None, end
        if (listed := LIST_NUMBER.match(text, start)) and self._begins_line(text, start, listed.end()):
            # the number of a list or a heading counts for others, and need not be there itself
            value = int(western(text[start:end]))
            return Figure(Span(start, end), Kind.ORDINAL, value, Weight.HOMOGRAPH), listed.end()
        reading = read_digits(text[start:end], self.numerals)
        return self._figure(text, Number(start, end, *reading)) if reading else (None, end)

    def _begins_line(self, text: str, start: int, end: int) -> bool:
        """Whether a number and its full stop are the first of their line and count no century."""
        first = text.rfind("\n", max(0, start - LONGEST), start) + 1
        if (not first and start > LONGEST) or text[first:start].strip(f"{BLANKS}{HIDDEN}#"):
            return False
        return text[end : end + 1] in ("", *BLANKS) and not self.century.match(text, end)

    def _spelled(self, text: str, start: int) -> Number | None:
        """The number in words or numeral characters that begins at a place."""
        if self.written and (run := self.written.match(text, start, start + LONGEST)):
            value = self._counted(run[0])
            if value is None and len(run[0]) == 1 and self._head(text, start)[0] == "percent":
                value = self.numerals.characters[run[0]]  # a unit by itself counts only here: 百分之百
            return Number(start, run.end(), value, spelled=True) if value is not None else None
        first = self._word(text, start)
        if not first:
            return None
        end = start + first.end
        parts = [first]
        while len(parts) < 6 and self.between and (join := self._next(text, end, parts[-1])):
            place, word = join
            parts.append(word)
            end = place + word.end
        return Number(
            start,
            end,
            _sum([part.value for part in parts]),
            spelled=True,
            ordinal=any(part.ordinal for part in parts),
            homograph=len(parts) == 1 and first.homograph,
        )

    def _counted(self, written: str) -> Rational | None:
        """The value of numeral characters, with decimals or without."""
        whole, _, decimals = written.partition(self.numerals.point or "\0")
        value = _positional(whole, self.numerals.characters)
        if not decimals or value is None:
            return value
        digits = [self.numerals.characters[c] for c in decimals]
        return Fraction(f"{value}.{''.join(map(str, digits))}") if max(digits) < 10 else None

    def _next(self, text: str, end: int, last: Word) -> tuple[int, Word] | None:
        """The next part of a number in words, where there is one that goes on with it."""
        for joint in (self.between, self.gap):
            match = joint.match(text, end)
            if match and match.end() > end and (word := self._word(text, match.end())):
                beside = word.value == 10 or (last.ordinal and word.ordinal)
                if (
                    _adds(last.value, word.value)
                    and last.value + word.value not in self.single
                    and (joint is self.between or beside)
                ):
                    return match.end(), word
        return None

    def _word(self, text: str, start: int) -> Word | None:
        """The number word that begins at a place."""
        entry = self._entry(text, start)
        return entry if entry and entry.share is None and not entry.century else None

    def _entry(self, text: str, start: int) -> Word | None:
        """What the word says that begins at a place. Each written form is decided once."""
        match = self.word.match(text, start)
        if not match or text[match.end() : match.end() + 1].isalpha():
            return None
        written = match[0]
        if written not in self.known:
            self.known[written] = self._decide(written)
        return self.known[written]

    def _decide(self, written: str) -> Word | None:
        plain, length = self._plain(written), len(written)
        for cut in range(min(5, len(plain))):
            for end in range(len(plain), cut, -1):
                stem = plain[cut:end]
                if self._affixes(plain[:cut], plain[end:]):
                    homograph = stem in self.homographs
                    if stem in self.values:
                        value, ordinal = self.values[stem]
                        return Word(length - len(plain) + end, value, ordinal, homograph)
                    if stem in self.shares and end == len(plain):
                        return Word(length, share=self.shares[stem], homograph=homograph)
        if any(plain.startswith(century) for century in self.centuries):
            return Word(length, century=True)
        return None

    def _affixes(self, before: str, after: str) -> bool:
        return bool(re.fullmatch(self.numerals.before, before) and re.fullmatch(self.numerals.after, after))

    def _number(self, text: str, start: int) -> Number | None:
        """A number, in digits or words, that begins at a place and is part of a figure that began before."""
        if text[start : start + 1].isdecimal():
            end = RUN.match(text, start).end()
            reading = read_digits(text[start:end], self.numerals)
            return Number(start, end, *reading) if reading else None
        return self._spelled(text, start)

    # ------------------------------------------------------------------------------------------ shares, centuries

    def _share(self, start: int, word: Word) -> Figure:
        """A word that says a share by itself: half."""
        weight = Weight.HOMOGRAPH if word.homograph else Weight.FIGURE
        return Figure(Span(start, start + word.end), Kind.FRACTION, word.share, weight)

    def _roman_century(self, text: str, start: int, word: Word) -> Figure | None:
        """A century with a Roman number on either side of its word."""
        end = start + word.end
        if number := ROMAN_AFTER.match(text, end):
            return Figure(Span(start, number.end()), Kind.ORDINAL, _roman(number[1]))
        offset = max(0, start - 14)
        if number := ROMAN_BEFORE.search(text[offset:start]):
            return Figure(Span(offset + number.start(1), end), Kind.ORDINAL, _roman(number[1]))
        return None

    # ------------------------------------------------------------------------------------------ figures

    def _figure(self, text: str, number: Number) -> tuple[Figure | None, int]:
        """The figure that a number is the core of, and where to go on."""
        what, meaning, head = self._head(text, number.start)
        if not what and not self.behind.match(text, number.end):
            return self._bare(text, number)
        for reading in (self._dated, self._shared):
            if figure := reading(text, number, what, meaning, head):
                return figure, figure.span.end
        if self.month_alone and (month := self.month_alone.match(text, number.end)):
            return None, month.end()
        scale, end = self._multiplied(text, number.end)
        if percent := self.percent.match(text, end):
            kind, start, end, scale = Kind.PERCENTAGE, number.start, percent.end(), Fraction(scale, 100)
        elif self.tenths and number.value <= 10 and (tenths := self.tenths.match(text, end)):
            kind, start, end, scale = Kind.PERCENTAGE, number.start, tenths.end(), Fraction(scale, 10)
        elif what == "percent":
            kind, start, scale = Kind.PERCENTAGE, head, Fraction(scale, 100)
        else:
            kind, start = Kind.NUMBER, number.start
        currency = None
        if kind is Kind.NUMBER:
            if money := self.currency.match(text, end):
                currency = SIGNS[money["sign"]] if money["sign"] else self._meaning(self.currencies, money["word"])
                kind, end = Kind.MONEY, money.end()
            if what == "currency":
                kind, start, currency = Kind.MONEY, head, meaning
        if kind is Kind.NUMBER and scale == 1:
            if century := self.century.match(text, end):
                return self._build(text, number, Kind.ORDINAL, start, century.end(), 1), century.end()
            if what == "century":
                return self._build(text, number, Kind.ORDINAL, head, end, 1), end
            if ordinal := self.ordinal.match(text, end):
                kind, end = Kind.ORDINAL, ordinal.end()
            elif what == "ordinal" or number.ordinal:
                kind = Kind.ORDINAL
        if kind is Kind.NUMBER and scale == 1 and end == number.end:
            return self._bare(text, number)
        if kind is Kind.ORDINAL and number.value == 1:
            return None, end
        return self._build(text, number, kind, start, end, scale, currency), end

    def _bare(self, text: str, number: Number) -> tuple[Figure | None, int]:
        """The figure that a number is by itself."""
        end = number.end
        if number.value == 1 or _cased(text[end : end + 1]):
            return None, end  # an article, more often than a number; 5G, and suffixes that make another word
        year = not number.spelled and end - number.start == 4 and number.value.denominator == 1
        year = year and 1000 <= number.value <= 2999
        kind = Kind.ORDINAL if number.ordinal else Kind.YEAR if year else Kind.NUMBER
        return self._build(text, number, kind, number.start, end, 1), end

    def _build(
        self, text: str, number: Number, kind: Kind, start: int, end: int, scale: Rational, currency: str | None = None
    ) -> Figure:
        plain = kind in (Kind.NUMBER, Kind.ORDINAL) and number.value < 1000
        # a multiplier by itself may count nothing: thousands, in thousand dollars
        loose = number.spelled and scale == 1 and (plain or number.value in MULTIPLES)
        century = (
            kind is Kind.ORDINAL
            and (start < number.start or end > number.end)
            and not self._marks_ordinal(text, start, end, number)
        )
        weight = Weight.FIGURE
        if loose and not century:
            weight = Weight.HOMOGRAPH if number.homograph else Weight.WORD
        elif number.foreign and kind is Kind.NUMBER and scale == 1 and text.count(".", start, end) == 1:
            weight = Weight.HOMOGRAPH  # a version or an hour, more often than a number: 2.0, 9.30
        return Figure(
            Span(start, end),
            kind,
            number.value * scale,
            weight,
            currency,
            None if number.spelled else Span(number.start, number.end),
            scale,
            None if number.other is None else number.other * scale,
            number.foreign,
        )

    def _marks_ordinal(self, text: str, start: int, end: int, number: Number) -> bool:
        return bool(self.ordinal.fullmatch(text, number.end, end)) and start == number.start

    def _head(self, text: str, start: int) -> tuple[str, object, int]:
        """What stands before a number: of which kind it is, what it means and where it begins."""
        window = text[max(0, start - LONGEST) : start].rstrip(BLANKS)
        if window.endswith(self.head_ends):
            blanks = len(text[max(0, start - LONGEST) : start]) - len(window)
            for head in sorted((h for h in self.head_ends if window.endswith(h)), key=len, reverse=True):
                before = window[: -len(head)][-1:]
                bound = head[0].isalpha() and (self.language.spaced or _cased(head[0]))
                if not (bound and before.isalpha() and not self._proclitic(window, head)):
                    return (*self.heads[head], start - blanks - len(head))
        return "", None, start

    def _proclitic(self, window: str, head: str) -> bool:
        if not self.numerals.before:
            return False
        word = re.search(rf"{LETTER}*\Z", window[: -len(head)])[0]
        return re.fullmatch(self.numerals.before, word) is not None

    def _multiplied(self, text: str, end: int) -> tuple[int, int]:
        scale = 1
        for _ in range(2):
            match = self.multiplier.match(text, end)
            if not match:
                break
            scale *= 1000 if match["k"] else self._meaning(self.multipliers, match["word"])
            end = match.end()
        return scale, end

    def _dated(self, text: str, number: Number, what: str, meaning: object, head: int) -> Figure | None:
        value = number.value
        if value.denominator != 1:
            return None
        whole, figures = int(value), number.end - number.start
        date: Date | None = None
        start, end = number.start, number.end
        if what == "month" and figures == 4 and not number.spelled and 1000 <= whole <= 2999:
            date, start = Date(whole, meaning), head
        elif self.calendar and (match := self.calendar.match(text, number.end)):
            if match["y"]:
                if not (1000 <= whole <= 2999):
                    return None
                if not match["m"]:
                    return Figure(Span(start, match.end()), Kind.YEAR, value, digits=Span(start, number.end))
                date = _date(whole, self._count(match["m"]), self._count(match["d"]) if match["d"] else None)
            else:
                date = _date(None, whole, self._count(match["day"]))
            end = match.end()
        elif 1 <= whole <= 31 and (match := self.month.match(text, number.end)):
            month = self._meaning(list(self.months.items()), match["month"])
            date = _date(int(western(match["year"])) if match["year"] else None, month, whole)
            end = match.end()
        return Figure(Span(start, end), Kind.DATE, date) if date else None

    def _count(self, written: str) -> int:
        if written[0].isdecimal():
            return int(western(written))
        return _positional(written, self.numerals.characters) or 0

    def _shared(self, text: str, number: Number, what: str, meaning: object, head: int) -> Figure | None:
        """A share: a part and a whole, each a number."""
        start = number.start
        if self.over and number.value.denominator == 1 and (joint := self.over.match(text, number.end)):
            whole = self._number(text, joint.end())
            if whole and number.value < whole.value <= 1000 and not text[whole.end : whole.end + 1].isdecimal():
                return Figure(Span(start, whole.end), Kind.FRACTION, Fraction(number.value) / whole.value)
        for between, behind in self.under:
            joint = between.match(text, number.end)
            part = joint and self._number(text, joint.end())
            end = part and behind.match(text, part.end)
            if number.homograph and end and end.end() == part.end:
                continue  # onda beş is also: five in it
            if (
                end
                and part.value <= number.value
                and (3 <= number.value <= 10 or number.value in (20, 100, 1000, 10000))
            ):
                kind = Kind.PERCENTAGE if number.value == 100 else Kind.FRACTION
                return Figure(Span(start, part.end), kind, Fraction(part.value) / number.value)
        pattern = self.denominator_of_one if number.value == 1 else self.denominator
        if match := pattern.match(text, number.end):
            word = self.denominator.match(text, number.end)["word"]
            whole = self._meaning(self.denominators, word)
            if number.value < whole:
                return Figure(Span(start, match.end()), Kind.FRACTION, Fraction(number.value) / whole)
        return None

    def _ranges(self, text: str, found: list[Figure]) -> list[Figure]:
        """The figures with the percent sign of one bound of a range given to the other."""
        for place, (first, second) in enumerate(pairwise(found)):
            # the sign stands on the outer side of a range
            if first.kind is Kind.NUMBER and second.kind is Kind.PERCENTAGE:
                bare, outer = place, second.digits and second.digits.end < second.span.end
            elif first.kind is Kind.PERCENTAGE and second.kind is Kind.NUMBER:
                bare, outer = place + 1, first.digits and first.digits.start > first.span.start
            else:
                continue
            if outer and found[bare].scale == 1 and self.range.fullmatch(text, first.span.end, second.span.start):
                found[bare] = _percent(found[bare])
        return found


def _percent(figure: Figure) -> Figure:
    other = None if figure.other is None else Fraction(figure.other) / 100
    return replace(
        figure, kind=Kind.PERCENTAGE, value=Fraction(figure.value) / 100, scale=Fraction(1, 100), other=other,
        weight=Weight.FIGURE,
    )  # fmt: skip


def _letters(spoken: Language, silent: str):
    """How a character of a word may be written: as any that counts as the same one, with silent marks behind it."""
    twins: dict[str, set[str]] = {}
    for code, counted in spoken.fold.items():
        twins.setdefault(counted, {counted}).add(chr(code))

    @cache
    def letter(character: str) -> str:
        if character == " ":
            return GAP
        folded = spoken.folded(character)
        same = {character, folded, *(t.lower() for t in twins.get(folded, ()) if len(t.lower()) == 1)}
        return f"[{re.escape(''.join(sorted(same)))}]{silent}" if len(same) > 1 else re.escape(character) + silent

    return letter


def _word_start(text: str, place: int) -> int | None:
    """Where the word begins that a place is in; None where that is far."""
    start = place
    while start and text[start - 1].isalpha():
        start -= 1
        if place - start > 5:
            return None
    return start


def _joined(text: str, start: int, end: int) -> bool:
    """Whether digits are joined to letters or to other digits (COVID-19, 24/7) and so no number."""
    before, earlier = text[start - 1 : start], text[start - 2 : start - 1]
    if _cased(before) or before == "_" or (before in ("-", ".", "#") and _cased(earlier)):
        return True
    if before in ("/", ".", ":") and earlier.isdecimal():
        return True
    return text[end : end + 1] == "/" and text[end + 1 : end + 2].isdecimal()


def _cased(character: str) -> bool:
    """Whether a character is a letter of a script that has capitals."""
    return character.isalpha() and character.lower() != character.upper()


def _date(year: int | None, month: int, day: int | None = None) -> Date | None:
    if 1 <= month <= 12 and (day is None or 1 <= day <= 31):
        return Date(year, month, day)
    return None


def _adds(last: int, following: int) -> bool:
    """Whether a number word goes on with the one before it: twenty-five, five and twenty, two hundred."""
    if following == 100:
        return 1 < last < 10
    if last >= 100:
        return following < 100
    tens = last % 10 == 0 and following < 10
    return tens if last >= 10 else following % 10 == 0 and 10 <= following < 100


def _sum(values: list[int]) -> int:
    total = 0
    for value in values:
        total = total * 100 if value == 100 and 0 < total < 10 else total + value
    return total


def _roman(written: str) -> int:
    values = [ROMAN[c] for c in written]
    return sum(-v if any(v < later for later in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def _positional(written: str, characters: Mapping[str, int]) -> int | None:
    """The value of numeral characters: digits, and units that multiply the digit before them (一百二十三); None for
    what counts nothing, or only about (两三)."""
    values = [characters[c] for c in written]
    if all(value < 10 for value in values):
        if len(values) == 1:
            return values[0]
        return int("".join(map(str, values))) if len(values) > 2 else None
    if values[0] > 10:
        return None
    total = section = digit = 0
    for value in values:
        if value < 10:
            if digit:
                return None
            digit = value
        elif value < 10_000:
            section += (digit or 1) * value
            digit = 0
        else:
            total += (section + digit) * value
            section = digit = 0
    return total + section + digit


@cache
def reader(code: str) -> Reader:
    """The reader of a language."""
    return Reader(language(code))


def figures(prose: str, spoken: Language) -> list[Figure]:
    """The figures of a text in which markup is hidden, in order; spans are code points of the text."""
    return Reader(spoken).read(prose.replace("İ", "i").lower())
