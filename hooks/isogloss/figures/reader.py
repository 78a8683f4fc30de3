"""Finding the figures of a text.

Candidates are digits and number words, found in one pass; what stands behind and before a candidate says what it
counts: a multiplier, a percent sign, a currency, a month. Nothing looks further than a few words, so that time grows
with the length of the text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import cast

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
from msgspec.structs import replace

from isogloss.figures.digits import DIGITS, RUN, VULGAR, Rational, read_digits, western
from isogloss.figures.figure import DOZEN, Date, Figure, Kind, Weight, month_alone
from isogloss.figures.forms import BLANKS, GAP, LETTER, LONGEST, NOTHING, Forms, Heard, Meanings, is_cased
from isogloss.figures.neighbours import months_alone, ranges
from isogloss.figures.notations import (
    NAMED,
    NUMERIC_DATE,
    PART,
    TIME,
    VERSION,
    date_of,
    encoded,
    in_name,
    joined,
    slashed,
    time_of_day,
    version_of,
)
from isogloss.figures.spelling import Number, Spelling, Word, positional, roman
from isogloss.figures.surroundings import SIGNS, Ahead, Before, Behind
from isogloss.languages import language
from isogloss.languages.language import Language
from isogloss.text.cover import HIDDEN
from isogloss.text.lines import At
from isogloss.text.paragraphs import Paragraphs
from isogloss.text.source import Span

run_at = cast(At, RUN.match)  # where a digit stands
ALL_DIGITS = "".join(chr(ord(zero) + digit) for zero in "0٠۰０" for digit in range(10))
LIST_NUMBER = re.compile(rf"[{DIGITS}]{{1,3}}[.)．、）](?=[^{DIGITS}])")
ROMAN = "(?=[xvi])x{0,3}(?:ix|iv|v?i{0,3})"
ROMAN_AFTER = re.compile(rf"[{BLANKS}]{{1,4}}({ROMAN})(?!{LETTER})")
MULTIPLES = frozenset((1000, 10**6, 10**9))
HUNDREDS = range(200, 1000, 100)
MONTHS = range(1, 13)
AHEAD = 10
"""Code points behind a share that tell whether it is one of what they name."""

WHOLES = frozenset((*range(3, 11), 20, 100, 1000, 10_000))
"""What a share is told of where the whole comes first; with other numbers, two numbers only meet."""

Found = tuple[Figure | None, int]
"""A figure, if there is one, and where to go on."""


class Reader:
    """Reads the figures of one language."""

    def __init__(self, spoken: Language):
        numerals = self.numerals = spoken.numerals
        self.spaced = spoken.spaced
        self.fold = spoken.folded
        self.percent_first = not numerals.percent.startswith("{")  # elsewhere, %0A is none
        forms = Forms(spoken)
        self.spelling = Spelling(forms, numerals)
        self.silent = re.compile(spoken.silent) if spoken.silent and spoken.spaced else None
        self.behind = Behind(forms, numerals)
        self.ahead = Ahead(forms, numerals)
        self.idiom = re.compile(numerals.idioms or NOTHING)
        self.place = re.compile(numerals.place or NOTHING)
        self.within_word = re.compile(f"{GAP}(?:{numerals.within_word or NOTHING})")
        self.parts = Meanings(forms, numerals.parts)
        prefix, whole = numerals.part_of
        part = f"(?:{prefix})(?P<word>{forms.pattern(numerals.parts)})(?={GAP}{whole})"
        self.part = re.compile(part if numerals.parts else NOTHING)
        months = [_unshortened(names.split("|")) for names in numerals.months]
        self.months = Meanings(forms, {"|".join(names): place for place, names in enumerate(months, 1)})
        self.multiples = Meanings(forms, numerals.multiples)
        month = forms.pattern((name for names in months for name in names), numerals.ending)
        multiple = forms.pattern(numerals.multiples, numerals.multiple_ending)
        self.by_name = re.compile(f"(?:{numerals.before})(?:(?P<month>{month})|(?P<multiple>{multiple}))")
        self.decade = re.compile(numerals.decades or NOTHING)
        self.century_before = re.compile(f"(?:{numerals.century_before})\\Z" if numerals.century_before else NOTHING)
        self.added = re.compile(numerals.added or NOTHING)
        ordinal = numerals.ordinal_after or NOTHING
        self.roman_before = re.compile(rf"(?<!{LETTER})({ROMAN})(?:\.|{ordinal})?[{BLANKS}]{{1,4}}\Z")
        words = {*numerals.words, *numerals.ordinals, *numerals.fractions, *numerals.centuries, *_forms(numerals.parts)}
        # words in capitals, put into small letters as no language does in particular, and unfolded ones
        named = {*numerals.multiples, *(name for names in months for name in names)}
        named |= {spoken.folded(word) for word in named} | {word.upper().lower() for word in named}
        words |= {spoken.folded(word) for word in words} | {word.upper().lower() for word in words}
        looked_for = sorted(words | named | {*numerals.characters, *ALL_DIGITS, *VULGAR})
        self.named = frozenset(index for index, word in enumerate(looked_for) if word in named)
        self.candidates = AhoCorasick(
            looked_for,
            matchkind=MatchKind.LeftmostLongest,
            # of a script of thousands of characters its table takes longer to make than some hundred pages to read
            implementation=Implementation.DFA if self.spaced else Implementation.ContiguousNFA,
        )
        self.paragraphs = Paragraphs(self._read, _start, _moved)

    def read(self, text: str) -> list[Figure]:
        """The figures of a page's prose, which is given in small letters, in order."""
        return self.paragraphs.find(text)

    def _read(self, text: str) -> list[Figure]:
        if not self.silent or not self.silent.search(text):
            return self._heard(text)
        heard = Heard(text, self.silent)
        return [
            replace(figure, span=heard.span(figure.span), digits=figure.digits and heard.span(figure.digits))
            for figure in self._heard(heard.text)
        ]

    def _heard(self, text: str) -> list[Figure]:
        return self._decades(text, ranges(text, months_alone(self._figures(text)), self.behind))

    def _decades(self, text: str, found: list[Figure]) -> list[Figure]:
        """The figures, where those of a decade are one, which counts its years of the century that few texts tell."""
        starts = [figure.span.start for figure in found]
        kept: list[Figure] = []
        done = position = 0
        for start in starts:  # few stretches of a text have figures: to look through all of it takes longer
            if start < position or not (match := self._decade(text, position, start)):
                continue
            position = match.end()
            first, last = bisect_left(starts, match.start()), bisect_left(starts, match.end())
            count = next((figure for figure in found[first:last] if match.start("count") < figure.span.end), None)
            if count and not isinstance(count.value, Date) and count.value % 10 == 0 != count.value % 100:
                weight = Weight.FIGURE if match["count"].isdecimal() else Weight.WORD
                decade = Figure(Span(*match.span()), Kind.NUMBER, count.value % 100, weight)
                kept += [*found[done:first], decade]
                done = last
        return kept + found[done:]

    def _decade(self, text: str, position: int, start: int) -> re.Match[str] | None:
        """The decade, not from before a position, that has the figure which begins at a place."""
        around = self.decade.finditer(text, max(position, start - LONGEST), start + 2 * LONGEST)
        match = next((match for match in around if match.end() > start), None)
        return match if match and match.start() <= start else None

    def _figures(self, text: str) -> Iterator[Figure]:
        position = 0
        for index, start, _ in self.candidates.find_matches_as_indexes(text):
            digits = text[start].isdecimal() or text[start] in VULGAR
            begins = start if digits else self._begins(text, start)
            if begins is None or begins < position:
                continue
            if index in self.named and (figure := self._by_name(text, begins)):
                position = figure.span.end
                yield figure
                continue
            figure, position = self._digits(text, begins) if digits else self._words(text, begins)
            if figure:
                yield figure

    def _begins(self, text: str, place: int) -> int | None:
        """Where the word begins that a number word has been found in, or None where nothing may stand before it."""
        if not self.spaced or not place or not text[place - 1].isalpha():
            return place
        return _word_start(text, place) if self.numerals.before else None

    def _by_name(self, text: str, start: int) -> Figure | None:
        """The month or the multiple whose word begins at a place."""
        match = self.by_name.match(text, start)
        if not match:
            return None
        span = Span(*match.span())
        if month := match["month"]:
            place = self.months[month]
            homograph = any(self._is_homograph(month, name) for name in self.numerals.months[place - 1].split("|"))
            return month_alone(span, place, homograph)
        by = self.multiples[match["multiple"]]
        homograph = any(self._is_homograph(match["multiple"], stem) for stem in self.numerals.multiples)
        other = by - 1 if match["multiple"] in self.numerals.increases else None
        return Figure(span, Kind.MULTIPLE, by, Weight.HOMOGRAPH if homograph else Weight.WORD, other=other)

    def _is_homograph(self, written: str, stem: str) -> bool:
        """Whether a word with this stem may mean something else."""
        return stem in self.numerals.homographs and self.spelling.forms.plain(written).startswith(self.fold(stem))

    def _digits(self, text: str, start: int) -> Found:
        """The figure that begins with digits. Parts of names, versions, addresses and times are none."""
        end = run_at(text, start).end()
        following = text[end : end + 1]
        if (following in ("-", "/") or end - start > 7) and (date := NUMERIC_DATE.match(text, start)):
            day, month, year = (int(western(part)) for part in date.group(*("dmy" if date["d"] else DATE_PARTS)))
            told = date_of(year, month, day)
            return Figure(Span(*date.span()), Kind.DATE, told) if told else None, date.end()
        if following in (":", "：", "h") and (time := TIME.match(text, start)):
            return time_of_day(time, int(western(time["hour"])), int(western(time["minute"]))), time.end()
        if following == "/" and (part := PART.match(text, start)) and not joined(text, start, part.end()):
            return slashed(part), part.end()
        if joined(text, start, end) or encoded(text, start):
            return in_name(text, start, end), end
        if (listed := LIST_NUMBER.match(text, start)) and self._begins_line(text, start, listed.end()):
            # the number of a list or a heading counts for others, and need not be there itself
            value = int(western(text[start:end]))
            return Figure(Span(start, end), Kind.ORDINAL, value, Weight.HOMOGRAPH), listed.end()
        reading = read_digits(text[start:end], self.numerals)
        if not reading:
            version = VERSION.fullmatch(text, start, end)
            return version_of(version) if version else None, end
        return self._figure(text, Number(start, end, *reading))

    def _begins_line(self, text: str, start: int, end: int) -> bool:
        """Whether a number and its full stop are the first of their line and count no century and no month's days."""
        first = text.rfind("\n", max(0, start - LONGEST), start) + 1
        if (not first and start > LONGEST) or text[first:start].strip(f"{BLANKS}{HIDDEN}#"):
            return False
        if text[end : end + 1] not in ("", *BLANKS):
            return False
        return not self.behind.century.match(text, end) and not self.behind.month.match(text, end)

    def _words(self, text: str, start: int) -> Found:
        """The figure that begins with a word or a numeral character."""
        if idiom := self.idiom.match(text, start):
            return None, idiom.end()
        if part := self.part.match(text, start):
            share = self.parts[part["word"]]
            return Figure(Span(start, part.end()), Kind.FRACTION, share), part.end()
        word = self.spelling.word(text, start) if self.spaced else self._word(text, start)
        if self.spaced and not word:
            return None, start + 1
        if word and word.century:
            return self._roman_century(text, start, start + word.end)
        if word and word.share is not None:
            return self._part(text, start, word, word.share)
        number = self.spelling.in_words(text, start, word) if word else self.spelling.number(text, start)
        if not number:
            return None, start + 1
        if number.homograph and self.place.match(text, start):
            number = number._replace(homograph=False)
        ordinal = number.ordinal or text.endswith(self.numerals.ordinal_before, 0, start)
        one = number.spelled and number.value == 1 and not ordinal
        if one and not self.behind.anything(text, number.end):
            return None, start + 1  # an article, more often than a number
        return self._figure(text, number)

    def _part(self, text: str, start: int, word: Word, share: Fraction) -> Found:
        """What the word for a share says: a part of something, or of a million, or what is added to a whole."""
        end = start + word.end
        if self.behind.multiplier.match(text, end):
            return self._figure(text, Number(start, end, share, spelled=True))
        window = max(0, start - LONGEST)
        if any(more.end() == end for more in self.added.finditer(text, window, end + AHEAD)):
            return Figure(Span(start, end), Kind.NUMBER, 1 + share, Weight.WORD), end
        weight = Weight.HOMOGRAPH if word.homograph else Weight.FIGURE
        return Figure(Span(start, end), Kind.FRACTION, share, weight), end

    def _word(self, text: str, start: int) -> Word | None:
        """The word for a place in an order or for a share that begins at a place of a text without spaces."""
        shares, places = self.spelling.shares, self.spelling.values
        if place := next((word for word in places if text.startswith(word, start)), None):
            return Word(len(place), *places[place])
        word = next((word for word in shares if text.startswith(word, start)), None)
        return Word(len(word), share=shares[word], homograph=word in self.spelling.homographs) if word else None

    def _roman_century(self, text: str, start: int, end: int) -> Found:
        """A century with a Roman number on either side of its word."""
        offset = max(0, start - 14)
        if number := self.roman_before.search(text[offset:start]):
            start = offset + number.start(1)
        elif number := ROMAN_AFTER.match(text, end):
            end = number.end()
        else:
            return None, end
        weight = Weight.HOMOGRAPH if number[1] == "i" else Weight.FIGURE  # an article: i secoli
        return Figure(Span(start, end), Kind.ORDINAL, roman(number[1]), weight), end

    # ------------------------------------------------------------------------------- what a number counts

    def _figure(self, text: str, number: Number) -> Found:
        """The figure that a number is the core of."""
        before = self.ahead.before(text, number.start)
        number = self._and_a_half(text, number, number.end)
        alone = number.spelled and number.value >= 1000 and number.value % 1000 == 0
        if not before and not alone and not self.behind.anything(text, number.end):
            return self._bare(text, number)
        before = before or Before("", number.start)
        if clock := number.value.denominator == 1 and number.value <= 24 and self.behind.clock.match(text, number.end):
            minute = 0 if clock["full"] else self._count(clock["minute"]) or 30
            return time_of_day(clock, int(number.value), minute, number.start), clock.end()
        if figure := self._date(text, number, before) or self._share(text, number):
            return figure, figure.span.end
        if month := self.behind.month_alone.match(text, number.end):
            named = number.value in MONTHS and not before.what and month["span"] is None and text[number.start] != "两"
            return month_alone(Span(number.start, month.end()), int(number.value)) if named else None, month.end()
        scale, end = self._scale(text, number, of_money=before.what == "currency")
        if scale != 1:
            number = self._and_a_half(text, number, end)
            end = max(end, number.end)
        if (scale != 1 or alone) and before.what != "currency":
            number, scale, end = self._with_rest(text, number, scale, end)
        figure = self._percentage(text, number, before, scale, end) or self._money(text, number, before, scale, end)
        if figure := figure or self._century(text, number, before):
            return figure, figure.span.end
        if scale != 1:
            weight = Weight.WORD if number.spelled and scale == DOZEN else Weight.FIGURE  # said of about as many, too
            return _counted(number, Kind.NUMBER, number.start, end, scale, weight=weight), end
        ordinal = self.behind.ordinal.match(text, number.end)
        if ordinal or before.what == "ordinal":
            end = ordinal.end() if ordinal else number.end
            number = number._replace(ordinal=True)
            return _counted(number, Kind.ORDINAL, number.start, end, weight=_word_weight(number)), end
        return self._bare(text, number)

    def _bare(self, text: str, number: Number) -> Found:
        """The figure that a number is by itself."""
        start, end, value = number.start, number.end, number.value
        glued = is_cased(text[end : end + 1])
        if number.spelled and value == 1 and not number.ordinal:
            return None, end  # an article, more often than a number
        if number.spelled and value in HUNDREDS and self.century_before.search(text, max(0, start - LONGEST), start):
            return Figure(Span(start, end), Kind.ORDINAL, 11 + value // 100, Weight.WORD), end
        if glued or NAMED.match(text, end) or self.within_word.match(text, end):
            # part of a name or a unit (5G, 2D, 300dpi): other languages may set it apart (300 dpi, 2 boyutlu);
            # or a number in words with a suffix, which may be another word
            return Figure(Span(start, end), Kind.NUMBER, value, Weight.HOMOGRAPH), end
        weight = _word_weight(number)
        if number.foreign and sum(text.count(mark, start, end) for mark in ".,") == 1:
            weight = Weight.HOMOGRAPH  # a version or an hour, more often than a number: 2.0, 9.30
        year = not number.spelled and end - start == 4 and value.denominator == 1 and 1000 <= value <= 2999
        kind = Kind.ORDINAL if number.ordinal else Kind.YEAR if year else Kind.NUMBER
        return _counted(number, kind, start, end, weight=weight), end

    def _and_a_half(self, text: str, number: Number, end: int) -> Number:
        """The number with the half that is added to it, or to its multiplier, if one follows."""
        half = self.behind.half.match(text, end) if number.value.denominator == 1 else None
        if not half:
            return number
        # a million and a half is half a million more
        wholes = sorted(MULTIPLES, reverse=True) if number.spelled and number.value else ()
        whole = next((multiple for multiple in wholes if number.value % multiple == 0), 1)
        # two and a half million, but a million and a half million
        alone = whole == 1 and end == number.end and half.groupdict().get("of")
        end = half.start("of") if alone else half.end()
        return number._replace(end=end, value=number.value + Fraction(whole, 2), other=None, spelled=True)

    def _scale(self, text: str, number: Number, of_money: bool = False) -> tuple[int, int]:
        """What multiplies a number, and where that ends: of money a million, too, where it is short ($3m, 3m euros)."""
        scale, end = 1, number.end
        match = self.behind.millions.match(text, end)
        if match and (of_money or self.behind.currency.match(text, match.end())):
            return 10**6, match.end()
        if match := self.behind.thousands.match(text, end):
            return 1000, match.end()
        for _ in range(2):
            if match := self.behind.multiplier.match(text, end):
                scale *= self.behind.multipliers[match["word"]]
                end = match.end()
        return scale, end

    def _with_rest(self, text: str, number: Number, scale: int, end: int) -> tuple[Number, int, int]:
        """A multiplied number, with the smaller ones that are added to it: 3 bin 500, 1亿2000万."""
        least = scale if scale != 1 else number.value
        while joint := self.behind.rest.match(text, end):
            rest = self._number(text, joint.end())
            if not rest or rest.value.denominator != 1:
                break
            smaller, rest_end = self._scale(text, rest)
            if not 0 < rest.value * smaller < least or is_cased(text[rest_end : rest_end + 1]):
                break
            value = number.value * scale + rest.value * smaller
            number = Number(number.start, rest_end, value, spelled=True)
            scale, end, least = 1, rest_end, smaller
        return number, scale, end

    def _percentage(self, text: str, number: Number, before: Before, scale: int, end: int) -> Figure | None:
        if percent := self.behind.percent.match(text, end):
            return _counted(number, Kind.PERCENTAGE, number.start, percent.end(), Fraction(scale, 100))
        if per_mille := self.behind.per_mille.match(text, end):
            return _counted(number, Kind.FRACTION, number.start, per_mille.end(), Fraction(scale, 1000))
        if number.value <= 10 and (tenths := self.behind.tenths.match(text, end)):
            more = self.numerals.characters[tenths["unit"]] if tenths["unit"] else 0
            number = number._replace(value=number.value + Fraction(more, 10))
            return _counted(number, Kind.PERCENTAGE, number.start, tenths.end(), Fraction(scale, 10))
        if number.value < 100 and (rest := self.behind.rest_of_price.match(text, end)):
            paid = Fraction(number.value) / (10 if number.value < 10 else 100)
            number = number._replace(value=1 - paid, spelled=True)
            return _counted(number, Kind.PERCENTAGE, number.start, rest.end())
        if before.what == "percent" and (self.percent_first or not is_cased(text[end : end + 1])):
            return _counted(number, Kind.PERCENTAGE, before.start, end, Fraction(scale, 100))
        if before.what == "per mille":
            weight = Weight.HOMOGRAPH if number.spelled and number.value == 1 else Weight.FIGURE  # very little
            return _counted(number, Kind.FRACTION, before.start, end, Fraction(scale, 1000), weight=weight)
        return None

    def _money(self, text: str, number: Number, before: Before, scale: int, end: int) -> Figure | None:
        start, currency = (before.start, before.currency) if before.what == "currency" else (number.start, None)
        money = self.behind.currency.match(text, end)
        if money and not (number.spelled and money["sign"] and money["sign"].isalpha()):  # the first try
            currency = currency or (SIGNS[money["sign"]] if money["sign"] else self.behind.currencies[money["word"]])
            end = money.end()
        if not currency:
            return None
        if scale == 1 and (grouped := _surely_grouped(number)):
            number = number._replace(value=grouped, other=None, foreign=True)
        # a multiplier by itself may count nothing: thousands, in thousand dollars
        weight = Weight.WORD if number.spelled and scale == 1 and number.value in MULTIPLES else Weight.FIGURE
        return _counted(number, Kind.MONEY, start, end, scale, currency, weight)

    def _century(self, text: str, number: Number, before: Before) -> Figure | None:
        if century := self.behind.century.match(text, number.end):
            return _counted(number, Kind.ORDINAL, number.start, century.end())
        return _counted(number, Kind.ORDINAL, before.start, number.end) if before.what == "century" else None

    def _date(self, text: str, number: Number, before: Before) -> Figure | None:
        if number.value.denominator != 1:
            return None
        value, start, end = int(number.value), number.start, number.end
        year = 1000 <= value <= 2999
        date: Date | None = None
        if before.what == "month" and year and end - start == 4 and not number.spelled:
            date, start = Date(value, before.month), before.start
        elif before.what == "month" and self.numerals.month_first and value <= 31 and not number.spelled:
            if self.behind.counted(text, end):
                return None
            last = self.behind.year_at(text, end)
            date, start, end = Date(self._count(last["year"]), before.month, value), before.start, last.end()
        elif match := self.behind.calendar.match(text, end):
            end = match.end()
            month = self._count(match["month"])
            if year and match["year"] and month is None:
                return Figure(Span(start, end), Kind.YEAR, value, digits=Span(start, number.end))
            if year and match["year"] and month is not None:
                date = date_of(value, month, self._count(match["day"]))
            elif match["day_of_month"]:
                date = date_of(None, value, self._count(match["day_of_month"]))
        elif 1 <= value <= 31 and (match := self.behind.month.match(text, end)):
            end = match.end()
            date = Date(self._count(match["year"]), self.behind.months[match["month"]], value)
        return Figure(Span(start, end), Kind.DATE, date) if date else None

    def _count(self, written: str | None) -> int | None:
        """The number of a year, a month or a day; None where there is none."""
        if not written:
            return None
        return int(western(written)) if written[0].isdecimal() else positional(written, self.numerals.characters) or 0

    def _share(self, text: str, number: Number) -> Figure | None:
        """A part of a whole, each a number, on whichever side."""
        start, end, value = number.start, number.end, number.value
        if value.denominator == 1 and (joint := self.behind.over.match(text, end)):
            whole = self._number(text, joint.end())
            if whole and value < whole.value <= 1000:
                return Figure(Span(start, whole.end), Kind.FRACTION, Fraction(value) / whole.value)
        for between, behind in self.behind.under:
            joint = between.match(text, end)
            part = self._number(text, joint.end()) if joint else None
            if not joint or not part or part.ordinal:
                continue
            closed = behind.match(text, part.end)
            # a homograph of the whole needs something behind the part: onda beş is also five in it
            if closed and value in WHOLES and part.value <= value and (closed[0] or not number.homograph):
                kind = Kind.PERCENTAGE if value == 100 else Kind.FRACTION
                # one may be one of a whole that a noun names (altı yetkinlikten biri), a thousandth very little
                loose = part.value == 1 and (joint[0][0] in BLANKS or value >= 1000)
                weight = Weight.HOMOGRAPH if loose else Weight.FIGURE
                return Figure(Span(start, part.end), kind, Fraction(part.value) / value, weight)
        match = self.behind.denominator.match(text, end)
        if match and not number.ordinal and value < (parts := self.behind.denominators[match["word"]]):
            if multiplier := self.behind.multiplier.match(text, match.end()):  # three quarters of a million
                scale = self.behind.multipliers[multiplier["word"]]
                return Figure(Span(start, multiplier.end()), Kind.NUMBER, Fraction(value) * scale / parts, scale=scale)
            # a third one, where nothing says of what
            weight = Weight.HOMOGRAPH if value == 1 and match["of"] is None else Weight.FIGURE
            return Figure(Span(start, match.end("word")), Kind.FRACTION, Fraction(value) / parts, weight)
        return None

    def _number(self, text: str, start: int) -> Number | None:
        """A number, in digits or words, that begins at a place and is part of a figure that began before."""
        run = RUN.match(text, start) if text[start : start + 1].isdecimal() else None
        if not run:
            return self.spelling.number(text, start)
        reading = read_digits(run[0], self.numerals)
        return Number(start, run.end(), *reading) if reading else None


def _start(figure: Figure) -> int:
    return figure.span.start


def _moved(figure: Figure, by: int) -> Figure:
    """The figure so much further in its text."""
    (start, end), digits = figure.span, figure.digits
    moved = digits and Span(digits.start + by, digits.end + by)
    return replace(figure, span=Span(start + by, end + by), digits=moved)


def _forms(words: Iterable[str]) -> list[str]:
    """Each of the words, of which `a|b` are two."""
    return [form for word in words for form in word.split("|")]


DATE_PARTS = ("day", "month", "year")


def _word_weight(number: Number) -> Weight:
    """How far a number counts by itself. Multipliers may count nothing: they bought thousands."""
    if number.value == 1 and not number.ordinal:
        return Weight.HOMOGRAPH  # other languages have an article, or nothing
    if number.homograph:
        return Weight.HOMOGRAPH
    many = number.value >= 1000 and number.value not in MULTIPLES
    return Weight.FIGURE if many or not number.spelled else Weight.WORD


def _counted(
    number: Number,
    kind: Kind,
    start: int,
    end: int,
    scale: Rational = 1,
    currency: str | None = None,
    weight: Weight = Weight.FIGURE,
) -> Figure:
    """The figure of a number that is scaled."""
    digits = None if number.spelled else Span(number.start, number.end)
    other = None if number.other is None else number.other * scale
    value = number.value if scale == 1 else number.value * scale
    return Figure(Span(start, end), kind, value, weight, currency, digits, scale, other, number.foreign)


def _surely_grouped(number: Number) -> Rational | None:
    """The amount of money that is written with the grouping marks of another language: 204,518 dolar, 25,000 dolar.
    Only small amounts, such as the price of a litre, are told to a thousandth, and never to three zeros."""
    large = number.value >= 100 or number.value.denominator == 1
    return number.other if large and number.other == number.value * 1000 else None


def _unshortened(names: Sequence[str]) -> list[str]:
    """A month's names without their abbreviations, which are many other words."""
    return [name for name in names if not any(other != name and other.startswith(name) for other in names)]


def _word_start(text: str, place: int) -> int | None:
    """Where the word begins that a place is in; None where that is far."""
    start = place
    while start and text[start - 1].isalpha():
        start -= 1
        if place - start > 5:
            return None
    return start


@cache
def reader(code: str) -> Reader:
    """The reader of a language."""
    return Reader(language(code))


def figures(prose: str, spoken: Language) -> list[Figure]:
    """The figures of a text in which markup is hidden, in order; spans are code points of the text."""
    return reader(spoken.code).read(prose.replace("İ", "i").lower())
