"""Terms in text, from the citation form outward.

Each distinct word of a text is decided once: of which glossary words can it be a form? Terms are then sequences of
glossary words, looked up from their first. Where a language does not set words apart, terms are substrings, all
found in one pass (Aho-Corasick). What a form or a word is, the language says; nothing here names one.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import compress
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Case, Term
from isogloss.languages import language
from isogloss.languages.language import Key, Language, Role, Stems
from isogloss.matching.match import Designation, Match, Sureness, designations, longest
from isogloss.text.markdown import MARKUP
from isogloss.text.source import Span

INVISIBLE = f"[{MARKUP}\u00ad\u200b-\u200f\ufeff]"
"""Inline markup, soft hyphens, zero-width spaces and joiners, direction marks: written, not read."""

GAP = re.compile(r"(?:[^\S\r\n]|[-\u2010\u2011'’])*(?:(?:\r\n|\r|\n)[^\S\r\n]*)?")
"""What may part the words of a term: spaces, hyphens, an apostrophe, one line end."""

COMBINING = re.compile("[\u0300-\u036f]")
LETTER = "[^\\W_][\u0300-\u036f]+"
"""A letter with combining marks: compared as the one code point that it is canonically equal to (Unicode NFC)."""

PUNCTUATION = "\n\t.,;:!?…()[]{}<>\"'“”‘’«»‹›-–—/*_،؛؟"
"""What most often touches a word; whatever else does is found, only less quickly."""

NOTHING: dict[int, int] = {}

REMEMBERED = 200_000
"""Distinct words whose decision is kept; then the memory starts anew, so that it is bounded for any text."""


Hit = tuple[int, int, int, int]
"""An entry found: start and end in a text, the entry's number, how surely. Plain numbers, because there are many:
Python's garbage collector need not look at them again."""

EXACT, RULE, PROBABLE = int(Sureness.EXACT), int(Sureness.RULE), int(Sureness.PROBABLE)


def matcher(glossary: Glossary, code: str) -> "TermMatcher":
    """The matcher of a language's terms."""
    return TermMatcher(language(code), designations(glossary, code))


class TermMatcher:
    """Finds designations in prose (text whose markup is hidden). Positions are those of the text given."""

    def __init__(self, spoken: Language, entries: Iterable[Designation]):
        self.language = spoken
        self.entries = list(entries)
        self.silent = re.compile(f"(?P<invisible>{INVISIBLE}+)" + (f"|{spoken.silent}" if spoken.silent else ""))
        self.odd = re.compile(f"{INVISIBLE[:-1]}\u0300-\u036f]" + (f"|{spoken.silent}" if spoken.silent else ""))
        self.spelled = re.compile(f"(?P<letter>{LETTER})|{self.silent.pattern}")
        forms = [
            Form(self.plain(form).strip(), number, entry.term)
            for number, entry in enumerate(self.entries)
            for form in (entry.term.text, *entry.term.forms)
        ]
        self.index = (Words if spoken.spaced else Substrings)(spoken, forms)
        self.exceptions = Strings(
            (spoken.folded(self.plain(text)), number)
            for number, entry in enumerate(self.entries)
            for text in entry.term.excepted
        )

    def find(self, prose: str) -> list[Match]:
        """The terms in a text in order, longest first: what a longer one covers is left out."""
        return [match for match in self.find_all(prose) if not match.covered]

    def find_all(self, prose: str) -> list[Match]:
        """The same, with the terms that longer ones cover."""
        return list(longest(self.candidates(prose)))

    def candidates(self, prose: str) -> list[Match]:
        """Every term in the text, those inside one another included, in no order."""
        return [
            Match(Span(start, end), self.entries[entry], Sureness(sureness))
            for start, end, entry, sureness in self.hits(prose)
        ]

    def hits(self, prose: str) -> list[Hit]:
        """The same, as positions and numbers of entries."""
        text, edits = self._read(prose)
        hits = self.index.hits(text)
        if self.exceptions.owners and any(hit[2] in self.exceptions.owners for hit in hits):
            excepted = defaultdict(list)
            for number, start, end in self.exceptions.hits(self.language.folded(text)):
                excepted[number].append((start, end))
            hits = [
                hit
                for hit in hits
                if not any(start < hit[1] and hit[0] < end for start, end in excepted.get(hit[2], ()))
            ]
        return [(*edits.back(prose, start, end), *rest) for start, end, *rest in hits] if edits else hits

    def plain(self, text: str) -> str:
        """A text as it is compared but for its folding: letters composed, and without what is silent."""
        return self._read(text)[0]

    def _read(self, prose: str) -> tuple[str, "Edits | None"]:
        """The plain text and, where it is not the text itself, the way back."""
        if not self.odd.search(prose):
            return prose, None
        silent = self.spelled if COMBINING.search(prose) else self.silent
        edits = Edits()
        pieces, last = [], 0
        for match in silent.finditer(prose):
            start, end = match.span()
            letter = unicodedata.normalize("NFC", match[0]) if match.lastgroup == "letter" else ""
            if len(letter) == end - start:
                continue
            if not match.lastgroup and self.language.unread and not self.language.unread(prose, start, end):
                continue
            pieces += (prose[last:start], letter)
            last = end
            edits.note(start + len(letter), end - start - len(letter))
        if not pieces:
            return prose, None
        return "".join((*pieces, prose[last:])), edits


