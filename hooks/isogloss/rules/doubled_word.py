"""A word that is written twice in a row.

“il il cliente” is a typing mistake. Function words are never right twice in a
row. Other words are reported if they have four letters or more, except in
languages that repeat words on purpose, as Turkish does (yavaş yavaş). A capital
on the second alone makes it a name, and so does an ending: il menu immagine
Immagine, il documento master master.odm.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import compress, islice
from operator import eq

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.languages import language
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.text.cover import MARKUP
from isogloss.text.source import Span

SEVERITY = Severity.WARNING
ALONE = True

TWICE = re.compile(
    rf"(?<![\w'’.-])(?<!\w{MARKUP})(?<!\w{2 * MARKUP})(?<!\w{3 * MARKUP})(?P<word>[^\W_]{{1,40}})"
    r"(?:[ \t]+|[ \t]*\r?\n[ \t]*)(?P<again>(?i:(?P=word)))(?![\w'’-]|\.\w)"
)


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        spoken = language(page.language)
        typography, function_words = spoken.typography, _function_words(page.language)
        for span, written in _between_spaces(page) if spoken.spaced else _in_a_row(page):
            word = spoken.folded(written)
            slip = word in function_words or (function_words and not typography.reduplicates and len(word) > 3)
            if slip and word not in typography.doubled and not word.isdigit():
                yield Diagnostic(
                    page.source.location(span), message("“{word}” is repeated", word=written), expected=(written,)
                )


@lru_cache
def _function_words(code: str) -> frozenset[str]:
    """A language's function words as words are compared: إن without its hamza."""
    spoken = language(code)
    return frozenset(map(spoken.folded, spoken.typography.function_words))


def _between_spaces(page: Page) -> Iterator[tuple[Span, str]]:
    """The words that stand twice, where words are set apart."""
    spoken, prose, end = language(page.language), page.markdown.prose, 0
    for place in sorted(place for word in _repeated(page) for place in _places(page.lowered, word)):
        twice = TWICE.match(prose, place) if place >= end else None
        if twice:
            end = twice.end()
            word, again = twice["word"], twice["again"]
            # colonna E e riga 2, il menu immagine Immagine: one of the two is a name
            named = word != again and (len(word) == 1 or (word[0].islower() and again[0].isupper()))
            if not named and spoken.folded(word) == spoken.folded(again):
                yield Span(*twice.span()), word


def _repeated(page: Page) -> set[str]:
    """The words that stand twice in a row, whatever marks stand between and around the two: most pages have none."""
    words = page.words
    return {word for word in compress(words, map(eq, words, islice(words, 1, None))) if word[-1].isalnum()}


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word may end: a space or a line's end stands behind it."""
    for space in " \t\r\n":
        place = text.find(word + space)
        while place >= 0:
            yield place
            place = text.find(word + space, place + 1)


def _in_a_row(page: Page) -> Iterator[tuple[Span, str]]:
    """The function words that stand twice, where words are not set apart."""
    prose, typography = page.markdown.prose, language(page.language).typography
    for word in typography.function_words:
        place = prose.find(2 * word)
        while place >= 0:
            end = place + 2 * len(word)
            if not _two_words(prose, place, typography.compounds):
                yield Span(place, end), word
            place = prose.find(2 * word, end)


def _two_words(prose: str, start: int, compounds: frozenset[str]) -> bool:
    """Whether one of two like characters at a place belongs to a longer word, and the other stands for itself."""
    return prose[max(0, start - 1) : start + 1] in compounds or prose[start + 1 : start + 3] in compounds
