"""The stretches of a page that its alternates share: from one shared anchor to the next."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

import msgspec

from isogloss.figures.figure import Figure
from isogloss.site.naming import OPENING, section_names
from isogloss.site.page import Page
from isogloss.text.source import Location, Span


class Stretch(msgspec.Struct, frozen=True, eq=False, dict=True):
    """Part of a page: the line of its heading or the beginning of the page, the spans that it consists of, and the
    figures in it, in order.
    """

    page: Page
    head: Span
    spans: tuple[Span, ...]
    figures: tuple[Figure, ...]

    @property
    def start(self) -> Location:
        """Where to report what concerns the stretch as a whole."""
        return self.page.source.location(self.head)

    @cached_property
    def texts(self) -> list[tuple[int, str]]:
        """Its prose, in parts, each with its offset on the page."""
        return [(span.start, self.page.markdown.prose[slice(*span)]) for span in self.spans]


def shared_stretches(alternates: Mapping[str, Page]) -> list[dict[str, Stretch]]:
    """The stretches that at least two languages have, by language. Text under a heading that has no anchor, or that
    only one language has, belongs to the stretch before it.
    """
    called = section_names(alternates)
    counted = Counter(name for names in called.values() for name in {*names})
    shared = {name for name, pages_with_it in counted.items() if name and pages_with_it > 1}
    by_name: dict[str, dict[str, Stretch]] = {}
    for code, page in alternates.items():
        for name, stretch in _stretches(page, called[code], shared).items():
            by_name.setdefault(name, {})[code] = stretch
    return [stretches for stretches in by_name.values() if len(stretches) > 1]


def _stretches(page: Page, called: Iterable[str | None], shared: Collection[str]) -> dict[str, Stretch]:
    starts, names, places = [0], [OPENING], [Span(page.body, page.body)]
    for name, section in zip(called, page.sections, strict=True):
        if name and name in shared:
            starts.append(section.span.start)
            names.append(name)
            places.append(section.head)
    figures: dict[str, list[Figure]] = {name: [] for name in names}
    for figure in page.figures:
        figures[names[bisect_right(starts, figure.span.start) - 1]].append(figure)
    spans: dict[str, list[Span]] = {name: [] for name in names}
    for name, start, end in zip(names, starts, [*starts[1:], len(page.source.text)], strict=True):
        spans[name].append(Span(start, end))
    # of stretches with one name, the first has it
    place = dict(zip(reversed(names), reversed(places), strict=True))
    return {name: Stretch(page, place[name], tuple(spans[name]), tuple(found)) for name, found in figures.items()}
