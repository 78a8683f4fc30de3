"""How a language writes numbers, percentages, money, dates and shares."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

ENGLISH_MONTHS = tuple(
    "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct "
    "november|nov december|dec".split()
)
"""The names of English, in which pages of other languages often leave a date."""


@dataclass(frozen=True)
class Numerals:
    """A language's numerals. All words are in small letters; patterns are regular expressions over small letters.

    `decimal` and `grouping` are the marks before decimals and between groups of three digits, the language's own first
    and what else its readers read so behind it. `percent` is how a percentage is written, `{}` being the number;
    `percent_before` and `percent_after` are the words that say it, `per_mille_before` and `per_mille_after` those for
    a thousandth.

    `words` are the number words, in which a space stands for a hyphen too (quatre-vingts), `ordinals` those that say a
    place in an order, `homographs` those of both, and of `fractions`, `multiples` and `months`, that may mean something
    else, `place` the pattern of those that say a place where they stand, behind an article (il secondo, and not
    secondo me). `between` is what stands between the parts of a number in words, `before` what is written with a number
    word in front, `after` what is written with it behind, `within_word` the
    pattern of what follows a number that is a part of another word (16进制) or stands for about as many (十多).
    `characters` are the numerals of a script that writes them without spaces, `point` stands before their decimals.
    `multipliers` follow a number, and `rest` stands between it and a smaller number that is added (3 bin 500), None
    where none is; `currencies` give ISO 4217 codes, `home` those of the countries that speak it; `ending` is what these
    nouns may end in, `of` what may stand between a number and its noun; `half` is the pattern of the half that is added
    to a number or its multiplier (2 milioni e mezzo, iki buçuk milyon), its group `of` the multiple that it is the half
    of, `added` that of a share that is added to one of something, up to the share itself (a year and a half).
    `months` are the names of the twelve months, of one month parted by |, `short_months` their abbreviations, which
    are many other words and count only beside a year (CLDR); `month_first` says that the day may follow its month;
    `of_month` and `of_year` are what may stand before a month and a year, `dates` how a date, a month of a year and a
    day of a month are written, `calendar` the characters for year, month and days where these follow
    numbers, `month_span` what follows a number of months, `clock` those for hours and minutes, and the half of an
    hour, `full_hour` the pattern of what follows an hour without minutes (5 p.m.).
    `ordinal_before` and `ordinal_after` mark digits as ordinals, `centuries` are the words for a century,
    `century_before` is the pattern of what stands before hundreds that are the years of one (nell'Ottocento), `decades`
    the pattern of a decade, with its century where that is told, and its group `count` the number that names it.
    `multiples` are what words begin with that multiply by something (raddoppi, triplic), `multiple_ending` how these go
    on, and `increases` those of them that may be meant to add as much (增加了两倍).
    `fractions` are words for shares, `parts` those that are shares where `part_of` stands before and behind (خمس
    الشركات), `denominators` those that need a number before them (due terzi), and, where that number is one, `share_of`
    behind them; `tenths` follows a number of tenths, its group `unit` a hundredth more, `rest_of_price` the tenths or
    hundredths of a price that are left of it. `over` stands between a part and the whole; `under` between the whole and
    a part, each with what may follow the part. `ranges` stand between two bounds, `joined` those whose multiplier, if
    the second has one, is the first's too, as with a dash; `within` what stands between two bounds only where what
    stands behind the second says that they are some (30 ile 50 arasında); `changes` stand between what an amount was
    and what it becomes, or the bounds of a range of which the first has said that it is one (从…增至…). `idioms` begin
    like a number and are none.
    """

    decimal: str = "."
    grouping: str = ","
    percent: str = "{}%"
    percent_before: tuple[str, ...] = ()
    percent_after: tuple[str, ...] = ()
    per_mille_before: tuple[str, ...] = ()
    per_mille_after: tuple[str, ...] = ()
    words: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    homographs: frozenset[str] = frozenset()
    place: str = ""
    between: str = ""
    before: str = ""
    after: str = ""
    within_word: str = ""
    characters: Mapping[str, int] = field(default_factory=dict)
    point: str = ""
    multipliers: Mapping[str, int] = field(default_factory=dict)
    rest: str | None = None
    currencies: Mapping[str, str] = field(default_factory=dict)
    home: frozenset[str] = frozenset()
    ending: str = ""
    of: str = ""
    half: str = ""
    added: str = ""
    months: tuple[str, ...] = ()
    short_months: tuple[str, ...] = ()
    month_first: bool = False
    of_month: str = ""
    of_year: str = ""
    dates: tuple[str, str, str] = ("{year}-{month}-{day}", "{year}-{month}", "{month}-{day}")
    calendar: tuple[str, str, str] | None = None
    month_span: str = ""
    clock: tuple[str, str, str] | None = None
    full_hour: str = ""
    ordinal_before: tuple[str, ...] = ()
    ordinal_after: str = ""
    centuries: tuple[str, ...] = ()
    century_before: str = ""
    decades: str = ""
    multiples: Mapping[str, int] = field(default_factory=dict)
    multiple_ending: str = ""
    increases: frozenset[str] = frozenset()
    fractions: Mapping[str, Fraction] = field(default_factory=dict)
    parts: Mapping[str, Fraction] = field(default_factory=dict)
    part_of: tuple[str, str] = ("", "")
    denominators: Mapping[str, int] = field(default_factory=dict)
    share_of: str = ""
    tenths: str = ""
    rest_of_price: str = ""
    over: str = ""
    under: tuple[tuple[str, str], ...] = ()
    ranges: str = ""
    within: tuple[str, str] = ("", "")
    joined: str = ""
    changes: str = ""
    idioms: str = ""


def numbered(words: str, start: int = 1, step: int = 1) -> dict[str, int]:
    """Words in the order of their numbers; `a/b` are two words for one."""
    return {word: start + step * place for place, group in enumerate(words.split()) for word in group.split("/")}
