"""Stretches of words that may be terms, and what is to be seen of each: how often and where it stands, what stands
beside it, which longer stretches hold it (K. Frantzi, S. Ananiadou, H. Mima, Automatic recognition of multi-word
terms, 2000)."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from isogloss.growth.words import Cutter, Run, Word, bases
from isogloss.languages import language
from isogloss.languages.language import Language
from isogloss.site.naming import section_names
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.text.cover import MARKUP
from isogloss.text.source import Location, Span

LONGEST, LONGEST_UNSPACED = 4, 8
"""Words of a candidate without those that only hold it together, and characters where words are not set apart."""

HOLDING = 3
"""Words within a candidate that only hold it together."""

Key = tuple[str, ...]
"""The words of a candidate, each as what it is a form of."""

Place = tuple[str, str, int]
"""A stretch that languages share: the page's path, the section's name, and the paragraph's number in it, where all
languages have as many there, else 0."""

EMPHASIS = re.compile(r"(?:\*\*|__)(?=\S)[^*_\r\n]{2,80}(?<=\S)(?:\*\*|__)")
UNSEEN = dict.fromkeys(map(ord, MARKUP + "\u00ad\u200b"), None)
MIXED = re.compile(r"[A-Z][A-Za-z]*[a-z][A-Z][A-Za-z]*")
BRACKETS = re.compile(r"[(（][^()（）\r\n]{2,60}[)）]")


@dataclass
class Candidate:
    """A stretch of words in all its forms.

    `places` are the sections it stands in, `marked` says how often it is emphasized or stands in a heading, `alone`
    how often nothing else stands in its cell, item or between its marks, `known` how often it is the glossary's.
    """

    key: Key
    language: str
    forms: Counter[str] = field(default_factory=Counter)
    first: Location | None = None
    count: int = 0
    known: int = 0
    places: set[Place] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)
    marked: int = 0
    alone: int = 0
    capital: int = 0
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)
    within: Counter[Key] = field(default_factory=Counter)

    @property
    def text(self) -> str:
        """The form that stands most often."""
        return min(self.forms, key=lambda form: (-self.forms[form], len(form), form))


@dataclass(frozen=True, eq=False)
class Corpus:
    """The candidates of a language, how often each word stands on its pages, and what each word is a form of."""

    language: str
    candidates: Mapping[Key, Candidate]
    counts: Counter[str]
    base: Mapping[str, str]
    empty: frozenset[str]

    @cached_property
    def size(self) -> int:
        """How many words there are."""
        return sum(self.counts.values())

    def count(self, key: Key) -> int:
        """How often some words stand side by side, at least once."""
        if len(key) == 1:
            return max(1, self.counts[key[0]])
        return self.candidates[key].count if key in self.candidates else 1


def corpus(site: Site, code: str) -> Corpus:
    """What a language's pages have of candidates."""
    cutter = Cutter(language(code))
    runs = [(page, list(cutter.runs(page.markdown.prose))) for page in site.pages[code].values()]
    words = Counter(word.folded for _, there in runs for run in there for word in run)
    base = bases(cutter.language, words)
    spoken, numerals = cutter.language, cutter.language.numerals
    counting = {*numerals.words, *numerals.ordinals, *numerals.multipliers, *numerals.characters} - numerals.homographs
    functions = {spoken.folded(word) for word in spoken.typography.function_words | counting}
    # what has a function word for its base, such as "and to", is one as well
    empty = frozenset(functions | {word for word, of in base.items() if of in functions})
    found: dict[Key, Candidate] = {}
    for page, there in runs:
        _add(page, there, _Places(page, site.alternates(page.path)), base, empty, found)
    counts: Counter[str] = Counter()
    for word, count in words.items():
        counts[base[word]] += count
    return Corpus(code, found, counts, base, empty)


