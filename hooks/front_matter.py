"""Takes what a page says of itself for what it is meant to be, before anything is made of it: YAML reads `title: 2025`
as a number. What cannot be meant ends the build, and is told with its line."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

TEXTS = ("title", "description")
MAPPINGS = ("search", "figures", "labels")
NAME = re.compile(r"[\w-]+(?:[./][\w-]+)*")
"""Of a file of the theme: none leads out of its folders."""

THEME = {
    "template": (lambda name: name, "a template of the theme, such as main.html"),
    "icon": (lambda name: f".icons/{name}.svg", "an icon of the theme, such as material/book"),
}
"""What names a file of the theme: which, and what to write."""


@event_priority(100)  # before all that asks for it
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if not os.environ.get("LOCALE"):
        return markdown
    said = page.meta
    for name in [name for name, value in said.items() if value is None]:
        del said[name]
    for name in TEXTS:
        if isinstance(said.get(name), list | dict):
            raise _flaw(page, config, name, "is no text: write it in one line, in quotation marks")
        if name in said:
            said[name] = str(said[name])
    for name in MAPPINGS:
        if name in said and not isinstance(said[name], dict):
            raise _flaw(page, config, name, "has to hold lines of its own, as `key: value`")
    if not isinstance(said.get("hide", []), list | str):
        raise _flaw(page, config, "hide", "has to be a list, such as [navigation, toc]")
    for name, (file, wanted) in THEME.items():
        if name in said and not _is_in_theme(said[name], file, config.theme.dirs):
            raise _flaw(page, config, name, f"has to name {wanted}")
    return markdown


def _is_in_theme(name: object, file: Callable[[str], str], folders: list[str]) -> bool:
    return (
        isinstance(name, str)
        and NAME.fullmatch(name) is not None
        and any(Path(folder, file(name)).is_file() for folder in folders)
    )


def _flaw(page: Page, config: MkDocsConfig, name: str, why: str) -> PluginError:
    """What is wrong with a key of a page's front matter."""
    text = page.file.content_string
    key = re.search(rf"^[\"']?{name}[\"']?[ \t]*:", text, re.MULTILINE)
    line = text.count("\n", 0, key.start()) + 1 if key else 1
    return PluginError(f"{Path(config.docs_dir).name}/{page.file.src_uri}:{line}: `{name}` {why}")
