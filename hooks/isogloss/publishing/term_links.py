"""The first mention of a term in each section leads to its entry in the glossary."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from html import escape
from typing import NamedTuple

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import OUT_OF_USE
from isogloss.languages import language
from isogloss.publishing.chunks import chunks, compact, folder_of
from isogloss.site.page import Occurrence, Page
from isogloss.text.source import Span

UNLINKABLE = re.compile(r"[ \t>]*(?:[!?]{3}|===|///|\*\[|<)")
"""How a line begins whose text is an attribute in the end, or whose HTML Markdown does not look into."""

DIGITS = {ord(f"{digit:x}"): chr(0xFDD0 + digit) for digit in range(16)}
NUMBERS = {ord(mark): digit for digit, mark in DIGITS.items()}
OPEN, CLOSE = "\ufde0", "\ufde1"
"""Noncharacters, which are for such a use within a program (Unicode 16: 23.7): no letter and no space. The number of a
link, and where its words begin and end."""

MARK = re.compile("[\ufdd0-\ufdef]")
MARKS = re.compile(f"(?P<digits>[\ufdd0-\ufddf]+){OPEN}|{CLOSE}")


class Link(NamedTuple):
    """Where a link to a concept's entry stands in a page's text."""

    start: int
    end: int
    concept: str


def term_links(page: Page) -> list[Link]:
    """The first mention of each concept in each section of a page. What is a heading, a link or code already is left
    alone, and so are terms out of use. A page that has the marks of `with_marks` already, as no page should, gets none.
    """
    if MARK.search(page.source.text):
        return []
    return [Link(*occurrence.span, occurrence.concept.id) for occurrence in _first_mentions(page)]


def with_marks(text: str, links: Sequence[Link], before: int = 0) -> str:
    """A page's Markdown with marks where links are to stand; `before` characters of what they count in are not there.

    To Markdown a mark is a character like others: HTML in its place would be parsed several times over, which takes as
    long as all the rest.
    """
    parts, last = [], 0
    for number, (start, end, _) in enumerate(links):
        digits = f"{number:x}".translate(DIGITS)
        parts += [text[last : start - before], digits, OPEN, text[start - before : end - before], CLOSE]
        last = end - before
    return "".join([*parts, text[last:]])


def with_links(html: str, links: Sequence[Link], address: Callable[[str], str]) -> str:
    """What has been made of Markdown with marks, in which each is a link to the address of its concept's entry."""

    @cache  # most sections of a page name the same concepts
    def tag(concept: str) -> str:
        return f'<a class="term" href="{escape(address(concept))}" data-term="{concept}">'

    def link(mark: re.Match[str]) -> str:
        digits = mark["digits"]
        return tag(links[int(digits.translate(NUMBERS), 16)].concept) if digits else "</a>"

    return MARKS.sub(link, html)


def _first_mentions(page: Page) -> Iterator[Occurrence]:
    taken = _taken(page)
    starts = [span.start for span in taken]
    for section in page.sections:
        seen: set[str] = set()
        for occurrence in section.occurrences:
            concept, span = occurrence.concept.id, occurrence.span
            if concept in seen or not occurrence.sure or occurrence.term.status in OUT_OF_USE:
                continue
            before = bisect_right(starts, span.start) - 1
            if before >= 0 and span.start < taken[before].end:
                continue
            line = page.source.line(page.source.position(span.start)[0])
            if page.is_prose(span) and not UNLINKABLE.match(page.source.text, line.start, line.end):
                seen.add(concept)
                yield occurrence


def _taken(page: Page) -> list[Span]:
    """Where no link can stand: the page's data, headings, links and images, in order and apart."""
    spans = [Span(0, page.body), *(heading.line for heading in page.markdown.headings)]
    spans += [link.span for link in page.markdown.links]
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def cards(glossary: Glossary, code: str, address: Callable[[str], str] | None = None) -> dict[str, dict[str, object]]:
    """What there is to say of each concept in a few lines: its term, its definition, and its equivalents, each with
    its language and direction; and the address of its entry, where that is not on the glossary's own page."""
    return {
        concept.id: {
            "term": section.preferred.text,
            "definition": section.definition or "",
            "equivalents": [
                (language(other).tag, language(other).direction, there.preferred.text)
                for other, there in concept.languages.items()
                if other != code
            ],
            **({"address": address(concept.id)} if address else {}),
        }
        for concept, section in glossary.sections(code)
    }


def card_files(there: Mapping[str, Mapping[str, object]]) -> dict[str, bytes]:
    """Cards in files by their names, for assets/javascripts/terms/cards.js: `terms.json` knows the others by the first
    concept of each."""
    parts = list(chunks(sorted(there.items()), lambda item: item[0]))
    files = {f"{number}.json": compact(dict(items)) for number, (_, items) in enumerate(parts)}
    folder = f"terms/{folder_of(files)}"
    index = {"folder": f"{folder}/", "first": [first for first, _ in parts]}
    return {"terms.json": compact(index), **{f"{folder}/{name}": content for name, content in files.items()}}
