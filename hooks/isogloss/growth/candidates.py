"""Stretches of words that may be terms, and what is to be seen of each: how often and where it stands, what stands
beside it, which longer stretches hold it (K. Frantzi, S. Ananiadou, H. Mima, Automatic recognition of multi-word
terms, 2000)."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from math import isqrt

from isogloss.growth.words import Cutter, Run, Word, bases, grouped, of_words, parted
from isogloss.languages import language
from isogloss.languages.language import Language
from isogloss.site.naming import section_names
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.text.cover import HIDDEN, MARKUP
from isogloss.text.source import Location, Span

LONGEST, LONGEST_UNSPACED = 4, 8
"""Words of a candidate without those that only hold it together, and characters where words are not set apart."""

FEW_WORDS = 20_000
"""Words of a language up to which each candidate counts; of so many times more, it has to stand as often as the square
root of that says, and once."""

HOLDING = 3
"""Words within a candidate that only hold it together."""

Key = tuple[str, ...]
"""The words of a candidate, each as what it is a form of."""

Place = tuple[str, str, int, int]
"""A stretch that languages share: the page's path, the section's name, the paragraph's number in it where all
languages have as many there, else 0, and the sentence's where they have as many in that paragraph, else 0."""

SENTENCE = re.compile(r"[.!?؟。！？…][\"'”’»)\]）」』*_]*(?=\s|$)|[。！？]")
"""Where a sentence ends."""

UNSEEN = dict.fromkeys(map(ord, MARKUP + "\u00ad\u200b"), None)
UNSEEN_CHARACTERS = f" \t\r\n{MARKUP}{HIDDEN}"
MIXED = re.compile(r"[A-Z][A-Za-z]*[a-z][A-Z][A-Za-z]*")
EXPLAINED = re.compile(r"\s*[(（]\s*[A-Z][A-Za-z&]*[A-Z][a-z]?\s*[)）]")
"""An acronym in brackets behind what it stands for."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A stretch of words in all its forms, where it stands first, how often, and in which places."""

    key: Key
    language: str
    forms: Mapping[str, int]
    first: Location
    count: int
    places: frozenset[Place]

    @property
    def text(self) -> str:
        """Its commonest form."""
        return _most_often(self.forms)


@dataclass(slots=True)
class Sight:
    """All that is seen of a stretch of words while the pages of its language are read. What stands beside it and holds
    it takes the most memory, and is forgotten when it has its rank.

    `places` are the sections it stands in, `explained` says how often an acronym in brackets follows, `known` how often
    it is a term of the glossary.
    """

    key: Key
    language: str
    first: Location
    forms: Counter[str] = field(default_factory=Counter)
    count: int = 0
    known: int = 0
    places: set[Place] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)
    explained: int = 0
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)
    within: Counter[Key] = field(default_factory=Counter)

    @property
    def text(self) -> str:
        """Its commonest form."""
        return _most_often(self.forms)

    def candidate(self, known: dict[frozenset[Place], frozenset[Place]]) -> Candidate:
        """What is kept of it; places that are `known` are not kept twice."""
        own = frozenset(self.places)
        places = known.setdefault(own, own)
        return Candidate(self.key, self.language, self.forms, self.first, self.count, places)


def _most_often(forms: Mapping[str, int]) -> str:
    """The form that stands most often."""
    return min(forms, key=lambda form: (-forms[form], len(form), form))


@dataclass(frozen=True, eq=False)
class Corpus:
    """What is seen of each candidate of a language, how often each word stands on its pages, which words only hold
    others together, and the paths of its pages."""

    language: str
    candidates: Mapping[Key, Sight]
    counts: Counter[str]
    empty: frozenset[str]
    paths: frozenset[str]

    @cached_property
    def length(self) -> float:
        """The mean length of its words, each counted once."""
        return sum(map(len, self.counts)) / max(1, len(self.counts))

    def often(self, word: str) -> int:
        """How often a word stands on its pages, at least once."""
        return max(1, self.counts[word])

    def count(self, key: Key) -> int:
        """How often some words stand side by side, at least once."""
        if len(key) == 1:
            return self.often(key[0])
        return self.candidates[key].count if key in self.candidates else 1


def corpora(site: Site) -> Iterator[Corpus]:
    """What each language's pages have of candidates. Pages are read twice, once beside the other languages and once
    beside those of their own, and released: all at once take memory that grows with the number of languages."""
    places: dict[str, dict[str, _Places]] = defaultdict(dict)
    for path in site.paths:
        alternates = site.only(path).alternates(path)
        shapes = _shapes(alternates)
        told: dict[Place, Place] = {}  # each is kept once for all languages
        for code in alternates:
            places[code][path] = _Places(path, shapes[code], list(shapes.values()), told)
    for code in site.languages:
        yield corpus(site.alone(code).unread(), code, places.pop(code, {}))


