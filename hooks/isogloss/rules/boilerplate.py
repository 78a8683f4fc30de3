"""A paragraph that belongs to the web page a text was taken from, and not to the text.

Text that was copied from a web page, or translated with all that stood on it, often
brings along what surrounds an article there: the comment form, the buttons to
share it, how many minutes it takes to read, where it appeared first. Leave such
paragraphs out.

Only whole paragraphs, headings and items are reported, and only wordings that web
pages have in common, in the page's language.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.languages import language
from isogloss.languages.language import Language
from isogloss.matching.memory import Memory
from isogloss.site.page import Page
from isogloss.site.passages import words_apart, words_of
from isogloss.site.site import Site
from isogloss.text.source import Span

SEVERITY = Severity.WARNING
ALONE = True

LONGEST = 200
"""Code points of the longest paragraph that is looked at."""
READ, OPENING = 12, 3
"""Code points of a paragraph, and letters of these, that tell whether all of it is worth reading."""

SENTENCE = re.compile(r"[.!?…*。！？؟]+")
MARKS = re.compile(r"[^\w ]+")
NUMBER = re.compile(r"\d+")
SPACES = re.compile(r"\s+")
WITHIN = re.compile(r"[^\w \0]+")
"""Marks within each of several texts that NUL parts."""


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        for span in _boilerplate(page):
            yield Diagnostic(
                page.source.location(span),
                message("this belongs to the web page that the text was taken from, and not to the text: leave it out"),
            )


def _boilerplate(page: Page) -> Iterator[Span]:
    spoken, known = language(page.language), _known(page.language)
    prose, leads = page.markdown.prose, known.leads
    spans = [
        (start, end)
        for start, end in (page.markdown.paragraphs if known.whole else ())
        if end - start <= LONGEST and leads[prose[start : start + OPENING]]
    ]
    for span, opening in zip(spans, _openings([prose[slice(*span)] for span in spans], spoken), strict=False):
        if opening not in known.openings:
            continue  # as most are
        if _is_known(prose[slice(*span)], page.language):
            yield Span(*span)


@lru_cache(1 << 14)  # what opens as boilerplate does is short, and pages repeat it
def _is_known(paragraph: str, code: str) -> bool:
    """Whether a paragraph consists of a language's sentences of web pages, or begins with one that goes on."""
    known, sentences = _known(code), _sentences(words_of(paragraph), language(code))
    return bool(sentences) and (known.whole.issuperset(sentences) or " ".join(sentences).startswith(known.beginnings))


class Known(NamedTuple):
    """A language's sentences of web pages, what such sentences begin with, and the first letters of all. `leads` tells
    of the first characters of a paragraph whether it may open so: a few letters tell that most do not."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    openings: frozenset[str]
    leads: Memory[bool]


@cache
def _known(code: str) -> Known:
    spoken = language(code)
    phrases = [(phrase, " ".join(_sentences(phrase, spoken))) for phrase in spoken.boilerplate]
    openings = frozenset(_openings([phrase for phrase, _ in phrases], spoken))

    def may_open(lead: str) -> bool:
        told = lead.replace(" ", "", 1).isalpha() and lead[0] != " " and _read(lead, spoken) == lead
        return not told or spoken.folded(lead) in openings

    return Known(
        frozenset(plain for phrase, plain in phrases if not phrase.endswith("…")),
        tuple(plain for phrase, plain in phrases if phrase.endswith("…")),
        openings,
        Memory(may_open),
    )


def _openings(texts: Iterable[str], spoken: Language) -> Iterator[str]:
    """The first letters of each of some texts, by which most paragraphs are told apart; of a number, that it is one."""
    joined = "\0".join([text[:READ] for text in texts])  # read at once: no text has a NUL
    plain = spoken.folded(_read(SPACES.sub(" ", words_apart(joined)), spoken))
    for part in WITHIN.sub(" ", plain).split("\0"):
        beginning = part.strip()
        yield "0" if beginning[:1].isdecimal() else beginning[:OPENING]


def _sentences(text: str, spoken: Language) -> list[str]:
    """The sentences of a paragraph as they are compared: without marks, every number being 0."""
    apart = " " if spoken.spaced else ""
    parts = SENTENCE.split(spoken.folded(_read(text, spoken)))
    words = (MARKS.sub(" ", NUMBER.sub("0", part)).split() for part in parts)
    return [apart.join(each) for each in words if each]


def _read(text: str, spoken: Language) -> str:
    """The text without what is written and not read."""
    return re.sub(spoken.silent, "", text) if spoken.silent else text
