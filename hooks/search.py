"""A search index for each language, made from its pages as they are read, and from the glossary."""

import os
from collections import Counter, defaultdict
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from building.results import cached, packed, unpacked
from building.site import codes
from building.sources import source
from isogloss.publishing.glossary_page import MARKER
from isogloss.publishing.page_sections import page_sections
from isogloss.publishing.search_index import (
    Document,
    UnlikeForms,
    concept_document,
    mentioned,
    most_mentioned,
    page_document,
    search_index,
    unlike_forms,
)
from isogloss.publishing.search_words import Reading, reading

UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/javascripts/bundle.")
"""What the theme brings for another search, and its script: overrides/assets/javascripts/page.js stands in for it."""

GROUPS = 100
"""So many parts of a language's words have their forms kept apart: an edit has few words that are new."""

_pages: list[bytes] = []
"""Documents, packed: those of a large site would take much memory."""

_mentioned: Counter[str] = Counter()


class _Site:
    dirty = False
    glossary: Page | None = None


_site = _Site()


def on_startup(command: str, dirty: bool) -> None:
    _site.dirty = dirty


def on_files(files: Files, config: MkDocsConfig) -> Files:
    _pages.clear()
    _mentioned.clear()
    _site.glossary = None
    for file in list(files):
        if file.src_uri.startswith(UNUSED):
            files.remove(file)
    return files


@event_priority(50)  # before the glossary's page has its entries, which are documents of their own
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    if _site.dirty or (page.meta.get("search") or {}).get("exclude"):
        return  # an index of the pages that have changed would be none of the others
    entries = {}  # these are documents of their own
    if MARKER in source(page.file).asked:
        _site.glossary = _site.glossary or page
        entries = config.extra["termbase"].glossary.concepts
    else:
        # the glossary names every concept, and that often where many others are near it: this says nothing
        _mentioned.update(mentioned(html))

    def document() -> bytes:
        sections = [it for it in page_sections(html) if it.anchor not in entries]
        return packed(page_document(_reading(config), page.url.removeprefix("./"), page.title, sections))

    _pages.append(cached(bytes, ("document", page.url, page.title, html, list(entries)), document))


def on_post_build(config: MkDocsConfig) -> None:
    if _site.dirty:
        return
    title = _site.glossary.title if _site.glossary else None
    for name, content in _index(config, title).items():
        write_file(content, str(Path(config.site_dir) / "search" / name))


def _index(config: MkDocsConfig, title: str | None) -> dict[str, bytes]:
    code, place = os.environ["LOCALE"], config.extra["glossary"]
    glossary, read = config.extra["termbase"].glossary, _reading(config)
    known = [] if title is None else most_mentioned(glossary, code, _mentioned)
    addresses = sorted((concept.id, place.entry(concept.id)) for concept in known)
    documents = cached(
        dict[str, Document],
        ("documents of concepts", code, config.extra["concepts"], title, addresses),
        lambda: {it.id: concept_document(read, code, it, place.entry(it.id), title or "") for it in known},
    )
    pages = (unpacked(page, Document) for page in _pages)
    return search_index(read, code, [documents[concept.id] for concept in known], pages, _unlike_forms)


def _unlike_forms(read: Reading, code: str, words: list[str]) -> UnlikeForms:
    groups = defaultdict(list)
    for word in words:
        groups[sum(map(ord, word)) % GROUPS].append(word)
    found: UnlikeForms = {}
    for group in groups.values():
        found |= cached(UnlikeForms, ("unlike forms", code, group), partial(unlike_forms, read, code, group))
    return found


def _reading(config: MkDocsConfig) -> Reading:
    return reading(os.environ["LOCALE"], codes(config))
