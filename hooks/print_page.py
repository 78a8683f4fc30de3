"""All pages of a language in one, to print or to keep as a PDF: `print/`. Very many pages are divided into volumes,
because no browser could show them at once.
"""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from building.sources import source
from isogloss.languages import language
from isogloss.publishing.book import book, page_styles
from isogloss.publishing.concept_map import MARKER

FOLDER = "print"
VOLUME = 100
"""The most pages in one document."""

OF_THEME = re.compile(r"^assets/stylesheets/(main|palette)\.\w+\.min\.css$")

_kept: dict[str, list[Page]] = {}


@event_priority(-100)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Which pages there are, in the order of the navigation."""
    _kept["pages"] = nav.pages
    return nav


@event_priority(-100)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """When all pages are rendered, and none is put into its template yet."""
    code = os.environ["LOCALE"]
    env.globals["printed"] = True
    pages = [page for page in _kept["pages"] if MARKER not in source(page.file).asked]
    if any(page.content is None for page in pages):
        return env  # only some pages are made anew: the whole follows with the next whole build
    template = env.get_template("print/page.html")
    stylesheets = [*sorted(filter(OF_THEME.search, (file.dest_uri for file in files))), *config.extra_css]

    def write(folder: str, pages: list[Page], volumes: Sequence[tuple[str, str, str]] = ()) -> None:
        root = "../" * (1 + folder.count("/"))
        # to keep chapters would take about as long as to make them
        chapters = book(((page.url.removeprefix("./"), page.title or "", page.content or "") for page in pages), root)
        html = template.render(
            config=config,
            spoken=language(code),
            chapters=chapters,
            volumes=volumes,
            folder=folder,
            root=root,
            stylesheets=stylesheets,
        )
        for name, text in {"index.html": html, "pages.css": page_styles(config.site_name, chapters)}.items():
            write_file(text.encode(), str(Path(config.site_dir) / FOLDER / folder / name))

    if len(pages) <= VOLUME:
        write("", pages)
        return env
    volumes = [pages[start : start + VOLUME] for start in range(0, len(pages), VOLUME)]
    ends = ((volume[0].title or "", volume[-1].title or "") for volume in volumes)
    write("", [], [(f"{number}/", first, last) for number, (first, last) in enumerate(ends, 1)])
    for number, volume in enumerate(volumes, 1):
        write(f"{number}/", volume)
    return env
