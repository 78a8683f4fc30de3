"""Terms as words, for languages that set words apart."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import accumulate, compress
from typing import NamedTuple, TypeVar

from isogloss.languages.language import Key, Language, Role, Stems
from isogloss.matching.match import EXACT, PROBABLE, RULE, Form, Hit

GAP = re.compile(r"(?:[^\S\r\n]|[-\u2010\u2011'’])*(?:(?:\r\n|\r|\n)[^\S\r\n]*)?")
"""What may part the words of a term: spaces, hyphens, an apostrophe, one line end."""

PUNCTUATION = "\n\t.,;:!?…()[]{}<>\"'“”‘’«»‹›-–—/*_،؛؟"
"""What most often touches a word; whatever else does is found, only less quickly."""

NOTHING: dict[int, int] = {}

REMEMBERED, LONGEST_REMEMBERED = 200_000, 80
"""Distinct strings whose decision is kept, and how long they may be; then the memory starts anew."""

BLOCK = 1 << 15
"""Characters that are cut into chunks at a time."""

MOST_SKIPPED = 3
"""Words between two of a term's that it may skip: tutti i, todas as, and one more."""


class Begun(NamedTuple):
    """A term of several words that a chunk's last word begins: where that word starts, how surely it is it, the
    words after the next."""

    start: int
    sureness: int
    rest: tuple[int, ...]
    entry: int


class Phrase(NamedTuple):
    """A term of several words from a first word within a chunk: its place there, how surely it is it, the others."""

    start: int
    end: int
    sureness: int
    rest: tuple[int, ...]
    entry: int


class Head(NamedTuple):
    """What a chunk of text begins: terms that are one of its words; terms that its last word begins, by the glossary
    word that comes next; terms that a word within it begins."""

    whole: list[Hit]
    begun: dict[int, list[Begun]]
    within: list[Phrase]


class Opening(NamedTuple):
    """What a chunk goes on with: its first word's end, and the glossary words that this can be. `skipped` says that
    terms may skip it; `read` that none of this can be said before the text is read."""

    end: int
    choice: dict[int, int]
    skipped: bool = False
    read: bool = False


READ = Opening(0, {}, read=True)

Ahead = tuple[int, dict[int, int], bool]
"""A word that follows another: its end, the glossary words that it can be, whether terms may skip it."""


Kept = TypeVar("Kept")


