"""A paragraph in another language than its page's.

    docs/it/guide.md:7:1: warning: this paragraph is in another language (pt): translate it

The paragraph was pasted, or has not been translated yet. It is reported if it
has more function words of another language than of the page's own, or is mostly
in another script, and a language identification library confirms it.

Code, link texts, text in brackets and elements that declare their language do
not count: write a quotation in another language as `<q lang="en">…</q>`, which
screen readers need too. What remains must be at least twelve words long, or
thirty characters in languages written without spaces. A paragraph that is the
same as in another language's page is reported by untranslated-text instead.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from string import whitespace

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.languages import codes, language
from isogloss.site.page import Page, once_a_page
from isogloss.site.passages import function_words, is_long, shared_paragraphs, words_of
from isogloss.site.site import Site
from isogloss.text.cover import HIDDEN, MARKUP, Cover
from isogloss.text.identification import identified
from isogloss.text.said_languages import said_languages
from isogloss.text.scripts import RANGES
from isogloss.text.source import Span

SEVERITY = Severity.WARNING

FEWEST_WORDS = 12
FEWEST_CHARACTERS = 30
FEWEST_FUNCTION_WORDS = 3
MOST = 4
"""How many times its letters in the page's own script a paragraph in another script has."""

APART = frozenset(f"{whitespace}{HIDDEN}{MARKUP}\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000").union(
    map(chr, range(0x1C, 0x20)), map(chr, range(0x2000, 0x200B))
)
"""What parts words: white space, as str.split() has it, and what is hidden."""

BRACKETED = re.compile(r"[(（][^()（）\n]*[)）]")


def check(site: Site) -> Iterator[Diagnostic]:
    for path in site.paths:
        alternates = site.alternates(path)
        found = {page: there for page in alternates.values() if (there := _foreign_paragraphs(page))}
        copied = shared_paragraphs(alternates.values()) if found else set()
        for page, there in found.items():
            for span, code in there:
                if words_of(page.markdown.prose[slice(*span)]) not in copied:
                    yield Diagnostic(
                        page.source.location(span),
                        message("this paragraph is in another language ({language}): translate it", language=code),
                    )


@once_a_page
def _foreign_paragraphs(page: Page) -> list[tuple[Span, str]]:
    """The paragraphs of a page that are in another language, with that."""
    there = _foreign_words(page.language).intersection(page.words)
    standing = {word for word in there if any(_standing(page.lowered, word))}
    words = standing | (_foreign_characters(page.language) & page.characters)
    others = page.scripts - language(page.language).scripts
    if len(words) < FEWEST_FUNCTION_WORDS and not (others and _stretch(others).search(page.markdown.prose)):
        return []
    if not others and not _suspects(page, page.lowered, words, others):
        return []  # nor is there anything in a part of it; but letters of a script may stand apart in the whole
    own = _own_words(page)
    suspects = _suspects(page, own.replace("İ", "i").lower(), words, others)
    found = ((span, _foreign(words_of(own[slice(*span)]), page.language, others)) for span in suspects)
    return [(span, code) for span, code in found if code]


def _suspects(page: Page, text: str, words: Iterable[str], others: frozenset[str]) -> list[Span]:
    """The paragraphs that are worth counting, of what a page says itself, in small letters: with a stretch in one of
    some other scripts, or so many words that are other languages' alone that it could be in one of them. Another
    language needs twice as many of its function words as the page's own has there, and those that are both languages'
    count for both: so at least half of FEWEST_FUNCTION_WORDS are not the page's."""
    standing = [span for word in words for span in _standing(text, word)]
    stretches = [stretch.span() for stretch in _stretch(others).finditer(text)] if others else []
    if not standing and not stretches:
        return []
    paragraphs = page.markdown.paragraphs
    counts = Counter(number for span in standing for number in _touched(paragraphs, *span))
    suspect = {number for number, count in counts.items() if 2 * count >= FEWEST_FUNCTION_WORDS}
    suspect.update(number for span in stretches for number in _touched(paragraphs, *span))
    return [paragraphs[number] for number in sorted(suspect)]


def _touched(paragraphs: Sequence[Span], start: int, end: int) -> range:
    """The numbers of the paragraphs that have a part of a stretch."""
    first = bisect_right(paragraphs, (start, end))
    if first and start < paragraphs[first - 1].end:
        first -= 1
    return range(first, bisect_left(paragraphs, (end,)))


def _standing(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a word stands between spaces, or what is hidden; one that is not set apart, wherever it stands."""
    anywhere = word in _characters()
    place = text.find(word)
    while place >= 0:
        end = place + len(word)
        if anywhere or ((not place or text[place - 1] in APART) and (end == len(text) or text[end] in APART)):
            yield place, end
        place = text.find(word, end)


@cache
def _foreign_words(here: str) -> frozenset[str]:
    """The function words of all other languages that are none of this one."""
    others = (language(code).typography.function_words for code in codes())
    return frozenset().union(*others) - language(here).typography.function_words


@cache
def _characters() -> frozenset[str]:
    """The function words of languages that do not set words apart."""
    unspaced = (language(code).typography.function_words for code in codes() if not language(code).spaced)
    return frozenset().union(*unspaced)


@cache
def _foreign_characters(here: str) -> frozenset[str]:
    """Those of them that are none of this language's."""
    return _characters() - language(here).typography.function_words


@cache
def _stretch(scripts: frozenset[str]) -> re.Pattern[str]:
    """The pattern of as many letters of some scripts as a paragraph has to have. Of those that a page has letters of:
    a pattern of all would take long to compile."""
    letters = "".join(RANGES[name] for name in sorted(scripts))
    # begins with a set of letters, which is looked for many times as fast as a choice
    words = rf"[{letters}]*+(?:[^\w\n]++[{letters}]++){{{FEWEST_WORDS - 1}}}"
    return re.compile(rf"[{letters}](?:[{letters}]{{{FEWEST_CHARACTERS - 1}}}|{words})")


@cache
def _own_letters(here: str) -> re.Pattern[str]:
    return re.compile(f"[{''.join(RANGES[name] for name in sorted(language(here).scripts))}]")


def _own_words(page: Page) -> str:
    """What a page says itself, as long as its text: without the words of links, and what it has in brackets or says the
    language of."""
    cover = Cover(page.markdown.prose)
    for link in page.markdown.links:
        cover.hide(*link.words)
    for span in said_languages(page.markdown).spans:
        cover.hide(*span)
    for bracketed in BRACKETED.finditer(page.markdown.prose):
        cover.hide(*bracketed.span())
    return cover.prose()


def _foreign(text: str, here: str, others: frozenset[str]) -> str | None:
    """The language of a paragraph, where it surely is not the page's; the page has letters of some other scripts."""
    if others and _stretch(others).search(text) and MOST * len(_own_letters(here).findall(text)) < len(text):
        found = identified(text)
    else:
        least = max(FEWEST_FUNCTION_WORDS, 2 * function_words(text, here))
        likely = {code for code in codes() if function_words(text, code) >= least} - {here}
        found = identified(text) if likely else None
        found = found if found in likely else None
    return found if found and is_long(text, [found], FEWEST_WORDS, FEWEST_CHARACTERS) else None
