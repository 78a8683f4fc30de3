"""Quotation marks of another language.

Every language has its own pair: «…» in Italian and Arabic, “…” in Portuguese,
Turkish and Chinese, and another pair within the first. Typewriter quotation
marks (") belong into code.

The fix changes both marks of a pair; where marks do not pair, it is left to
people.
"""

import re
from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.languages import language
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.text.source import Span

SEVERITY = Severity.WARNING

PAIRS = (("«", "»"), ("“", "”"), ("„", "“"), ("„", "”"), ("「", "」"), ("『", "』"), ("‹", "›"), ('"', '"'))
MARK = re.compile(r"[«»“”„「」『』‹›\"]|\n[ \t\r]*\n")
OPENINGS = dict(PAIRS)


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        quotes = language(page.language).typography.quotes
        if quotes and page.characters & MARKS:
            for start, end, inner in _pairs(page):
                pair = page.source.text[start], page.source.text[end]
                right = quotes[min(inner, len(quotes) - 1)]
                if pair == right or (inner and pair in quotes):
                    continue
                for place, mark in ((start, right[0]), (end, right[1])):
                    yield Diagnostic(
                        page.source.location(Span(place, place + 1)),
                        message(
                            "quotation mark {found}: this language writes {opening}…{closing}",
                            found=page.source.text[place],
                            opening=right[0],
                            closing=right[1],
                        ),
                        expected=(mark,),
                        fix=mark,
                    )


MARKS = frozenset('"“”„«»「」『』‹›')


def _pairs(page: Page) -> Iterator[tuple[int, int, int]]:
    """Quotation marks that pair within a paragraph: where they stand, and how many pairs are around them."""
    prose = page.markdown.prose
    open_ones: list[tuple[int, str]] = []
    for mark in MARK.finditer(prose):
        place, found = mark.start(), mark[0]
        if len(found) > 1:
            open_ones.clear()
        elif open_ones and (found == OPENINGS[open_ones[-1][1]] or (open_ones[-1][1] == "„" and found in "“”")):
            start, _ = open_ones.pop()
            yield start, place, len(open_ones)
        elif found in OPENINGS and not (found == '"' and prose[place - 1 : place].isdigit()):
            open_ones.append((place, found))
