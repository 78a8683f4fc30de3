"""Terms in text, from the citation form outward.

Each distinct word of a text is decided once: of which glossary words can it be a form? Terms are then sequences of
glossary words, looked up from their first. Where a language does not set words apart, terms are substrings, all
found in one pass (Aho-Corasick), but for those across the words of the text. What a form or a word is, the language
says; nothing here names one.
"""

import gc
import re
from collections import deque
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import PartOfSpeech
from isogloss.languages import language
from isogloss.languages.language import Language, Role
from isogloss.matching.conditions import Conditions
from isogloss.matching.match import (
    START,
    Designation,
    Form,
    Hit,
    Match,
    Standing,
    designations,
    longest,
    moved,
    standing,
)
from isogloss.matching.plain import Plain
from isogloss.matching.store import NOWHERE, Store
from isogloss.matching.substrings import Substrings
from isogloss.matching.words import Words, nouns
from isogloss.text.paragraphs import PARAGRAPH, Paragraphs
from isogloss.text.source import Span

VERBAL = frozenset((PartOfSpeech.VERB, PartOfSpeech.PHRASE))

NUMBERED = re.compile(r"-(?<=[A-Z]-)[0-9]")
"""Capitals that a number is tied to name a thing of their own: a CX-5 is a car."""


def matcher(glossary: Glossary, code: str, store: Store = NOWHERE) -> "TermMatcher":
    """The matcher of a language's terms."""
    return TermMatcher(language(code), designations(glossary, code), store=store)


@contextmanager
def uncollected() -> Iterator[None]:
    """Meanwhile Python does not look for cycles of garbage: keys, hits and matches are many, and in no cycle."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class TermMatcher:
    """Finds designations in prose (text whose markup is hidden). Positions are those of the text given."""

    def __init__(
        self,
        spoken: Language,
        entries: Iterable[Designation],
        whole: "TermMatcher | None" = None,
        store: Store = NOWHERE,
    ):
        self.language = spoken
        self.entries = list(entries)
        self.whole = whole
        self.store = store
        self.plain = Plain(spoken)
        self.paragraphs: Paragraphs[Hit] = Paragraphs(self.hits, START, moved)

    @cached_property
    @uncollected()
    def index(self) -> Words | Substrings:
        """What finds the terms, made when the first text is read: for texts whose hits are known nobody needs it."""
        if not self.language.spaced:
            return Substrings(self.language, self._forms())
        if self.whole:
            whole = self.whole.index
            return Words(self.language, self._forms(), whole if isinstance(whole, Words) else None)
        name = f"words/{self.language.code}"
        if kept := self.store.get(name, Words.kind(self.language)):
            return Words.restored(self.language, kept)
        words = Words(self.language, self._forms())
        self.store.put(name, words.kept)
        return words

    def _forms(self) -> list[Form]:
        return [
            Form(self.plain.text(form).strip(), number, entry.term)
            for number, entry in enumerate(self.entries)
            for form in (entry.term.text, *entry.term.forms)
        ]

    @cached_property
    def conditions(self) -> Conditions:
        return Conditions(self.language, self.entries, self.plain.text)

    def _is_verb(self, number: int) -> bool:
        """Whether a term is a verb itself, as the glossary says or its words show."""
        term = self.entries[number].term
        words = re.findall(self.language.word, term.text)
        return term.part_of_speech in VERBAL or (len(words) > 1 and Role.VERB in self.language.roles(words))

    @cached_property
    def standings(self) -> list[Standing]:
        return [standing(entry) for entry in self.entries]

    @property
    def agreed(self) -> Hashable:
        """What the terms decide together; all else each decides by itself."""
        return self.index.agreed

    def part(self, concepts: Collection[str]) -> "TermMatcher":
        """A matcher of the terms of some concepts, by their ids, that finds of these what this one does."""
        return TermMatcher(self.language, [it for it in self.entries if it.concept.id in concepts], self)

    @uncollected()
    def prepare(self) -> None:
        """Have all that finding takes, rather than make it when the first text is read."""
        _ = self.conditions
        self.index.prepare()

    def find(self, prose: str) -> list[Match]:
        """The terms in a text in order, longest first: what a longer one covers is left out."""
        return [match for match in self.find_all(prose) if not match.covered]

    def find_each(self, texts: Sequence[str]) -> Iterator[list[Match]]:
        """The terms in each of some texts, which are read as the paragraphs of one: over their ends no term goes on,
        and to begin with each anew takes longer than to read it."""
        matches = deque(self.find(PARAGRAPH.join(texts)))
        start = 0
        for text in texts:
            end = start + len(text)
            found: list[Match] = []
            while matches and matches[0].span.start < end:
                match = matches.popleft()
                found.append(match._replace(span=Span(match.span.start - start, match.span.end - start)))
            yield found
            start = end + len(PARAGRAPH)

    def find_all(self, prose: str) -> list[Match]:
        """The same, with the terms that longer ones cover."""
        return self.matches(self.hits(prose))

    @uncollected()
    def matches(self, hits: Iterable[Hit]) -> list[Match]:
        """Hits of one text as matches, in order; those that a longer one overlaps are covered."""
        return longest(hits, self.entries, self.standings)

    @uncollected()
    def hits(self, prose: str) -> list[Hit]:
        """Every term in the text, those inside one another included, in no order, as positions and numbers of
        entries."""
        text, edits = self.plain.read(prose)
        hits = self.index.hits(text)
        if numbered := {match.start() for match in NUMBERED.finditer(text)}:
            hits = [hit for hit in hits if hit[1] not in numbered]
        if signs := self.language.verb_signs:
            hits = nouns(text, hits, signs.before, signs.confirmed, self._is_verb)
        hits = self.conditions.met(text, hits)
        return edits.back(prose, hits) if edits else hits
