"""Marks names and terms in a foreign script with their language, and isolates them from the direction around them."""

import os

from mkdocs.plugins import event_priority

from isogloss.publishing.foreign_runs import with_foreign_runs


def on_config(config):
    if code := os.environ.get("LOCALE"):
        # what a heading's link is called, in the page's language
        config.mdx_configs.setdefault("toc", {})["permalink_title"] = config.extra["permalinks"][code]
    return config


@event_priority(-90)
def on_page_content(html, page, config, files):
    """When other hooks have said all they have to say. To keep the result would take longer than to make it."""
    return with_foreign_runs(html, os.environ["LOCALE"])
