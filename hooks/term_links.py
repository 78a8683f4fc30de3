"""The first mention of a term in each section of a page is a link to its entry in the glossary."""

import os
from pathlib import Path

from mkdocs.utils import get_relative_url, write_file

from isogloss.editing.redirects import redirects_of
from isogloss.publishing.term_links import card_files, cards, with_term_links
from isogloss.site.page import Page
from isogloss.text.source import Source
from kept import kept


def on_page_markdown(markdown, page, config, files):
    glossary, code = config.extra["glossary"], os.environ["LOCALE"]
    if glossary is None or page.url.removeprefix("./") == glossary.address or page.meta.get("term-links") is False:
        return markdown
    made_of = ("term links", page.file.src_uri, page.url, markdown, glossary.address, config.extra["terms"])
    return kept(str, made_of, lambda: _linked(page, markdown, config.extra["termbase"].matchers[code], glossary))


def _linked(page, markdown, matcher, glossary):
    read = Page(os.environ["LOCALE"], page.file.src_uri, Source(page.file.src_uri, markdown), matcher)
    return with_term_links(read, lambda concept: get_relative_url(glossary.entry(concept), page.url))


def on_post_build(config):
    """What the cards beside the links say, loaded when the first one is wanted."""
    place = config.extra["glossary"]
    is_large = place and place.parts
    there = cards(config.extra["termbase"].glossary, os.environ["LOCALE"], place.entry if is_large else None)
    if is_large:  # the script that leads to entries knows their old names too
        old = redirects_of(Path(config.config_file_path).parent).concepts
        there |= {name: there[concept] for name, concept in old.items() if concept in there}
    for name, content in card_files(there).items():
        write_file(content, str(Path(config.site_dir) / "assets" / name))
