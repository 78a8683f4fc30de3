"""Terms as sequences of words, for languages that set words apart."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import accumulate, chain, compress, count, islice, repeat
from operator import is_
from typing import Any, Generic, NamedTuple, cast

import msgspec

from isogloss.languages.language import Key, Language
from isogloss.matching import compiled, memory
from isogloss.matching.match import Form, Hit
from isogloss.matching.memory import Memory
from isogloss.matching.vocabulary import NOTHING, AnyKey, Choice, KeptKey, KeptVocabulary, Vocabulary, spelled

gap = cast(
    "Callable[[str, int], re.Match[str]]",  # an empty one is always there
    re.compile(r"(?:[^\S\r\n]|[-\u2010\u2011'’])*(?:(?:\r\n|\r|\n)[^\S\r\n]*)?").match,
)
"""What may part the words of a term: spaces, hyphens, an apostrophe, one line end."""

PUNCTUATION = "\n\t.,;:!?…()[]{}<>\"'“”‘’«»‹›-–—/*_،؛؟"
"""What most often touches a word; whatever else does is found, only less quickly."""

MOST_SKIPPED = 3
"""Words between two of a term's that it may skip: tutti i, todas as, and one more."""

BLOCK = 1 << 15
"""Characters that are cut into chunks at a time."""

LONGEST_JOINED = 16
"""Characters before a word among which a prefix that makes another word of it may begin."""


class Node(NamedTuple):
    """What a sequence of glossary words is: the entries whose terms it is, and the words with which terms go on."""

    entries: list[int]
    then: dict[int, "Node"]


class KeptWords(msgspec.Struct, Generic[AnyKey], array_like=True):
    """An index as it is stored; a language says what the marks of its keys are."""

    vocabulary: KeptVocabulary[AnyKey]
    first: dict[int, Node]


class Begun(NamedTuple):
    """Terms that have begun: where their first word starts, how surely they are these, how they go on, and how many
    words they may still skip."""

    start: int
    sureness: int
    then: dict[int, Node]
    skips: int = MOST_SKIPPED


class Step(NamedTuple):
    """What a chunk of text is, after those before it with which terms have begun: the terms that it ends, how they go
    on in the next chunk, and those that go on where only the text itself shows, each with the place to read on from.
    Places are counted from the start of the first chunk."""

    hits: list[Hit]
    then: "Then | None" = None
    read: Sequence[tuple[int, Begun]] = ()


class Opening(NamedTuple):
    """What a chunk goes on with: its first word's end, and the glossary words that this can be. `skipped` says that
    the chunk is a word that terms may skip; `read` that what goes on can only be seen in the text."""

    end: int
    choice: Choice
    skipped: bool = False
    read: bool = False


READ = Opening(0, {}, read=True)
NOT_PARTED = Opening(0, {})

UNMET = Step([])
"""Stands for a chunk that has not been looked at."""


class Then(dict[str, Step | None]):
    """What each next chunk of a text makes of terms that have begun, seen when it first comes."""

    def __init__(self, index: "Words", begun: list[Begun], at: int):
        self.index, self.begun, self.at = index, begun, at

    def __missing__(self, chunk: str) -> Step | None:
        step = self.index.step(self.begun, self.at, chunk)
        if len(chunk) <= memory.LONGEST_REMEMBERED:
            self.index.steps += 1
            self[chunk] = step
        return step


class Passed:
    """The chunks that the compiled search passes over: `nothing` begins no term, with `closed` none goes on."""

    def __init__(self) -> None:
        self.nothing = compiled.words.Hashes(memory.REMEMBERED)
        self.closed = compiled.words.Hashes(memory.REMEMBERED)


