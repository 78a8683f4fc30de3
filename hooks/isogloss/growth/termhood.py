"""How likely a candidate is a term, by what is to be seen of it and by how like the glossary's terms it is.

What each thing counts for was learned from the terms of a glossary of 105 concepts among the other candidates of its
pages in five languages (C. Elkan, K. Noto, Learning classifiers from only positive and unlabeled data, 2008). They
hold for all five; to learn them anew from each site's own terms found fewer.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest

from isogloss.growth.alignment import Aligner
from isogloss.growth.candidates import Candidate, Corpus, Key, Place, Sight
from isogloss.growth.words import of_words
from isogloss.languages import language

WEIGHTS = {
    "once": -0.85,
    "nested": -1.3,
    "acronym": 4.5,
    "explained": 1.4,
    "setting": 0.4,
    "single": -0.85,
    "pair": 0.55,
    "long": -1.9,
    "short": 0.9,
    "bound": 0.85,
    "loose": -1.25,
    "variety": 0.8,
    "spread": -0.7,
    "shape": 1.6,
    "head": 0.5,
    "aligned": 0.2,
    "voted": 0.9,
}
"""What speaks for and against a term, in the logarithm of its odds: a logistic regression over ten halves of the
glossary, rounded."""

ROUNDS = 2
"""How often the languages vote on one another's candidates, by how likely their own are terms after the last vote."""

EVEN = 1.4
"""The score from which on a candidate counts for more than half of a vote."""

KEPT = 5000
"""Candidates of a language that can be told; the others are forgotten as soon as they are ranked."""

ALIGNED = 2000
"""Candidates of a language that are compared with those of the others."""

WITNESSES = 4
"""Languages that a candidate's sections are compared in: those that have most pages in common with its own."""

ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z][A-Za-z0-9&.-]*[A-Z][a-z]?")

FEW = 5
"""Terms on the pages at which half is known of what terms are like."""

FEW_ACRONYMS = 30
"""Acronyms of a language up to which each is likely a term; of pages full of them, one is the less so."""

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate and the logarithm of its odds to be a term; `told` says that it is to be told: it is no term of the
    glossary, and does not always stand within the same longer candidate."""

    candidate: Candidate
    score: float
    told: bool


@dataclass(frozen=True)
class _Ranking:
    """The likeliest candidates of a language, by what is to be seen in it alone; its pages' paths."""

    first: Sequence[Scored]
    paths: frozenset[str]


def scored(corpora: Iterable[Corpus]) -> dict[str, list[Scored]]:
    """The candidates of every language that the glossary lacks, the likeliest terms first; at most KEPT."""
    rankings = {corpus.language: _ranking(corpus) for corpus in corpora}
    aligner = Aligner({code: [it.candidate for it in there.first[:ALIGNED]] for code, there in rankings.items()})
    found = {code: _among_languages(rankings, aligner, code) for code in rankings}
    witnesses = {code: _witnesses(rankings, code) for code in rankings}
    latest = found
    for _ in range(ROUNDS):
        latest = _voted(found, latest, aligner, witnesses)
    return {code: _distinct(sorted(those, key=_order)) for code, those in latest.items()}


def _ranking(corpus: Corpus) -> _Ranking:
    odds = ((_odds(features), it) for it, features in _features(corpus))
    first = nsmallest(KEPT, odds, key=lambda it: (-it[0], it[1].key))
    places: dict[frozenset[Place], frozenset[Place]] = {}  # many candidates stand in the same ones
    scored = [Scored(it.candidate(places), score, _is_told(it, corpus)) for score, it in first]
    return _Ranking(scored, corpus.paths)


def _order(it: Scored) -> tuple[float, Key]:
    return -it.score, it.candidate.key


def _odds(features: Features) -> float:
    return sum(WEIGHTS[name] * value for name, value in features.items())


def _is_told(candidate: Sight, corpus: Corpus) -> bool:
    count = candidate.count
    always_within = count > 1 and any(corpus.count(longer) >= count for longer in candidate.within)
    return 2 * candidate.known < count and not always_within


def _among_languages(rankings: Mapping[str, _Ranking], aligner: Aligner, code: str) -> list[Scored]:
    """The candidates of a language, in the order of its ranking, by where those of the others stand, too."""
    witnesses = _witnesses(rankings, code)
    aligned: dict[frozenset[Place], float] = {}  # many candidates stand in the same places
    found = []
    for number, it in enumerate(rankings[code].first):
        places = it.candidate.places
        if number < ALIGNED and places not in aligned:
            best = (aligner.best(it.candidate, other, 1) for other in witnesses)
            aligned[places] = sum(equivalents[0].likeness for equivalents in best if equivalents)
        found.append(replace(it, score=it.score + _odds({"aligned": aligned.get(places, 0.0)})))
    return found


def _voted(
    found: Mapping[str, Sequence[Scored]],
    latest: Mapping[str, Sequence[Scored]],
    aligner: Aligner,
    witnesses: Mapping[str, Sequence[str]],
) -> dict[str, list[Scored]]:
    """The candidates of all languages with the votes of the others: where these have a likely term in the same places,
    a sentence most often names its concept here, too, and what stands there once is not left behind."""
    likely = {}
    for code, those in latest.items():
        odds = {it.candidate.key: it.score for it in those[:ALIGNED]}
        likely[code] = [max(_share(odds[one.key]) for one in group.members) for group in aligner.groups[code]]
    voted = {}
    for code, those in found.items():
        votes: dict[frozenset[Place], float] = {}  # many candidates stand in the same places
        voted[code] = list(those)
        for number, it in enumerate(those[:ALIGNED]):
            places = it.candidate.places
            if places not in votes:
                votes[places] = sum(aligner.vote(places, other, likely[other]) for other in witnesses[code])
            voted[code][number] = replace(it, score=it.score + _odds({"voted": votes[places]}))
    return voted


