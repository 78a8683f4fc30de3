"""While serving, rebuilds only pages that have changed (`--dirty`), and skips whatever they do not need.

Search, downloads, print page, feed and the notes on sections of other languages wait for the next build of the whole
language. MkDocs compares only the pages' own files; this hook looks at the other things that are shown on a page.
"""

import gc
import logging
import os
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from building.environment import SERVING
from building.other_terms import named
from building.site import change_environment, overrides, pages
from building.sources import source
from isogloss.glossary.glossary import concept_files
from isogloss.text.front_matter import values

_build = {"dirty": False}


def on_startup(command: str, dirty: bool) -> None:
    _build["dirty"] = dirty and bool(os.environ.get(SERVING))
    if _build["dirty"]:
        gc.disable()  # it lives for a few pages, and has memory for that
        logging.getLogger("mkdocs.commands.build").addFilter(lambda said: "'dirty' build" not in said.msg)


@event_priority(-100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The theme's own files are there already, and so are the sitemap and the feed, which nobody reads meanwhile."""
    if _build["dirty"]:
        config.theme.static_templates.clear()
        own = FileSystemLoader(overrides(config))

        def listing_own(env: Environment) -> None:
            """Without the thousands of pictures that the theme has."""
            vars(env.loader)["list_templates"] = own.list_templates

        change_environment(config.theme, listing_own)
    return config


@event_priority(-200)  # when the files are those of one language
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """What has been written of a glossary that has changed since is no longer there, nor are pages on which it has
    changed the terms."""
    if not _build["dirty"]:
        return files
    other_terms = named()
    newest = max((file.stat().st_mtime for file in concept_files(config.extra["project"].glossary)), default=0)
    for file in files.documentation_pages():
        built = Path(file.abs_dest_path)
        if not built.is_file():
            continue
        written = built.stat().st_mtime < newest and source(file).written
        if written or file.src_uri in other_terms:
            built.unlink()
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """The other pages have not been read, but are listed by their titles."""
    if _build["dirty"]:
        for page in pages(files):
            if page.markdown is None:
                page.title = values(page.file.content_string, ("title",)).get("title", page.file.name)
    return env
