"""A paragraph that is word for word the same in another language's page.

    docs/it/index.md:7:1: warning: this paragraph is word for word the same in pt: translate it

A translation that starts from a copy of the page may leave a paragraph behind.
It is reported if it has at least five words (or fifteen characters in languages
written without spaces), and at least two function words of the other language,
twice as many as of the page's own; names, titles and references are rightly the
same everywhere. For a quotation, allow the rule with a comment.
"""

from collections import defaultdict
from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.site.page import Page
from isogloss.site.passages import BLANK_LINE, function_words, is_long, shared_paragraphs, words_of
from isogloss.site.site import Site
from isogloss.text.cover import HIDDEN, MARKUP
from isogloss.text.source import Span

SEVERITY = Severity.WARNING

FEWEST_WORDS = 5
FEWEST_CHARACTERS = 15
FEWEST_FUNCTION_WORDS = 2
SHORTEST = min(2 * FEWEST_WORDS - 1, FEWEST_CHARACTERS)
"""Code points of the shortest text that can have as much: words of one letter, a space between each two."""


def check(site: Site) -> Iterator[Diagnostic]:
    for path in site.paths:
        alternates = site.alternates(path)
        shared = {text for text in shared_paragraphs(alternates.values()) if len(text) >= SHORTEST}
        if not shared:
            continue  # as on most pages
        standing: dict[str, dict[str, Span]] = defaultdict(dict)
        for code, page in alternates.items():
            for text, span in _paragraphs(page, shared):
                standing[text].setdefault(code, span)
        for text, places in standing.items():
            if len(places) > 1 and is_long(text, places, FEWEST_WORDS, FEWEST_CHARACTERS):
                yield from _told(text, places, alternates)


def _paragraphs(page: Page, shared: set[str]) -> Iterator[tuple[str, Span]]:
    """Those paragraphs of a page that others have, and where they stand."""
    prose = page.markdown.prose
    start = page.body
    for end, following in [*(gap.span() for gap in BLANK_LINE.finditer(prose, start)), (len(prose), len(prose))]:
        paragraph = prose[start:end]
        if (text := words_of(paragraph)) in shared:
            inner = paragraph.strip(f" \t\r\n{HIDDEN}{MARKUP}")
            first = start + paragraph.index(inner)
            yield text, Span(first, first + len(inner))
        start = following


def _told(text: str, places: dict[str, Span], pages: dict[str, Page]) -> Iterator[Diagnostic]:
    holding = {code: function_words(text, code) for code in places}
    home = max(holding, key=lambda code: holding[code])
    for code, span in places.items():
        if holding[home] >= max(FEWEST_FUNCTION_WORDS, 2 * holding[code]) and code != home:
            yield Diagnostic(
                pages[code].source.location(span),
                message("this paragraph is word for word the same in {language}: translate it", language=home),
                related=(pages[home].source.location(places[home]),),
            )
