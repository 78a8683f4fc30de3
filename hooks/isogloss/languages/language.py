"""What a language says of its own writing and inflection; matching asks nothing else."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from isogloss.languages.numerals import Numerals
from isogloss.languages.typography import Typography


class Role(StrEnum):
    """Where a word stands in its term. A compound's last word may inflect where its first may not.

    VERB is an infinitive that governs what follows. CONSTRUCT is a first word that takes no article, because what
    follows defines it; FIXED is a word that does not inflect in this term, KEPT one that
    keeps its gender, as the noun beside it is of no person.
    """

    ONLY = "only"
    FIRST = "first"
    VERB = "verb"
    CONSTRUCT = "construct"
    FIXED = "fixed"
    KEPT = "kept"
    MIDDLE = "middle"
    LAST = "last"


class Key(NamedTuple):
    """One form, or the stem of many, under which a glossary word is kept; with what may surround it, whether it
    is only probably the word's, and whether it is its spelling elsewhere, which is another glossary word's first."""

    form: str
    mark: Any = None
    probable: bool = False
    elsewhere: bool = False


class Part(NamedTuple):
    """A way to take a word of the text apart: the stretch to look up, and whether what surrounds it suits a key."""

    start: int
    end: int
    suits: Callable[[Key], bool]


class VerbSigns(NamedTuple):
    """What makes a verb of words that look like a noun: `before` are the last two letters of what may stand before one,
    and a space, all in a row: they are soon seen. `confirmed` says of a stretch of a text whether it is one."""

    before: str
    confirmed: Callable[[str, int, int], bool]


class Lexicon(NamedTuple):
    """The common words of a language and how often each occurs; and pairs of characters that are often in one word, so
    that a term which begins with the second (`opening`), or ends with the first (`closing`), may not border there; in a
    `seldom` pair it may not where its first character makes a word with the one before it.
    """

    words: Mapping[str, int]
    opening: frozenset[str]
    closing: frozenset[str]
    seldom: frozenset[str]


class Stems:
    """The keys of a glossary, folded, and which of them letters begin with.

    `lengths` are those of the keys, shortest first, that letters may begin with, by the first three of these, by two
    or one where they begin with no longer key; `short` are the letters that a key of one or two begins with.
    """

    def __init__(self, forms: Iterable[str]):
        self.forms = frozenset(forms)

    @cached_property
    def short(self) -> frozenset[str]:
        return frozenset(form[0] for form in self.forms if 0 < len(form) < 3)

    @cached_property
    def lengths(self) -> dict[str, tuple[int, ...]]:
        lengths: dict[str, set[int]] = defaultdict(set)
        for form in self.forms:
            lengths[form[:3]].add(len(form))
        return {
            start: tuple(sorted(several.union(size for size in (1, 2) if start[:size] in self.forms)))
            for start, several in lengths.items()
        }

    def ends(self, letters: str, start: int = 0) -> Sequence[int]:
        """Where the keys end, shortest first, that the letters go on with from here.

        The work is that of the few keys that begin alike, however long a word is.
        """
        lengths = self.lengths
        first = letters[start : start + 3]
        sizes = lengths.get(first)
        if sizes is None:
            if first[:1] not in self.short:
                return ()
            sizes = lengths.get(first[:2]) or lengths.get(first[:1], ())
        return [start + size for size in sizes if letters[start : start + size] in self.forms]


def places(words: Sequence[str]) -> list[Role]:
    """The role of each word of a term."""
    if len(words) == 1:
        return [Role.ONLY]
    return [Role.FIRST, *[Role.MIDDLE] * (len(words) - 2), Role.LAST]


def itself(word: str, role: Role) -> Iterable[Key]:
    """The keys of a word that does not inflect."""
    yield Key(word)


UNHYPHENED = re.compile(r"(?<![^\W_])([^\W\d_]{1,5})[-\u2010\u2011](?=[^\W\d_]{2})")


def unhyphened(text: str) -> Iterable[str]:
    """A short first part is also written without its hyphen: e-mail, email."""
    if "-" in text and (closed := UNHYPHENED.sub(r"\1", text)) != text:
        yield closed


def unspelt(_word: str) -> Iterable[str]:
    """No other spelling."""
    return ()


DOTTED_I = {ord("İ"): "i"}
"""Everywhere but in Turkish, whose own table says the same."""


@dataclass(frozen=True)
class Language:
    """How a language writes and inflects. `tag` is its BCP 47 tag, script or country included where that matters.

    `known` says whether there is a file for it; of others only the script is known, and terms have the forms that they
    list. `scripts` are those of its letters, `marks` what is written on a letter and is none itself, `cased` says
    whether they have capitals.
    `spaced` says whether words are set apart; where they are not, terms are found as substrings. `inner` are the
    characters that join parts of one written word.
    `lexicon` gives its common words, by which it is known where words border where nothing sets them apart.
    `fold` maps code points to what they count as when words are compared; one for one, so that nothing moves.
    `silent` is the pattern of what is written but not read (vowel marks): removed before comparing.
    `same` maps function words to the one that they stand for (dell' → di); `skipped` are those that a term's words
    may have between them (articles).
    `conjunctions` are those that are written with the word that follows.
    `also_called` is the pattern of what stands between two names of one thing where one is only mentioned.
    `variants` gives other ways to write a term that its words alone do not show.
    `roles` says where each word of a term of several stands; `keys` gives the forms or stems of a glossary word as it
    is written (they are folded afterwards). `parts`, where words of the text have to be taken apart, gives the ways to
    do that, for a word as it is written and as it is folded: those whose stretch of the folded word is among the known
    keys. `key_mark` is the type of the marks of keys.
    `names_fixed` says that names, which alone have a capital, keep their number and gender. `joined_before` and
    `joined_after` are the patterns of what makes, written with a word, another word of it (vice-).
    `verb_signs` tell words that look like a noun and are a verb, by what stands beside them (si riserva).
    `capitalized_titles` says that the words of titles have capitals (Locale Detection).
    `invariable_acronyms` says that acronyms take no -s in the plural.
    `gendered` says whether the words around a noun agree with it; `fits` says, given the text before, a term, another
    one of the same gender and the text after, whether the sentence stays right with the other one in its place, both in
    their citation forms; without it nobody knows.
    `misspelt` gives words that people often spell otherwise than its standard does, in small letters, and how they are
    spelt; a hyphen at the end of both stands for any ending, and prefixes may come before longer ones.
    `regional` gives, by the tag of a country's variety, words that are only its, and the other variety's for each.
    `collation` is the BCP 47 tag of the order of its lists, where its own tag does not say enough, and `unsorted` the
    pattern of what a term may begin with and is not sorted by (an article).
    `numerals` say how it writes figures; `names` are foreign names that have a form in its own script, `a|b` being two;
    `sounds` are the consonants that its letters stand for where it spells foreign names as they sound, and
    `foreign_name` the pattern of what is surely a foreign person's name in its own script.
    `varieties` are the ways to print it in other scripts than its tag's, by their ISO 15924 codes in small letters.
    `prefixes` and `endings` are for readers' searches, which may take more for one word than a rule may: what can be
    written before a word, and the pattern of what can follow a stem, in small letters without accents; `irregular`
    gives the words whose forms endings do not reach, `spellings` how else people spell a word, `questions` are the
    words of questions, which say nothing of what is looked for, and `keyboard` says what the keys of a US keyboard type
    where it is set to the language's script.
    `boilerplate` are sentences that stand around a text on web pages (a comment form, how long it takes to read), of
    which any number may be 0; … at the end says that anything may follow.
    A word of the text is a form of a glossary word where a part of it is one of its keys and suits it.
    """

    code: str
    tag: str
    name: str
    direction: str = "ltr"
    known: bool = True
    scripts: frozenset[str] = frozenset({"Latin"})
    marks: str = ""
    cased: bool = True
    spaced: bool = True
    lexicon: Callable[[], Lexicon] | None = None
    inner: str = ""
    fold: dict[int, str] = field(default_factory=dict)
    silent: str = ""
    same: dict[str, str] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    also_called: str = ""
    variants: Callable[[str], Iterable[str]] = unhyphened
    roles: Callable[[Sequence[str]], list[Role]] = places
    keys: Callable[[str, Role], Iterable[Key]] = itself
    key_mark: Any = str
    names_fixed: bool = False
    joined_before: str = ""
    joined_after: str = ""
    verb_signs: VerbSigns | None = None
    acronym_keys: Callable[[str, Role], Iterable[Key]] = itself
    capitalized_titles: bool = False
    invariable_acronyms: bool = False
    parts: Callable[[str, str, Stems], Iterable[Part]] | None = None
    gendered: bool = False
    fits: Callable[[str, str, str, str], bool] | None = None
    prefixes: tuple[str, ...] = ()
    endings: str = ""
    irregular: Callable[[], Iterable[str]] = tuple
    questions: frozenset[str] = frozenset()
    boilerplate: frozenset[str] = frozenset()
    spellings: Callable[[str], Iterable[str]] = unspelt
    keyboard: dict[str, str] = field(default_factory=dict)
    misspelt: Callable[[], Mapping[str, str]] = dict
    regional: Callable[[], Mapping[str, Mapping[str, str]]] = dict
    collation: str = ""
    unsorted: str = ""
    typography: Typography = field(default_factory=Typography)
    varieties: dict[str, Typography] = field(default_factory=dict)
    numerals: Numerals = field(default_factory=Numerals)
    names: dict[str, str] = field(default_factory=dict)
    sounds: dict[str, str] = field(default_factory=dict)
    foreign_name: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "fold", DOTTED_I | self.fold)

    @property
    def word(self) -> str:
        """The pattern of one written word."""
        letters = rf"[^\W_](?:[^\W_]|[{self.marks}])*" if self.marks else r"[^\W_]+"
        return f"{letters}(?:[{self.inner}]{letters})*" if self.inner else letters

    def capitalized(self, text: str) -> str:
        """The text with a capital first letter."""
        return self.typography.capitals.get(text[:1], text[:1].upper()) + text[1:]

    def lowered(self, text: str) -> str:
        """The text in small letters; no letter becomes another one."""
        for small, capital in self.typography.capitals.items():
            text = text.replace(capital, small)
        return text.lower()

    def folded(self, text: str) -> str:
        """The text as it is compared; as long as the text.

        str.lower() maps one code point to one but for İ (U+0130), which every language folds by its own table.
        """
        return self.unified(text).lower()

    def unified(self, text: str) -> str:
        """The text with one letter for all that count as one; its capitals stay. Most words have nothing to unify."""
        if self._to_unify(text):
            for written, one in self._unified:  # str.translate takes a hundred times as long over a page
                text = text.replace(written, one)
        return text

    @cached_property
    def _to_unify(self) -> Callable[[str], re.Match[str] | None]:
        return re.compile(f"[{re.escape(''.join(map(chr, self.fold)))}]").search

    @cached_property
    def _unified(self) -> tuple[tuple[str, str], ...]:
        return tuple((chr(code), one) for code, one in self.fold.items())


def misspelt_words(file: str) -> dict[str, str]:
    """The words of a file in this folder that are misspelt, and how they are spelt: a pair a line."""
    text = Path(__file__).with_name(file).read_text(encoding="utf-8")
    return dict(re.findall(r"^([^#=\n][^=\n]*?) = (.+)$", text, re.M))


def lines(text: str) -> frozenset[str]:
    """The lines of a text, without what indents them."""
    return frozenset(line.strip() for line in text.strip().splitlines())
