"""Terms in text, from the citation form outward.

Each distinct word of a text is decided once: of which glossary words can it be a form? Terms are then sequences of
glossary words, looked up from their first. Where a language does not set words apart, terms are substrings, all
found in one pass (Aho-Corasick). What a form or a word is, the language says; nothing here names one.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Case
from isogloss.languages import language
from isogloss.languages.language import Language, Role
from isogloss.matching.match import Designation, Match, Sureness, designations, longest
from isogloss.text.markdown import MARKUP
from isogloss.text.source import Span

INVISIBLE = f"[{MARKUP}\u00ad\u200b-\u200f\ufeff]"
"""Inline markup, soft hyphens, zero-width spaces and joiners, direction marks: written, not read."""

GAP = re.compile(r"(?:[^\S\r\n]|[-\u2010\u2011'’])*(?:(?:\r\n|\r|\n)[^\S\r\n]*)?\Z")
"""What may part the words of a term: spaces, hyphens, an apostrophe, one line end."""

REMEMBERED = 200_000
"""Distinct words whose decision is kept; then the memory starts anew, so that it is bounded for any text."""


def matcher(glossary: Glossary, code: str) -> "TermMatcher":
    """The matcher of a language's terms."""
    return TermMatcher(language(code), designations(glossary, code))


class TermMatcher:
    """Finds designations in prose (text whose markup is hidden). Positions are those of the text given."""

    def __init__(self, spoken: Language, entries: Iterable[Designation]):
        self.language = spoken
        self.entries = list(entries)
        self.silent = re.compile("|".join(filter(None, (f"{INVISIBLE}+", spoken.silent and f"(?:{spoken.silent})+"))))
        forms = [
            (self.silent.sub("", form).strip(), number, entry.term.case is Case.EXACT)
            for number, entry in enumerate(self.entries)
            for form in (entry.term.text, *entry.term.forms)
        ]
        self.index = (Words if spoken.word else Substrings)(spoken, forms)
        self.exceptions = Strings(
            (spoken.folded(self.silent.sub("", text)), number)
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
        text, place = self._read(prose)
        hits = list(self.index.hits(text))
        excepted = defaultdict(list)
        if any(hit.entry in self.exceptions.owners for hit in hits):
            for number, span in self.exceptions.hits(self.language.folded(text)):
                excepted[number].append(span)
        return [
            Match(place(hit.span), self.entries[hit.entry], hit.sureness)
            for hit in hits
            if not any(e.start < hit.span.end and hit.span.start < e.end for e in excepted.get(hit.entry, ()))
        ]

    def _read(self, prose: str):
        """The text without what is silent, and the way back from its spans to those of the prose."""
        gaps = [match.span() for match in self.silent.finditer(prose)]
        if not gaps:
            return prose, lambda span: span
        at, removed, total = [], [], 0
        for start, end in gaps:
            at.append(start - total)
            total += end - start
            removed.append(total)

        def offset(index: int) -> int:
            before = bisect_right(at, index)
            return index + (removed[before - 1] if before else 0)

        return self.silent.sub("", prose), lambda span: Span(offset(span.start), offset(span.end - 1) + 1)


class Hit(NamedTuple):
    span: Span
    entry: int
    sureness: Sureness


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

    def hits(self, text: str) -> Iterator[tuple[Hashable, Span]]:
        if self.automaton:
            for number, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True):
                for owner in self.by_text[self.texts[number]]:
                    yield owner, Span(start, end)


