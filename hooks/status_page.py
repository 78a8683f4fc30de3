"""Replaces `<!-- isogloss: status PART -->` on a page by how the translations stand.

The whole site also has it as JSON, the same as `isogloss status --format json` prints, without what only Git knows.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urljoin

import msgspec
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import normalize_url, write_file

from building.site import languages, pages
from building.sources import source
from isogloss import UsageError, open_project
from isogloss.engine import site_wordings
from isogloss.freshness.overview import Overview
from isogloss.parallel import cores
from isogloss.project import Project
from isogloss.publishing.status_page import MARKER, Around, StatusPage

WHOLE_SITE = True
DATA = "status.json"

_build = {"serving": False}


def on_startup(command: str, dirty: bool) -> None:
    _build["serving"] = command == "serve"


@event_priority(-50)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """When all pages are rendered, and have their titles."""
    telling = (it.url for it in files.documentation_pages() if any(map(MARKER.match, source(it).asked)))
    env.globals["status"] = next(telling, "")
    for page in pages(files):
        if page.content is not None and MARKER.search(page.content):
            page.content = _with_status(page, page.content, files, config)
    return env


def _with_status(page: Page, html: str, files: Files, config: MkDocsConfig) -> str:
    labels = page.meta.get("labels", {})
    if not isinstance(labels, dict):
        raise PluginError(f"{page.file.src_uri}: `labels` must be a mapping")
    whole, around = _overview(config.extra["project"]), _around(page, files, config)
    status = StatusPage(whole, os.environ["LOCALE"], labels, around)
    return MARKER.sub(lambda it: status.part(it["part"]), html)


def on_post_build(config: MkDocsConfig) -> None:
    """The overview belongs to no language: the whole site's process writes it."""
    if not os.environ.get("LOCALE") and not _build["serving"]:
        root = Path(config.config_file_path).parent
        whole = _overview(open_project(docs=Path(config.docs_dir), start=root))
        write_file(msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n", str(Path(config.site_dir) / DATA))


def _overview(project: Project) -> Overview:
    try:
        site_wordings(project.site, project.cache, cores())  # the overview then takes them from the cache
        return project.overview
    except UsageError as error:
        raise PluginError(str(error)) from None


def _around(page: Page, files: Files, config: MkDocsConfig) -> Around:
    code = os.environ["LOCALE"]
    names = {it.locale: it.name for it in languages(config)}

    def there(path: str) -> Page | None:
        file = files.get_file_from_path(f"{code}/{path}")
        return file.page if file else None

    def title(path: str) -> str | None:
        other = there(path)
        return other.title if other else None

    def heading(path: str, anchor: str) -> str | None:
        other = there(path)
        return next((it.title for it in _flat(other.toc) if it.id == anchor), None) if other else None

    def address(other: str, path: str, anchor: str) -> str:
        url = File(path, None, config.site_dir, config.use_directory_urls).url.removeprefix("./")
        folder = "" if other == code else f"../{other}/"
        return normalize_url(f"{folder}{url or './'}", page) + (f"#{anchor}" if anchor else "")

    def edit(other: str, path: str) -> str | None:
        if config.repo_url and config.edit_uri:
            return urljoin(f"{config.repo_url.rstrip('/')}/", f"{config.edit_uri}{other}/{path}")
        return None

    return Around(names, title, heading, address, edit, normalize_url(f"../{DATA}", page))


def _flat(toc: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for item in toc:
        yield item
        yield from _flat(item.children)
