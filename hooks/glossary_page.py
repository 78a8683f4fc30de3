"""Where a page says `<!-- isogloss: glossary -->`, the glossary is put, in the page's language and words."""

import os
from html import escape

from mkdocs.exceptions import PluginError

from isogloss.publishing.glossary_page import MARKER, glossary_page


def on_page_markdown(markdown, page, config, files):
    if MARKER not in markdown:
        return markdown
    glossary = config.extra["termbase"].glossary
    labels = page.meta.get("labels", {})
    if not isinstance(labels, dict) or not isinstance(labels.get("subject-fields", {}), dict):
        raise PluginError(f"{page.file.src_uri}: `labels`, and `subject-fields` in it, must be mappings")
    # shown by the script that shows the cards
    switch = (
        f'<label data-term-cards hidden><input type="checkbox"> {escape(str(labels.get("cards", "cards")))}</label>'
    )
    return markdown.replace(MARKER, f"{switch}\n\n{glossary_page(glossary, os.environ['LOCALE'], labels)}")
