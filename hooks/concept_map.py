"""Replaces `<!-- isogloss: map -->` on a page by the map of concepts, in the page's language and with its labels."""

import os

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import get_relative_url
from mkdocs.utils.meta import get_data

from building.sources import source
from isogloss.publishing.concept_map import MARKER, concept_map
from isogloss.publishing.glossary_page import MARKER as GLOSSARY


@event_priority(-50)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Once the search has seen the page: it knows the concepts from the glossary."""
    if MARKER not in source(page.file).asked:
        return html
    code = os.environ["LOCALE"]
    glossary = config.extra["termbase"].glossary
    own = (file for file in files.documentation_pages() if file.src_uri.startswith(f"{code}/"))
    entries = next((file for file in own if GLOSSARY in source(file).asked), None)
    labels = page.meta.get("labels", {})
    if entries is None or not isinstance(labels, dict):
        raise PluginError(f"{page.file.src_uri}: a map needs a page with {GLOSSARY}, and `labels` that are a mapping")
    # the names of subject fields are the glossary's
    there = get_data(entries.content_string)[1].get("labels") or {}
    words = {**labels, "subject-fields": there.get("subject-fields") or {}}
    page.toc.items.append(AnchorLink(str(labels.get("list", "list")), "list", 2))  # where the skip link leads
    return html.replace(
        MARKER,
        concept_map(glossary, code, words, lambda it: get_relative_url(config.extra["glossary"].entry(it), page.url)),
    )
