"""A heading whose anchor cannot be shared.

An anchor `{#like-this}` names a section in every language: links, the language
switch and the comparison of sections rely on it. Use ASCII letters, digits and
hyphens, which survive every keyboard and address bar. A heading without an
anchor is reported if the page has anchors in any language.
"""

import re
from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.site.site import Site

SEVERITY = Severity.WARNING

PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def check(site: Site) -> Iterator[Diagnostic]:
    for path in site.paths:
        alternates = site.alternates(path)
        anchored = any(heading.anchor for page in alternates.values() for heading in page.markdown.headings)
        for page in alternates.values():
            for heading in page.markdown.headings:
                if heading.anchor is None:
                    if anchored and heading.level > 1:
                        yield Diagnostic(
                            page.source.location(heading.line),
                            message("this heading has no anchor: write {example} after it", example="{#section-name}"),
                        )
                elif not PLAIN.fullmatch(heading.anchor):
                    yield Diagnostic(
                        page.source.location(heading.line),
                        message(
                            "the anchor #{anchor} is not plain: use ASCII letters, digits and hyphens",
                            anchor=heading.anchor,
                        ),
                    )
