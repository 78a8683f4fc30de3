"""The first mention of a term in each section leads to its entry in the glossary."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from html import escape

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import OUT_OF_USE
from isogloss.languages import language
from isogloss.publishing.chunks import chunks, compact, folder_of
from isogloss.site.page import Occurrence, Page
from isogloss.text.source import Span

UNLINKABLE = re.compile(r"[ \t>]*(?:[!?]{3}|===|///|\*\[|<)")
"""How a line begins whose text is an attribute in the end, or whose HTML Markdown does not look into."""


def with_term_links(page: Page, address: Callable[[str], str]) -> str:
    """A page's Markdown, in which the first mention of each concept in each section is a link to the address of its
    entry. What is a heading, a link or code already is left alone, and so are terms out of use."""
    text, parts, last = page.source.text, [], 0
    for occurrence in _first_mentions(page):
        start, end = occurrence.span
        link = f'<a class="term" href="{escape(address(occurrence.concept.id))}" data-term="{occurrence.concept.id}">'
        parts += [text[last:start], link, text[start:end], "</a>"]
        last = end
    return "".join([*parts, text[last:]])


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
    parts = chunks(sorted(there.items()), lambda item: item[0])
    files = {f"{number}.json": compact(dict(items)) for number, (_, items) in enumerate(parts)}
    folder = f"terms/{folder_of(files)}"
    index = {"folder": f"{folder}/", "first": [first for first, _ in parts]}
    return {"terms.json": compact(index), **{f"{folder}/{name}": content for name, content in files.items()}}
