"""What a glossary could say next: terms that it lacks, wordings that compete, pages that it does not explain."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from isogloss.glossary.model import OUT_OF_USE, TermType
from isogloss.growth.alignment import Aligner
from isogloss.growth.candidates import Candidate, corpora
from isogloss.growth.termhood import Scored, scored
from isogloss.growth.words import Cutter
from isogloss.languages import language
from isogloss.site.site import Site
from isogloss.text.source import Location, Span

EQUIVALENTS = 3
REACH = 60
"""Characters of context on either side."""


class Equivalent(msgspec.Struct, frozen=True):
    """A candidate of another language that stands in the same places, and how much so, from 0 to 1."""

    term: str
    likeness: float


class TermSuggestion(msgspec.Struct, frozen=True):
    """A term that the pages of a language use and the glossary lacks: how often, in which forms, where first, in which
    sections, and what it is likely called elsewhere."""

    language: str
    term: str
    score: float
    count: int
    forms: dict[str, int]
    location: Location
    context: str
    sections: tuple[str, ...]
    equivalents: dict[str, tuple[Equivalent, ...]]


class Wording(msgspec.Struct, frozen=True):
    """A term of a concept, its status, how often it stands on the pages and where first."""

    term: str
    status: str
    count: int
    location: Location


class VariantSuggestion(msgspec.Struct, frozen=True):
    """Wordings that compete for a concept in a language, the one of the majority first."""

    language: str
    concept: str
    wordings: tuple[Wording, ...]


class Coverage(msgspec.Struct, frozen=True):
    """How much of a page the glossary explains: its words (characters where words are not set apart) that hold no
    sentence together, those within terms, its sections, those with a term."""

    language: str
    path: str
    words: int
    explained: int
    sections: int
    named: int


def candidates(site: Site, languages: Iterable[str] = (), most: int = 150) -> dict[str, list[Candidate]]:
    """The likeliest terms that the glossary lacks, by language."""
    found = scored(corpora(site))
    return {code: [it.candidate for it in found[code][:most]] for code in languages or site.languages}


def suggested_terms(site: Site, languages: Iterable[str] = (), most: int = 150) -> list[TermSuggestion]:
    """The same, with context and likely equivalents."""
    ranking = scored(corpora(site))
    aligner = Aligner({code: [it.candidate for it in found[: 10 * most]] for code, found in ranking.items()})
    return [_suggestion(site, aligner, it, code) for code in languages or site.languages for it in ranking[code][:most]]


def _suggestion(site: Site, aligner: Aligner, it: Scored, code: str) -> TermSuggestion:
    candidate = it.candidate
    best = {other: aligner.best(candidate, other, EQUIVALENTS) for other in site.languages if other != code}
    return TermSuggestion(
        code,
        candidate.text,
        round(it.score, 3),
        candidate.count,
        dict(sorted(candidate.forms.items(), key=lambda form: (-form[1], form[0]))),
        candidate.first,
        _context(site, code, candidate.first),
        tuple(sorted({f"{path}#{name}" if name else path for path, name, *_ in candidate.places})),
        {
            other: tuple(Equivalent(e.candidate.text, round(e.likeness, 3)) for e in found)
            for other, found in best.items()
            if found
        },
    )


def _context(site: Site, code: str, place: Location) -> str:
    """The line of a place around it."""
    file = next(there[code] for there in site.files.values() if code in there and there[code].known_as == place.path)
    source = file.source()
    span, line = source.span(place), source.line(place.line)
    start, end = max(line.start, span.start - REACH), min(line.end, span.end + REACH)
    return " ".join(source.text[start:end].split())


def suggested_variants(site: Site, languages: Iterable[str] = ()) -> list[VariantSuggestion]:
    """The concepts that pages call by more than one full term of one part of speech, those whose minority is largest
    first. Acronyms stand beside their full forms by right, an adjective beside its noun, and do not compete with
    them."""
    found = []
    for code in languages or site.languages:
        counts: dict[tuple[str, str], dict[str, list[Any]]] = {}
        for page in site.pages[code].values():
            for occurrence in page.occurrences:
                term = occurrence.term
                rival = term.type == TermType.FULL_FORM or term.status in OUT_OF_USE
                if rival and occurrence.sure and not page.is_quoted(occurrence.span):
                    terms = counts.setdefault((occurrence.concept.id, term.part_of_speech), {})
                    terms.setdefault(term.text, [0, occurrence])[0] += 1
        for (concept, _), terms in counts.items():
            wordings = [
                Wording(term, first.term.status, count, first.location) for term, (count, first) in terms.items()
            ]
            if len(wordings) > 1:
                ordered = tuple(sorted(wordings, key=lambda it: (-it.count, it.term)))
                found.append(VariantSuggestion(code, concept, ordered))
    return sorted(found, key=lambda it: (it.language, -it.wordings[1].count, it.concept))


def coverage(site: Site, languages: Iterable[str] = ()) -> list[Coverage]:
    """How much of each page the glossary explains."""
    return [_coverage(site, code, path) for code in languages or site.languages for path in sorted(site.pages[code])]


def _coverage(site: Site, code: str, path: str) -> Coverage:
    page, spoken = site.pages[code][path], language(code)
    empty = {spoken.folded(word) for word in spoken.typography.function_words}
    words = [
        word.start
        for run in Cutter(spoken).runs(page.markdown.prose)
        for word in run
        if word.folded not in empty and not word.folded[0].isdigit()
    ]
    spans = [occurrence.span for occurrence in page.occurrences]
    full = [section for section in page.sections if _has_words(section.span, words)]
    return Coverage(
        code,
        path,
        len(words),
        sum(_held(spans, words)),
        len(full),
        sum(bool(section.occurrences) for section in full),
    )


def _has_words(span: Span, words: list[int]) -> bool:
    number = bisect_left(words, span.start)
    return number < len(words) and words[number] < span.end


def _held(spans: list[Span], words: list[int]) -> Iterator[bool]:
    """Whether each word stands within one of some stretches; both are in order of place."""
    number = 0
    for word in words:
        while number < len(spans) and spans[number].end <= word:
            number += 1
        yield number < len(spans) and spans[number].start <= word


Totals = Mapping[str, tuple[int, int, int, int]]


def totals(found: Iterable[Coverage]) -> Totals:
    """Words, explained words, sections and named sections by language."""
    sums: dict[str, tuple[int, int, int, int]] = {}
    for it in found:
        old = sums.get(it.language, (0, 0, 0, 0))
        sums[it.language] = (old[0] + it.words, old[1] + it.explained, old[2] + it.sections, old[3] + it.named)
    return sums
