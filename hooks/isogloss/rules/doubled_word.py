"""A word that stands twice in a row.

“il il cliente” is a slip of the keyboard. Words that hold sentences together
are never right twice in a row; other words of four letters or more are told
only in languages that do not say words twice on purpose, as Turkish does
(yavaş yavaş).
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import compress, islice
from operator import eq

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.languages import language
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.text.source import Span

SEVERITY = Severity.WARNING
ALONE = True


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        spoken = language(page.language)
        pattern = _spaced() if spoken.spaced else _unspaced(page.language)
        if not pattern:
            continue
        if spoken.spaced and not _doubled(page):
            continue  # as on most pages
        for twice in pattern.finditer(page.markdown.prose):
            word = spoken.folded(twice["word"])
            if word != spoken.folded(twice["again"]):
                continue
            if not spoken.spaced and _two_words(page.markdown.prose, twice.start(), spoken.typography.compounds):
                continue
            if word in spoken.typography.doubled:
                continue
            slip = word in spoken.typography.function_words or (
                spoken.typography.function_words and not spoken.typography.reduplicates and len(word) > 3
            )
            if slip and not word.isdigit():
                yield Diagnostic(
                    page.source.location(Span(*twice.span())),
                    message("“{word}” stands twice", word=twice["word"]),
                    expected=(twice["word"],),
                )


def _doubled(page: Page) -> bool:
    """Whether any two neighbours are the same word, whatever marks stand around them."""
    around = "".join(character for character in page.characters if not character.isalnum())
    words = [word.strip(around) for word in page.words]
    return any(compress(words, map(eq, words, islice(words, 1, None))))


def _two_words(prose: str, start: int, compounds: frozenset[str]) -> bool:
    """Whether one of two like characters at a place belongs to a longer word, and the other stands for itself."""
    return prose[max(0, start - 1) : start + 1] in compounds or prose[start + 1 : start + 3] in compounds


@cache
def _spaced() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w'’.-])(?P<word>[^\W_]{1,40})(?:[ \t]+|[ \t]*\r?\n[ \t]*)(?P<again>(?i:(?P=word)))(?![\w'’-])"
    )


@cache
def _unspaced(code: str) -> re.Pattern[str] | None:
    words = language(code).typography.function_words
    return re.compile(f"(?P<word>[{''.join(sorted(words))}])(?P<again>(?P=word))") if words else None
