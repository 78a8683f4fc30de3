"""Metadata for machines: in each page's head (overrides/partials/head.html) and in the feed of its language."""

import os

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from building.site import Context
from isogloss.languages import language
from isogloss.publishing.revisions import Revision, revisions
from isogloss.publishing.structured_data import Publication, glossary_data, json_ld, page_data

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
FEED = "feed.xml"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if os.environ.get("LOCALE"):
        config.theme.static_templates.add(FEED)
    return config


def on_template_context(context: Context, template_name: str, config: MkDocsConfig) -> Context:
    """The feed and the sitemap tell when a page has last changed."""
    if template_name in (FEED, "sitemap.xml"):
        pages = [file.page for file in context["pages"] if file.page and file.page.canonical_url]
        changes = {page.canonical_url: _revisions(page) for page in pages}
        context["language_tag"] = language(os.environ["LOCALE"]).tag
        context["modified"] = {address: done[0].date for address, done in changes.items() if done}
        entries = [(page, revision) for page in pages for revision in changes[page.canonical_url]]
        # newest first, and of one day in the order of the navigation
        context["changes"] = sorted(entries, key=lambda entry: entry[1].date, reverse=True)
    return context


def on_page_context(context: Context, page: Page, config: MkDocsConfig, nav: Navigation) -> Context:
    done = _revisions(page)
    home = nav.homepage
    above = [it for it in [*page.ancestors][::-1] if isinstance(it, Page)]
    if home and page is not home:
        above.insert(0, home)
    publication = Publication(
        address=page.canonical_url or "",
        title=page.title or "",
        description=page.meta.get("description") or config.site_description or "",
        language=language(os.environ["LOCALE"]).tag,
        site_address=config.site_url or "",
        site_name=config.site_name,
        licence=LICENCE,
        image=context.get("preview", ""),
        published=done[-1].date if done else None,
        modified=done[0].date if done else None,
        ancestors=tuple((it.title or "", it.canonical_url or "") for it in above),
        alternates=tuple(
            (language(other["lang"]).tag, other["url"])
            for other in context["alternates"]
            if other["same"] and other["lang"] != os.environ["LOCALE"]
        ),
    )
    data = page_data(publication)
    address, glossary = page.url.removeprefix("./"), config.extra["glossary"]
    entries = glossary.entries(address) if glossary else []
    if entries or (glossary and address == glossary.address):
        data.append(glossary_data(publication, entries, f"{config.site_url}{glossary.address}"))
    context |= {"publication": publication, "structured_data": json_ld(data)}
    return context


def _revisions(page: Page) -> tuple[Revision, ...]:
    try:
        return revisions(page.meta)
    except ValueError as error:
        raise PluginError(f"{page.file.src_uri}: {error}") from None
