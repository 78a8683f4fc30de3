"""How a search reads text: pages here, when the index is made, and questions in assets/javascripts/search/words.js.

Both do the same, from the same data. A word is folded (small letters without accents and vowel marks), stands under
each of its cores (without what may be written before it), and where no spaces part the words, under the pairs of its
characters.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from operator import add

from isogloss.languages import language
from isogloss.languages.language import Language
from isogloss.publishing.other_script import other_script
from isogloss.text.scripts import RANGES

LETTERS = {"ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ة": "ه"}
LETTERS |= {chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)}
"""Letters that Unicode does not take apart, and what people type who do not have them or do not tell them apart; and
the digits of Arabic and Persian."""

UNSPACED = RANGES["Han"] + RANGES["Kana"] + RANGES["Thai"]
"""Letters of scripts that part no words by spaces."""

PIECE = re.compile(rf"(?P<unspaced>[{UNSPACED}]+)|(?:(?![{UNSPACED}])[^\W_])+")
LETTERS_ALONE = re.compile(r"[^\W_]+")
ANY_UNSPACED = re.compile(f"[{UNSPACED}]")
ENOUGH = 4
LONGEST = 40
"""Of longer words the beginning is enough."""

KEPT = 100_000
"""So many different stretches between spaces are kept with their words; none is longer than a word."""

SHORTEST = 3
"""Words that share as many first letters can be forms of one."""


@dataclass(frozen=True)
class Reading:
    """What the search of a language knows of writing. `letters` are those that count as others, `joiners` the marks
    after which a word's endings are written, `prefixes` and `endings` those of the language and of all that are
    written in other letters, `foreign_endings` those of languages in the same ones, for words that stand nowhere;
    `function_words` do not have to be found. `keyboards` say what the keys of a US
    keyboard type where it is set to another script, for questions that were typed on the wrong one."""

    letters: dict[str, str]
    joiners: str
    prefixes: tuple[str, ...]
    endings: str
    function_words: frozenset[str]
    keyboards: tuple[dict[str, str], ...] = ()
    foreign_endings: str = ""

    @cached_property
    def table(self) -> "_Letters":
        return _Letters({ord(letter): other for letter, other in self.letters.items()})

    @cached_property
    def ends(self) -> list[int]:
        """Where a prefix may end, the shortest first."""
        return sorted(set(map(len, self.prefixes)))

    @cached_property
    def joined(self) -> re.Pattern[str]:
        return re.compile(rf"(?<=[^\W_])[{self.joiners}][^\W_]+" if self.joiners else r"(?!)")

    def data(self, words: Iterable[str]) -> dict[str, object]:
        """What reads questions in the browser like this is made of it, where these words can be found: thousands of
        letters count as others, most of which no site has."""
        known = {letter for word in (*words, *self.function_words) for letter in word}
        return {
            "shortest": SHORTEST,
            "unspaced": UNSPACED,
            "letters": {letter: own for letter, own in self.letters.items() if known.issuperset(own)},
            "joiners": self.joiners,
            "prefixes": self.prefixes,
            "endings": self.endings,
            "foreignEndings": self.foreign_endings,
            "functionWords": sorted(self.function_words),
            "keyboards": self.keyboards,
        }

    def fold(self, text: str) -> str:
        """The text as it is compared."""
        return unicodedata.normalize("NFKD", text).lower().translate(self.table)

    def words(self, text: str, *, characters: bool = False) -> list[str]:
        """The words of a text, folded; with `characters` also each character where no spaces part the words."""
        folded = self.joined.sub("", self.fold(text))
        if not ANY_UNSPACED.search(folded):
            return [letters[:LONGEST] for letters in LETTERS_ALONE.findall(folded)]
        words: list[str] = []
        for piece in PIECE.finditer(folded):
            letters = piece[0]
            if not piece["unspaced"]:
                words.append(letters[:LONGEST])
                continue
            if characters or len(letters) == 1:
                words += letters
            words += map(add, letters, letters[1:])
        return words

    @cached_property
    def _read(self) -> "_Read":
        return _Read(lambda stretch: self.words(stretch, characters=True))

    def counted(self, text: str) -> Mapping[str, int]:
        """How often a text has each of its words, and each character where no spaces part the words. Pages say much in
        the same words, and what stands between two spaces is read alike wherever it stands."""
        if ANY_UNSPACED.search(text):
            return Counter(self.words(text, characters=True))
        read, times = self._read, defaultdict[str, int](int)
        for stretch, often in Counter(text.split()).items():
            for word in read[stretch]:
                times[word] += often
        return times

    def cores(self, word: str) -> list[str]:
        """The word, and what is left of it without each of the prefixes that it can have."""
        if not word.startswith(self.prefixes):
            return [word]
        ends = (end for end in self.ends if word[:end] in self.prefixes)
        return [word, *(word[end:] for end in ends if len(word) - end > 1)]

    def kept(self, word: str) -> list[str]:
        """The cores under which the index keeps a word: not itself, where a prefix of several letters leaves enough of
        it. Otherwise a third of a language's words would begin with its article, and be kept in one file."""
        cores = self.cores(word)
        if len(cores) == 1:
            return cores
        bare = any(ENOUGH <= len(core) < len(word) - 1 for core in cores)
        return cores[1:] if bare else cores

    def content(self, words: Iterable[str]) -> list[str]:
        """The words that have to be found: all but function words, if there are others."""
        words = list(dict.fromkeys(words))
        return [word for word in words if not self._function(word)] or words

    def _function(self, word: str) -> bool:
        piece = PIECE.match(word)
        parts: Iterable[str] = word if piece and piece["unspaced"] else [word]
        return any(part in self.function_words for part in parts)


