"""Renders what the navigation shows of other pages once per folder, because it is the same on most pages.

If the navigation is flat, a theme draws all of it on every page, which takes longer than the rest of its templates.
Of a long level only what is around the page is shown, so that no page grows with the site.
"""

from collections.abc import Callable, Sequence
from posixpath import dirname
from typing import Any, cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

MOST = 40
"""The items of a level that are shown; where there are more, links lead to the next ones before and after them."""

Item = Section | Page | Link

_drawn: dict[tuple[str, str], dict[str, str]] = {}


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    _drawn.clear()
    env.globals["drawn_once"] = drawn_once
    return env


def drawn_once(draw: Callable[..., str], items: Sequence[Item], page: Page) -> str:
    """The items of the first level (overrides/partials/nav.html), which the theme draws with `draw`."""
    # pages of one folder say the same of each other page, and of none of the sections
    known = _drawn.setdefault((dirname(page.url.rstrip("/")), normalize_url("", page)), {})
    shown: list[str] = []
    for number, item in enumerate(around(items), 1):
        other = item if isinstance(item, Page) and not item.active else None
        text = known.get(other.url) if other else None
        if text is None:
            text = draw(item, f"__nav_{number}", 1)
            if other:
                known[other.url] = text
        shown.append(text)
    return "\n".join(shown)


def around(items: Sequence[Item]) -> "list[Item | _Around]":
    """Of a level of the navigation, and of those within it, what is around the page that is looked at."""
    here = next((number for number, item in enumerate(items) if item.active), 0)
    start = max(0, min(here - MOST // 2, len(items) - MOST))
    end = start + MOST
    before = [_link(f"… {item.title}", item) for item in items[:start][-1:]]
    after = [_link(f"{item.title} …", item) for item in items[end : end + 1]]
    shown = [_Around(item) if isinstance(item, Section) and item.active else item for item in items[start:end]]
    return [*before, *shown, *after]


def _link(title: str, item: Item) -> Link:
    while isinstance(item, Section) and item.children:
        item = _items(item)[0]
    return Link(title, getattr(item, "url", "") or "")


def _items(section: Section) -> list[Item]:
    return cast(list[Item], section.children)  # there are no others


class _Around:
    """A section of which only what is around the page is told."""

    def __init__(self, section: Section):
        self.section = section
        self.children = around(_items(section))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.section, name)
