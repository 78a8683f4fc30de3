"""Replaces `<!-- isogloss: glossary -->` on a page by the glossary, in the page's language and with its labels.

Also writes the data of the glossary's filter and the termbase to download. A large glossary has a page for each letter.
While serving, an edit does not wait for the files to download: they come with the next build of the whole language.
Other hooks find the entries in `config.extra["glossary"]`.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, write_file
from mkdocs.utils.meta import get_data

from building.environment import SERVING
from building.site import Context, codes
from building.sources import source
from building.termbase_files import termbase_files
from building.terms_on_page import of_page
from isogloss.publishing.collation import NoCollation
from isogloss.publishing.glossary_entry import Around, Entries
from isogloss.publishing.glossary_filter import glossary_filter
from isogloss.publishing.glossary_page import (
    MARKER,
    PART_MARKER,
    Download,
    Scripted,
    glossary_page,
    letters_page,
    part_page,
)
from isogloss.publishing.glossary_parts import Part, Place, place
from isogloss.publishing.held_blocks import held, ids, released
from isogloss.publishing.mentions import PageTerms, Uses, mentions
from isogloss.publishing.search_words import reading

SCRIPT = "assets/javascripts/glossary.js"
LEADING_ON = "assets/javascripts/glossary-letters.js"
DATA = "assets/glossary-filter.json"


@dataclass
class _Site:
    """Where the glossary is, in this build: its page, the pages of its parts, and what names its concepts."""

    main: File | None = None
    parts: dict[str, Part] = field(default_factory=dict)
    mentions: dict[str, Uses] | None = None


_order: list[str] = []
_written: dict[str, bytes] = {}
_held: dict[str, list[str]] = {}
_build = {"edit": False}
_site = _Site()


def on_startup(command: str, dirty: bool) -> None:
    _build["edit"] = dirty and bool(os.environ.get(SERVING))


@event_priority(-150)  # when the files are those of one language
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Find out where the entries are, and make the pages of a large glossary."""
    code, glossary = os.environ["LOCALE"], config.extra["termbase"].glossary
    own = (file for file in files.documentation_pages() if file.src_uri.startswith(f"{code}/"))
    main = next((file for file in own if MARKER in source(file).asked), None)
    _site.main, _site.parts, _site.mentions = main, {}, None
    config.extra["glossary"] = None
    if main is None:
        return files
    labels = get_data(main.content_string)[1].get("labels") or {}
    if not isinstance(labels, dict) or not isinstance(labels.get("subject-fields", {}), dict):
        raise PluginError(f"{main.src_uri}: `labels`, and `subject-fields` in it, must be mappings")
    try:
        there = config.extra["glossary"] = place(glossary, code, main.url.removeprefix("./"))
    except NoCollation as error:
        raise PluginError(str(error)) from None
    for part in there.parts:
        file = _part_file(config, main, part)
        _site.parts[file.src_uri] = part
        files.append(file)
    return files


