"""What is looked for, and what was found."""

import sys
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from itertools import chain, islice
from operator import itemgetter
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

START: Callable[[Hit], int] = itemgetter(0)
PLACE = itemgetter(0, 3)
"""What matches are in order of: their spans, those that are covered last."""

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


def moved(hit: Hit, by: int) -> Hit:
    """The hit so much further in its text."""
    start, end, entry, sureness = hit
    return start + by, end + by, entry, sureness


def designations(glossary: Glossary, code: str) -> list[Designation]:
    """All terms of a language."""
    return [
        Designation(concept, section, term) for concept, section in glossary.sections(code) for term in section.terms
    ]


Standing = tuple[int, str]
STATUS_ORDER = {Status.PREFERRED: 0, Status.ADMITTED: 1, Status.SUPERSEDED: 2, Status.DEPRECATED: 3}


def standing(designation: Designation) -> Standing:
    """What decides between entries that are found alike: the status of the term, else the name of the concept."""
    return STATUS_ORDER[designation.term.status], designation.concept.id


def longest(hits: Iterable[Hit], entries: Sequence[Designation], standings: Sequence[Standing]) -> list[Match]:
    """The hits as matches, in order of their place; those that a longer one overlaps are covered.

    Of equal stretches the surer wins, then the one in better standing (`standings` are those of the entries);
    homographs, the same words for two concepts, both stay.
    """
    matches: list[Match] = []
    add, new = matches.append, tuple.__new__  # the constructors of named tuples take twice the time
    ordered = sorted(hits)
    following = chain(map(START, islice(ordered, 1, None)), (sys.maxsize,))
    cluster: list[Hit] = []
    reach = 0
    for hit, next_start in zip(ordered, following, strict=False):
        start, end, entry, sureness = hit
        # most hits overlap neither what came before nor what comes next
        if end <= next_start and start >= reach:
            add(new(Match, (new(Span, (start, end)), entries[entry], SURENESS[sureness], False)))
            continue
        cluster.append(hit)
        if end > reach:
            reach = end
        if next_start >= reach:
            matches += _cover(cluster, reach, entries, standings)
            cluster = []
    return matches


def _cover(
    cluster: list[Hit], reach: int, entries: Sequence[Designation], standings: Sequence[Standing]
) -> list[Match]:
    """The matches of hits that overlap and end before `reach`, in order of their place: the longest, and those that
    they cover."""
    ranked = [(start - end, start, -sure, standings[entry], end, entry) for start, end, entry, sure in cluster]
    ranked.sort()
    first = cluster[0][0]
    whole = ranked[0][0] == first - reach  # as most often: the longest covers all others
    taken = bytearray(0 if whole else reach - first)
    matches: list[Match] = []
    add, new = matches.append, tuple.__new__
    span, concepts, covered = None, set(), False
    for _, start, less, (_, concept), end, entry in ranked:
        if span != (start, end):
            span, concepts = new(Span, (start, end)), {concept}
            covered = bool(matches) if whole else taken.find(1, start - first, end - first) >= 0
            if not (covered or whole):
                taken[start - first : end - first] = b"\1" * (end - start)
        elif concept in concepts:
            continue  # a surer match, or the better of its terms, stands for it
        else:
            concepts.add(concept)
        add(new(Match, (span, entries[entry], SURENESS[-less], covered)))
    matches.sort(key=PLACE)
    return matches
