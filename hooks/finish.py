"""Last of all, adds to every page the Content-Security-Policy that forbids whatever it was not published with.

Each process finishes the pages that it has written: a language's process that language, so that a language built alone
is the same as in the whole site; the whole site's process all other pages. Pages of a text are finished before they are
written, and what else there is when everything is written. While serving there is no policy, because MkDocs adds a
script of its own that reloads changed pages.
"""

import os
import time
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from building.environment import SERVING
from building.finished import done, finished
from isogloss.publishing.archive import compressed

WHOLE_SITE = True

_build = {"begun": 0.0}


def on_startup(command: str, dirty: bool) -> None:
    if command == "serve":
        os.environ[SERVING] = "1"


def on_pre_build(config: MkDocsConfig) -> None:
    _build["begun"] = time.time() - 1  # the clock of files may be a little behind
    done.clear()


@event_priority(-150)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    done.add(Path(page.file.abs_dest_path))
    return finished(output)


@event_priority(-150)  # before the whole site takes the old one's place
def on_post_build(config: MkDocsConfig) -> None:
    site = Path(config.site_dir)
    others = set() if os.environ.get("LOCALE") else {language["locale"] for language in config.extra["languages"]}
    folders = (it for it in site.iterdir() if it.is_dir() and not it.is_symlink() and it.name not in others)
    for file in sorted([*site.glob("*.html"), *(file for folder in folders for file in folder.rglob("*.html"))]):
        if file not in done and file.stat().st_mtime >= _build["begun"]:  # else an earlier build has finished it
            file.write_text(finished(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    sitemap = site / "sitemap.xml"
    if sitemap.is_file():  # MkDocs writes the time into its compressed copy
        sitemap.with_suffix(".xml.gz").write_bytes(compressed(sitemap.read_bytes()))
