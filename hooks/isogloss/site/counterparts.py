"""Which of the pages at one path say the same: files of the same name may hold different texts."""

from collections.abc import Mapping

from isogloss.figures.digits import Rational
from isogloss.figures.figure import Date, Weight
from isogloss.site.page import Page

FEWEST = 4
"""Pages with fewer different figures may say the same whatever these are."""

SHARE = 5
"""Of pages that say the same, more than one figure in so many is in both, even where many are wrong."""


def counterparts(alternates: Mapping[str, Page]) -> list[dict[str, Page]]:
    """The pages of one path, by language, in groups that may say the same, the largest first."""
    groups: list[dict[str, Page]] = []
    for code, page in alternates.items():
        own = [group for group in groups if any(_may_say_the_same(page, other) for other in group.values())]
        groups = [group for group in groups if group not in own]
        groups.append({code: page for group in (*own, {code: page}) for code, page in group.items()})
    return sorted(groups, key=len, reverse=True)


def _may_say_the_same(one: Page, other: Page) -> bool:
    """Whether pages share a section, or enough of their figures, or have about as many paragraphs."""
    here, there = _values(one), _values(other)
    fewer = min(len(here), len(there))
    return (
        fewer < FEWEST
        or len(here & there) * SHARE > fewer
        or not _anchors(one).isdisjoint(_anchors(other))
        or _about_as_long(len(one.markdown.paragraphs), len(other.markdown.paragraphs))
    )


def _values(page: Page) -> set[Rational | Date]:
    """The values of its figures, however their marks are read."""
    figures = [figure for figure in page.figures if figure.weight is Weight.FIGURE]
    return {value for figure in figures for value in (figure.value, figure.other) if value is not None}


def _anchors(page: Page) -> set[str]:
    return {heading.anchor for heading in page.markdown.headings if heading.anchor}


def _about_as_long(one: int, other: int) -> bool:
    return 2 * max(one, other) <= 3 * min(one, other)