class Words:
    """The index of a language that sets words apart; `forms` are (text, entry, whether capitals matter)."""

    def __init__(self, spoken: Language, forms: Iterable[tuple[str, int, bool]]):
        self.language = spoken
        self.word = re.compile(spoken.word)
        self.numbers: dict[tuple, int] = {}
        self.own: list[str] = []
        self.keys: dict[str, list[tuple[int, object]]] = defaultdict(list)
        self.exact: dict[str, list[tuple[int, object]]] = defaultdict(list)
        # by its first word: a term's other words, and the entry that it belongs to
        self.phrases: dict[int, set[tuple[tuple[int, ...], int]]] = defaultdict(set)
        self.decided: dict[str, dict[int, bool]] = {}
        for form, entry, exact in forms:
            self._add(form, entry, exact)

    def _add(self, form: str, entry: int, exact: bool) -> None:
        words = [match.group() for match in self.word.finditer(form)]
        words = [
            word for i, word in enumerate(words) if not i or self.language.folded(word) not in self.language.skipped
        ]
        if not words:
            return
        roles = self.language.roles(words)
        first, *rest = (self._number(word, role, exact) for word, role in zip(words, roles, strict=True))
        self.phrases[first].add((tuple(rest), entry))

    def _number(self, word: str, role: Role, exact: bool) -> int:
        if role in (Role.MIDDLE, Role.LAST) and not exact:
            # between two words, dell' is di; at the beginning of a term it is written on purpose
            word = self.language.same.get(self.language.folded(word), word)
        known = (word, role, exact)
        if known not in self.numbers:
            number = self.numbers[known] = len(self.numbers)
            self.own.append(word if exact else self.language.folded(word))
            # an acronym inflects as acronyms do, whether its capitals matter or not
            acronym = exact or (word.isupper() and len(word) > 1)
            keys = (self.language.acronym_keys if acronym else self.language.keys)(word, role)
            for key, mark in keys:
                if exact:
                    self.exact[key].append((number, mark))
                else:
                    self.keys[self.language.folded(key)].append((number, mark))
        return self.numbers[known]

    def _decide(self, word: str) -> dict[int, bool]:
        """The glossary words that a word of the text can be a form of, and whether it is the listed form itself."""
        if len(self.decided) >= REMEMBERED:
            self.decided.clear()
        folded = self.language.folded(word)
        found: dict[int, bool] = {}
        if same := self.language.same.get(folded):
            found = {number: True for number, _ in self.keys.get(same, ())}
        for start, end, suits in self.language.parts(word):
            for number, mark in self.keys.get(folded[start:end], ()):
                if number not in found and suits(mark):
                    found[number] = folded == self.own[number]
            for number, mark in self.exact.get(word[start:end], ()):
                if number not in found and suits(mark):
                    found[number] = word == self.own[number]
        self.decided[word] = found
        return found

    def hits(self, text: str) -> Iterator[Hit]:
        decided, decide, phrases = self.decided, self._decide, self.phrases
        words = [match.span() for match in self.word.finditer(text)]
        skipped = self.language.skipped
        for here, (start, end) in enumerate(words):
            word = text[start:end]
            first = decided.get(word)
            if first is None:
                first = decide(word)
            for number, listed in first.items():
                for rest, entry in phrases.get(number, ()):
                    exact, last, there = listed, end, here
                    for wanted in rest:
                        there += 1
                        step = None
                        while there < len(words) and GAP.match(text, last, words[there][0]):
                            word_there = text[slice(*words[there])]
                            last = words[there][1]
                            choice = decided.get(word_there)
                            if choice is None:
                                choice = decide(word_there)
                            step = choice.get(wanted)
                            if step is not None or self.language.folded(word_there) not in skipped:
                                break
                            there += 1
                        if step is None:
                            break
                        exact = exact and step
                    else:
                        yield Hit(Span(start, last), entry, Sureness.EXACT if exact else Sureness.RULE)


class Substrings:
    """The index of a language that does not set words apart; `forms` are (text, entry, whether capitals matter)."""

    def __init__(self, spoken: Language, forms: Iterable[tuple[str, int, bool]]):
        self.language = spoken
        self.strings = Strings(
            (spoken.folded(form), (form.translate(spoken.fold) if exact else None, entry))
            for form, entry, exact in forms
        )

    def hits(self, text: str) -> Iterator[Hit]:
        written = text.translate(self.language.fold)
        for (exact, entry), span in self.strings.hits(self.language.folded(text)):
            if (
                exact in (None, written[slice(*span)])
                and not _joins(written, span.start)
                and not _joins(written, span.end)
            ):
                yield Hit(span, entry, Sureness.EXACT)


def _joins(text: str, place: int) -> bool:
    """Whether a Latin word or a number goes on over a place in the text."""
    around = text[max(place - 1, 0) : place + 1]
    return 0 < place < len(text) and around.isascii() and around.isalnum()
