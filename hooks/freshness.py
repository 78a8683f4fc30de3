"""Adds a note to each section that is behind other languages, with links to the newer text and to how to help.

Which sections are behind is recorded in translations.lock (`isogloss status`).
"""

import os
from collections.abc import Iterator
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from building.site import Context, languages, pages
from isogloss import UsageError
from isogloss.freshness.standing import Standing
from isogloss.languages import language
from isogloss.publishing.notes import with_notes


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if not config.repo_url:
        config.edit_uri = None  # there is nothing that it counts from
    elif code := os.environ.get("LOCALE"):
        way = config.extra["contributing"].format(language=code)
        config.extra["contributing_url"] = urljoin(f"{config.repo_url.rstrip('/')}/", way)
    return config


@event_priority(-50)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """When all pages are rendered, and the search has read them: it finds what they say, not what is said of them."""
    code = os.environ["LOCALE"]
    note = env.get_template("partials/behind.html")
    behind: dict[str, list[Standing]] = {}
    try:
        project = config.extra["project"]
        for standing in project.standings if project.lock else ():
            if code in standing.behind:
                behind.setdefault(f"{code}/{standing.key.path}", []).append(standing)
    except UsageError as error:
        raise PluginError(str(error)) from None
    for page in pages(files):
        if page.file.src_uri in behind and page.content is not None:
            notes = {
                standing.key.anchor: note.render(
                    code=code, config=config, page=page, newer=_newer(standing, page, config)
                )
                for standing in behind[page.file.src_uri]
            }
            page.content = with_notes(page.content, notes)
    return env


def _newer(standing: Standing, page: Page, config: MkDocsConfig) -> Iterator[Context]:
    """The languages that say something newer, each with its name in itself and the address of the section there."""
    address = page.url.removeprefix("./")
    anchor = f"#{standing.key.anchor}" if standing.key.anchor else ""
    for locale in languages(config):
        if locale.locale in standing.newer:
            yield {
                "name": locale.name,
                "spoken": language(locale.locale),
                "link": normalize_url(f"../{locale.locale}/{address}{anchor}", page),
            }
