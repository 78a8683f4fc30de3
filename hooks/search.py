"""A search index for each language, made from its pages as they are read, and from the glossary."""

import os
from collections import Counter
from pathlib import Path

from mkdocs.utils import write_file

from building.results import cached
from isogloss.publishing.glossary_page import MARKER
from isogloss.publishing.page_sections import page_sections
from isogloss.publishing.search_index import concept_document, mentioned, most_mentioned, page_document, search_index
from isogloss.publishing.search_words import reading

UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/javascripts/bundle.")
"""What the theme brings for another search, and its script: overrides/assets/javascripts/page.js stands in for it."""

_pages = []
_mentioned = Counter()
_build = {"dirty": False}


def on_startup(command, dirty):
    _build["dirty"] = dirty


def on_files(files, config):
    _pages.clear()
    _mentioned.clear()
    for file in list(files):
        if file.src_uri.startswith(UNUSED):
            files.remove(file)
    return files


def on_page_content(html, page, config, files):
    if _build["dirty"] or (page.meta.get("search") or {}).get("exclude"):
        return  # an index of the pages that have changed would be none of the others
    has_glossary = MARKER in page.file.content_string
    if not has_glossary:
        # the glossary names every concept, and that often where many others are near it: this says nothing
        _mentioned.update(mentioned(html))
    _pages.append((page, page_sections(html), has_glossary))  # to keep them would take about as long as to make them


def on_post_build(config):
    if _build["dirty"]:
        return
    pages = [(page.url, page.title, sections, has_glossary) for page, sections, has_glossary in _pages]
    made_of = ("search", os.environ["LOCALE"], config.extra["concepts"], dict(_mentioned), pages)
    for name, content in cached(dict[str, bytes], made_of, lambda: _index(config)).items():
        write_file(content, str(Path(config.site_dir) / "search" / name))


def _index(config):
    code = os.environ["LOCALE"]
    read = reading(code, [locale.locale for locale in config.plugins["i18n"].config.languages])
    glossary = config.extra["termbase"].glossary
    place = config.extra["glossary"]
    title = next((page.title for page, _, has_glossary in _pages if has_glossary), None)
    known = [] if title is None else most_mentioned(glossary, code, _mentioned)
    concepts = (concept_document(read, code, it, place.entry(it.id), title) for it in known)
    pages = (
        page_document(
            read,
            page.url.removeprefix("./"),
            page.title,
            # entries are documents of their own
            [it for it in sections if not (has_glossary and it.anchor in glossary.concepts)],
        )
        for page, sections, has_glossary in _pages
    )
    return search_index(read, code, concepts, pages)
