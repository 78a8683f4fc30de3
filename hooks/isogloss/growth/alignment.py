"""Which candidates of two languages stand in the same sections: those that mean the same do, whatever the languages."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from isogloss.growth.candidates import Candidate, Place


class Equivalent(NamedTuple):
    """A candidate of another language, and how well its sections are the same, from 0 to 1."""

    candidate: Candidate
    likeness: float


class Aligner:
    """Compares candidates by the places that languages share."""

    def __init__(self, by_language: Mapping[str, Sequence[Candidate]]):
        self.at: dict[str, dict[Place, list[Candidate]]] = {}
        places: set[Place] = set()
        for code, candidates in by_language.items():
            there = self.at[code] = defaultdict(list)
            for candidate in candidates:
                places |= candidate.places
                for place in candidate.places:
                    there[place].append(candidate)
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
        shared: Counter[int] = Counter()
        known: dict[int, Candidate] = {}
        there = self.at[code]
        for place in one.places:
            for other in there.get(place, ()):
                shared[id(other)] += 1
                known[id(other)] = other
        found = [
            (self.likeness(count, len(one.places), len(known[number].places)), known[number])
            for number, count in shared.items()
        ]
        alike = Counter(likeness for likeness, _ in found)
        ranked = sorted(found, key=lambda it: (-it[0], -it[1].count, it[1].key))[:most]
        return [Equivalent(other, likeness / math.sqrt(alike[likeness])) for likeness, other in ranked if likeness]


def _likelihood_ratio(both: int, one: int, other: int, total: int) -> float:
    """−2 log λ of the table in which two things stand together so often; 0 where they do so less than by chance."""
    if both * total <= one * other:
        return 0.0
    table = (both, one - both, other - both, total - one - other + both)
    products = (one * other, one * (total - other), (total - one) * other, (total - one) * (total - other))
    by = zip(table, products, strict=True)
    return 2 * sum(count * math.log(count * total / product) for count, product in by if count > 0 and product)
