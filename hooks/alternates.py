"""Adds a page's alternates, the same page in the other languages, for the language switch and search engines."""

import os
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from building.site import Context, languages
from isogloss.languages import language

HTML = re.compile(r"<html lang=\"[^\"]*\"")


def on_template_context(context: Context, template_name: str, config: MkDocsConfig) -> Context:
    """For the sitemap, which says the same as the pages' heads."""
    context["alternates_of"] = lambda page: _alternates(page, config)
    return context


def on_page_context(context: Context, page: Page, config: MkDocsConfig, nav: Navigation) -> Context:
    context["alternates"] = _alternates(page, config)
    return context


def _alternates(page: Page, config: MkDocsConfig) -> list[Context]:
    here = os.environ["LOCALE"]
    path = page.file.src_uri.removeprefix(f"{here}/")
    address = page.url.removeprefix("./")
    elsewhere = address
    if page.file.generated_by:  # a part of the glossary: in other languages others have its letter, if there is one
        path, elsewhere = f"{path.rpartition('/')[0]}.md", config.extra["glossary"].address
    return [
        {
            "lang": locale.locale,
            "theme_language": locale.theme["language"],
            "name": locale.name,
            "direction": language(locale.locale).direction,
            "here": locale.locale == here,
            "exists": exists,
            "same": exists and target == address,
            "link": f"../{locale.locale}/{target if exists else ''}",
            "url": f"{config.extra['root_url']}{locale.locale}/{target if exists else ''}",
        }
        for locale in languages(config)
        for exists in [(Path(config.docs_dir) / locale.locale / path).is_file()]
        for target in [address if locale.locale == here else elsewhere]
    ]


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The root element says which language this is, script or country included, and in which direction it runs."""
    spoken = language(os.environ["LOCALE"])
    return HTML.sub(f'<html lang="{spoken.tag}" dir="{spoken.direction}"', output, count=1)
