"""Names for a page's sections that are the same in every language: their anchors, or their positions if there are none.

Headings without anchors are matched by what all languages share: the order of the levels, and what is not translated,
such as code, addresses, numbers and names in Latin letters. No language is the original; the order that most languages
have is what the others are aligned with.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from isogloss.site.page import Page

OPENING = ""
"""The name of what precedes the first heading."""

PLACE = "\0"
"""What begins the name of a section that is told by its place: no anchor has it."""

MOST_PAIRS = 250_000
"""Pairs of sections that are compared; longer pages are compared from their beginning and their end only."""

NEUTRAL = re.compile(r"`[^`\r\n]{1,80}`|\]\([^()\s]{1,200}\)|\d{1,12}|(?<![\w.])[A-Z][A-Za-z]{2,40}")
"""What translators leave as it is, or mostly."""

ALIKE, SAME_LEVEL = 1.0, 0.25
"""What two sections have in common counts for so much, that they have the same level for so much."""

Names = Mapping[str, tuple[str | None, ...]]


def section_names(alternates: Mapping[str, Page]) -> Names:
    """The names of a page's sections in order, by language: OPENING for the first, None for one without a name."""
    return _section_names(tuple(alternates.items()))


@lru_cache(maxsize=4)  # several rules ask about one path after another
def _section_names(pages: tuple[tuple[str, Page], ...]) -> Names:
    bare = {code: page for code, page in pages if not any(h.anchor for h in page.markdown.headings)}
    names = {code: (OPENING, *(h.anchor for h in page.markdown.headings)) for code, page in pages if code not in bare}
    if not bare:
        return names
    alternates = dict(pages)
    model = _usual({code: alternates[code] for code in names or bare})
    known = names.get(model) or (OPENING, *(f"{PLACE}{n}" for n in range(1, len(alternates[model].sections))))
    for code, page in bare.items():
        pairs = {0: 0} | _aligned(page, alternates[model])
        names[code] = tuple(known[pairs[n]] if n in pairs else f"{PLACE}{code} {n}" for n in range(len(page.sections)))
    return {code: names[code] for code, _ in pages}


def _usual(pages: Mapping[str, Page]) -> str:
    """The first language whose sections have the levels that most languages have."""
    levels = {code: tuple(h.level for h in page.markdown.headings) for code, page in pages.items()}
    usual = Counter(levels.values()).most_common(1)[0][0]
    return next(code for code in levels if levels[code] == usual)


def _aligned(here: Page, there: Page) -> dict[int, int]:
    """The sections of a page by number, with the corresponding ones of another, both in order."""
    mine, theirs = ([heading.level for heading in page.markdown.headings] for page in (here, there))
    if mine == theirs:
        return {n: n for n in range(1, len(mine) + 1)}
    if len(mine) * len(theirs) > MOST_PAIRS:
        return _from_both_ends(mine, theirs)
    return _best(mine, theirs, _neutral(here), _neutral(there))


def _from_both_ends(mine: list[int], theirs: list[int]) -> dict[int, int]:
    shorter = min(len(mine), len(theirs))
    first = next((n for n in range(shorter) if mine[n] != theirs[n]), shorter)
    last = next((n for n in range(shorter - first) if mine[-1 - n] != theirs[-1 - n]), shorter - first)
    return {n + 1: n + 1 for n in range(first)} | {len(mine) - n: len(theirs) - n for n in range(last)}


def _best(
    mine: list[int], theirs: list[int], own: Sequence[frozenset[str]], others: Sequence[frozenset[str]]
) -> dict[int, int]:
    """The pairs, in one order, with the highest total similarity (Needleman and Wunsch, 1970)."""
    rows, columns = len(mine), len(theirs)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            best[row][column] = max(best[row + 1][column], best[row][column + 1])
            if mine[row] == theirs[column]:
                together = SAME_LEVEL + ALIKE * _alike(own[row], others[column]) + best[row + 1][column + 1]
                best[row][column] = max(best[row][column], together)
    pairs, row, column = {}, 0, 0
    while row < rows and column < columns:
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            row, column = row + 1, column + 1
            pairs[row] = column
    return pairs


def _neutral(page: Page) -> list[frozenset[str]]:
    """What is not translated in each section after the first."""
    text = page.source.text
    return [frozenset(NEUTRAL.findall(text, *section.span)) for section in page.sections[1:]]


def _alike(own: frozenset[str], others: frozenset[str]) -> float:
    """The similarity of the untranslated parts of two sections (Dice coefficient), from 0 to 1."""
    return 2 * len(own & others) / (len(own) + len(others)) if own or others else 0.0
