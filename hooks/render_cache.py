"""Skips rendering Markdown and filling templates for what has not changed since the last build (building/results.py).

MkDocs has no event that could replace rendering, so the `render` method of each page is replaced, and templates are of
a class that remembers their output.
"""

import logging
import os
from dataclasses import dataclass
from pathlib import Path

import jinja2
import mkdocs
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from building.environment import SERVING
from building.results import cached, digest, key, store, surroundings, versions
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

_build: dict = {}


@event_priority(-90)
def on_config(config):
    """When the languages' own settings are there, and before anything is made."""
    file = Path(config.config_file_path)
    everything = [file, file.parent / "hooks", Path(config.theme.custom_dir)]
    common = key([digest(everything), versions(), surroundings(file), config.site_url, log.getEffectiveLevel()])
    serving = "-serving" if os.environ.get(SERVING) else ""
    name = f"build-{os.environ.get('LOCALE', 'root')}{serving}.sqlite"
    store.open(config.extra.get("shard") or file.parent / NAME / name, common)
    for part in config.extra.get("shards", ()):
        store.take(part)
    return config


def on_startup(command, dirty):
    _build["dirty"] = dirty


@event_priority(-200)
def on_files(files, config):
    _build["files"] = key(sorted((file.src_uri, file.url, file.inclusion.value) for file in files))
    return files


@event_priority(-200)
def on_page_markdown(markdown, page, config, files):
    if KNOWN:
        page.render = lambda config, files: _render(page, config, files)
    return markdown


@event_priority(-200)
def on_env(env, config, files):
    """When all pages are rendered: what a page's template can say of the others is known."""
    if os.environ.get("LOCALE"):
        _build["shown"] = _shown(_build["nav"], files)
        env.template_class = _PageTemplate
    return env


@event_priority(-200)
def on_nav(nav, config, files):
    _build["nav"] = nav
    return nav


@event_priority(-300)
def on_post_page(output, page, config):
    """What a page says is not needed any more when it is written, only what it is called."""
    page.content = None
    return output


@event_priority(-300)
def on_post_build(config):
    store.close(complete=not _build["dirty"])


def _render(page: Page, config, files) -> None:
    """Render a page, or take over what was rendered. Where anything was logged, it will be again."""

    def rendering() -> _Rendering | None:
        with _Log() as told:
            Page.render(page, config, files)
        return None if told.records else _Rendering.of(page)

    made_of = ("Markdown", page.markdown, page.file.src_uri, page.file.url, _build["files"])
    if rendered := cached(_Rendering, made_of, rendering):
        rendered.give(page, files)


@dataclass(frozen=True)
class _Rendering:
    """What `Page.render` leaves on a page."""

    content: str
    toc: list[dict]
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
            sorted(page.present_anchor_ids),
            None if links is None else {file.src_uri: anchors for file, anchors in links.items()},
        )

    def give(self, page: Page, files) -> None:
        page.content, page.toc, page._title_from_render = self.content, get_toc(self.toc), self.title
        page.present_anchor_ids = set(self.anchors)
        if self.links is not None:
            page.links_to_anchors = {files.get_file_from_path(path): found for path, found in self.links.items()}


def _tokens(toc) -> list[dict]:
    """A table of contents as Python-Markdown says it."""
    return [
        {"name": link.title, "id": link.id, "level": link.level, "children": _tokens(link.children)} for link in toc
    ]


class _Log(logging.Handler):
    """What is logged meanwhile."""

    def __init__(self):
        super().__init__(logging.INFO)
        self.records: list[logging.LogRecord] = []

    def emit(self, record):
        self.records.append(record)

    def __enter__(self):
        log.addHandler(self)
        return self

    def __exit__(self, *_):
        log.removeHandler(self)


class _PageTemplate(jinja2.Template):
    """A template that is not filled in again for a page about which nothing has changed."""

    def render(self, context):
        page = context.get("page")
        if page is None:
            return super().render(context)
        own = (page.file.src_uri, page.markdown, page.content, page.meta, _tokens(page.toc))
        added = {name: value for name, value in context.items() if name not in SHARED}
        made_of = ("template", self.name, *own, added, _build["shown"])
        return cached(str, made_of, lambda: jinja2.Template.render(self, context))


def _shown(nav, files) -> bytes | object:
    """What a template may say of other pages: the navigation, and what stands at the head of each page."""
    pages = [file.page for file in files.documentation_pages() if file.page]
    heads = [(p.file.src_uri, p.url, p.title, p.meta, p.canonical_url, p.edit_url) for p in pages]
    try:
        return key((_outline(nav), heads))
    except TypeError:
        return object()  # something that cannot be told apart: no page is kept


def _outline(items) -> list:
    return [
        (item.title, item.file.src_uri)
        if item.is_page
        else (item.title, getattr(item, "url", ""), _outline(item.children or ()))
        for item in items
    ]
