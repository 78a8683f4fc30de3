"""What is looked for, and what was found."""

from collections.abc import Iterable, Sequence
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

SURENESS = {int(sureness): sureness for sureness in Sureness}
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


def longest(hits: Iterable[Hit], entries: Sequence[Designation]) -> list[Match]:
    """The hits as matches, in order of their place; those that a longer one overlaps are covered.

    Of equal stretches the surer wins, then the one in better standing; homographs, the same words for two
    concepts, both stay.
    """
    matches: list[Match] = []
    add, new = matches.append, tuple.__new__  # the constructors of named tuples take twice the time
    ordered = sorted(hits)
    cluster: list[Hit] = []
    reach = 0
    for place, (start, end, entry, sureness) in enumerate(ordered, 1):
        # most hits overlap neither what came before nor what comes next
        if start >= reach and (place == len(ordered) or ordered[place][0] >= end):
            add(new(Match, (new(Span, (start, end)), entries[entry], SURENESS[sureness], False)))
            continue
        cluster.append((start, end, entry, sureness))
        reach = max(reach, end)
        if place == len(ordered) or ordered[place][0] >= reach:
            matches += _cover(cluster, entries)
            cluster = []
    return matches


def _cover(cluster: list[Hit], entries: Sequence[Designation]) -> list[Match]:
    """The matches of hits that overlap: longest first, those that stay and those that they cover."""

    def rank(hit: Hit) -> tuple:
        start, end, entry, sureness = hit
        designation = entries[entry]
        return start - end, start, -sureness, STATUS_ORDER[designation.term.status], designation.concept.id

    first = cluster[0][0]
    taken = bytearray(max(end for _, end, _, _ in cluster) - first)
    kept: set[tuple[int, int]] = set()
    named: set[tuple[int, int, str]] = set()
    matches: list[Match] = []
    for start, end, entry, sureness in sorted(cluster, key=rank):
        name = start, end, entries[entry].concept.id
        if name in named:
            continue
        named.add(name)
        free = taken.find(1, start - first, end - first) < 0
        if free:
            taken[start - first : end - first] = b"\1" * (end - start)
            kept.add((start, end))
        covered = (start, end) not in kept  # the stretch of a homograph was
        matches.append(Match(Span(start, end), entries[entry], SURENESS[sureness], covered))
    return sorted(matches, key=lambda match: (match.span, match.covered))
