"""The first mention of a term in each section of a page is a link to its entry in the glossary."""

import os
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.utils import get_relative_url

import isogloss
from isogloss.publishing.glossary_page import MARKER
from isogloss.publishing.term_links import with_term_links
from isogloss.site.page import Page
from isogloss.text.source import Source

_site = {}


def on_files(files, config):
    """Which page is the glossary, and what finds the terms: the same for all pages of a build."""
    root = Path(config.config_file_path).parent
    code = os.environ["LOCALE"]
    try:
        termbase = isogloss.open_project(docs=Path(config.docs_dir), start=root).site.termbase
    except (isogloss.GlossaryError, isogloss.UsageError) as error:
        raise PluginError(str(error)) from None
    _site["matcher"] = termbase.matchers[code]
    _site["glossary"] = next((file for file in files.documentation_pages() if MARKER in file.content_string), None)
    return files


def on_page_markdown(markdown, page, config, files):
    glossary = _site["glossary"]
    if glossary is None or page.file is glossary or page.meta.get("term-links") is False:
        return markdown
    address = get_relative_url(glossary.url, page.url)
    read = Page(os.environ["LOCALE"], page.file.src_uri, Source(page.file.src_uri, markdown), _site["matcher"])
    return with_term_links(read, lambda concept: f"{address}#{concept}")
