"""The terms on a page, found once for all hooks that need them, and for later builds. What the check of the whole site
has read already, it tells here; the languages' processes find it among the project's results."""

import os
from collections.abc import Callable
from hashlib import blake2b

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from building.environment import TERMS_BEFORE
from building.other_terms import named
from building.project import terms_key
from building.results import cached, store
from isogloss.cache import digest
from isogloss.project import Project
from isogloss.publishing.mentions import PageTerms, page_terms
from isogloss.site.page import Page
from isogloss.text.dialects import Dialect
from isogloss.text.source import Source

_read: dict[str, PageTerms] = {}


def keep(project: Project) -> Callable[[Page], None]:
    """What a check is to do with the pages that it reads, for the languages that are built next."""
    codes = project.site.languages
    terms = {code: terms_key(project.termbase.glossary, code) for code in codes}

    def tell(page: Page) -> None:
        if page.dialect is Dialect.MKDOCS:  # as hooks read it
            uri = f"{page.language}/{page.path}"
            project.cache.put(_name(uri), (_key(uri, page.source.text, terms[page.language]), page_terms(page)))

    return tell


def _told(project: Project, uri: str, text: str, terms: bytes) -> PageTerms | None:
    """What the latest check has kept of a page, if that was the same text and by the same terms: asked only once."""
    told = project.cache.get(_name(uri), tuple[bytes, PageTerms])
    project.cache.remove(_name(uri))
    return told[1] if told and told[0] == _key(uri, text, terms) else None


def _name(uri: str) -> str:
    return f"page-terms/{blake2b(uri.encode('utf-8', 'surrogateescape'), digest_size=16).hexdigest()}"


def _key(uri: str, text: str, terms: bytes) -> bytes:
    return digest([uri.encode("utf-8", "surrogateescape"), text.encode("utf-8", "surrogateescape"), terms])


def of_page(file: File, config: MkDocsConfig) -> PageTerms:
    """Of a page's file, as its author wrote it."""
    if file.src_uri not in _read:
        uri, text = file.src_uri, file.content_string
        before = bytes.fromhex(os.environ.get(TERMS_BEFORE, ""))
        same = (
            store.known(PageTerms, store.name(_made_of(uri, text, before))) if before and uri not in named() else None
        )
        _read[uri] = of_text(uri, text, config, same)
    return _read[file.src_uri]


def of_text(uri: str, text: str, config: MkDocsConfig, same: PageTerms | None = None) -> PageTerms:
    """Of a text of a page; by a former glossary it may be known that they are the `same`."""

    terms = config.extra["terms"]

    def read() -> PageTerms:
        if told := _told(config.extra["project"], uri, text, terms):
            return told
        code = os.environ["LOCALE"]
        matcher = config.extra["termbase"].matchers[code]
        return page_terms(Page(code, uri.removeprefix(f"{code}/"), Source(uri, text), matcher))

    return cached(PageTerms, _made_of(uri, text, terms), lambda: same or read())


def _made_of(uri: str, text: str, terms: bytes) -> tuple[object, ...]:
    return ("terms of a page", uri, text, terms)


def forget() -> None:
    _read.clear()