class Words:
    """The index of a language that sets words apart.

    A text is cut at its spaces into chunks, and each distinct chunk is looked at once: which of its words can begin a
    term? Only where such a chunk stands, and the next one can go on with the term, the text itself is read.

    The index of a part of the forms of a `whole` finds of these what the whole does.
    """

    def __init__(self, spoken: Language, forms: Iterable[Form], whole: "Words | None" = None):
        self.language = spoken
        forms = list(spelled(spoken, forms))
        self.vocabulary: Vocabulary = Vocabulary(spoken, forms, whole.vocabulary if whole else None)
        self.word = self.vocabulary.word
        self.choices = self.vocabulary.choices
        self.first: dict[int, Node] = {}
        self.joined_before = re.compile(f"(?:{spoken.joined_before})\\Z").search if spoken.joined_before else None
        self.joined_after = re.compile(spoken.joined_after).match if spoken.joined_after else None
        for form in forms:
            self._add(form)
        self.begins = Memory(self._begins)
        self.heads = Memory(self._head)
        self.openings = Memory(self._opening)
        self.passed = Passed() if compiled.USED else None
        self.steps = 0

    @property
    def kept(self) -> KeptWords[Key]:
        """What is stored of it."""
        return KeptWords(self.vocabulary.kept, self.first)

    @staticmethod
    def kind(spoken: Language) -> Any:
        """What it is stored as, for msgspec."""
        kind: Any = KeptWords
        key: Any = KeptKey
        return kind[key[spoken.key_mark]]

    @classmethod
    def restored(cls, spoken: Language, kept: KeptWords[Key]) -> "Words":
        """The index that was stored."""
        index = cls(spoken, ())
        index.vocabulary.restore(kept.vocabulary)
        index.first = kept.first
        return index

    @property
    def agreed(self) -> Hashable:
        """What the forms decide together; all else each decides by itself."""
        return self.vocabulary.agreed

    def prepare(self) -> None:
        """Have what the forms decide together, rather than make it when the first text is read."""
        self.vocabulary.prepare()

    def _add(self, form: Form) -> None:
        node, then = None, self.first
        for number in self.vocabulary.numbers(form):
            node = then.get(number) or then.setdefault(number, Node([], {}))
            then = node.then
        if node and form.entry not in node.entries:
            node.entries.append(form.entry)

    def _meet(self, new: set[str]) -> set[str]:
        """Which of the chunks that are met for the first time begin a term. To decide about many together is quicker:
        most are one word, perhaps with punctuation around it, that can be a form of nothing."""
        words = [chunk.strip(PUNCTUATION) for chunk in new]
        unknown = set(compress(new, self.vocabulary.unknown(words)))
        others = list(new - unknown)
        parts = list(map(self.word.findall, others))
        met = [word for word in {*chain.from_iterable(parts)} if word not in self.choices]
        self.choices.keep_all(compress(met, self.vocabulary.unknown(met)), NOTHING)
        begins = self.begins.__getitem__
        heads = {chunk for chunk, words in zip(others, parts, strict=True) if any(map(begins, words))}
        if self.passed:
            self.passed.nothing.add(new - heads)
            self.passed.closed.add(unknown)
        else:
            self.heads.keep_all(new - heads, None)
            self.openings.keep_all(unknown, None)
        return heads

    def _begins(self, word: str) -> bool:
        """Whether a word can be the first of a term."""
        return not self.first.keys().isdisjoint(self.choices[word])

    def _head(self, chunk: str) -> Step | None:
        """What a chunk is where no term has begun."""
        hits: list[Hit] = []
        begun: list[Begun] = []
        read: list[tuple[int, Begun]] = []
        first, choices = self.first, self.choices
        if chunk.isalnum():  # one word, as most are
            end = len(chunk)
            for number, sureness in choices[chunk].items():
                if number in first:
                    entries, then = first[number]
                    hits += [(0, end, entry, sureness) for entry in entries]
                    if then:
                        begun.append(Begun(0, sureness, then))
            return self._stepped(hits, begun, end, read)
        for match in self.word.finditer(chunk):
            nodes = [(first[number], sureness) for number, sureness in choices[match[0]].items() if number in first]
            if not nodes:
                continue
            start, end = match.span()
            if self._joined_before(chunk, start):
                continue
            last = end == len(chunk)
            behind = NOT_PARTED if last else self._behind(chunk, end)
            joined = self._joined_after(chunk, end)
            for (entries, then), sureness in nodes:
                if entries and not joined:
                    hits += [(start, end, entry, sureness) for entry in entries]
                if then and last:
                    begun.append(Begun(start, sureness, then))
                elif then and (behind.read or not then.keys().isdisjoint(behind.choice)):
                    read.append((end, Begun(start, sureness, then)))
        return self._stepped(hits, begun, len(chunk), read)

    def _stepped(self, hits: list[Hit], begun: list[Begun], end: int, read: list[tuple[int, Begun]]) -> Step | None:
        """A step, where it is one at all, to a chunk that ends at a place."""
        then = Then(self, begun, end + 1) if begun else None
        return Step(hits, then, read) if hits or begun or read else None

    def step(self, begun: list[Begun], at: int, chunk: str) -> Step | None:
        """What a chunk that starts at a place makes of terms that have begun."""
        opening = self.openings[chunk]
        if not opening:
            return None
        end, choice, skipped, read = opening
        if read:
            return Step([], None, [(at - 1, each) for each in begun])
        hits: list[Hit] = []
        going: list[Begun] = []
        reading: list[tuple[int, Begun]] = []
        for start, sureness, then, skips in begun:
            for number in choice:
                if number in then:
                    entries, further = then[number]
                    surely = min(sureness, choice[number])
                    hits.extend((start, at + end, entry, surely) for entry in entries)
                    if further and end == len(chunk):
                        going.append(Begun(start, surely, further))
                    elif further:
                        reading.append((at + end, Begun(start, surely, further)))
            if skipped and skips:
                going.append(Begun(start, sureness, then, skips - 1))
        return self._stepped(hits, going, at + len(chunk), reading)

    def _joined_before(self, chunk: str, start: int) -> bool:
        """Whether a word goes on with another: vice-presidente (executivo) is no presidente (executivo)."""
        return bool(self.joined_before and start and self.joined_before(chunk, max(0, start - LONGEST_JOINED), start))

    def _joined_after(self, chunk: str, end: int) -> bool:
        """Whether another word goes on with a word: in dia-a-dia the first is no dia, yet a longer term may begin."""
        return bool(self.joined_after and end < len(chunk) and self.joined_after(chunk, end))

    def _opening(self, chunk: str) -> Opening | None:
        word = self.word.match(chunk)
        if not word:
            return READ if not chunk or gap(chunk, 0).end() else None
        skipped = self.language.folded(word[0]) in self.language.skipped
        choice = self.choices[word[0]]
        if not choice and not skipped:
            return None
        return READ if skipped and word[0] != chunk else Opening(word.end(), choice, skipped)

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
        if self.steps > memory.REMEMBERED:
            self.heads.clear()
            self.steps = 0
        if self.passed:
            compiled.words.search(
                text,
                start,
                end,
                self.heads,
                self.openings,
                self.passed.nothing,
                self.passed.closed,
                self._meet,
                self._read_on,
                found,
            )
            return
        chunks = text[start:end].replace("\n", " ").split(" ")
        heads = list(map(self.heads.get, chunks, repeat(UNMET)))
        if UNMET in heads:
            unmet = list(compress(range(len(heads)), map(is_, heads, repeat(UNMET))))
            begin = self._meet({chunks[place] for place in unmet})
            for place in unmet:
                heads[place] = self.heads[chunks[place]] if chunks[place] in begin else None
        starts = list(accumulate(map(len, chunks), initial=start))
        chunks += ("", "")  # what goes on there is read in the text
        openings = self.openings
        add = found.append
        step: Step | None
        following = map(openings.__getitem__, compress(islice(chunks, 1, None), heads))
        for place, step, opening in zip(compress(count(), heads), filter(None, heads), following, strict=True):
            at = starts[place] + place
            while step:
                hits, then, read = step
                for first, last, entry, sureness in hits:
                    add((at + first, at + last, entry, sureness))
                for last, begun in read:
                    self._read_on(text, at + last, begun, at, found)
                if opening is None or then is None:  # most often nothing goes on
                    break
                place += 1
                step = then[chunks[place]]
                opening = openings[chunks[place + 1]]

    def _read_on(self, text: str, end: int, begun: Begun, at: int, found: list[Hit]) -> None:
        """Add the terms that have begun and that the words after a place in the text go on with; `at` is where their
        first chunk starts."""
        word = self.word.match(text, gap(text, end).end())
        if not word:
            return
        start, sureness, then, skips = begun
        choice = self.choices[word[0]]
        for number in choice:
            if number in then:
                entries, further = then[number]
                surely = min(sureness, choice[number])
                for entry in entries:
                    found.append((at + start, word.end(), entry, surely))
                if further:
                    self._read_on(text, word.end(), Begun(start, surely, further), at, found)
        if skips and self.language.folded(word[0]) in self.language.skipped:
            self._read_on(text, word.end(), Begun(start, sureness, then, skips - 1), at, found)

    def _behind(self, chunk: str, end: int) -> Opening:
        """What follows a word within a chunk, behind a gap."""
        behind = gap(chunk, end).end()
        if behind == end or behind == len(chunk):
            return READ if behind > end else NOT_PARTED
        word = self.word.match(chunk, behind)
        if not word:
            return NOT_PARTED
        skipped = self.language.folded(word[0]) in self.language.skipped
        return READ if skipped else Opening(word.end(), self.choices[word[0]])


def _cut(text: str, start: int) -> int:
    """Where a block of the text from here ends: at a space, or with the text."""
    if len(text) - start <= BLOCK:
        return len(text)
    end = text.rfind(" ", start, start + BLOCK)
    if end < 0:
        end = text.find(" ", start + BLOCK)
    return end if end >= 0 else len(text)


def nouns(
    text: str,
    hits: list[Hit],
    before: str,
    confirmed: Callable[[str, int, int], bool],
    is_verb: Callable[[int], bool],
) -> list[Hit]:
    """The hits in a text but for the verbs that look like nouns (`VerbSigns`); entries that are verbs stay."""
    if compiled.USED:
        return compiled.words.nouns(text, hits, before, confirmed, is_verb)
    ends = {before[pair : pair + 2] + " " for pair in range(0, len(before), 2)}
    return [
        hit
        for hit in hits
        if text[(at := hit[0]) - 3 : at] not in ends or not confirmed(text, *hit[:2]) or is_verb(hit[2])
    ]
