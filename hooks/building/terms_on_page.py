"""The terms on a page, found once for all hooks that need them, and for later builds."""

import os

from building.results import cached
from isogloss.publishing.mentions import PageTerms, page_terms
from isogloss.site.page import Page
from isogloss.text.source import Source

_read: dict[str, PageTerms] = {}


def of_page(file, config) -> PageTerms:
    """Of a page's file, as its author wrote it."""
    if file.src_uri not in _read:
        _read[file.src_uri] = of_text(file.src_uri, file.content_string, config)
    return _read[file.src_uri]


def of_text(uri: str, text: str, config) -> PageTerms:
    code = os.environ["LOCALE"]
    matcher = config.extra["termbase"].matchers[code]
    page = Page(code, uri.removeprefix(f"{code}/"), Source(uri, text), matcher)
    return cached(PageTerms, ("terms of a page", uri, text, config.extra["terms"]), lambda: page_terms(page))


def forget() -> None:
    _read.clear()
