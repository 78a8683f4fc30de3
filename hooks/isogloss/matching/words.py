"""Terms as words, for languages that set words apart."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import compress
from typing import NamedTuple

from isogloss.languages.language import Key, Language, Role, Stems
from isogloss.matching.match import EXACT, PROBABLE, RULE, Form, Hit

GAP = re.compile(r"(?:[^\S\r\n]|[-\u2010\u2011'’])*(?:(?:\r\n|\r|\n)[^\S\r\n]*)?")
"""What may part the words of a term: spaces, hyphens, an apostrophe, one line end."""

PUNCTUATION = "\n\t.,;:!?…()[]{}<>\"'“”‘’«»‹›-–—/*_،؛؟"
"""What most often touches a word; whatever else does is found, only less quickly."""

NOTHING: dict[int, int] = {}

REMEMBERED = 200_000
"""Distinct words whose decision is kept; then the memory starts anew, so that it is bounded for any text."""


class Phrase(NamedTuple):
    """A term of several words from a first word in a chunk: its place there, how surely it is it, the other words."""

    start: int
    end: int
    sureness: int
    rest: tuple[int, ...]
    entry: int


class Head(NamedTuple):
    """What a chunk of text begins: terms that are one of its words (start, end, entry, sureness); terms that its last
    word begins, by the glossary word that comes next; terms that a word within it begins. `padded` is the chunk
    between spaces."""

    padded: str
    whole: list[Hit]
    begun: dict[int, list[Phrase]]
    within: list[Phrase]


Ahead = tuple[int, dict[int, int], bool]
"""A word that follows another: its end, the glossary words that it can be, whether terms may skip it."""


class Opening(NamedTuple):
    """What a chunk goes on with: the glossary words that its first word can be, and whether terms may skip it."""

    choice: dict[int, int]
    skipped: bool


class Chunks(dict[str, Head | None]):
    """Every distinct chunk and what it begins, looked at when it is first asked for."""

    def __init__(self, look: Callable[[str], Head | None]):
        self.look = look

    def __missing__(self, chunk: str) -> Head | None:
        if len(self) >= REMEMBERED:
            self.clear()
        head = self[chunk] = self.look(chunk)
        return head


class Words:
    """The index of a language that sets words apart.

    A text is cut at its spaces into chunks, and each distinct chunk is looked at once: which of its words can begin a
    term? Only where such a chunk stands, and the next one can go on with the term, the text itself is read.
    """

    def __init__(self, spoken: Language, forms: Iterable[Form]):
        self.language = spoken
        self.word = re.compile(spoken.word)
        self.numbers: dict[tuple, int] = {}
        self.own: list[str] = []
        self.keys: dict[str, list[tuple[int, Key]]] = defaultdict(list)
        self.exact: dict[str, list[tuple[int, Key]]] = defaultdict(list)
        # by its first word: a term's other words, and the entry that it belongs to
        self.phrases: dict[int, dict[tuple[tuple[int, ...], int], None]] = defaultdict(dict)
        for form in forms:
            self._add(form)
        known = self.keys.keys() | {spoken.folded(key) for key in self.exact}
        self.stems = Stems(known, {key[:3] for key in known} | {key[:2] for key in known if len(key) < 3})
        self.choices: dict[str, dict[int, int]] = {}
        self.heads = Chunks(self._head)
        self.openings: dict[str, Opening | None] = {}

    def _add(self, form: Form) -> None:
        words = [match.group() for match in self.word.finditer(form.text)]
        skipped = self.language.skipped
        words = [word for i, word in enumerate(words) if not i or self.language.folded(word) not in skipped]
        if words:
            roles = self.language.roles(words)
            first, *rest = (self._number(word, role, form) for word, role in zip(words, roles, strict=True))
            self.phrases[first][tuple(rest), form.entry] = None

    def _number(self, word: str, role: Role, form: Form) -> int:
        if role in (Role.MIDDLE, Role.LAST) and not form.exact:
            # between two words, dell' is di; at the beginning of a term it is written on purpose
            word = self.language.same.get(self.language.folded(word), word)
        # a term that lists its forms needs no guess at others
        known = (word, role, form.exact, not form.term.forms)
        if known not in self.numbers:
            number = self.numbers[known] = len(self.numbers)
            self.own.append(word if form.exact else self.language.folded(word))
            # an acronym inflects as acronyms do, whether its capitals matter or not
            acronym = form.exact or (word.isupper() and len(word) > 1)
            for key in (self.language.acronym_keys if acronym else self.language.keys)(word, role):
                if key.probable and form.term.forms:
                    continue
                if form.exact:
                    self.exact[key.form].append((number, key))
                else:
                    self.keys[self.language.folded(key.form)].append((number, key))
        return self.numbers[known]

    def choice(self, word: str) -> dict[int, int]:
        """Of which glossary words a word of the text can be a form, and how surely."""
        choice = self.choices.get(word)
        if choice is None:
            if len(self.choices) >= REMEMBERED:
                self.choices.clear()
            choice = self.choices[word] = self._decide(word)
        return choice

    def _decide(self, word: str) -> dict[int, int]:
        language = self.language
        folded = language.folded(word)
        same = language.same.get(folded)
        if not same and not language.proclitics and not self.stems.may_begin(folded):
            return NOTHING
        choice = dict.fromkeys((number for number, _ in self.keys.get(same, ())), EXACT) if same else {}
        if language.parts:
            for start, end, suits in language.parts(word, folded, self.stems):
                self._choose(choice, word, folded, start, end, suits)
        elif folded in self.stems.forms:
            self._choose(choice, word, folded, 0, len(word), None)
        return choice or NOTHING

    def _choose(
        self,
        choice: dict[int, int],
        word: str,
        folded: str,
        start: int,
        end: int,
        suits: Callable[[Key], bool] | None,
    ) -> None:
        for index, written in ((self.keys, folded), (self.exact, word)):
            for number, key in index.get(written[start:end], ()):
                if suits is None or suits(key):
                    own = written == self.own[number]
                    sureness = EXACT if own else PROBABLE if key.probable else RULE
                    choice[number] = max(sureness, choice.get(number, sureness))

    def _head(self, chunk: str) -> Head | None:
        # most chunks are one word, perhaps with punctuation around it, and of no interest
        word = chunk if chunk.isalnum() else chunk.strip(PUNCTUATION)
        if word.isalnum():
            if not self.choice(word):
                return None
            start = chunk.index(word)
            words = [(start, start + len(word), word)]
        else:
            words = [(*match.span(), match[0]) for match in self.word.finditer(chunk)]
        head = Head(f" {chunk} ", [], {}, [])
        for start, end, word in words:
            last = end == len(chunk)
            ends = not last and GAP.match(chunk, end).end() == end  # something follows that no term goes over
            for number, sureness in self.choice(word).items():
                for rest, entry in self.phrases.get(number, ()):
                    if not rest:
                        head.whole.append((start, end, entry, sureness))
                    elif last:
                        head.begun.setdefault(rest[0], []).append(Phrase(start, end, sureness, rest, entry))
                    elif not ends:
                        head.within.append(Phrase(start, end, sureness, rest, entry))
        return head if head.whole or head.begun or head.within else None

    def hits(self, text: str) -> list[Hit]:
        chunks = text.split(" ")
        heads = list(map(self.heads.__getitem__, chunks))
        padded, at = f" {text} ", 0
        chunks.append("")
        found: list[Hit] = []
        for place in compress(range(len(heads)), heads):
            around, whole, begun, within = heads[place]
            # all that stand between are other chunks, so that the next such stretch is this one
            at = padded.index(around, at)
            for start, end, entry, sureness in whole:
                found.append((at + start, at + end, entry, sureness))
            if begun:
                within = [*within, *self._promising(begun, chunks, place + 1)]
            ahead: list[Ahead | None] = []
            ahead_of = -1
            for start, end, sureness, rest, entry in within:
                if end != ahead_of:
                    ahead, ahead_of = [], end
                if following := self._follow(text, at + end, rest, ahead):
                    found.append((at + start, following[0], entry, min(sureness, following[1])))
            at += len(around) - 1
        return found

    def _promising(self, begun: dict[int, list[Phrase]], chunks: list[str], place: int) -> list[Phrase]:
        """Those phrases that the next chunks can go on with. Most often there are none, and nothing more is read."""
        promising: list[Phrase] = []
        while True:
            chunk = chunks[place]
            opening = self.openings.get(chunk, self)
            if opening is self:
                opening = self._opening(chunk)
            if opening is None:
                return [phrase for phrases in begun.values() for phrase in phrases]
            choice, skipped = opening
            for number in choice:
                if number in begun:
                    promising += begun[number]
            if not skipped:
                return promising
            place += 1

    def _opening(self, chunk: str) -> Opening | None:
        """What a chunk goes on with; None where that has to be read in the text."""
        if len(self.openings) >= REMEMBERED:
            self.openings.clear()
        word = self.word.match(chunk)
        opening = None
        if word:
            skipped = self.language.folded(word[0]) in self.language.skipped
            if not skipped or word[0] == chunk:
                opening = Opening(self.choice(word[0]), skipped)
        self.openings[chunk] = opening
        return opening

    def _follow(self, text: str, end: int, rest: tuple[int, ...], ahead: list[Ahead | None]) -> tuple[int, int] | None:
        """Where a term ends whose other words follow from here, and how surely they are its. `ahead` are the words
        that do follow, as far as they have been read; terms with the same first word share them."""
        least, number = EXACT, 0
        for wanted in rest:
            while True:
                if number == len(ahead):
                    word = self.word.match(text, GAP.match(text, ahead[-1][0] if ahead else end).end())
                    skipped = word and self.language.folded(word[0]) in self.language.skipped
                    ahead.append((word.end(), self.choice(word[0]), skipped) if word else None)
                following = ahead[number]
                if following is None:
                    return None
                number += 1
                end, choice, skipped = following
                sureness = choice.get(wanted)
                if sureness is not None:
                    least = min(least, sureness)
                    break
                if not skipped:
                    return None
        return end, least
