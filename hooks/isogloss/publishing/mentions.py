"""Where a concept is named: the pages of a language, and the sections of each."""

from collections.abc import Iterable
from typing import NamedTuple

from isogloss.site.page import Page, Section
from isogloss.text.cover import HIDDEN, MARKUP
from isogloss.text.front_matter import values
from isogloss.text.source import Span

FILLERS = dict.fromkeys(map(ord, HIDDEN + MARKUP))


class Mention(NamedTuple):
    """A page that names a concept: its path, its title, and its sections that do, each with its anchor and title."""

    path: str
    title: str
    sections: tuple[tuple[str, str], ...]


def mentions(pages: Iterable[Page]) -> dict[str, list[Mention]]:
    """By concept, the pages that surely name it, in the order they are given in."""
    found: dict[str, list[Mention]] = {}
    for page in pages:
        named: dict[str, list[tuple[str, str]]] = {}
        for section in page.sections:
            for concept in sorted(section.concepts):
                # what precedes all headings is the page itself
                named.setdefault(concept, []).extend(_named(page, section))
        for concept, sections in named.items():
            found.setdefault(concept, []).append(Mention(page.path, _title(page), tuple(sections)))
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
