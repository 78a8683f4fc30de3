"""The stretches of a page that its alternates share: from one shared anchor to the next."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from isogloss.figures.figure import Figure
from isogloss.site.page import Page
from isogloss.text.source import Location, Span


@dataclass(frozen=True, eq=False)
class Stretch:
    """Part of a page: its heading's line, or where the page begins, the spans that it is made of, and the figures in
    it, in order."""

    page: Page
    head: Span
    spans: tuple[Span, ...]
    figures: tuple[Figure, ...]

    @property
    def start(self) -> Location:
        """Where to tell what concerns the stretch as a whole."""
        return self.page.source.location(self.head)

    @property
    def texts(self) -> list[tuple[int, str]]:
        """Its prose, and where on the page each part of it begins."""
        return [(span.start, self.page.markdown.prose[slice(*span)]) for span in self.spans]


def shared_stretches(alternates: Mapping[str, Page]) -> list[dict[str, Stretch]]:
    """The stretches that at least two languages have, by language. What stands under a heading without an anchor, or
    whose anchor one language alone has, belongs to the stretch before it."""
    pages = alternates.values()
    counted = Counter(anchor for page in pages for anchor in {section.anchor for section in page.sections})
    shared = {anchor for anchor, pages_with_it in counted.items() if pages_with_it > 1} | {None}
    by_anchor: dict[str | None, dict[str, Stretch]] = {}
    for code, page in alternates.items():
        for anchor, stretch in _stretches(page, shared).items():
            by_anchor.setdefault(anchor, {})[code] = stretch
    return [stretches for stretches in by_anchor.values() if len(stretches) > 1]


def _stretches(page: Page, shared: set[str | None]) -> dict[str | None, Stretch]:
    starts, names, places = [0], [None], [Span(page.body, page.body)]
    for section in page.sections[1:]:
        if section.anchor and section.anchor in shared:
            starts.append(section.span.start)
            names.append(section.anchor)
            places.append(section.heading.line)
    figures: dict[str | None, list[Figure]] = {name: [] for name in names}
    for figure in page.figures:
        figures[names[bisect_right(starts, figure.span.start) - 1]].append(figure)
    spans: dict[str | None, list[Span]] = {name: [] for name in names}
    for name, start, end in zip(names, starts, [*starts[1:], len(page.source.text)], strict=True):
        spans[name].append(Span(start, end))
    # of stretches with one name, the first has it
    place = dict(zip(reversed(names), reversed(places), strict=True))
    return {name: Stretch(page, place[name], tuple(spans[name]), tuple(found)) for name, found in figures.items()}