class Memory(dict[str, Kept]):
    """Every distinct string and what it is, looked at when it is first asked for. Bounded for any text."""

    def __init__(self, look: Callable[[str], Kept]):
        self.look = look

    def __missing__(self, text: str) -> Kept:
        kept = self.look(text)
        if len(text) <= LONGEST_REMEMBERED:
            if len(self) >= REMEMBERED:
                self.clear()
            self[text] = kept
        return kept


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
        self.stems = Stems.of({*self.keys, *map(spoken.folded, self.exact)})
        self.choices = Memory(self._decide)
        self.heads = Memory(self._head)
        self.openings = Memory(self._opening)

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

    def _decide(self, word: str) -> dict[int, int]:
        """Of which glossary words a word of the text can be a form, and how surely."""
        language = self.language
        folded = language.folded(word)
        choice: dict[int, int] = {}
        if same := language.same.get(folded):
            choice = dict.fromkeys((number for number, _ in self.keys.get(same, ())), EXACT)
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
            if not self.choices[word]:
                return None
            start = chunk.index(word)
            words = [(start, start + len(word), word)]
        else:
            words = [(*match.span(), match[0]) for match in self.word.finditer(chunk)]
        head = Head([], {}, [])
        for start, end, word in words:
            last = end == len(chunk)
            ends = not last and GAP.match(chunk, end).end() == end  # something follows that no term goes over
            for number, sureness in self.choices[word].items():
                for rest, entry in self.phrases.get(number, ()):
                    if not rest:
                        head.whole.append((start, end, entry, sureness))
                    elif last:
                        head.begun.setdefault(rest[0], []).append(Begun(start, sureness, rest[1:], entry))
                    elif not ends:
                        head.within.append(Phrase(start, end, sureness, rest, entry))
        return head if head.whole or head.begun or head.within else None

    def _opening(self, chunk: str) -> Opening:
        word = self.word.match(chunk)
        if not word:
            return READ
        skipped = self.language.folded(word[0]) in self.language.skipped
        return READ if skipped and word[0] != chunk else Opening(word.end(), self.choices[word[0]], skipped)

    def hits(self, text: str) -> list[Hit]:
        found: list[Hit] = []
        start = 0
        while start < len(text):
            end = _cut(text, start)
            self._search(text, start, end, found)
            start = end + 1
        return found

    def _search(self, text: str, start: int, end: int, found: list[Hit]) -> None:
        """Find what begins in a stretch of the text that ends at a space or with the text."""
        chunks = text[start:end].replace("\n", " ").split(" ")
        heads = list(map(self.heads.__getitem__, chunks))
        starts = list(accumulate(map(len, chunks), initial=start))  # less the spaces between them
        chunks.append("")  # what comes after the stretch has to be read
        openings = self.openings
        add = found.append
        for place in compress(range(len(heads)), heads):
            whole, begun, within = heads[place]
            at = starts[place] + place
            for begin, stop, entry, sureness in whole:
                add((at + begin, at + stop, entry, sureness))
            if begun:
                stop, choice, skipped, read = openings[chunks[place + 1]]
                if read or skipped:
                    self._go_on(text, at, starts[place + 1] + place, begun, found)
                elif choice:
                    stop += starts[place + 1] + place + 1
                    for number in choice:
                        if number in begun:
                            self._finish(text, at, stop, begun[number], choice[number], found)
            if within:
                self._read(text, at, within, found)

    def _finish(
        self, text: str, at: int, stop: int, phrases: list[Begun], second: int, found: list[Hit]
    ) -> None:
        """Add those phrases whose first two words are read, up to `stop`, and whose other words follow."""
        ahead: list[Ahead | None] = []
        for start, first, rest, entry in phrases:
            following = self._follow(text, stop, rest, ahead)
            if following:
                found.append((at + start, following[0], entry, min(first, second, following[1])))

    def _go_on(self, text: str, at: int, end: int, begun: dict[int, list[Begun]], found: list[Hit]) -> None:
        """Add those phrases whose first word ends at `end` and whose other words follow in the text."""
        ahead: list[Ahead | None] = []
        for number, phrases in begun.items():
            for start, sureness, rest, entry in phrases:
                if following := self._follow(text, end, (number, *rest), ahead):
                    found.append((at + start, following[0], entry, min(sureness, following[1])))

    def _read(self, text: str, at: int, within: list[Phrase], found: list[Hit]) -> None:
        ahead: list[Ahead | None] = []
        ahead_of = -1
        for start, end, sureness, rest, entry in within:
            if end != ahead_of:
                ahead, ahead_of = [], end
            if following := self._follow(text, at + end, rest, ahead):
                found.append((at + start, following[0], entry, min(sureness, following[1])))

    def _follow(self, text: str, end: int, rest: tuple[int, ...], ahead: list[Ahead | None]) -> tuple[int, int] | None:
        """Where a term ends whose other words follow from here, and how surely they are its. `ahead` are the words
        that do follow, as far as they have been read; terms with the same first word share them."""
        least, number = EXACT, 0
        for wanted in rest:
            for _ in range(MOST_SKIPPED + 1):
                if number == len(ahead):
                    word = self.word.match(text, GAP.match(text, ahead[-1][0] if ahead else end).end())
                    skipped = word and self.language.folded(word[0]) in self.language.skipped
                    ahead.append((word.end(), self.choices[word[0]], skipped) if word else None)
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
            else:
                return None
        return end, least


def _cut(text: str, start: int) -> int:
    """Where a block of the text from here ends: at a space, or with the text."""
    if len(text) - start <= BLOCK:
        return len(text)
    end = text.rfind(" ", start, start + BLOCK)
    if end < 0:
        end = text.find(" ", start + BLOCK)
    return end if end >= 0 else len(text)
