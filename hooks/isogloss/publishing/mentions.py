"""Where a concept is named: the pages of a language, and the sections of each.

Of a large site only the first pages are listed, so that a glossary grows with its concepts and not with its site."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from isogloss.publishing.term_links import Link, term_links
from isogloss.site.page import Page, Section
from isogloss.text.cover import HIDDEN, MARKUP
from isogloss.text.front_matter import values
from isogloss.text.source import Span

MOST = 20
"""So many pages are listed for a concept."""

FILLERS = dict.fromkeys(map(ord, HIDDEN + MARKUP))


class Mention(NamedTuple):
    """A page that names a concept: its path, its title, and its sections that do, each with its anchor and title."""

    path: str
    title: str
    sections: tuple[tuple[str, str], ...]

    @property
    def places(self) -> int:
        """Its sections; what precedes all headings is the page itself."""
        return max(1, len(self.sections))


@dataclass
class Uses:
    """Where a concept is named: the pages that are listed, and the number of places on these and on all others."""

    listed: list[Mention] = field(default_factory=list)
    places: int = 0

    def add(self, mention: Mention) -> None:
        """Count a page, and list it if it is one of the first."""
        self.places += mention.places
        if len(self.listed) < MOST:
            self.listed.append(mention)

    @property
    def others(self) -> int:
        """The number of places that are not listed."""
        return self.places - sum(mention.places for mention in self.listed)


@dataclass(frozen=True)
class PageTerms:
    """What one reading of a page tells of the terms in it: its title, by concept the sections that surely name it, each
    with its anchor and title, and where links to concepts' entries stand."""

    title: str
    named: dict[str, list[tuple[str, str]]]
    links: list[Link]


def page_terms(page: Page) -> PageTerms:
    """What a page tells of the terms in it."""
    named: dict[str, list[tuple[str, str]]] = {}
    for section in page.sections:
        for concept in sorted(section.concepts):
            # what precedes all headings is the page itself
            named.setdefault(concept, []).extend(_named(page, section))
    return PageTerms(_title(page), named, term_links(page))


def mentions(pages: Iterable[tuple[str, PageTerms]]) -> dict[str, Uses]:
    """By concept, the pages that surely name it, in the order they are given in, each with its path."""
    found: dict[str, Uses] = {}
    for path, terms in pages:
        for concept, sections in terms.named.items():
            found.setdefault(concept, Uses()).add(Mention(path, terms.title, tuple(sections)))
    return found


def _named(page: Page, section: Section) -> list[tuple[str, str]]:
    heading = section.heading
    return [(heading.anchor, _text(page, heading.title))] if heading and heading.anchor else []


def _title(page: Page) -> str:
    headings = (_text(page, heading.title) for heading in page.markdown.headings if heading.level == 1)
    return values(page.source.text, ["title"]).get("title") or next(headings, page.path)


def _text(page: Page, span: Span) -> str:
    """What is read there, without markup."""
    return " ".join(page.markdown.prose[slice(*span)].translate(FILLERS).split())
