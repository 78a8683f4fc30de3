"""A page that other languages have and this one lacks.

Readers of this language miss the page, and the language switch leads nowhere.
Write the page at the same path, or remove it in every language.
"""

from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.site.site import Site
from isogloss.text.source import Location

SEVERITY = Severity.ERROR


def check(site: Site) -> Iterator[Diagnostic]:
    for path in site.paths:
        alternates = site.alternates(path)
        if not alternates:
            continue  # no language has a page that can be read
        for code in site.languages:
            if site.lacks(code, path):
                yield Diagnostic(
                    Location(site.file(code, path), 1, 1, 1, 1),
                    message(
                        "the page {path} is missing here; it is there in {languages}",
                        path=path,
                        languages=", ".join(alternates),
                    ),
                    related=tuple(Location(page.source.path, 1, 1, 1, 1) for page in alternates.values()),
                )
