"""Suggesting first concepts for a glossary: names that all languages share, and the subjects of pages."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import dropwhile, islice

from isogloss.languages import language
from isogloss.site.page import Page

NAME = re.compile(r"(?<![\w./@#-])[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?![\w/@-]|\.\w)")
"""A name that is written alike in every language, by its capitals: OpenAPI, JSON, FastAPI."""

LONGEST_HEADING = 3
"""Words of a heading that is taken for the name of what its page is about."""

MOST_PAGES, MOST_CONCEPTS = 300, 3

Concepts = dict[str, dict[str, tuple[str, bool]]]
"""By id and language, a term and whether its capitals matter."""


def first_concepts(alternates: Iterable[Mapping[str, Page]]) -> Concepts:
    """Up to three concepts, the most certain first: names that appear in every language's version of most pages;
    otherwise short first headings of pages, in every language.
    """
    pages = list(islice(alternates, MOST_PAGES))
    counts: Counter[str] = Counter()
    languages: dict[str, set[str]] = defaultdict(set)
    for versions in pages:
        found = {code: set(NAME.findall(page.markdown.prose)) for code, page in versions.items()}
        for name in frozenset.intersection(*map(frozenset, found.values())) if len(found) > 1 else ():
            counts[name] += 1
            languages[name] |= found.keys()
    names = [name for name, count in sorted(counts.items(), key=lambda it: (-it[1], it[0])) if len(name) > 2]
    concepts: Concepts = {}
    for name in names:
        if (key := concept_id(name)) and key not in concepts and len(concepts) < MOST_CONCEPTS:
            concepts[key] = dict.fromkeys(sorted(languages[name]), (name, True))
    return concepts or _titles(pages)


def _titles(pages: Iterable[Mapping[str, Page]]) -> Concepts:
    for versions in pages:
        titles = {code: title for code, page in versions.items() if (title := _title(page))}
        if len(titles) == len(versions) > 1:
            stem = next(iter(versions.values())).path.rpartition(".")[0].removesuffix("/index").rpartition("/")[2]
            key = next(filter(None, map(concept_id, [*titles.values(), stem])), "")
            if key and len(set(titles.values())) > 1:
                return {key: {code: (title, False) for code, title in titles.items()}}
    return {}


def _title(page: Page) -> str:
    heading = next(iter(page.markdown.headings), None)
    words = page.source.text[slice(*heading.title)].strip() if heading else ""
    plain = all(c.isalnum() or c.isspace() or unicodedata.category(c).startswith("M") for c in words)
    if not plain or len(words) > 60:
        return ""
    spoken = language(page.language)
    named = list(dropwhile(lambda word: spoken.folded(word) in spoken.skipped, words.split()))  # il conto is a conto
    return " ".join(named) if len(named) <= LONGEST_HEADING else ""


def concept_id(words: str) -> str:
    """An id made from words, empty if they have no ASCII letters: API gateway → api-gateway."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain.lower()))
