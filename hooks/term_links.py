"""Links the first mention of a term in each section of a page to its entry in the glossary."""

import os
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, write_file

from building.terms_on_page import forget, of_page, of_text
from isogloss.editing.redirects import redirects_of
from isogloss.publishing.term_links import Link, card_files, cards, with_links, with_marks

_links: dict[str, list[Link]] = {}


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    _links.clear()
    forget()
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Markdown sees marks in place of the links."""
    glossary, path = config.extra["glossary"], page.file.src_uri
    if glossary is None or page.url.removeprefix("./") == glossary.address or page.meta.get("term-links") is False:
        return markdown
    before = page.file.content_string.rfind(markdown)
    links = (of_page(page.file, config) if before >= 0 else of_text(path, markdown, config)).links
    _links[path] = links
    return with_marks(markdown, links, max(0, before))


@event_priority(90)  # before all that looks at what is written
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    place = config.extra["glossary"]
    links = _links.pop(page.file.src_uri, [])
    return with_links(html, links, lambda concept: get_relative_url(place.entry(concept), page.url)) if links else html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    forget()
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """What the cards beside the links say, loaded when the first one is wanted."""
    place = config.extra["glossary"]
    is_large = place and place.parts
    there = cards(config.extra["termbase"].glossary, os.environ["LOCALE"], place.entry if is_large else None)
    if is_large:  # the script that leads to entries knows their old names too
        old = redirects_of(Path(config.config_file_path).parent).concepts
        there |= {name: there[concept] for name, concept in old.items() if concept in there}
    for name, content in card_files(there).items():
        write_file(content, str(Path(config.site_dir) / "assets" / name))
