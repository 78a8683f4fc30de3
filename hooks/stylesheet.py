"""Reduces the stylesheets of a finished language to a single small one, without rules that none of its pages can use.

While serving, the theme's and the site's own stay as they are, to be inspected with the browser's tools.
"""

import os
from hashlib import sha256
from pathlib import Path
from posixpath import dirname

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from building.environment import SERVING
from building.results import cached
from building.site import overrides
from isogloss.publishing.stylesheet import linked, stylesheet, tags, with_one, words

FOLDER = "assets/stylesheets"


class Pages:
    """What the pages of a build name, and the stylesheets that each links to: a large site's pages do not fit into
    memory together."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.links: dict[str, list[str]] = {}
        self.before: set[str] = set()

    def add(self, place: str, html: str) -> None:
        here = tags(html)
        self.names |= words(here - self.before)  # a page has most of its tags in common with the one before it
        self.before = here
        self.links[place] = linked(html, dirname(place))


_pages: dict[str, Pages] = {}


def on_pre_build(config: MkDocsConfig) -> None:
    _pages["seen"] = Pages()


@event_priority(-140)  # before what each page allows itself is added, which names nothing
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    if not os.environ.get(SERVING):
        _pages["seen"].add(page.file.dest_uri, output)
    return output


@event_priority(-140)  # when all pages are written
def on_post_build(config: MkDocsConfig) -> None:
    if not os.environ.get("LOCALE") or os.environ.get(SERVING) or "shard" in config.extra:
        return
    site, pages = Path(config.site_dir), _pages["seen"]
    files = {file.relative_to(site).as_posix(): file for file in sorted(site.rglob("*.html"))}
    for place, file in files.items():
        if place not in pages.links:  # none of a text
            pages.add(place, file.read_text(encoding="utf-8"))
    # the site's own templates make pages of the whole site too
    others = (*site.rglob("*.js"), *overrides(config).rglob("*.html"))
    known = pages.names | words(file.read_text(encoding="utf-8") for file in others)
    lists = sorted((pages.links[place] for place in files), key=len, reverse=True)
    # what comes after what, those tell that link to most
    shared = dict.fromkeys(place for places in lists for place in places if place.startswith(FOLDER))
    sheets = [(site / place).read_text(encoding="utf-8") for place in shared]
    css = cached(str, ("stylesheet", sheets, sorted(known)), lambda: stylesheet(sheets, known)).encode()
    one = f"{FOLDER}/{sha256(css).hexdigest()[:8]}.css"
    for place, file in files.items():
        html = file.read_bytes().decode()
        file.write_bytes(with_one(html, dirname(place), shared, one).encode())
    for place in shared:
        (site / place).unlink()
        (site / f"{place}.map").unlink(missing_ok=True)
    write_file(css, str(site / one))