def _add(
    page: Page,
    runs: Sequence[Run],
    places: "_Places",
    base: Mapping[str, str],
    empty: frozenset[str],
    found: dict[Key, Candidate],
) -> None:
    """Add the candidates of a page."""
    spoken, text, prose = language(page.language), page.source.text, page.markdown.prose
    marked = _Spans([h.title for h in page.markdown.headings] + _spans(EMPHASIS, text) + _spans(BRACKETS, text))
    known = _Spans([match.span for match in page.matches if not match.covered])
    for run in runs:
        holders = [known.holding(word.start) for word in run]
        keys = tuple(_key(word, spoken, base) for word in run)
        full = [_may_end(word.folded, empty, spoken.spaced) for word in run]
        for first, last in _stretches(run, full, empty, spoken.spaced):
            span = Span(run[first].start, run[last].end)
            relation = _relation(span, holders[first], holders[last])
            if relation is None:
                continue
            key = keys[first : last + 1]
            candidate = found.get(key) or found.setdefault(key, Candidate(key, page.language))
            candidate.count += 1
            candidate.known += relation
            form = prose[slice(*span)].translate(UNSEEN)
            candidate.forms[" ".join(form.split()) if spoken.spaced else "".join(form.split())] += 1
            candidate.first = candidate.first or page.source.location(span)
            candidate.places.add(places.of(span.start))
            candidate.pages.add(page.path)
            candidate.marked += marked.holding(span.start) is not None
            candidate.alone += last - first + 1 == len(run)
            candidate.capital += first > 0 and run[first].written[:1].isupper()
            candidate.before[run[first - 1].folded if first else ""] += 1
            candidate.after[run[last + 1].folded if last + 1 < len(run) else ""] += 1
            # over what only holds words together, to the next one that may begin or end a term
            earlier = next((at for at in range(first - 1, max(-1, first - 2 - HOLDING), -1) if full[at]), None)
            later = next((at for at in range(last + 1, min(len(run), last + 2 + HOLDING)) if full[at]), None)
            if earlier is not None:
                candidate.within[keys[earlier : last + 1]] += 1
            if later is not None:
                candidate.within[keys[first : later + 1]] += 1


def _stretches(run: Run, full: Sequence[bool], empty: frozenset[str], spaced: bool) -> Iterator[tuple[int, int]]:
    """The first and the last word of every stretch of a run that may be a term."""
    longest = LONGEST if spaced else LONGEST_UNSPACED
    for first in range(len(run)):
        inner = 0
        for last in range(first, min(len(run), first + longest + HOLDING) if full[first] else first):
            inner += run[last].folded in empty
            if inner > HOLDING or last - first + 1 - inner > longest:
                break
            # a character alone is no word
            if full[last] and (spaced or run[last].end - run[first].start > 1):
                yield first, last


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
    """The sections and paragraphs of a page, by what they are called in every language."""

    def __init__(self, page: Page, alternates: Mapping[str, Page]):
        self.path = page.path
        names = section_names(alternates)
        counts = {code: _paragraphs(other, names[code]) for code, other in alternates.items()}
        self.starts, self.places = [0], [(page.path, "", 0)]
        called, section_starts = names[page.language], [section.span.start for section in page.sections]
        seen: Counter[str] = Counter()
        for paragraph in page.markdown.paragraphs:
            name = called[bisect_right(section_starts, paragraph.start) - 1] or ""
            seen[name] += 1
            alike = len({count[name] for count in counts.values()}) == 1
            self.starts.append(paragraph.start)
            self.places.append((page.path, name, seen[name] if alike else 0))

    def of(self, place: int) -> Place:
        return self.places[bisect_right(self.starts, place) - 1]


def _paragraphs(page: Page, names: Sequence[str | None]) -> Counter[str]:
    """How many paragraphs each section has."""
    starts = [section.span.start for section in page.sections]
    return Counter(names[bisect_right(starts, span.start) - 1] or "" for span in page.markdown.paragraphs)


class _Spans:
    """Stretches that do not overlap much, to be asked for what holds a place."""

    def __init__(self, spans: list[Span]):
        self.spans = sorted(spans)
        self.starts = [span.start for span in self.spans]

    def holding(self, place: int) -> Span | None:
        number = bisect_right(self.starts, place) - 1
        return self.spans[number] if number >= 0 and place < self.spans[number].end else None


def _spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(*match.span()) for match in pattern.finditer(text)]
