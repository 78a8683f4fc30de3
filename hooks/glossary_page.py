"""Where a page says `<!-- isogloss: glossary -->`, the glossary is put, in the page's language and words.

Beside it stand what its filter needs and the whole termbase to download.
"""

import os
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.utils import get_relative_url, write_file

from isogloss.publishing.collation import NoCollation
from isogloss.publishing.downloads import downloads
from isogloss.publishing.glossary_entry import Around
from isogloss.publishing.glossary_filter import glossary_filter
from isogloss.publishing.glossary_page import MARKER, Download, Scripted, glossary_page
from isogloss.publishing.mentions import mentions
from isogloss.publishing.search_words import reading
from isogloss.site.site import read_site

SCRIPT = "assets/javascripts/glossary.js"
DATA = "assets/glossary-filter.json"

_order = []
_written = {}


def on_nav(nav, config, files):
    _order[:] = [page.file.src_uri for page in nav.pages]
    _written.clear()
    return nav


def on_page_markdown(markdown, page, config, files):
    if MARKER not in markdown:
        return markdown
    labels = page.meta.get("labels", {})
    if not isinstance(labels, dict) or not isinstance(labels.get("subject-fields", {}), dict):
        raise PluginError(f"{page.file.src_uri}: `labels`, and `subject-fields` in it, must be mappings")
    code = os.environ["LOCALE"]
    codes = [locale.locale for locale in config.plugins["i18n"].config.languages]
    glossary = config.extra["termbase"].glossary

    def address(url):
        return get_relative_url(url, page.url)

    def in_language(other):
        path = page.file.src_uri.removeprefix(f"{code}/")
        there = other in codes and (Path(config.docs_dir) / other / path).is_file()
        return f"{address('.')}/../{other}/{page.url}" if there else None

    around = Around(
        mentions(_pages(config, files, code, page.file.src_uri)),
        lambda path: address(files.get_file_from_path(f"{code}/{path}").url),
        in_language,
    )
    offered = downloads(glossary)
    _written.update({f"assets/{file.name}": file.content for file in offered})
    _written[DATA] = glossary_filter(reading(code, codes), glossary, code)
    links = [Download(file.format, address(f"assets/{file.name}"), len(file.content)) for file in offered]
    scripted = Scripted(address(SCRIPT), address(DATA))
    try:
        return markdown.replace(MARKER, glossary_page(glossary, code, labels, around, links, scripted))
    except NoCollation as error:
        raise PluginError(str(error)) from None


def on_post_build(config):
    for path, content in _written.items():
        write_file(content, str(Path(config.site_dir) / path))


def _pages(config, files, code, glossary):
    """The pages of a language in the order of the navigation, without the glossary itself."""
    site = read_site(Path(config.docs_dir), config.extra["termbase"], [code])
    places = {path: number for number, path in enumerate(_order)}
    uris = {f"{code}/{path}": path for path in site.paths}
    for uri in sorted(uris, key=lambda uri: (places.get(uri, len(places)), uri)):
        if uri != glossary and files.get_file_from_path(uri):
            yield from site.only(uris[uri]).all_pages  # forgotten when the next is read
