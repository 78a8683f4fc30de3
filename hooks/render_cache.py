"""Skips rendering Markdown and filling templates for what has not changed since the last build (building/results.py).

MkDocs has no event that could replace rendering, so the `render` method of each page is replaced, and templates are of
a class that remembers their output.
"""

import logging
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypedDict

import jinja2
import mkdocs
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from building.environment import SERVING
from building.results import cached, digest, key, store, surroundings, versions
from building.site import overrides, pages
from isogloss.cache import NAME

WHOLE_SITE = True

KNOWN = mkdocs.__version__.startswith("1.6.")
"""What `_Rendering` knows of `Page.render` holds for these versions."""

SHARED = frozenset(
    "nav pages base_url extra_css extra_javascript mkdocs_version build_date_utc config page i18n_config".split()
)
"""What MkDocs gives to each template: it follows from the configuration, and from what `_shown` says of all pages. No
template of the site shows the time of the build, since two builds are the same."""

log = logging.getLogger("mkdocs")

_build: dict[str, Any] = {}


@event_priority(-90)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """When the languages' own settings are there, and before anything is made."""
    file = Path(config.config_file_path)
    everything = [file, file.parent / "hooks", overrides(config)]
    common = key([digest(everything), versions(), surroundings(file), config.site_url, log.getEffectiveLevel()])
    serving = "-serving" if os.environ.get(SERVING) else ""
    name = f"build-{os.environ.get('LOCALE', 'root')}{serving}.sqlite"
    store.open(config.extra.get("shard") or file.parent / NAME / name, common)
    for part in config.extra.get("shards", ()):
        store.take(part)
    return config


def on_startup(command: str, dirty: bool) -> None:
    _build["dirty"] = dirty


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    _build["files"] = key(sorted((file.src_uri, file.url, file.inclusion.value) for file in files))
    return files


@event_priority(-200)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if KNOWN:
        vars(page)["render"] = partial(_render, page)
    return markdown


@event_priority(-200)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """When all pages are rendered: what a page's template can say of the others is known."""
    if os.environ.get("LOCALE"):
        _build["shown"] = _shown(_build["nav"], files)
        env.template_class = _PageTemplate
    return env


@event_priority(-200)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    _build["nav"] = nav
    return nav


@event_priority(-300)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """What a page says is not needed any more when it is written, only what it is called."""
    page.content = None
    return output


@event_priority(-300)
def on_post_build(config: MkDocsConfig) -> None:
    store.close(complete=not _build["dirty"])


def _render(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Render a page, or take over what was rendered. Where anything was logged, it will be again."""
    name = store.name(("Markdown", page.markdown, page.file.src_uri, page.file.url, _build["files"]))
    if rendered := store.known(_Rendering, name):
        rendered.give(page, files)
        return
    with _Log() as told:
        Page.render(page, config, files)
    if not told.records:
        store.keep(name, _Rendering.of(page))


class _Token(TypedDict):
    """An entry of a table of contents, as Python-Markdown says it."""

    name: str
    id: str
    level: int
    children: "list[_Token]"


@dataclass(frozen=True)
class _Rendering:
    """What `Page.render` leaves on a page."""

    content: str | None
    toc: list[_Token]
    title: str | None
    anchors: list[str]
    links: dict[str, dict[str, str]] | None

    @staticmethod
    def of(page: Page) -> "_Rendering":
        links = page.links_to_anchors
        return _Rendering(
            page.content,
            _tokens(page.toc),
            page._title_from_render,
            sorted(page.present_anchor_ids or ()),
            None if links is None else {file.src_uri: anchors for file, anchors in links.items()},
        )

    def give(self, page: Page, files: Files) -> None:
        page.content, page.toc, page._title_from_render = self.content, get_toc(self.toc), self.title
        page.present_anchor_ids = set(self.anchors)
        if self.links is not None:
            page.links_to_anchors = {
                file: found for path, found in self.links.items() if (file := files.get_file_from_path(path))
            }


def _tokens(toc: Iterable[AnchorLink]) -> list[_Token]:
    return [
        {"name": link.title, "id": link.id, "level": link.level, "children": _tokens(link.children)} for link in toc
    ]


class _Log(logging.Handler):
    """What is logged meanwhile."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def __enter__(self) -> "_Log":
        log.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        log.removeHandler(self)


class _PageTemplate(jinja2.Template):
    """A template that is not filled in again for a page about which nothing has changed."""

    def render(self, *given: Any, **named: Any) -> str:
        context = dict(*given, **named)
        page = context.get("page")
        if page is None:
            return super().render(context)
        own = (page.file.src_uri, page.markdown, page.content, page.meta, _tokens(page.toc))
        added = {name: value for name, value in context.items() if name not in SHARED}
        made_of = ("template", self.name, *own, added, _build["shown"])

        def around() -> list[str]:
            html = jinja2.Template.render(self, context)
            return html.split(page.content) if page.content else [html]

        # what the page says, the key tells already
        return (page.content or "").join(cached(list[str], made_of, around))


def _shown(nav: Navigation, files: Files) -> object:
    """What a template may say of other pages: the navigation, and what stands at the head of each page."""
    heads = [(p.file.src_uri, p.url, p.title, p.meta, p.canonical_url, p.edit_url) for p in pages(files)]
    try:
        return key((_outline(nav), heads))
    except TypeError:
        return object()  # something that cannot be told apart: no page is kept


def _outline(items: Iterable[Any]) -> list[object]:
    return [
        (item.title, item.file.src_uri)
        if item.is_page
        else (item.title, getattr(item, "url", ""), _outline(item.children or ()))
        for item in items
    ]