class Edits:
    """What was left out of a text, and the way back from positions in the rest."""

    def __init__(self):
        self.at: list[int] = []
        self.removed: list[int] = []

    def note(self, start: int, length: int) -> None:
        before = self.removed[-1] if self.removed else 0
        self.at.append(start - before)
        self.removed.append(before + length)

    def offset(self, index: int) -> int:
        before = bisect_right(self.at, index)
        return index + (self.removed[before - 1] if before else 0)

    def back(self, prose: str, start: int, end: int) -> tuple[int, int]:
        end = self.offset(end - 1) + 1
        while end < len(prose) and unicodedata.category(prose[end]) == "Mn":
            end += 1  # a vowel mark belongs to the letter that it stands on
        return self.offset(start), end


class Form(NamedTuple):
    """One form of an entry's term, without what is silent."""

    text: str
    entry: int
    term: Term

    @property
    def exact(self) -> bool:
        """Whether its capitals matter."""
        return self.term.case is Case.EXACT


class Strings:
    """Strings with their owners, all found in one pass wherever they stand."""

    def __init__(self, strings: Iterable[tuple[str, Hashable]]):
        self.by_text: dict[str, list[Hashable]] = defaultdict(list)
        for text, owner in strings:
            if text:
                self.by_text[text].append(owner)
        self.texts = list(self.by_text)
        self.owners = {owner for owners in self.by_text.values() for owner in owners}
        self.automaton = AhoCorasick(self.texts) if self.texts else None

    def hits(self, text: str) -> Iterator[tuple[Hashable, int, int]]:
        if self.automaton:
            for number, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True):
                for owner in self.by_text[self.texts[number]]:
                    yield owner, start, end


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
            for start, end, sureness, rest, entry in within:
                if following := self._follow(text, at + end, rest):
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

    def _follow(self, text: str, end: int, rest: tuple[int, ...]) -> tuple[int, int] | None:
        """Where a term ends whose other words follow from here, and how surely they are its."""
        least = EXACT
        for wanted in rest:
            while True:
                word = self.word.match(text, GAP.match(text, end).end())
                if not word:
                    return None
                end = word.end()
                sureness = self.choice(word[0]).get(wanted)
                if sureness is not None:
                    least = min(least, sureness)
                    break
                if self.language.folded(word[0]) not in self.language.skipped:
                    return None
        return end, least


class Substrings:
    """The index of a language that does not set words apart."""

    def __init__(self, spoken: Language, forms: Iterable[Form]):
        self.language = spoken
        self.strings = Strings(
            (spoken.folded(variant), (form.text.translate(spoken.fold) if form.exact else None, form.entry))
            for form in forms
            for variant in sorted({form.text, form.text.replace(" ", "\n"), form.text.replace(" ", "\u00a0")})
        )
        self.foldable = re.compile(f"[{''.join(map(chr, spoken.fold))}]") if spoken.fold else None
        # of most strings nothing more need be asked: their ends are not Latin, their capitals do not matter
        self.plain = [
            None
            if any(exact for exact, _ in owners) or _latin(string[0]) or _latin(string[-1])
            else [entry for _, entry in owners]
            for string, owners in self.strings.by_text.items()
        ]

    def hits(self, text: str) -> list[Hit]:
        if not self.strings.automaton:
            return []
        written = text.translate(self.language.fold) if self.foldable and self.foldable.search(text) else text
        found: list[Hit] = []
        for number, start, end in self.strings.automaton.find_matches_as_indexes(_lowered(written), overlapping=True):
            plain = self.plain[number]
            if plain is not None:
                for entry in plain:
                    found.append((start, end, entry, EXACT))
            elif not _joins(written, start) and not _joins(written, end):
                for exact, entry in self.strings.by_text[self.strings.texts[number]]:
                    if exact in (None, written[start:end].replace("\n", " ").replace("\u00a0", " ")):
                        found.append((start, end, entry, EXACT))
        return found


def _lowered(text: str) -> str:
    """Lower case, one code point for one."""
    return text.replace("İ", "i").lower()


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _joins(text: str, place: int) -> bool:
    """Whether a Latin word or a number goes on over a place in the text."""
    return 0 < place < len(text) and _latin(text[place - 1]) and _latin(text[place])
