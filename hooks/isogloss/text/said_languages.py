"""Which stretches of a page say in which language they are: `<q lang="en">…</q>`, `*…*{lang=en}`, `{: lang=en }`."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from isogloss.text.source import Span, Spans
from isogloss.text.structure import Markdown

LANG = re.compile(r"[\s{:]lang\s*=", re.IGNORECASE)
NAME = re.compile(r"<(?P<closing>/?)(?P<name>[A-Za-z][\w-]*)")
MARK = re.compile(r"(?P<mark>[*_]{1,3}|~~|==|\^\^)\Z")
LONGEST_MARK, LONGEST_EMPHASIS = 3, 1000
"""In code points."""


def said_languages(markdown: Markdown) -> Spans:
    """The stretches that do; most pages have none."""
    return Spans((*_elements(markdown), *_attributed(markdown)) if _says(markdown.text) else ())


def _says(text: str) -> bool:
    return "=" in text and LANG.search(text) is not None


def _elements(markdown: Markdown) -> Iterator[Span]:
    """From a tag with a language to the end of its element, or of the page."""
    open_ones: dict[str, list[int | None]] = {}
    for tag in markdown.html:
        written = markdown.text[slice(*tag)]
        if not (name := NAME.match(written)):
            continue
        there = open_ones.setdefault(name["name"].lower(), [])
        if not name["closing"]:
            there.append(tag.start if LANG.search(written) else None)
        elif there and (start := there.pop()) is not None:
            yield Span(start, tag.end)
    for there in open_ones.values():
        yield from (Span(start, len(markdown.text)) for start in there if start is not None)


def _attributed(markdown: Markdown) -> Iterator[Span]:
    """What a list of attributes belongs to: the emphasis right before it, else the paragraph that it stands in or
    behind."""
    text, paragraphs = markdown.text, markdown.paragraphs
    for span in markdown.attributes:
        if not LANG.search(text, *span):
            continue
        mark = MARK.search(text, max(0, span.start - LONGEST_MARK), span.start)
        if mark and (start := text.rfind(mark["mark"], max(0, span.start - LONGEST_EMPHASIS), mark.start())) >= 0:
            yield Span(start, span.end)
        elif number := bisect_left(paragraphs, (span.start, span.start)):
            yield paragraphs[number - 1]