def corpus(site: Site, code: str, places: Mapping[str, "_Places"]) -> Corpus:
    """What a language's pages, whose stretches that languages share are given by path, have of candidates."""
    spoken = language(code)
    runs = {path: list(Cutter(spoken).runs(page.markdown.prose)) for path, page in site.pages[code].items()}
    if spoken.lexicon:
        common = spoken.lexicon().words
        runs = {path: [grouped(run, common) for run in there] for path, there in runs.items()}
    written = {word.folded for there in runs.values() for run in there for word in run}
    runs = {path: [list(parted(run, spoken, written)) for run in there] for path, there in runs.items()}
    words = Counter(word.folded for there in runs.values() for run in there for word in run)
    base = bases(spoken, words)
    numerals = spoken.numerals
    counting = {*numerals.words, *numerals.ordinals, *numerals.multipliers, *numerals.characters} - numerals.homographs
    functions = {
        spoken.folded(word)
        for word in spoken.typography.function_words | counting | spoken.questions | spoken.conjunctions
    }
    # what has a function word for its base, such as "and to", is one as well
    empty = frozenset(functions | {word for word, of in base.items() if of in functions})
    read = {path: [_Read.of(run, spoken, base, empty) for run in there] for path, there in runs.items()}
    least = 1 + isqrt(words.total() // FEW_WORDS)
    often = _standing([it for there in read.values() for it in there], least) if least > 1 else None
    found: dict[Key, Sight] = {}
    for path, there in read.items():
        _add(site.pages[code][path], there, places[path], often, found)
    counts: Counter[str] = Counter()
    for word, count in words.items():
        counts[base[word]] += count
    return Corpus(code, found, counts, empty, frozenset(runs))


@dataclass(frozen=True)
class _Read:
    """A run as candidates are made of it: what each word counts as, whether it may begin or end a candidate, and
    whether it only holds others together."""

    run: Run
    spaced: bool
    of_words: bool
    keys: Key
    full: Sequence[bool]
    empty: Sequence[bool]

    @classmethod
    def of(cls, run: Run, spoken: Language, base: Mapping[str, str], empty: frozenset[str]) -> "_Read":
        keys = tuple(_key(word, spoken, base) for word in run)
        full = [_may_end(word.folded, empty, spoken.spaced) for word in run]
        return cls(run, spoken.spaced, of_words(spoken), keys, full, [word.folded in empty for word in run])

    def stretches(self) -> Iterator[tuple[int, int]]:
        """The first and the last word of every stretch that may be a term."""
        run, full, empty, spaced = self.run, self.full, self.empty, self.spaced
        longest = LONGEST if self.of_words else LONGEST_UNSPACED
        for first in range(len(run)):
            inner = 0
            for last in range(first, min(len(run), first + longest + HOLDING) if full[first] else first):
                inner += empty[last]
                if inner > HOLDING or last - first + 1 - inner > longest:
                    break
                # a character alone is no word
                if full[last] and (spaced or run[last].end - run[first].start > 1):
                    yield first, last


def _standing(read: Sequence[_Read], least: int) -> set[Key]:
    """The keys of the stretches that stand at least so often: those of more words are made of those of fewer that do,
    so that what stands seldom is never kept (R. Agrawal, R. Srikant, Fast algorithms for mining association rules,
    1994)."""
    ends = [[number for number, may in enumerate(it.full) if may] for it in read]
    begins: list[Sequence[int]] = [range(len(there)) for there in ends]
    longest = LONGEST if read and read[0].of_words else LONGEST_UNSPACED
    found: set[Key] = set()
    for more in range(longest):
        counts = Counter(
            it.keys[there[n] : there[n + more] + 1]
            for it, there, those in zip(read, ends, begins, strict=True)
            for n in those
        )
        often = {key for key, count in counts.items() if count >= least}
        found |= often
        begins = [
            _longer([n for n in those if it.keys[there[n] : there[n + more] + 1] in often])
            for it, there, those in zip(read, ends, begins, strict=True)
        ]
    return found


def _longer(begins: Sequence[int]) -> list[int]:
    """Those of some places that the next one is among, too."""
    return [one for one, other in pairwise(begins) if other == one + 1]


def _add(page: Page, read: Sequence[_Read], places: "_Places", often: set[Key] | None, found: dict[Key, Sight]) -> None:
    """Add the candidates of a page: of those that are none of the glossary's terms only what stands `often`."""
    spoken, prose = language(page.language), page.markdown.prose
    # a term is found with the conjunction that is written with it
    after = {word.start: word.end for it in read for word in it.run if word.folded in spoken.conjunctions}
    known = _Spans([Span(after.get(m.span.start, m.span.start), m.span.end) for m in page.matches if not m.covered])
    for it in read:
        run, keys, full = it.run, it.keys, it.full
        holders = [known.holding(word.start) for word in run]
        for first, last in it.stretches():
            key = keys[first : last + 1]
            if often is not None and key not in often and not holders[first]:
                continue
            span = Span(run[first].start, run[last].end)
            relation = _relation(span, holders[first], holders[last])
            if relation is None or (often is not None and not relation and key not in often):
                continue
            candidate = found.get(key)
            if candidate is None:
                candidate = found[key] = Sight(key, page.language, page.source.location(span))
            candidate.count += 1
            candidate.known += relation
            form = prose[slice(*span)].translate(UNSEEN)
            candidate.forms[" ".join(form.split()) if spoken.spaced else "".join(form.splitlines())] += 1
            candidate.places.add(places.of(span.start))
            candidate.pages.add(page.path)
            candidate.explained += EXPLAINED.match(prose, span.end) is not None
            candidate.before[run[first - 1].folded if first else ""] += 1
            candidate.after[run[last + 1].folded if last + 1 < len(run) else ""] += 1
            # over what only holds words together, to the next one that may begin or end a term
            earlier = next((at for at in range(first - 1, max(-1, first - 2 - HOLDING), -1) if full[at]), None)
            later = next((at for at in range(last + 1, min(len(run), last + 2 + HOLDING)) if full[at]), None)
            if earlier is not None:
                candidate.within[keys[earlier : last + 1]] += 1
            if later is not None:
                candidate.within[keys[first : later + 1]] += 1


def _key(word: Word, spoken: Language, base: Mapping[str, str]) -> str:
    """What a word counts as: one with capitals inside, such as CxO, is another than CXO."""
    if mixed := MIXED.match(word.written):
        return mixed[0]
    return spoken.same.get(word.folded, base[word.folded])


def _may_end(folded: str, empty: frozenset[str], spaced: bool) -> bool:
    """Whether a candidate may begin or end with a word."""
    return folded not in empty and not folded[0].isdigit() and (not spaced or len(folded) > 1)


def _relation(span: Span, first: Span | None, last: Span | None) -> int | None:
    """Whether a stretch is a term of the glossary (1) or none (0); None where it is part of one, or cuts one."""
    for term in (first, last):
        if term and (term.start < span.start or term.end > span.end):
            return None
    return int(first == span)


class _Places:
    """The sections, paragraphs and sentences of a page, by what they are called in every language."""

    def __init__(self, path: str, own: "_Shape", shapes: Sequence["_Shape"], known: dict[Place, Place]):
        first: Place = (path, "", 0, 0)
        self.starts, self.places = [0], [known.setdefault(first, first)]
        for name, paragraphs in own.items():
            there = [shape.get(name, []) for shape in shapes]
            alike = len({len(others) for others in there}) == 1
            for number, sentences in enumerate(paragraphs):
                told = alike and len({len(others[number]) for others in there}) == 1
                for at, start in enumerate(sentences, 1):
                    self.starts.append(start)
                    place: Place = (path, name, (number + 1) * alike, at * told)
                    self.places.append(known.setdefault(place, place))
        self.starts, self.places = map(list, zip(*sorted(zip(self.starts, self.places, strict=True)), strict=True))

    def of(self, place: int) -> Place:
        return self.places[bisect_right(self.starts, place) - 1]


_Shape = dict[str, list[list[int]]]
"""The paragraphs of each section, as where their sentences begin."""


def _shapes(alternates: Mapping[str, Page]) -> dict[str, _Shape]:
    names = section_names(alternates)
    return {code: _shape(page, names[code]) for code, page in alternates.items()}


def _shape(page: Page, names: Sequence[str | None]) -> _Shape:
    starts = [section.span.start for section in page.sections]
    found: dict[str, list[list[int]]] = defaultdict(list)
    prose = page.markdown.prose
    for span in page.markdown.paragraphs:
        ends = [match.end() for match in SENTENCE.finditer(prose, span.start, span.end)]
        begins = [end for end in ends if prose[end : span.end].strip(UNSEEN_CHARACTERS)]
        found[names[bisect_right(starts, span.start) - 1] or ""].append([span.start, *begins])
    return found


class _Spans:
    """Stretches that do not overlap much, to be asked for what holds a place."""

    def __init__(self, spans: list[Span]):
        self.spans = sorted(spans)
        self.starts = [span.start for span in self.spans]

    def holding(self, place: int) -> Span | None:
        number = bisect_right(self.starts, place) - 1
        return self.spans[number] if number >= 0 and place < self.spans[number].end else None
