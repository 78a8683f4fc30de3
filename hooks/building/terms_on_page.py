"""The terms on a page, found once for all hooks that need them, and for later builds. What the check of the whole site
has read already, it tells here; the languages' processes find it among the project's results."""

import os
from collections.abc import Iterable
from typing import NamedTuple

from building.environment import TERMS_BEFORE
from building.project import terms_key
from building.results import cached, store
from building.touched import named
from isogloss.cache import digest
from isogloss.engine import Also
from isogloss.project import Project
from isogloss.publishing.mentions import PageTerms, page_terms
from isogloss.site.page import Page
from isogloss.text.dialects import Dialect
from isogloss.text.source import Source

_read: dict[str, PageTerms] = {}
_told: dict[bytes, PageTerms] = {}


class Told(NamedTuple):
    """What a check has found on a page of a language, and a key of the page and its text."""

    language: str
    page: bytes
    terms: PageTerms


def also(project: Project) -> Also[Told | None]:
    """What a check is to ask of the pages that it reads, for the languages that are built next."""
    return Also(_tell, lambda told: _keep(project, filter(None, told)))


def _tell(page: Page) -> Told | None:
    """Hooks read pages as MkDocs does."""
    if page.dialect is not Dialect.MKDOCS:
        return None
    return Told(page.language, _key(f"{page.language}/{page.path}", page.source.text), page_terms(page))


def _keep(project: Project, told: Iterable[Told]) -> None:
    by_language: dict[str, dict[bytes, PageTerms]] = {}
    for language, page, terms in told:
        by_language.setdefault(language, {})[page] = terms
    for language, found in by_language.items():
        project.cache.put(_name(language), (terms_key(project.termbase.glossary, language), found))


def learn(project: Project, language: str, terms: bytes) -> None:
    """Know what the latest check has told of a language, if it was by the same terms."""
    known = project.cache.get(_name(language), tuple[bytes, dict[bytes, PageTerms]])
    _told.clear()
    _told.update(known[1] if known and known[0] == terms else {})


def _name(language: str) -> str:
    return f"page-terms/{language}"


def _key(uri: str, text: str) -> bytes:
    return digest([uri.encode("utf-8", "surrogateescape"), text.encode("utf-8", "surrogateescape")])


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

    def read() -> PageTerms:
        code = os.environ["LOCALE"]
        matcher = config.extra["termbase"].matchers[code]
        return page_terms(Page(code, uri.removeprefix(f"{code}/"), Source(uri, text), matcher))

    made_of = _made_of(uri, text, config.extra["terms"])
    return cached(PageTerms, made_of, lambda: same or _told.get(_key(uri, text)) or read())


def _made_of(uri: str, text: str, terms: bytes) -> tuple:
    return ("terms of a page", uri, text, terms)


def forget() -> None:
    _read.clear()
