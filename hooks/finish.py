"""Last of all, adds to every page the Content-Security-Policy that forbids whatever it was not published with.

Each process finishes the pages that it has written: a language's process that language, so that a language built alone
is the same as in the whole site; the whole site's process all other pages. While serving there is no policy, because
MkDocs adds a script of its own that reloads changed pages.
"""

import os
import time
from pathlib import Path

from mkdocs.plugins import event_priority

from building.environment import SERVING
from isogloss.publishing.archive import compressed
from isogloss.publishing.markup import with_skip_link_first, with_valid_labels, with_valid_toggles
from isogloss.publishing.page_policy import with_policy

WHOLE_SITE = True

_build = {"begun": 0.0}


def on_startup(command, dirty):
    if command == "serve":
        os.environ[SERVING] = "1"


def on_pre_build(config):
    _build["begun"] = time.time() - 1  # the clock of files may be a little behind


@event_priority(-150)  # before the whole site takes the old one's place
def on_post_build(config):
    site = Path(config.site_dir)
    done = () if os.environ.get("LOCALE") else {language["locale"] for language in config.extra["languages"]}
    for file in sorted(site.rglob("*.html")):
        if file.relative_to(site).parts[0] in done or file.stat().st_mtime < _build["begun"]:
            continue  # finished by another process, or by an earlier build
        page = file.read_text(encoding="utf-8")
        file.write_text(_finished(page), encoding="utf-8", newline="\n")
    sitemap = site / "sitemap.xml"
    if sitemap.is_file():  # MkDocs writes the time into its compressed copy
        sitemap.with_suffix(".xml.gz").write_bytes(compressed(sitemap.read_bytes()))


def _finished(page: str) -> str:
    page = with_skip_link_first(with_valid_labels(with_valid_toggles(page)))
    return page if os.environ.get(SERVING) else with_policy(page)
