"""The stretches of a page that its alternates share: from one shared anchor to the next."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from isogloss.figures.figure import Figure
from isogloss.site.page import Page
from isogloss.text.source import Location


@dataclass(frozen=True, eq=False)
class Stretch:
    """Part of a page: where it begins, and the figures in it, in order."""

    page: Page
    start: Location
    figures: tuple[Figure, ...]


def shared_stretches(alternates: Mapping[str, Page]) -> list[dict[str, Stretch]]:
    """The stretches that at least two languages have, by language. What stands under a heading without an anchor, or
    whose anchor one language alone has, belongs to the stretch before it."""
    anchors = [{section.anchor for section in page.sections} for page in alternates.values()]
    shared = {anchor for found in anchors for anchor in found if sum(anchor in other for other in anchors) > 1} | {None}
    by_anchor: dict[str | None, dict[str, Stretch]] = {}
    for code, page in alternates.items():
        for anchor, stretch in _stretches(page, shared).items():
            by_anchor.setdefault(anchor, {})[code] = stretch
    return [stretches for stretches in by_anchor.values() if len(stretches) > 1]


def _stretches(page: Page, shared: set[str | None]) -> dict[str | None, Stretch]:
    starts, names, places = [0], [None], [_beginning(page)]
    for section in page.sections[1:]:
        if section.anchor and section.anchor in shared:
            starts.append(section.span.start)
            names.append(section.anchor)
            places.append(page.source.location(section.heading.line))
    figures: dict[str | None, list[Figure]] = {name: [] for name in names}
    for figure in page.figures:
        figures[names[bisect_right(starts, figure.span.start) - 1]].append(figure)
    # of stretches with one name, the first has it
    place = dict(zip(reversed(names), reversed(places), strict=True))
    return {name: Stretch(page, place[name], tuple(found)) for name, found in figures.items()}


def _beginning(page: Page) -> Location:
    line, column = page.source.position(page.body)
    return Location(page.source.path, line, column, line, column)
