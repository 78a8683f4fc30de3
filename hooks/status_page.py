"""Replaces `<!-- isogloss: status PART -->` on a page by how the translations stand.

The whole site also has it as JSON, the same as `isogloss status --format json` prints, without what only Git knows.
"""

import os
from pathlib import Path
from urllib.parse import urljoin

import msgspec
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.utils import normalize_url, write_file

from isogloss import UsageError, open_project
from isogloss.engine import site_wordings
from isogloss.parallel import cores
from isogloss.publishing.status_page import MARKER, Around, StatusPage

WHOLE_SITE = True
DATA = "status.json"

_build = {"serving": False}


def on_startup(command, dirty):
    _build["serving"] = command == "serve"


@event_priority(-50)
def on_env(env, config, files):
    """When all pages are rendered, and have their titles."""
    env.globals["status"] = next((it.url for it in files.documentation_pages() if MARKER.search(it.content_string)), "")
    for file in files.documentation_pages():
        if file.page.content is not None and MARKER.search(file.page.content):
            labels = file.page.meta.get("labels", {})
            if not isinstance(labels, dict):
                raise PluginError(f"{file.src_uri}: `labels` must be a mapping")
            whole, around = _overview(config.extra["project"]), _around(file.page, files, config)
            page = StatusPage(whole, os.environ["LOCALE"], labels, around)
            file.page.content = MARKER.sub(lambda it, page=page: page.part(it["part"]), file.page.content)
    return env


def on_post_build(config):
    """The overview belongs to no language: the whole site's process writes it."""
    if not os.environ.get("LOCALE") and not _build["serving"]:
        root = Path(config.config_file_path).parent
        whole = _overview(open_project(docs=Path(config.docs_dir), start=root))
        write_file(msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n", str(Path(config.site_dir) / DATA))


def _overview(project):
    try:
        site_wordings(project.site, project.cache, cores())  # the overview then takes them from the cache
        return project.overview
    except UsageError as error:
        raise PluginError(str(error)) from None


def _around(page, files, config):
    code = os.environ["LOCALE"]
    names = {locale.locale: locale.name for locale in config.plugins["i18n"].config.languages}

    def there(path):
        file = files.get_file_from_path(f"{code}/{path}")
        return file.page if file else None

    def title(path):
        return there(path).title if there(path) else None

    def heading(path, anchor):
        return next((it.title for it in _flat(there(path).toc) if it.id == anchor), None) if there(path) else None

    def address(other, path, anchor):
        url = File(path, None, config.site_dir, config.use_directory_urls).url.removeprefix("./")
        folder = "" if other == code else f"../{other}/"
        return normalize_url(f"{folder}{url or './'}", page) + (f"#{anchor}" if anchor else "")

    def edit(other, path):
        if config.edit_uri:
            return urljoin(f"{config.repo_url.rstrip('/')}/", f"{config.edit_uri}{other}/{path}")
        return None

    return Around(names, title, heading, address, edit, normalize_url(f"../{DATA}", page))


def _flat(toc):
    for item in toc:
        yield item
        yield from _flat(item.children)
