"""The first mention of a term in each section of a page is a link to its entry in the glossary."""

import json
import os
from pathlib import Path

from mkdocs.utils import get_relative_url

from isogloss.publishing.glossary_page import MARKER
from isogloss.publishing.term_links import cards, with_term_links
from isogloss.site.page import Page
from isogloss.text.source import Source
from kept import kept

_site = {}


def on_files(files, config):
    """Which page is the glossary, and what finds the terms: the same for all pages of a build."""
    code = os.environ["LOCALE"]
    _site["matcher"] = config.extra["termbase"].matchers[code]
    pages = (file for file in files.documentation_pages() if file.src_uri.startswith(f"{code}/"))
    _site["glossary"] = next((file.src_uri for file in pages if MARKER in file.content_string), "")
    return files


def on_page_markdown(markdown, page, config, files):
    glossary = files.get_file_from_path(_site["glossary"])
    if glossary is None or page.file.src_uri == glossary.src_uri or page.meta.get("term-links") is False:
        return markdown
    address = get_relative_url(glossary.url, page.url)
    made_of = ("term links", page.file.src_uri, markdown, address, config.extra["terms"])
    return kept(str, made_of, lambda: _linked(page.file.src_uri, markdown, address))


def _linked(path, markdown, address):
    read = Page(os.environ["LOCALE"], path, Source(path, markdown), _site["matcher"])
    return with_term_links(read, lambda concept: f"{address}#{concept}")


def on_post_build(config):
    """What the cards beside the links say, loaded when the first one is wanted."""
    code = os.environ["LOCALE"]
    file = Path(config.site_dir) / "assets" / "terms.json"
    file.write_text(json.dumps(cards(config.extra["termbase"].glossary, code), ensure_ascii=False), encoding="utf-8")
