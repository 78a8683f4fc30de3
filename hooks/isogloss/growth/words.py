"""The words of pages as candidates are made of them: in runs that nothing parts, each with what it is a form of."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from math import log
from typing import NamedTuple

from isogloss.glossary.model import Term
from isogloss.languages.language import Language, Role, Stems
from isogloss.matching.match import Form
from isogloss.matching.plain import INVISIBLE
from isogloss.matching.vocabulary import Vocabulary, spelled
from isogloss.text.scripts import RANGES

LATIN = f"(?:[{RANGES['Latin']}0-9]|(?<=[{RANGES['Latin']}0-9])[-&+. ](?=[{RANGES['Latin']}]))+"
KATAKANA = "[\u30a1-\u30fa\u30fc-\u30fe]+"
"""Words and whole names of other languages, in a script that sets none apart: no part of them is one."""

JOINING = re.compile(rf"(?:[^\S\r\n]|[{INVISIBLE}'’\-\u2010\u2011])*(?:[\r\n][^\S\r\n]*)?")
"""What may stand between the words of one term."""

TOUCHING = re.compile(rf"[{INVISIBLE}]*(?:\r?\n)?")
LONGEST_WORD = 60


class Word(NamedTuple):
    """A word where it stands: its place, as it is written and as it is compared."""

    start: int
    end: int
    written: str
    folded: str


Run = list[Word]


@dataclass(frozen=True)
class Cutter:
    """Cuts prose into runs of words, as a language sets them apart or does not."""

    language: Language
    known: dict[str, tuple[str, str]] = field(default_factory=dict, compare=False)

    def _both(self, written: str) -> tuple[str, str]:
        """A word as it is written and as it is compared, which is told and kept once for all places of it."""
        if written not in self.known:
            self.known[written] = written, self.language.folded(written)
        return self.known[written]

    @property
    def _word(self) -> re.Pattern[str]:
        if self.language.spaced:
            return re.compile(self.language.word)
        own = "".join(RANGES[name] for name in sorted(self.language.scripts) if name in RANGES)
        return re.compile(f"{KATAKANA}|[{own}]|{LATIN}")

    def runs(self, prose: str) -> Iterator[Run]:
        """The runs of a stretch of prose; their places are those in it."""
        between = JOINING if self.language.spaced else TOUCHING
        run: Run = []
        for match in self._word.finditer(prose):
            if run and not between.fullmatch(prose, run[-1].end, match.start()):
                yield run
                run = []
            if match.end() - match.start() <= LONGEST_WORD:
                run.append(Word(*match.span(), *self._both(match[0])))
            elif run:
                yield run
                run = []
        if run:
            yield run


def of_words(spoken: Language) -> bool:
    """Whether candidates are made of words: they are set apart, or a lexicon tells them; else of characters."""
    return spoken.spaced or spoken.lexicon is not None


def grouped(run: Run, words: Mapping[str, int]) -> Run:
    """A run of characters as the words of a lexicon that they most likely are: of all ways to cut it, that of the
    greatest product of the words' frequencies (a unigram model; D. Jurafsky, J. H. Martin, Speech and Language
    Processing, ch. 3)."""
    total, longest = log(sum(words.values())), max(map(len, words))
    best = [(0.0, 0)]
    for end in range(1, len(run) + 1):
        ways = [(best[end - 1][0] + log(words.get(run[end - 1].folded, 1)) - total, end - 1)]
        for start in range(max(0, end - longest), end - 1):
            if count := words.get("".join(word.folded for word in run[start:end])):
                ways.append((best[start][0] + log(count) - total, start))
        best.append(max(ways))
    found, end = [], len(run)
    while end:
        start = best[end][1]
        there = run[start:end]
        written, folded = ("".join(texts) for texts in zip(*(word[2:] for word in there), strict=True))
        found.append(Word(there[0].start, there[-1].end, written, folded))
        end = start
    return found[::-1]


def parted(run: Run, spoken: Language, words: Collection[str]) -> Iterator[Word]:
    """A run in which a conjunction that is written with the next word (والعملاء) is a word of its own, as in other
    languages, where that word has an article or is one of some that stand without it, too."""
    for word in run:
        if word.folded[0] in spoken.conjunctions and _is_joined(word, spoken, words):
            yield Word(word.start, word.start + 1, word.written[0], word.folded[0])
            yield Word(word.start + 1, word.end, word.written[1:], word.folded[1:])
        else:
            yield word


def _is_joined(word: Word, spoken: Language, words: Collection[str]) -> bool:
    rest = word.folded[1:]
    if rest not in words and not re.match(spoken.unsorted, word.written[1:]):
        return False
    return not spoken.parts or any(it.start == 1 for it in spoken.parts(word.written, word.folded, Stems([rest])))


def bases(spoken: Language, counts: Mapping[str, int]) -> dict[str, str]:
    """What each folded word of some texts is a form of: the shortest word of the same texts whose forms, by the
    language's rules, it is one of; itself where there is none. Words are given with how often they stand there."""
    if not spoken.spaced:
        return {word: word for word in counts}
    words = sorted(counts)
    # alone, and as the head of a term, which may inflect otherwise: deneyimi, deneyimini
    alone_and_heading = (text for word in words for text in (word, f"{word} {word}"))
    forms = list(spelled(spoken, (Form(text, at, Term(text=text)) for at, text in enumerate(alone_and_heading))))
    vocabulary = Vocabulary(spoken, forms)
    for form in forms:
        vocabulary.numbers(form)
    # a word may have variants in two words, one of which stands nowhere: multi-funcional
    owner = {
        number: word
        for (word, role, *_), number in vocabulary.numbered.items()
        if word in counts and role in (Role.ONLY, Role.LAST)
    }
    of = {word: [owner[number] for number in vocabulary.choices[word] if number in owner] for word in words}
    often = Counter(other for mine in of.values() for other in mine)
    found: dict[str, str] = {}
    for word, mine in of.items():
        usable = [other for other in mine if len(other) > 2 or other == word]
        # of words as short, the one that more are forms of: tasso, of which tassi is one
        found[word] = min(usable, key=lambda it: (len(it), -often[it], -counts[it], it), default=word)
    for word in words:  # a form of a form is a form
        seen = {word}
        while (base := found[found[word]]) not in seen:
            seen.add(base)
            found[word] = base
    return found
