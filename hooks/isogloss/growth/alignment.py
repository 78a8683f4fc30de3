"""Which candidates of two languages stand in the same sections: those that mean the same do, whatever the languages."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from typing import NamedTuple

from isogloss.growth.candidates import Candidate, Place


class Equivalent(NamedTuple):
    """A candidate of another language, and how well its sections are the same, from 0 to 1."""

    candidate: Candidate
    likeness: float


class _Group(NamedTuple):
    """Candidates that stand in the very same places, and how many these are."""

    places: int
    members: list[Candidate]


class Aligner:
    """Compares candidates by the places that languages share. Those that stand in the very same places are compared
    with the others once: most stand in one place only, and share it with many."""

    def __init__(self, by_language: Mapping[str, Sequence[Candidate]]):
        self.groups: dict[str, list[_Group]] = {}
        self.at: dict[str, dict[Place, list[int]]] = {}
        places: set[Place] = set()
        for code, candidates in by_language.items():
            groups: dict[frozenset[Place], list[Candidate]] = defaultdict(list)
            for candidate in candidates:
                groups[candidate.places].append(candidate)
            self.groups[code] = [_Group(len(there), members) for there, members in groups.items()]
            at: dict[Place, list[int]] = defaultdict(list)
            self.at[code] = at
            for number, there in enumerate(groups):
                places |= there
                for place in there:
                    at[place].append(number)
        self.total = max(1, len(places))
        self._weights: dict[tuple[int, int, int], float] = {}

    def likeness(self, shared: int, one: int, other: int) -> float:
        """How much two candidates share their places (Dice), made smaller where chance does it: by the logarithm of
        the likelihood ratio (T. Dunning, 1993), which counts in full from 15 on."""
        key = shared, one, other
        if key not in self._weights:
            sure = min(1.0, _likelihood_ratio(*key, self.total) / 15)
            self._weights[key] = 2 * shared / (one + other) * sure
        return self._weights[key]

    def best(self, one: Candidate, code: str, most: int = 3) -> list[Equivalent]:
        """The candidates of a language that a candidate is most like, the best first. Where many are alike, each is
        less so."""
        groups, places = self.groups[code], one.places
        shared = self._shared(places, code)
        # many groups share as much: how like they are is told once for all of them
        sharing: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, count in shared.items():
            sharing[count, groups[number].places].append(number)
        alike: dict[float, list[Candidate]] = defaultdict(list)
        for (count, other), numbers in sharing.items():
            if likeness := self.likeness(count, len(places), other):
                alike[likeness] += (one for number in numbers for one in groups[number].members)
        found: list[Equivalent] = []
        for likeness in sorted(alike, reverse=True):
            if len(found) >= most:
                break
            members = alike[likeness]
            ranked = nsmallest(most - len(found), members, key=lambda it: (-it.count, it.key))
            found += (Equivalent(other, likeness / math.sqrt(len(members))) for other in ranked)
        return found

    def vote(self, places: frozenset[Place], code: str, likely: Sequence[float]) -> float:
        """What a language says of some places: of the groups that share them, the best by how like its places are and
        how `likely` the likeliest of its members is a term."""
        groups = self.groups[code]
        shared = self._shared(places, code).items()
        return max((self.likeness(n, len(places), groups[it].places) * likely[it] for it, n in shared), default=0.0)

    def _shared(self, places: frozenset[Place], code: str) -> Counter[int]:
        """How many of some places each group of a language shares."""
        at = self.at[code]
        shared: Counter[int] = Counter()
        for place in places:
            shared.update(at.get(place, ()))
        return shared


def _likelihood_ratio(both: int, one: int, other: int, total: int) -> float:
    """−2 log λ of the table in which two things stand together so often; 0 where they do so less than by chance."""
    if both * total <= one * other:
        return 0.0
    table = (both, one - both, other - both, total - one - other + both)
    products = (one * other, one * (total - other), (total - one) * other, (total - one) * (total - other))
    by = zip(table, products, strict=True)
    return 2 * sum(count * math.log(count * total / product) for count, product in by if count > 0 and product)
