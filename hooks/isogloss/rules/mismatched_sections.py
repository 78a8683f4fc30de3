"""Sections that are not the same in every language.

The headings of a page must have the same anchors `{#like-this}` in the same
order in every language, so that links to a section work in all of them and
sections can be compared. No language is the original: an anchor belongs to the
page if at least half of the languages that have the page have it.

If a page has no anchors in some language, sections are matched by the order of
their levels and by what translators leave unchanged: code, addresses, numbers
and names. If an anchor is used twice on a page, links lead only to the first
section.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.site.alignment import place
from isogloss.site.naming import PLACE, section_names
from isogloss.site.page import Page, Section, once_a_page
from isogloss.site.site import Site
from isogloss.text.source import Location, Span

SEVERITY = Severity.ERROR

ORDER = "the section {name} stands where other languages ({languages}) have {expected}"
TIE = "the section {name} stands where other languages ({languages}) have {expected}; bring them into one order"


def check(site: Site) -> Iterator[Diagnostic]:
    for path in site.paths:
        alternates = site.alternates(path)
        for page in alternates.values():
            yield from _repeated(page)
        if len(alternates) > 1:
            yield from _compare(alternates)


def names(page: Page, called: Sequence[str | None]) -> dict[str, Section]:
    """The page's sections by a name that the languages share: the anchor or the place, or the level and a count where
    other headings of the page have anchors.

    Of two sections with one anchor the first has the name.
    """
    named: dict[str, Section] = {}
    seen: Counter[str] = Counter()
    for name, section in zip(called[1:], page.sections[1:], strict=True):
        if name is not None:
            named.setdefault(name if name.startswith(PLACE) else f"#{name}", section)
        elif section.heading:
            level = f"{PLACE}h{section.heading.level}"
            seen[level] += 1
            named[f"{level} {seen[level]}"] = section
    return named


def _shown(name: str, page: Page, section: Section) -> str:
    """A name as people know it: a section without an anchor by the words of its heading."""
    if not name.startswith(PLACE) or not section.heading:
        return name
    return f"“{page.source.text[slice(*section.heading.title)].strip()}”"


@once_a_page
def _repeated(page: Page) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    first: dict[str, Section] = {}
    for section in page.sections[1:]:
        if section.anchor and first.setdefault(section.anchor, section) is not section:
            earlier = place(page, first[section.anchor])
            said = message(
                "the anchor #{anchor} stands twice on this page, first on line {line}",
                anchor=section.anchor,
                line=earlier.line,
            )
            found.append(Diagnostic(place(page, section), said, related=(earlier,)))
    return found


def _compare(alternates: Mapping[str, Page]) -> Iterator[Diagnostic]:
    called = section_names(alternates)
    pages = {code: names(page, called[code]) for code, page in alternates.items()}
    holders = {
        name: [code for code in pages if name in pages[code]]
        for name in dict.fromkeys(n for p in pages.values() for n in p)
    }
    shared = {name for name, codes in holders.items() if 2 * len(codes) >= len(pages)}
    for code, page in alternates.items():
        here, after = pages[code], {other: _after(there, pages[code]) for other, there in pages.items()}
        for name in holders:
            if (name in shared) == (name in here):
                continue  # as almost always
            others = [other for other in holders[name] if other != code]
            related = tuple(place(alternates[other], pages[other][name]) for other in others)
            if name in shared:
                yield Diagnostic(
                    _expected_place(page, here, after[others[0]][name]),
                    message(
                        "the section {name} is missing here; it is there in {languages}",
                        name=_shown(name, alternates[others[0]], pages[others[0]][name]),
                        languages=", ".join(others),
                    ),
                    related=related,
                )
            else:
                rest = [other for other in pages if other not in holders[name]]
                yield Diagnostic(
                    place(page, here[name]),
                    message(
                        "the section {name} stands here and not in {languages}",
                        name=_shown(name, page, here[name]),
                        languages=", ".join(rest),
                    ),
                    related=related,
                )
    yield from _order(alternates, pages, shared)


def _order(
    alternates: Mapping[str, Page], pages: Mapping[str, dict[str, Section]], shared: set[str]
) -> Iterator[Diagnostic]:
    """Sections that stand before one that they follow in most languages."""
    common = {name for name in shared if all(name in page for page in pages.values())}
    orders = {code: tuple(name for name in page if name in common) for code, page in pages.items()}
    counts = Counter(orders.values()).most_common()
    if len(counts) < 2:
        return
    usual = counts[0][0]
    tie = counts[0][1] == counts[1][1]
    for code, order in orders.items():
        if order == usual:
            continue
        name = next(a for a, b in zip(order, usual, strict=True) if a != b)
        others = [other for other in orders if orders[other] == usual]
        expected = usual[order.index(name)]
        yield Diagnostic(
            place(alternates[code], pages[code][name]),
            message(
                TIE if tie else ORDER,
                name=_shown(name, alternates[code], pages[code][name]),
                languages=", ".join(others),
                expected=_shown(expected, alternates[code], pages[code][expected]),
            ),
            related=tuple(place(alternates[other], pages[other][name]) for other in others),
        )


def _after(there: Mapping[str, Section], here: Mapping[str, Section]) -> dict[str, str | None]:
    """Of each section of a page the next one that another page has too, by their names; None where no other follows."""
    found: dict[str, str | None] = {}
    last: str | None = None
    for name in reversed([*there]):
        found[name] = last
        last = name if name in here else last
    return found


def _expected_place(page: Page, here: Mapping[str, Section], later: str | None) -> Location:
    """Where a section should stand: at the heading of the next section that the page has, or at its end."""
    if later is not None:
        return place(page, here[later])
    end = len(page.source.text.rstrip())
    return page.source.location(Span(end, end))
