"""Quotation marks of another language, or without a counterpart.

Every language has its own pair: «…» in Italian and Arabic, “…” in Portuguese,
Turkish and Chinese; quotations within quotations have another. Straight
quotation marks (") belong in code. A page may keep to another pair that its
language admits: ”…“ in Arabic, as Unicode's CLDR has it, or 「…」 in Chinese. Then
the marks that differ from most of the page's are reported.

A mark in brackets by itself is spoken of, and » between spaces parts the names of
a path (File » Print): neither is told.

The fix changes both marks of a pair. A mark without a counterpart in its
paragraph is reported but not fixed. A quotation of several paragraphs may open
in each of them and close only in the last.
"""

import re
from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.languages import language
from isogloss.languages.typography import Typography
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.text.cover import HIDDEN, MARKUP
from isogloss.text.source import Span

SEVERITY = Severity.WARNING
ALONE = True
PART_OF = ("untranslated-text", "foreign-text")

PAIRS = (("«", "»"), ("“", "”"), ("„", "“"), ("„", "”"), ("「", "」"), ("『", "』"), ("‹", "›"), ('"', '"'))
MARK = re.compile(r"[«»“”„「」『』‹›\"\n](?:(?<!\n)|[ \t\r]*\n)")
"""A quotation mark, or a blank line. It begins with a set, which is looked for many times as fast as a choice."""
OPENINGS = dict(PAIRS)
WRONG_WAY_ROUND = ("”", "“")
"""What stands around a ”word“ where somebody took the one mark for the other, as in text from right to left."""
OPENED = re.compile(rf"{MARKUP}*(?:[^\W_]|[{HIDDEN}\\|/$#&@*+=~<-])")
CLOSINGS = dict((*PAIRS, WRONG_WAY_ROUND))
INCHES_OR_TAG = re.compile(r'\d["”]|="|."[ \t]*/?>')
"""A mark behind a digit stands for inches or seconds; others are what a broken tag has left."""
BRACKETED = re.compile("[(（].[)）]")
PARTING = re.compile(r"[ \t][»›][ \t]")
"""A mark that closes nothing and stands between spaces parts the names of a path."""


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        typography = language(page.language).typography
        if not typography.quotes or not page.characters & MARKS:
            continue
        text = page.source.text
        lone: list[tuple[int, bool]] = []
        pairs = list(_pairs(page, lone))
        kept = _kept_to([(text[start], text[end]) for start, end, inner in pairs if not inner], typography)
        others = (other for other in typography.other_quotes if other != kept)
        quotes = (kept, *others, *typography.quotes) if kept else typography.quotes
        sentence = HERE if kept else LANGUAGES
        for start, end, inner in pairs:
            pair = text[start], text[end]
            right = quotes[min(inner, len(quotes) - 1)]
            if pair != right and not (inner and pair in quotes):
                yield _told(page, start, right, sentence, fix=right[0])
                yield _told(page, end, right, sentence, fix=right[1])
        for place, opened in lone:
            if opened:
                yield _told(page, place, (text[place], CLOSINGS[text[place]]), LANGUAGES)
            else:
                yield Diagnostic(
                    page.source.location(Span(place, place + 1)),
                    message("quotation mark {found} has no counterpart in its paragraph", found=text[place]),
                )


MARKS = frozenset('"“”„«»「」『』‹›')


LANGUAGES = "quotation mark {found}: this language writes {opening}…{closing}"
HERE = "quotation mark {found}: this page writes {opening}…{closing}"

FEWEST = 3
"""Pairs of a page that show that it keeps to them."""


def _kept_to(pairs: list[tuple[str, str]], typography: Typography) -> tuple[str, str] | None:
    """The pair besides the language's own that at least three of four pairs of a page are, if they are several."""
    for other in typography.other_quotes:
        count = pairs.count(other)
        if count >= FEWEST and 4 * count >= 3 * len(pairs):
            return other
    return None


def _told(page: Page, place: int, right: tuple[str, str], sentence: str, fix: str | None = None) -> Diagnostic:
    return Diagnostic(
        page.source.location(Span(place, place + 1)),
        message(
            sentence,
            found=page.source.text[place],
            opening=right[0],
            closing=right[1],
        ),
        expected=(fix or right[1],),
        fix=fix,
    )


def _pairs(page: Page, lone: list[tuple[int, bool]]) -> Iterator[tuple[int, int, int]]:
    """Quotation marks that pair within a paragraph: where they stand, and how many pairs are around them. Those that do
    not are added to the `lone` ones, with whether they are what opens a quotation once more where it should be closed.
    """
    prose, spoken = page.markdown.prose, language(page.language)
    open_ones: list[tuple[int, str]] = []
    for mark in MARK.finditer(prose):
        place, found = mark.start(), mark[0]
        if len(found) > 1:
            lone += _unclosed(open_ones, prose, mark.end())
            open_ones.clear()
        elif open_ones and (found == CLOSINGS[open_ones[-1][1]] or (open_ones[-1][1] == "„" and found in "“”")):
            start, _ = open_ones.pop()
            yield start, place, len(open_ones)
        elif (found in '"”' and INCHES_OR_TAG.match(prose, place - 1)) or BRACKETED.match(prose, place - 1):
            continue
        elif found in OPENINGS or (found == WRONG_WAY_ROUND[0] and spoken.spaced and OPENED.match(prose, place + 1)):
            open_ones.append((place, found))
        elif found in spoken.typography.spaces_before or not PARTING.match(prose, place - 1):
            lone.append((place, False))
    lone += _unclosed(open_ones, prose, len(prose))


def _unclosed(open_ones: list[tuple[int, str]], prose: str, end: int) -> Iterator[tuple[int, bool]]:
    """The marks that a paragraph leaves open: of two alike the second should have closed the first; one at its
    beginning may be open until a later paragraph, which then begins with another."""
    marks = iter(open_ones)
    for place, found in marks:
        if (again := next(marks, None)) is None:
            goes_on = prose[end : end + 1] == found and not prose[:place].rpartition("\n")[2].strip()
            if not goes_on:
                yield place, False
        elif again[1] == found:
            yield again[0], True
        else:
            yield place, False
            yield again[0], False
