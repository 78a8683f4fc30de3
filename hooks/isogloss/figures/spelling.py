"""Numbers in words, and in numeral characters."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple, cast

from isogloss.figures.digits import Rational
from isogloss.figures.forms import GAP, LONGEST, Forms
from isogloss.languages.numerals import Numerals
from isogloss.text.lines import At

PARTS = 6
"""Words that a number has at most."""


class Number(NamedTuple):
    """A number where it stands. `other` and `foreign` as in a Figure; `spelled` says that it is in words, `ordinal`
    that they say a place in an order, `homograph` that they may say something else."""

    start: int
    end: int
    value: Rational
    other: Rational | None = None
    foreign: bool = False
    spelled: bool = False
    ordinal: bool = False
    homograph: bool = False


class Word(NamedTuple):
    """What a word says: a number, a share or a century. `end` is where in the written word its stem ends."""

    end: int
    value: int = 0
    ordinal: bool = False
    homograph: bool = False
    share: Fraction | None = None
    century: bool = False


class Spelling:
    """Reads the numbers that one language writes in words or characters. Each written word is decided once."""

    def __init__(self, forms: Forms, numerals: Numerals):
        fold = forms.language.folded
        self.forms, self.numerals = forms, numerals
        self.values = {fold(word): (value, False) for word, value in numerals.words.items()}
        self.values |= {fold(word): (value, True) for word, value in numerals.ordinals.items()}
        self.single = set(numerals.words.values())  # ten and three are thirteen only where that has no word of its own
        self.homographs = {fold(word) for word in numerals.homographs}
        self.shares = {fold(word): share for word, share in numerals.fractions.items()}
        self.centuries = tuple(fold(word) for word in numerals.centuries)
        self.beginnings = {" ".join(part) for word in self.values for part in _beginnings(word.split())}
        self.joint_at = cast(At, re.compile(f"[-\u2010\u2011]|{GAP}").match)
        self.known: dict[str, tuple[Word | None, str]] = {}
        self.gap = re.compile(GAP)
        self.joints = (re.compile(f"{GAP}{numerals.between}{GAP}"), self.gap) if numerals.between else ()
        characters = "".join(numerals.characters)
        point = f"(?:{numerals.point}[{characters}]+)?" if numerals.point else ""
        self.run = re.compile(f"[{characters}]+{point}") if characters else None

    def word(self, text: str, start: int) -> Word | None:
        """What the word says that begins at a place, or several words that say one number."""
        written = self._written(text, start)
        if not written:
            return None
        if written not in self.known:
            plain = self.forms.plain(written)
            self.known[written] = self._decide(written, plain), plain if plain in self.beginnings else ""
        word, beginning = self.known[written]
        return (beginning and self._longer(text, start, start + len(written), beginning)) or word

    def _written(self, text: str, start: int) -> str:
        """The letters of the word that begins at a place; none where it is longer than any that says a number."""
        match = self.forms.word.match(text, start)
        return match[0] if match and not text[match.end() : match.end() + 1].isalpha() else ""

    def _longer(self, text: str, start: int, end: int, plain: str) -> Word | None:
        """The longest number in several words that begins with the word which ends there."""
        found = None
        while plain in self.beginnings:
            gap = self.joint_at(text, end).end()
            following = self._written(text, gap) if gap > end else ""
            plain, end = f"{plain} {self.forms.plain(following)}", gap + len(following)
            if plain in self.values:
                found = Word(end - start, *self.values[plain], plain in self.homographs)
        return found

    def _decide(self, written: str, plain: str) -> Word | None:
        length = len(written)
        for cut in range(min(5, len(plain))):
            for end in range(len(plain), cut, -1):
                stem = plain[cut:end]
                if (stem in self.values or stem in self.shares) and self._affixes(plain[:cut], plain[end:]):
                    homograph = stem in self.homographs
                    if stem in self.values:
                        return Word(length - len(plain) + end, *self.values[stem], homograph)
                    if end == len(plain):
                        return Word(length, share=self.shares[stem], homograph=homograph)
        return Word(length, century=True) if self.centuries and plain.startswith(self.centuries) else None

    def _affixes(self, before: str, after: str) -> bool:
        return bool(re.fullmatch(self.numerals.before, before) and re.fullmatch(self.numerals.after, after))

    def number(self, text: str, start: int) -> Number | None:
        """The number that begins at a place."""
        if self.run and (run := self.run.match(text, start, start + LONGEST)):
            value = self._counted(run[0])
            if value is None and len(run[0]) == 1 and text.endswith(self.numerals.percent_before, 0, start):
                value = self.numerals.characters[run[0]]  # a unit by itself counts only here: 百分之百
            if value is None and (lower := self._lower_bound(run[0])):
                return Number(start, start + 1, lower, spelled=True)
            return Number(start, run.end(), value, spelled=True) if value is not None else None
        word = self.word(text, start)
        return self.in_words(text, start, word) if word and word.share is None and not word.century else None

    def in_words(self, text: str, start: int, word: Word) -> Number:
        """The number that begins at a place with a word for one."""
        parts, end = [word], start + word.end
        while len(parts) < PARTS and (following := self._following(text, end, parts[-1])):
            end, word = following
            parts.append(word)
        return Number(
            start,
            end,
            added([part.value for part in parts]),
            spelled=True,
            ordinal=any(part.ordinal for part in parts),
            homograph=len(parts) == 1 and word.homograph,
        )

    def _following(self, text: str, end: int, last: Word) -> tuple[int, Word] | None:
        """The next part of a number in words and where it ends: after what joins them, or beside it, as ten stands by
        a unit and one ordinal by another."""
        for joint in self.joints:
            match = joint.match(text, end)
            word = self.word(text, match.end()) if match and match.end() > end else None
            if not match or not word or not adds(last.value, word.value):
                continue
            places = joint is self.gap and last.ordinal and word.ordinal  # décima quinta, and fifteen has a word
            if places or (last.value + word.value not in self.single and (joint is not self.gap or word.value == 10)):
                return match.end() + word.end, word
        return None

    def _counted(self, written: str) -> Rational | None:
        """The value of numeral characters, with decimals or without."""
        whole, _, decimals = written.partition(self.numerals.point or "\0")
        value = positional(whole, self.numerals.characters)
        if not decimals or value is None:
            return value
        digits = [self.numerals.characters[character] for character in decimals]
        return Fraction(f"{value}.{''.join(map(str, digits))}") if max(digits) < 10 else None

    def _lower_bound(self, written: str) -> int | None:
        """The first of two numbers that share their unit: 两三百 is two to three hundred."""
        values = [self.numerals.characters.get(character, 0) for character in written]
        shared = len(values) > 2 and 0 < values[0] < values[1] < 10 <= min(values[2:])
        return positional(written[0] + written[2:], self.numerals.characters) if shared else None


def _beginnings(words: list[str]) -> Iterator[list[str]]:
    """What a number in several words begins with."""
    return (words[:count] for count in range(1, len(words)))


def adds(last: int, following: int) -> bool:
    """Whether a number word goes on with the one before it: twenty-five, five and twenty, two hundred."""
    if following == 100:
        return last < 10
    if last >= 100:
        return following < 100
    if last >= 10:
        return last % 10 == 0 and following < 10
    return following % 10 == 0 and 10 <= following < 100


def added(values: list[int]) -> int:
    """The number that number words say one after the other."""
    total = units = 0
    for value in values:
        if value == 100 and 0 < units < 10:
            units *= 100
        elif value < 100:
            units += value
        else:
            total, units = total + units + value, 0
    return total + units


def positional(written: str, characters: Mapping[str, int]) -> int | None:
    """The value of numeral characters: digits, and units that multiply the digit before them (一百二十三); None for
    what counts nothing, or only about (两三)."""
    values = [characters[character] for character in written]
    if max(values) < 10:
        return values[0] if len(values) == 1 else int("".join(map(str, values))) if len(values) > 2 else None
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


ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def roman(written: str) -> int:
    """The value of Roman numerals, which number centuries."""
    values = [ROMAN[letter] for letter in written]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))
