"""An acronym beside the full form of another concept.

    docs/zh/index.md:3:7: error: “CMO” stands for chief-marketing-officer (“首席营销官”), and “首席执行官” is chief-executive-officer

In “full form (acronym)” and “acronym (full form)” both must name the same
concept. Correct the wrong one, or remove the brackets if two concepts are meant.
"""  # noqa: E501

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.glossary.model import TermType
from isogloss.site.page import Occurrence, Page
from isogloss.site.site import Site

SEVERITY = Severity.ERROR
ALONE = True

OPENING = re.compile(r"[\s\u2060*_“”\"«»]*[(（\[][\s\u2060*_“”\"«»]*")
CLOSING = re.compile(r"[\s\u2060*_“”\"«»]*[)）\]]")
BRACKETS = "(（["


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        starts = [occurrence.span.start for occurrence in page.occurrences]
        # between most terms there is no bracket; between some there are two
        behind = {bisect_left(starts, place) for place in _brackets(page.markdown.prose)}
        for number in sorted(behind - {0, len(starts)}):
            first, second = page.occurrences[number - 1], page.occurrences[number]
            if _bracketed(page, first, second):
                yield from _compare(_readings(page, starts, first), _readings(page, starts, second))


def _brackets(prose: str) -> Iterator[int]:
    """Where brackets open: one mark after the other is found many times as fast as any of them."""
    for mark in BRACKETS:
        place = prose.find(mark)
        while place >= 0:
            yield place
            place = prose.find(mark, place + 1)


def _readings(page: Page, starts: list[int], occurrence: Occurrence) -> Sequence[Occurrence]:
    """All that begin where one does."""
    start = occurrence.span.start
    return page.occurrences[bisect_left(starts, start) : bisect_right(starts, start)]


def _bracketed(page: Page, first: Occurrence, second: Occurrence) -> bool:
    """Whether the second stands in brackets, alone, right behind the first."""
    prose = page.markdown.prose
    opening = OPENING.fullmatch(prose, first.span.end, second.span.start)
    return bool(opening and CLOSING.match(prose, second.span.end))


def _compare(first: Sequence[Occurrence], second: Sequence[Occurrence]) -> Iterator[Diagnostic]:
    short = {True: first, False: second}.get(_is_short(first[0]), first)
    full = second if short is first else first
    if _is_short(full[0]) or not _is_short(short[0]):
        return
    meant = {o.concept.id for o in short} | {other for o in short for other in o.term.shared_with}
    named = {o.concept.id for o in full} | {rival for o in full for rival in o.rivals}
    if not meant & named and all(o.sure for o in full):
        preferred = short[0].section.preferred.text
        yield Diagnostic(
            short[0].location,
            message(
                "“{short}” stands for {meant} (“{preferred}”), and “{full}” is {named}",
                short=short[0].text,
                meant=", ".join(sorted(meant)),
                preferred=preferred,
                full=full[0].text,
                named=", ".join(sorted(named)),
            ),
            concept=short[0].concept.id,
            expected=(preferred,),
            related=(full[0].location,),
        )


def _is_short(occurrence: Occurrence) -> bool:
    return occurrence.term.type is TermType.ACRONYM
