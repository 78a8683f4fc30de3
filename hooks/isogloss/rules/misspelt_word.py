"""A word that is often spelt otherwise than the standard of its language does.

    docs/pt/index.md:39:58: warning: “prevêem” is spelt “preveem”

Italian *perchè*, Turkish *işbirliği*, Portuguese as it was written before the
reform of 1990, Arabic الاغلب without its hamza: readers see at a glance that
nobody has read the text over, and a search for the word as it is spelt does not
find it. This is no spelling checker: each language's file lists the words that
are often misspelt, as its standard has them.

Left alone are names (a word with a capital beside another one), words in capitals
or between quotation marks, and those of the glossary's own terms.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.glossary.model import OUT_OF_USE
from isogloss.languages import language
from isogloss.matching.substrings import Strings
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.text.source import Span

SEVERITY = Severity.WARNING
ALONE = True

ANY_ENDING = "-"
LETTERS = re.compile(r"[^\W\d_]+")
LAST_LETTERS = re.compile(r"[^\W\d_]+\Z")
PREFIX = 5
SHORT = 3
"""A prefix before a word of no more letters could well be another word's beginning."""

JOINED_BEFORE = re.compile(r"[\w@/.\\-]")
JOINED_AFTER = re.compile(r"[\w@\\]|/\w")
WORD_BEFORE = re.compile(r"([^\W\d_])[^\W\d_]{0,40} \Z")
WORD_AFTER = re.compile(r" ([^\W\d_])")
WINDOW = 45
QUOTES = frozenset("“”‘’„\"'«»「」")


class Misspelt(NamedTuple):
    """How a word is spelt, and whether any ending may follow."""

    right: str
    goes_on: bool


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        for misspelt, start, end in _misspelt(page.language).hits(page.lowered):
            if word := _word(page, Span(start, end), misspelt.goes_on):
                found = page.markdown.prose[slice(*word)]
                right = found[: start - word.start] + misspelt.right + found[end - word.start :]
                if found[0].isupper():
                    right = language(page.language).capitalized(right)
                yield Diagnostic(
                    page.source.location(word),
                    message("“{found}” is spelt “{right}”", found=found, right=right),
                    expected=(right,),
                    fix=right,
                )


@cache
def _misspelt(code: str) -> Strings[Misspelt]:
    return Strings(
        (wrong.removesuffix(ANY_ENDING), Misspelt(right.removesuffix(ANY_ENDING), wrong.endswith(ANY_ENDING)))
        for wrong, right in language(code).misspelt().items()
    )


def _word(page: Page, span: Span, goes_on: bool) -> Span | None:
    """The whole word that begins here; None if it is another one, or is spelt so on purpose."""
    spoken, prose, (start, end) = language(page.language), page.markdown.prose, span
    if spoken.spaced:
        if end - start > SHORT and (prefix := LAST_LETTERS.search(prose, max(0, start - PREFIX), start)):
            start -= len(prefix[0]) if prefix[0] in spoken.prefixes else 0
        if goes_on and (ending := LETTERS.match(prose, end)):
            end = ending.end()
        if JOINED_BEFORE.match(prose[start - 1 : start]) or JOINED_AFTER.match(prose, end):
            return None
    word = Span(start, end)
    if _is_name(prose, word) or _is_mentioned(prose, word) or _is_of_a_term(page, word):
        return None
    return word


def _is_name(prose: str, word: Span) -> bool:
    """Whether it is in capitals, or has a capital beside another word that has one."""
    found = prose[slice(*word)]
    if not found[0].isupper():
        return False
    before = WORD_BEFORE.search(prose[max(0, word.start - WINDOW) : word.start])
    neighbours = (before, WORD_AFTER.match(prose, word.end))
    return found[1:].isupper() or any(beside and beside[1].isupper() for beside in neighbours)


def _is_mentioned(prose: str, word: Span) -> bool:
    return prose[word.start - 1 : word.start] in QUOTES and prose[word.end : word.end + 1] in QUOTES


def _is_of_a_term(page: Page, word: Span) -> bool:
    return any(
        start <= word.start < end and term.status not in OUT_OF_USE for (start, end), (_, _, term), _, _ in page.matches
    )
