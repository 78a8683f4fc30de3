"""Paragraphs in a form that can be compared between languages."""

import re
from collections.abc import Collection

from isogloss.languages import language
from isogloss.site.page import Page, once_a_page
from isogloss.text.cover import HIDDEN, MARKUP

BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
BEGINNING = re.compile(r"\0\s*([^\s\0]{1,24})")
"""What tells a paragraph from most others."""

WORD = re.compile(r"[^\W\d_]+")


def shared_paragraphs(pages: Collection[Page]) -> set[str]:
    """The paragraphs that occur on more than one page, as words."""
    begun: set[str] = set()
    alike: set[str] = set()
    for page in pages:
        _, beginnings = _paragraphs(page)
        alike |= begun & beginnings
        begun |= beginnings
    seen: set[str] = set()
    shared: set[str] = set()
    for page in pages:
        text, beginnings = _paragraphs(page)
        if alike.isdisjoint(beginnings):
            continue  # nor is any of the page's paragraphs on another
        begins = (match.start(1) for match in BEGINNING.finditer(text) if match[1] in alike)
        here = {" ".join(text[start : text.index("\0", start)].split()) for start in begins}
        shared |= seen & here
        seen |= here
    return shared


@once_a_page
def _paragraphs(page: Page) -> tuple[str, frozenset[str]]:
    """The paragraphs of a page without markup, each between NULs, which no text has, and what they begin with."""
    # the fillers are taken out of all at once
    text = words_apart("\0".join(["", *BLANK_LINE.split(page.markdown.prose[page.body :]), ""]))
    return text, frozenset(BEGINNING.findall(text))


def words_of(paragraph: str) -> str:
    """A paragraph without markup, with single spaces."""
    return " ".join(words_apart(paragraph).split())


def words_apart(text: str) -> str:
    """A text without markup: words stay separate if something between them is hidden, and joined if nothing is."""
    return text.replace(HIDDEN, " ").replace(MARKUP, "")


def is_long(text: str, languages: Collection[str], words: int, characters: int) -> bool:
    """Whether a paragraph is long enough to be more than a name in one of the languages that it may be in, counted in
    words, or in characters for languages without spaces.
    """
    found = WORD.findall(text)
    return len(found) >= words if all(language(c).spaced for c in languages) else len("".join(found)) >= characters


def function_words(text: str, code: str) -> int:
    """The number of a language's function words in a text."""
    spoken = language(code)
    words = WORD.findall(text.lower()) if spoken.spaced else text
    return sum(word in spoken.typography.function_words for word in words)