def reading(code: str, codes: Iterable[str]) -> Reading:
    """How the search of one language reads, where a site has these."""
    return _reading(code, tuple(codes))


@cache
def _reading(code: str, codes: tuple[str, ...]) -> Reading:
    own, languages = language(code), [language(other) for other in codes]
    # two languages of one script can only be told apart by their words
    spoken = [other for other in languages if other.code == code or own.scripts.isdisjoint(other.scripts)]
    letters = _letters(codes)
    folded = Reading(letters, "", (), "", frozenset())
    foreign = [other for other in languages if other not in spoken]
    return Reading(
        letters=letters,
        joiners=own.inner,
        prefixes=tuple(sorted({folded.fold(prefix) for other in spoken for prefix in other.prefixes})),
        endings=_endings(spoken).translate(folded.table),
        function_words=frozenset(map(folded.fold, own.typography.function_words | own.questions)),
        keyboards=tuple(other.keyboard for other in languages if other.keyboard),
        foreign_endings=_endings(foreign).translate(folded.table),
    )


def _endings(languages: Iterable[Language]) -> str:
    return "|".join(other.endings for other in languages if other.endings)


class _Letters(dict[int, int | str | None]):
    """What stands for each letter, found out when it is first met: for a mark nothing, for most letters themselves."""

    def __missing__(self, code: int) -> int | None:
        itself = None if unicodedata.category(chr(code))[0] == "M" else code
        self[code] = itself
        return itself


class _Read(dict[str, list[str]]):
    """The words of stretches between spaces, each read when it is first met."""

    def __init__(self, read: Callable[[str], list[str]]):
        self.read = read

    def __missing__(self, stretch: str) -> list[str]:
        words = self.read(stretch)
        if len(stretch) <= LONGEST and len(self) < KEPT:
            self[stretch] = words
        return words


_OWN = _Letters()


def _base(text: str) -> str:
    return unicodedata.normalize("NFKD", text).lower().translate(_OWN)


@cache
def _letters(codes: tuple[str, ...]) -> dict[str, str]:
    letters = dict(LETTERS)
    for spoken in map(language, codes):
        others = {chr(letter): own for letter, own in spoken.fold.items()} | dict(spoken.typography.letters)
        others |= other_script(spoken.code)
        others |= dict.fromkeys(spoken.typography.stretch, "")
        letters |= {letter: _base(own) for letter, own in others.items() if _base(letter) == letter}
    table = str.maketrans(letters)  # what a letter counts as may count as another
    return {letter: own.translate(table) for letter, own in letters.items() if letter != own}
