"""How likely a candidate is a term: learned from the glossary's own terms on the same pages.

The terms that the glossary has stand on the pages among the candidates; what tells them from the rest tells the terms
that it lacks (C. Elkan, K. Noto, Learning classifiers from only positive and unlabeled data, 2008). With few terms to
learn from, the weights stay near those that hold anywhere.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from operator import mul

from isogloss.growth.alignment import Aligner
from isogloss.growth.candidates import Candidate, Corpus, Key
from isogloss.languages import language

PRIOR = {
    "bias": -4.0,
    "count": 0.6,
    "once": -1.0,
    "nested": -1.5,
    "marked": 0.5,
    "alone": 0.6,
    "acronym": 2.0,
    "capital": 0.5,
    "single": -1.0,
    "long": -0.5,
    "loose": -1.2,
    "cohesion": 0.5,
    "variety": 0.4,
    "pages": 0.5,
    "shape": 0.6,
    "familiar": 0.8,
    "head": 0.5,
    "everywhere": -1.0,
    "aligned": 1.0,
}
"""What speaks for and against a term on any site, in the logarithm of its odds."""

STEADY = 4.0
"""How many terms it takes to move a weight as far as they ask."""

ROUNDS = 40
MOST_OTHERS = 1500
ALIGNED = 2000
"""Candidates of a language that are compared with those of the others."""

Features = dict[str, float]


@dataclass(frozen=True)
class Scored:
    """A candidate and the logarithm of its odds to be a term."""

    candidate: Candidate
    score: float


def scored(corpora: Mapping[str, Corpus]) -> dict[str, list[Scored]]:
    """The candidates of every language that the glossary lacks, the likeliest terms first."""
    features = {code: _features(corpus) for code, corpus in corpora.items()}
    for code, there in features.items():
        others = [corpora[other].candidates for other in corpora if other != code]
        for key, values in there.items():
            values["aligned"] = 0.0
            values["everywhere"] = sum(key in other for other in others) / max(1, len(others))
    first = {code: _ranking(corpora[code], features[code], _weights(corpora[code], features[code])) for code in corpora}
    aligner = Aligner({code: [it.candidate for it in ranking[:ALIGNED]] for code, ranking in first.items()})
    for code, ranking in first.items():
        for one in ranking[:ALIGNED]:
            best = [aligner.best(one.candidate, other, 1) for other in corpora if other != code]
            features[code][one.candidate.key]["aligned"] = sum(it[0].likeness for it in best if it)
    return {
        code: _distinct(_ranking(corpora[code], features[code], _weights(corpora[code], features[code])), corpora[code])
        for code in corpora
    }


def _distinct(ranking: Iterable[Scored], corpus: Corpus) -> list[Scored]:
    """What the glossary lacks, without what only stands within a likelier candidate, or always within one longer."""
    kept: list[Scored] = []
    within: dict[Key, int] = {}
    for it in ranking:
        key, count = it.candidate.key, it.candidate.count
        if 2 * it.candidate.known >= count or within.get(key, 0) >= count:
            continue
        if count > 1 and any(corpus.count(longer) >= count for longer in it.candidate.within):
            continue
        kept.append(it)
        for start in range(len(key)):
            for end in range(start + 1, len(key) + 1):
                within[key[start:end]] = within.get(key[start:end], 0) + count
    return kept


def _ranking(corpus: Corpus, features: Mapping[Key, Features], weights: Mapping[str, float]) -> list[Scored]:
    found = [
        Scored(candidate, sum(weights[name] * value for name, value in features[key].items()))
        for key, candidate in corpus.candidates.items()
    ]
    return sorted(found, key=lambda it: (-it.score, it.candidate.key))


def _known(corpus: Corpus) -> list[Key]:
    return [key for key, candidate in corpus.candidates.items() if 2 * candidate.known >= candidate.count]


def _features(corpus: Corpus) -> dict[Key, Features]:
    known = set(_known(corpus))
    words = Counter(word for key in known for word in {*key})
    shape = Shape(known, corpus.candidates, language(corpus.language).spaced)
    return {
        key: _seen(corpus, key, candidate) | _like_others(corpus, key, known, words, shape)
        for key, candidate in corpus.candidates.items()
    }


def _seen(corpus: Corpus, key: Key, candidate: Candidate) -> Features:
    """What is to be seen of a candidate itself."""
    count, text = candidate.count, candidate.text
    spaced = language(corpus.language).spaced
    holders = [other.count for held in candidate.within if (other := corpus.candidates.get(held)) and other.count > 1]
    return {
        "bias": 1.0,
        "count": math.log2(count),
        "once": float(count == 1),
        "nested": max(holders, default=0) / count,
        "marked": math.log1p(candidate.marked),
        "alone": math.log1p(candidate.alone),
        "acronym": float(len(key) == 1 and len(text) > 1 and text.isupper()),
        "capital": candidate.capital / count,
        "single": float(len(key) == (1 if spaced else 2)),
        "long": float(sum(word not in corpus.empty for word in key) > (3 if spaced else 5)),
        "cohesion": _cohesion(corpus, key, count),
        "variety": min(_variety(candidate.before), _variety(candidate.after)),
        "pages": math.log2(len(candidate.pages)),
    }


def _cohesion(corpus: Corpus, key: Key, count: int) -> float:
    """How much more often the words stand together than by chance, where they hold together least (mutual
    information, a quarter of its bits)."""
    parts = ((corpus.count(key[:cut]), corpus.count(key[cut:])) for cut in range(1, len(key)))
    return min((math.log2(count * corpus.size / (one * other)) / 4 for one, other in parts), default=0.0)


def _variety(neighbours: Counter[str]) -> float:
    """How many different things stand beside a candidate (entropy in bits); an end of the run is always another."""
    total = neighbours.total()
    return math.log2(total) - sum(n * math.log2(n) for word, n in neighbours.items() if word) / total


def _like_others(corpus: Corpus, key: Key, known: Collection[Key], words: Counter[str], shape: "Shape") -> Features:
    """How like the glossary's terms a candidate is; for one of them, like the others."""
    own = key in known
    content = [word for word in key if word not in corpus.empty] or [key[0]]
    familiar = [words[word] > own for word in content]
    return {
        "shape": shape.likeness(key, own),
        "familiar": sum(familiar) / len(familiar),
        "head": float(familiar[0] or familiar[-1]),
        "loose": float(sum(word in corpus.empty and words[word] <= own for word in key[1:-1])),
    }


