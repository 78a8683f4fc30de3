"""The same words for two concepts: which one is meant, the text around them says."""

import re
import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator

from isogloss.matching.match import Match
from isogloss.text.source import Span

LINKED = re.compile(r"[*_~=]*\]\([^()\s]*#(?P<concept>[a-z0-9-]+)[^()]*\)")
"""The rest of a link, from the end of its words, whose address ends in a concept's id."""


def settle(matches: list[Match], text: str) -> list[tuple[Match, tuple[str, ...]]]:
    """The matches in a page's text, in order, each with the ids of the concepts that its words may also mean.

    A homograph means the concept that it is linked to, or else the one whose own words stand nearest; where none of
    its concepts is named in other words, all of them stay, each a rival of the others.
    """
    shared = {span for span, number in Counter(match.span for match in matches).items() if number > 1}
    # most words are nobody else's
    settled: list[tuple[Match, tuple[str, ...]]] = [(match, ()) for match in matches if match.span not in shared]
    if shared:
        settled += _settle(matches, shared, text)
        settled.sort(key=lambda pair: pair[0].span)
    return settled


def _settle(matches: list[Match], shared: set[Span], text: str) -> Iterator[tuple[Match, tuple[str, ...]]]:
    readings: dict[Span, list[Match]] = defaultdict(list)
    for match in matches:
        if match.span in shared:
            readings[match.span].append(match)
    meant = {match.designation.concept.id for same in readings.values() for match in same}
    plain: dict[str, list[Span]] = defaultdict(list)
    for match in matches:
        if match.span not in shared and (concept := match.designation.concept.id) in meant:
            plain[concept].append(match.span)
    for spans in plain.values():
        spans.sort()
    for span, same in readings.items():
        link = LINKED.match(text, span.end)
        linked = [match for match in same if link and match.designation.concept.id == link["concept"]]
        named = [match for match in same if match.designation.concept.id in plain]
        if linked:
            same = linked
        elif named:
            same = [min(named, key=lambda m: _distance(span, plain[m.designation.concept.id]))]
        ids = [match.designation.concept.id for match in same]
        for match in same:
            yield match, tuple(other for other in ids if other != match.designation.concept.id)


def _distance(span: Span, others: list[Span]) -> int:
    """How far the nearest of other stretches, which are in order, is away."""
    after = bisect_right(others, span)
    before = others[after - 1].end if after else None
    return min(
        span.start - before if before is not None else sys.maxsize,
        others[after].start - span.end if after < len(others) else sys.maxsize,
    )