def _part_file(config: MkDocsConfig, main: File, part: Part) -> File:
    """The page of a part: it is in no navigation, and the search knows its entries already."""
    title = f"{get_data(main.content_string)[1].get('title', main.name)}: {part.title}"
    data = {
        "title": title,
        "description": f"{title}: {' – '.join(part.ends)}",
        "search": {"exclude": True},
        "term-links": False,
    }
    file = File.generated(
        config,
        f"{main.src_uri.removesuffix('.md')}/{part.name}.md",
        content=f"---\n{yaml.safe_dump(data, allow_unicode=True)}---\n\n{PART_MARKER.format(part.name)}\n",
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
    file.dest_uri = file.dest_uri.removeprefix(f"{os.environ['LOCALE']}/")  # as the files of the language have it
    return file


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    _order[:] = [page.file.src_uri for page in nav.pages]
    _written.clear()
    _held.clear()
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    part, main = _site.parts.get(page.file.src_uri), _site.main
    if not main or (MARKER not in markdown and not part):
        return markdown
    code = os.environ["LOCALE"]
    glossary, there = config.extra["termbase"].glossary, config.extra["glossary"]
    labels = get_data(main.content_string)[1].get("labels") or {}

    def address(url: str) -> str:
        return get_relative_url(url, page.url)

    def part_address(other: Part) -> str:
        return address(there.part(other))

    if part:
        entries = Entries(glossary, code, labels, _around(config, files, main, address, there))
        text = part_page(entries, there, part, part_address)
        return _with(markdown, PART_MARKER.format(part.name), text, page)
    files_offered = termbase_files(config.extra["project"], config.extra["concepts"], any_known=_build["edit"])
    _written.update({f"assets/{file.name}": file.content for file in files_offered})
    links = [Download(file.format, address(f"assets/{file.name}"), len(file.content)) for file in files_offered]
    if there.parts:
        text = letters_page(Entries(glossary, code, labels), there, part_address, links, address(LEADING_ON))
        return _with(markdown, MARKER, text, page)
    _written[DATA] = glossary_filter(reading(code, codes(config)), glossary, code)
    scripted = Scripted(address(SCRIPT), address(DATA))
    entries = Entries(glossary, code, labels, _around(config, files, main, address, there))
    text = glossary_page(entries, there.letters, links, scripted)
    return _with(markdown, MARKER, text, page)


def _with(markdown: str, marker: str, text: str, page: Page) -> str:
    """A page's Markdown with what is written of the glossary; what of it is HTML waits for `on_page_content`."""
    text, _held[page.file.src_uri] = held(text)
    return markdown.replace(marker, text)


@event_priority(40)  # before all that looks at what is written, but the search
def _release(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    blocks = _held.get(page.file.src_uri)
    if blocks is None:
        return html
    if page.present_anchor_ids is not None:
        page.present_anchor_ids |= ids(blocks)
    return released(html, blocks)


def _lead_on(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Links that the authors of pages have written to the glossary's page lead to where the entry is."""
    there = config.extra["glossary"]
    if not there or not there.parts:
        return html
    main = re.escape(get_relative_url(there.address, page.url)) if page.file is not _site.main else ""

    def leading_on(link: re.Match[str]) -> str:
        entry = there.entry(link["anchor"])
        return f'href="{get_relative_url(entry, page.url)}"' if there.has(link["anchor"]) else link[0]

    return re.sub(rf'href="{main}#(?P<anchor>[a-z0-9-]+)"', leading_on, html)


on_page_content = CombinedEvent(_release, _lead_on)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """What is linked to on a large glossary's own page is there: its script leads on."""
    there, page = config.extra["glossary"], _site.main and _site.main.page
    if there and there.parts and page and page.present_anchor_ids is not None:
        page.present_anchor_ids |= {concept.id for part in there.parts for concept, _ in part.entries}
    return env


def on_page_context(context: Context, page: Page, config: MkDocsConfig, nav: Navigation) -> Context:
    """The contents beside the whole glossary are its letters: what leads to an entry is in the page, by letter and by
    subject, and all of it twice more would make the page slow."""
    if page.file is _site.main:
        for item in page.toc:
            item.children = [it for it in item.children if it.id not in config.extra["termbase"].glossary.concepts]
    return context


def on_post_build(config: MkDocsConfig) -> None:
    for path, content in _written.items():
        write_file(content, str(Path(config.site_dir) / path))


def _around(config: MkDocsConfig, files: Files, main: File, address: Callable[[str], str], there: Place) -> Around:
    code = os.environ["LOCALE"]

    @cache
    def in_language(other: str) -> str | None:
        path = main.src_uri.removeprefix(f"{code}/")
        exists = other in codes(config) and (Path(config.docs_dir) / other / path).is_file()
        return f"{address('.')}/../{other}/{there.address}" if exists else None

    if _site.mentions is None:
        _site.mentions = mentions(_pages(config, files, code, main.src_uri))
    urls = {file.src_uri: file.url for file in files}  # to look for each among all files takes long
    return Around(
        _site.mentions,
        lambda path: address(urls[f"{code}/{path}"]),
        in_language,
        lambda concept: address(there.entry(concept)) if there.parts else f"#{concept}",
    )


def _pages(config: MkDocsConfig, files: Files, code: str, glossary: str) -> Iterator[tuple[str, PageTerms]]:
    """What the pages of a language say, in the order of the navigation, without the glossary itself."""
    places = {path: number for number, path in enumerate(_order)}
    own = {file.src_uri: file for file in files.documentation_pages() if file.src_uri.startswith(f"{code}/")}
    for uri in sorted(own, key=lambda uri: (places.get(uri, len(places)), uri)):
        if uri != glossary and not own[uri].generated_by:
            yield uri.removeprefix(f"{code}/"), of_page(own[uri], config)
