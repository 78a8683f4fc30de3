"""What is looked for, and what was found."""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Case, Concept, LanguageSection, Status, Term
from isogloss.text.source import Span


class Sureness(IntEnum):
    """How sure it is that words are the term: a form that the glossary lists, one by rule, one that may be."""

    PROBABLE = 1
    RULE = 2
    EXACT = 3


class Designation(NamedTuple):
    """A term in its place: its concept and language section."""

    concept: Concept
    section: LanguageSection
    term: Term


class Match(NamedTuple):
    """A term found in a text. `covered` says that a longer term holds it, and that it is not counted."""

    span: Span
    designation: Designation
    sureness: Sureness
    covered: bool = False


Hit = tuple[int, int, int, int]
"""An entry found: start and end in a text, the entry's number, how surely. Plain numbers, because there are many:
Python's garbage collector need not look at them again."""

EXACT, RULE, PROBABLE = int(Sureness.EXACT), int(Sureness.RULE), int(Sureness.PROBABLE)


class Form(NamedTuple):
    """One form of an entry's term, without what is silent."""

    text: str
    entry: int
    term: Term

    @property
    def exact(self) -> bool:
        """Whether its capitals matter."""
        return self.term.case is Case.EXACT


def designations(glossary: Glossary, code: str) -> list[Designation]:
    """All terms of a language."""
    return [
        Designation(concept, section, term) for concept, section in glossary.sections(code) for term in section.terms
    ]


STATUS_ORDER = {Status.PREFERRED: 0, Status.ADMITTED: 1, Status.SUPERSEDED: 2, Status.DEPRECATED: 3}


def longest(matches: Iterable[Match]) -> Iterator[Match]:
    """The matches in order of their place; those that a longer one overlaps are covered.

    Of equal stretches the surer wins, then the one in better standing; homographs, the same words for two
    concepts, both stay.
    """
    ranked = sorted(
        matches,
        key=lambda m: (
            m.span.start - m.span.end,
            m.span.start,
            -m.sureness,
            STATUS_ORDER[m.designation.term.status],
            m.designation.concept.id,
        ),
    )
    return iter(sorted(_cover(ranked), key=lambda m: (m.span, m.covered)))


def _cover(ranked: list[Match]) -> Iterator[Match]:
    taken = bytearray(max((match.span.end for match in ranked), default=0))
    kept: set[Span] = set()
    named: set[tuple[Span, str]] = set()
    for match in ranked:
        span, concept = match.span, match.designation.concept.id
        if (span, concept) in named:
            continue
        named.add((span, concept))
        if span in kept:
            yield match  # a homograph
        elif taken.find(1, *span) < 0:
            taken[slice(*span)] = b"\1" * (span.end - span.start)
            kept.add(span)
            yield match
        else:
            yield match._replace(covered=True)
