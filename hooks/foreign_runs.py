"""Marks names and terms in a foreign script with their language, and isolates them from the direction around them."""

import os

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from isogloss.publishing.foreign_runs import with_foreign_runs


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if code := os.environ.get("LOCALE"):
        # what a heading's link is called, in the page's language
        config.mdx_configs.setdefault("toc", {})["permalink_title"] = config.extra["permalinks"][code]
    return config


@event_priority(-90)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """When other hooks have said all they have to say. To keep the result would take longer than to make it."""
    return with_foreign_runs(html, os.environ["LOCALE"])
