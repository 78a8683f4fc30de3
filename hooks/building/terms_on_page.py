"""The terms on a page, found once for all hooks that need them, and for later builds."""

import os

from building.environment import TERMS_BEFORE
from building.results import cached, store
from building.touched import named
from isogloss.publishing.mentions import PageTerms, page_terms
from isogloss.site.page import Page
from isogloss.text.source import Source

_read: dict[str, PageTerms] = {}


def of_page(file, config) -> PageTerms:
    """Of a page's file, as its author wrote it."""
    if file.src_uri not in _read:
        uri, text = file.src_uri, file.content_string
        before = bytes.fromhex(os.environ.get(TERMS_BEFORE, ""))
        same = (
            store.known(PageTerms, store.name(_made_of(uri, text, before))) if before and uri not in named() else None
        )
        _read[uri] = of_text(uri, text, config, same)
    return _read[file.src_uri]


def of_text(uri: str, text: str, config, same: PageTerms | None = None) -> PageTerms:
    """Of a text of a page; by a former glossary it may be known that they are the `same`."""
    code = os.environ["LOCALE"]
    matcher = config.extra["termbase"].matchers[code]
    page = Page(code, uri.removeprefix(f"{code}/"), Source(uri, text), matcher)
    return cached(PageTerms, _made_of(uri, text, config.extra["terms"]), lambda: same or page_terms(page))


def _made_of(uri: str, text: str, terms: bytes) -> tuple:
    return ("terms of a page", uri, text, terms)


def forget() -> None:
    _read.clear()
