"""Builds the manual as a site: its navigation is the list on its first page, and links out of the manual lead to the
repository.
"""

import os
import re
from pathlib import Path
from posixpath import dirname, join, normpath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

FIRST = "README.md"
ENTRY = re.compile(r"^(?:## (?P<part>[^:\n]+)|- \[(?P<title>[^\]]+)\]\((?P<path>[^)#]+)\))", re.MULTILINE)
OUTSIDE = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<path>\.\./[^)#\s]*)(?P<anchor>#[^)]*)?\)")
DATE = re.compile(r"\s*<lastmod>[^<]*</lastmod>")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    first = (Path(config.docs_dir) / FIRST).read_text(encoding="utf-8")
    config.nav = [{"Manual": FIRST}]
    for entry in ENTRY.finditer(first):
        if entry["part"]:
            config.nav.append({entry["part"]: []})
        else:
            (pages,) = config.nav[-1].values()
            pages.append({entry["title"]: entry["path"]})
    return config


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    root = Path(config.docs_dir).name

    def elsewhere(link: re.Match[str]) -> str:
        path = normpath(join(root, dirname(page.file.src_uri), link["path"]))
        if path.startswith(f"{root}/"):
            return link[0]
        forge = os.environ.get("REPO_URL", "").rstrip("/")
        return f"[{link['text']}]({forge}/blob/HEAD/{path}{link['anchor'] or ''})" if forge else link["text"]

    return OUTSIDE.sub(elsewhere, markdown)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """A sitemap without the day of the build, so that two builds are the same."""
    return DATE.sub("", output_content) if template_name == "sitemap.xml" else output_content