def _share(score: float) -> float:
    """How much of a vote a candidate gives."""
    return 1 / (1 + math.exp(EVEN - score))


def _witnesses(rankings: Mapping[str, _Ranking], code: str) -> list[str]:
    """The other languages that have most pages in common with one."""
    common = {other: len(rankings[code].paths & there.paths) for other, there in rankings.items() if other != code}
    return sorted(common, key=lambda other: -common[other])[:WITNESSES]


def _distinct(ranking: Iterable[Scored]) -> list[Scored]:
    """What is to be told, without what only stands within a likelier candidate."""
    kept: list[Scored] = []
    within: Counter[Key] = Counter()
    for it in ranking:
        key, count = it.candidate.key, it.candidate.count
        if it.told and within[key] < count:
            kept.append(it)
            within.update(dict.fromkeys(_parts(key), count))
    return kept


def _parts(key: Key) -> Iterator[Key]:
    return (key[start:end] for start in range(len(key)) for end in range(start + 1, len(key) + 1))


def _known(corpus: Corpus) -> list[Key]:
    return [key for key, candidate in corpus.candidates.items() if 2 * candidate.known >= candidate.count]


def _features(corpus: Corpus) -> Iterator[tuple[Sight, Features]]:
    """What is to be seen of each candidate in its language, one after the other."""
    known = set(_known(corpus))
    words = Counter(word for key in known for word in {*key})
    shape = Shape(known, corpus.candidates, language(corpus.language).spaced)
    setting = Setting(corpus, known)
    acronyms = sum(map(_is_acronym, corpus.candidates.values()))
    for key, candidate in corpus.candidates.items():
        features = _seen(corpus, key, candidate) | _like_others(corpus, key, known, words, shape)
        features["acronym"] *= min(1.0, FEW_ACRONYMS / max(1, acronyms))
        yield candidate, features | {"setting": setting.likeness(candidate, key in known)}


def _is_acronym(candidate: Sight) -> bool:
    return len(candidate.key) == 1 and ACRONYM.fullmatch(candidate.text) is not None


def _seen(corpus: Corpus, key: Key, candidate: Sight) -> Features:
    """What is to be seen of a candidate itself."""
    count = candidate.count
    spoken = language(corpus.language)
    unit = 1 if of_words(spoken) else 2
    acronym = _is_acronym(candidate)
    content = _content(corpus, key)
    holders = [other.count for held in candidate.within if (other := corpus.candidates.get(held)) and other.count > 1]
    return {
        "once": float(count == 1 and not acronym),
        "nested": max(holders, default=0) / count,
        "acronym": float(acronym),
        "explained": float(candidate.explained > 0 and not acronym),
        "single": float(len(key) == unit and not acronym),
        "pair": float(len(content) == 2 * unit),
        "long": float(len(content) > 3 * unit),
        "short": math.log(min(map(len, content)) / corpus.length) if spoken.spaced else 0.0,
        "bound": len(content) * count / sum(map(corpus.often, content)) if len(content) > 1 else 0.0,
        "variety": min(_variety(candidate.before), _variety(candidate.after)),
        "spread": math.log(len(candidate.pages)) / math.log(max(2, len(corpus.paths))),
    }


def _content(corpus: Corpus, key: Key) -> Sequence[str]:
    """The words of a candidate that do not only hold it together, each once."""
    return [*dict.fromkeys(word for word in key if word not in corpus.empty)] or [key[0]]


def _variety(neighbours: Counter[str]) -> float:
    """How many different things stand beside a candidate (entropy in bits); an end of the run is always another."""
    total = neighbours.total()
    return math.log2(total) - sum(n * math.log2(n) for word, n in neighbours.items() if word) / total


def _like_others(corpus: Corpus, key: Key, known: Collection[Key], words: Counter[str], shape: "Shape") -> Features:
    """How like the glossary's terms a candidate is; for one of them, like the others."""
    own = key in known
    content = _content(corpus, key)
    return {
        "shape": shape.likeness(key, own),
        "head": float(words[content[0]] > own or words[content[-1]] > own),
        # few terms do not tell what holds terms together
        "loose": sum(word in corpus.empty and words[word] <= own for word in key[1:-1])
        * len(known)
        / (len(known) + FEW),
    }


class Setting:
    """What stands beside terms, against what stands beside other candidates: words that only hold together, an end."""

    def __init__(self, corpus: Corpus, known: Collection[Key]):
        self.empty = corpus.empty
        self.known: Counter[tuple[str, str]] = Counter()
        self.others: Counter[tuple[str, str]] = Counter()
        for key, candidate in corpus.candidates.items():
            self.others.update(self._shares(candidate))
            if key in known:
                self.known.update(self._shares(candidate))
        self.share = (self.known.total() + 1) / (self.others.total() + 1)

    def _shares(self, candidate: Sight) -> dict[tuple[str, str], float]:
        shares: Counter[tuple[str, str]] = Counter()
        for side, beside in (("before", candidate.before), ("after", candidate.after)):
            for word, count in beside.items():
                shares[side, word if word in self.empty or not word else "…"] += count
        return {part: count / candidate.count for part, count in shares.items()}

    def likeness(self, candidate: Sight, own: bool) -> float:
        """The logarithm of the odds of its neighbours, without what a term itself adds."""
        return sum(
            share * math.log((self.known[part] - own * share + 1) / (self.others[part] * self.share + 1))
            for part, share in self._shares(candidate).items()
        )


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
    text = "".join(key)
    return [
        ("last", text[-1]), ("first", text[0]), ("last2", text[-2:]), ("first2", text[:2]), ("length", str(len(text))),
    ]  # fmt: skip
