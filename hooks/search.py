"""Each language has a search of its own: its index is made of its pages as they are read, and of the glossary."""

import os
from pathlib import Path

from mkdocs.utils import write_file

from isogloss.publishing.glossary_page import MARKER
from isogloss.publishing.page_sections import Section, page_sections
from isogloss.publishing.search_index import concept_document, mentioned_most, page_document, search_index
from isogloss.publishing.search_words import reading
from kept import kept

UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""What the theme brings for another search."""

_pages = []
_build = {"dirty": False}


def on_startup(command, dirty):
    _build["dirty"] = dirty


def on_files(files, config):
    _pages.clear()
    for file in list(files):
        if file.src_uri.startswith(UNUSED):
            files.remove(file)
    return files


def on_page_content(html, page, config, files):
    if not (page.meta.get("search") or {}).get("exclude"):
        _pages.append(
            (
                page,
                html,
                kept(list[Section], ("sections", html), lambda: page_sections(html)),
                MARKER in page.file.content_string,
            )
        )


def on_post_build(config):
    if _build["dirty"]:
        return  # an index of the pages that have changed would be none of the others
    code = os.environ["LOCALE"]
    read = reading(code, [locale.locale for locale in config.plugins["i18n"].config.languages])
    glossary = config.extra["termbase"].glossary
    concepts, pages = [], []
    for page, _, sections, has_glossary in _pages:
        address = page.url.removeprefix("./")
        if has_glossary:
            # entries are documents of their own
            sections = [section for section in sections if section.anchor not in glossary.concepts]
            # the glossary names every concept, and that often where many others are near it: this says nothing
            known = mentioned_most(glossary, code, (html for _, html, _, listing in _pages if not listing))
            concepts = [concept_document(read, code, concept, address, page.title) for concept in known]
        pages.append(page_document(read, address, page.title, sections))
    for name, content in search_index(read, code, concepts, pages).items():
        write_file(content, str(Path(config.site_dir) / "search" / name))
