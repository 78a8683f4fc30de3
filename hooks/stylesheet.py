"""Reduces the stylesheets of a finished language to a single small one, without rules that none of its pages can use.

While serving, the theme's and the site's own stay as they are, to be inspected with the browser's tools.
"""

import os
from hashlib import sha256
from pathlib import Path

from mkdocs.plugins import event_priority
from mkdocs.utils import write_file

from building.environment import SERVING
from isogloss.publishing.stylesheet import linked, stylesheet, tags, with_one, words

FOLDER = "assets/stylesheets"


@event_priority(-140)  # when all pages are written, and before each gets its policy
def on_post_build(config):
    if not os.environ.get("LOCALE") or os.environ.get(SERVING) or "shard" in config.extra:
        return
    site = Path(config.site_dir)
    pages = {file: file.parent.relative_to(site).as_posix() for file in sorted(site.rglob("*.html"))}
    lists = []

    def texts():
        """One after another: a large site's pages do not fit into memory together."""
        for file, folder in pages.items():
            html = file.read_text(encoding="utf-8")
            lists.append(linked(html, folder))
            yield html

    # the site's own templates make pages of the whole site too
    others = (*site.rglob("*.js"), *Path(config.theme.custom_dir).rglob("*.html"))
    known = words(tags(texts())) | words(file.read_text(encoding="utf-8") for file in others)
    lists.sort(key=len, reverse=True)  # what comes after what, those tell that link to most
    shared = dict.fromkeys(place for places in lists for place in places if place.startswith(FOLDER))
    css = stylesheet(((site / place).read_text(encoding="utf-8") for place in shared), known).encode()
    one = f"{FOLDER}/{sha256(css).hexdigest()[:8]}.css"
    for file, folder in pages.items():
        html = file.read_text(encoding="utf-8")
        file.write_text(with_one(html, folder, shared, one), encoding="utf-8", newline="\n")
    for place in shared:
        (site / place).unlink()
        (site / f"{place}.map").unlink(missing_ok=True)
    write_file(css, str(site / one))