class Shape:
    """How the words of terms end and begin, against those of other candidates."""

    def __init__(self, known: Iterable[Key], others: Iterable[Key], spaced: bool):
        self.parts = _spaced_parts if spaced else _unspaced_parts
        known = list(known)
        others = list(others)
        self.known = Counter(part for key in known for part in self.parts(key))
        self.others = Counter(part for key in others for part in self.parts(key))
        self.share = (len(known) + 1) / (len(others) + 1)

    def likeness(self, key: Key, own: bool) -> float:
        """The mean logarithm of the odds of its parts, without what a term itself adds."""
        found = 0.0
        parts = self.parts(key)
        for part in parts:
            expected = self.others[part] * self.share
            found += math.log((self.known[part] - own + 0.5) / (expected + 0.5))
        return found / len(parts)


def _spaced_parts(key: Key) -> list[tuple[str, str]]:
    first, last = key[0], key[-1]
    return [("end2", last[-2:]), ("end3", last[-3:]), ("end4", last[-4:]), ("first3", first[-3:]), ("start", first[:3])]


def _unspaced_parts(key: Key) -> list[tuple[str, str]]:
    return [
        ("last", key[-1]), ("first", key[0]), ("last2", "".join(key[-2:])), ("first2", "".join(key[:2])),
        ("length", str(len(key))),
    ]  # fmt: skip


def _weights(corpus: Corpus, features: Mapping[Key, Features]) -> dict[str, float]:
    """What each feature counts for: logistic regression with the weights that hold anywhere as its prior."""
    names = list(PRIOR)
    prior = [PRIOR[name] for name in names]
    known = set(_known(corpus))
    others = [key for key in features if key not in known]
    step = max(1, len(others) // MOST_OTHERS)
    rows = [([features[key][name] for name in names], 1.0, 1.0) for key in features if key in known]
    rows += [([features[key][name] for name in names], 0.0, float(step)) for key in others[::step]]
    weights = list(prior)
    for _ in range(ROUNDS):
        slope = [STEADY * (weight - usual) for weight, usual in zip(weights, prior, strict=True)]
        bend = [STEADY] * len(names)
        for row, told, weight in rows:
            chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(map(mul, weights, row))))))
            error, turn = weight * (chance - told), weight * chance * (1 - chance)
            for number, value in enumerate(row):
                if value:
                    slope[number] += error * value
                    bend[number] += turn * value * value
        # features go together: small steps
        weights = [weight - a / b / 4 for weight, a, b in zip(weights, slope, bend, strict=True)]
    return dict(zip(names, weights, strict=True))
