"""A link that other languages have in a section and this one lacks, or has alone.

Pages should link to one another in the same way in every language. Links to a
page or section of the site are compared by address, without the folder of the
language. Links to other sites are not compared, because those sites may have a
different page for each language.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.site.alignment import Aligned
from isogloss.site.page import Page, Section
from isogloss.site.site import Site
from isogloss.text.source import Location, Span, within

SEVERITY = Severity.WARNING

ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def check(site: Site) -> Iterator[Diagnostic]:
    for path in site.paths:
        for group in site.aligned(path):
            yield from _compare(group)


def _compare(group: Aligned) -> Iterator[Diagnostic]:
    # where headings have no anchors, their addresses are made of each language's own words
    headings = [page.markdown.headings for page, _ in group.sections.values()]
    anchored = all(any(h.anchor for h in there) or not there for there in headings)
    linked = {code: _targets(page, section, anchored) for code, (page, section) in group.sections.items()}
    for target in dict.fromkeys(chain.from_iterable(linked.values())):
        holders = [code for code in linked if target in linked[code]]
        if len(holders) == len(linked):
            continue
        first: Mapping[str, Location] = {
            code: group.sections[code][0].source.location(linked[code][target]) for code in holders
        }
        if 2 * len(holders) >= len(linked):
            for code in linked.keys() - set(holders):
                yield Diagnostic(
                    group.place(code),
                    message(
                        "no link to {target} in this section; there is one in {languages}",
                        target=target,
                        languages=", ".join(holders),
                    ),
                    expected=(target,),
                    related=tuple(first.values()),
                )
        else:
            for code in holders:
                yield Diagnostic(
                    first[code],
                    message(
                        "the link to {target} stands here and not in {languages}",
                        target=target,
                        languages=", ".join(c for c in linked if c not in holders),
                    ),
                )


def _targets(page: Page, section: Section, anchored: bool) -> dict[str, Span]:
    """Where the links of a section lead, whatever the language, and where the first to each stands."""
    found: dict[str, Span] = {}
    for link in within(page.markdown.links, section.span):
        target = link.target.strip()
        if target and not link.image and not ELSEWHERE.match(target):
            neutral = _neutral(target, page)
            found.setdefault(neutral if anchored else neutral.partition("#")[0], link.span)
    return found


def _neutral(target: str, page: Page) -> str:
    """An address from the language's folder, and without the language in a file's name or at the beginning of a path;
    a page's own section by the page's path."""
    address, mark, anchor = target.partition("#")
    if not address:
        return f"{page.path}#{anchor}"
    if address.startswith("/"):
        return f"/{address[1:].removeprefix(f'{page.language}/')}{mark}{anchor}"
    stem, ending = _whole(page.path, address)
    whole = stem.removesuffix(f".{page.language}") + ending
    return whole.removeprefix(f"../{page.language}/") + mark + anchor


@lru_cache(maxsize=1 << 10)  # every language links alike
def _whole(path: str, address: str) -> tuple[str, str]:
    """An address in a page from the language's folder, and the ending of its file's name."""
    return posixpath.splitext(posixpath.normpath(posixpath.join(posixpath.dirname(path), address)))
