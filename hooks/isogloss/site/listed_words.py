"""Words that a language's file lists, each with the word for it, where they stand on a page."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from isogloss.glossary.model import OUT_OF_USE
from isogloss.languages import language
from isogloss.matching.substrings import Strings
from isogloss.site.page import Page
from isogloss.text.source import Span

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


class Listed(NamedTuple):
    """Where a listed word stands, as it is written there, and the word for it."""

    span: Span
    found: str
    right: str


class Entry(NamedTuple):
    """The word for a listed one, and whether any ending may follow."""

    right: str
    goes_on: bool


class ListedWords:
    """Words in small letters, each with the word for it; a hyphen at the end of both stands for any ending."""

    def __init__(self, words: Mapping[str, str]):
        self.strings = Strings(
            (word.removesuffix(ANY_ENDING), Entry(right.removesuffix(ANY_ENDING), word.endswith(ANY_ENDING)))
            for word, right in words.items()
        )

    def on(self, page: Page) -> Iterator[Listed]:
        """Those that stand on a page as words of its text: no names, and not spoken of in quotation marks."""
        for entry, start, end in self.strings.hits(page.lowered):
            if span := _word(page, Span(start, end), entry.goes_on):
                found = page.markdown.prose[slice(*span)]
                right = found[: start - span.start] + entry.right + found[end - span.start :]
                yield Listed(span, found, language(page.language).capitalized(right) if found[0].isupper() else right)


def is_of_a_term(page: Page, span: Span) -> bool:
    """Whether the glossary has a word so, in a term that stands here."""
    return any(
        start <= span.start < end and term.status not in OUT_OF_USE for (start, end), (_, _, term), _, _ in page.matches
    )


def _word(page: Page, span: Span, goes_on: bool) -> Span | None:
    """The whole word that begins here; None if it is another one, or a name, or is only mentioned."""
    spoken, prose, (start, end) = language(page.language), page.markdown.prose, span
    if spoken.spaced:
        if end - start > SHORT and (prefix := LAST_LETTERS.search(prose, max(0, start - PREFIX), start)):
            start -= len(prefix[0]) if prefix[0] in spoken.prefixes else 0
        if goes_on and (ending := LETTERS.match(prose, end)):
            end = ending.end()
        if JOINED_BEFORE.match(prose[start - 1 : start]) or JOINED_AFTER.match(prose, end):
            return None
    word = Span(start, end)
    return None if _is_name(prose, word) or _is_mentioned(prose, word) else word


def _is_name(prose: str, word: Span) -> bool:
    """Whether it has capitals after its first letter, or one beside another word that has one."""
    found = prose[slice(*word)]
    if (rest := found[1:]) != rest.lower():
        return True
    if not found[0].isupper():
        return False
    before = WORD_BEFORE.search(prose[max(0, word.start - WINDOW) : word.start])
    neighbours = (before, WORD_AFTER.match(prose, word.end))
    return any(beside and beside[1].isupper() for beside in neighbours)


def _is_mentioned(prose: str, word: Span) -> bool:
    return prose[word.start - 1 : word.start] in QUOTES and prose[word.end : word.end + 1] in QUOTES
