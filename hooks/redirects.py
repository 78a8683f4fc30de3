"""Redirects from old addresses: `redirects.yml` lists where pages, sections and concepts have moved (`isogloss rename`
writes it).

A page that has moved leaves a small page behind, in each language, that leads to the new one. A section or concept with
a new anchor keeps the old one beside it, so that links to either work.
"""

import logging
import os
import re
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, write_file

from isogloss.editing.redirects import NAME, Redirects, redirects_of
from isogloss.engine import UsageError
from isogloss.languages import language

log = logging.getLogger("mkdocs.isogloss")


class _Site:
    redirects = Redirects()
    files: Files


_site = _Site()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    try:
        _site.redirects = redirects_of(Path(config.config_file_path).parent)
    except UsageError as error:
        raise PluginError(str(error)) from None
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    _site.files = files  # as the plugins have made them


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    path = page.file.src_uri.removeprefix(f"{os.environ['LOCALE']}/")
    glossary = config.extra["glossary"]
    entries = glossary.entries(page.url.removeprefix("./")) if glossary else ()
    for old, new in _site.redirects.kept(path, [concept.id for concept, _ in entries]).items():
        if f'id="{old}"' in html:
            log.warning("%s: #%s on %s leads elsewhere, but is a section again: remove it", NAME, old, path)
            continue
        html, found = re.subn(
            rf'<h[1-6][^>]* id="{re.escape(new)}"[^>]*>', rf'\g<0><span id="{old}"></span>', html, count=1
        )
        if not found:
            log.warning("%s: #%s on %s leads to #%s, which does not exist", NAME, old, path, new)
    return html


def on_post_build(config: MkDocsConfig) -> None:
    code, files = os.environ["LOCALE"], _site.files
    for old, new in _site.redirects.concepts.items():
        if new not in config.extra["termbase"].glossary.concepts:
            log.warning("%s: #%s in the glossary leads to #%s, which does not exist", NAME, old, new)
    template = config.theme.get_env().get_template("redirect.html")
    for old, new in _site.redirects.pages.items():
        there = files.get_file_from_path(f"{code}/{new}")
        if files.get_file_from_path(f"{code}/{old}"):
            log.warning("%s: %s leads elsewhere, but is a page again: remove it", NAME, old)
        elif there is None or there.page is None:
            log.warning("%s: %s leads to %s, which does not exist", NAME, old, new)
        else:
            left = File(old, None, config.site_dir, config.use_directory_urls)
            address = get_relative_url(there.url, left.url)
            html = template.render(
                config=config,
                language=language(code),
                code=code,
                address=address,
                canonical=there.page.canonical_url,
                script=get_relative_url("assets/javascripts/redirect.js", left.url),
                title=there.page.title,
            )
            write_file(html.encode(), str(Path(config.site_dir) / left.dest_uri))
