"""A heading at the wrong level.

Levels must not be skipped: a heading of level 2 is followed by one of level 3,
not 4, which screen readers announce as a gap. Only one heading is of level 1, the
page's title: further ones begin another page for readers and search engines, and
are often list numbers (`#2. Ask`) that Markdown takes for headings. A section must also have the same
level in every language; otherwise the tables of contents differ.
"""

from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.site.alignment import deviating
from isogloss.site.page import Page
from isogloss.site.site import Site

SEVERITY = Severity.WARNING


def check(site: Site) -> Iterator[Diagnostic]:
    for path in site.paths:
        alternates = site.alternates(path)
        for page in alternates.values():
            yield from _gaps(page)
            yield from _titles(page)
        for group in site.aligned(path):
            levels = {code: s.heading.level for code, (_, s) in group.sections.items() if s.heading}
            if found := deviating(levels):
                usual, codes = found
                others = [code for code, level in levels.items() if level == usual]
                for code in codes:
                    yield Diagnostic(
                        group.place(code),
                        message(
                            "this heading is of level {level}; in {languages} it is of level {usual}",
                            level=levels[code],
                            languages=", ".join(others),
                            usual=usual,
                        ),
                        related=tuple(group.place(other) for other in others),
                    )


def _gaps(page: Page) -> Iterator[Diagnostic]:
    above = 1  # the page's title
    for heading in page.markdown.headings:
        if heading.level > above + 1:
            yield Diagnostic(
                page.source.location(heading.line),
                message(
                    "a heading of level {level} below one of level {above}: a level is left out",
                    level=heading.level,
                    above=above,
                ),
            )
        above = heading.level


def _titles(page: Page) -> Iterator[Diagnostic]:
    titles = [heading for heading in page.markdown.headings if heading.level == 1]
    for heading in titles[1:]:
        yield Diagnostic(
            page.source.location(heading.line),
            message("a second heading of level 1: a page has one title; make this one of level 2"),
            related=(page.source.location(titles[0].line),),
        )
