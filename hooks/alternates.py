"""Every page knows the same page in the other languages: for the language switch and for search engines."""

import os
import re
from pathlib import Path

from isogloss.languages import language

HTML = re.compile(r"<html lang=\"[^\"]*\"")


def on_page_context(context, page, config, nav):
    here = os.environ["LOCALE"]
    path = page.file.src_uri.removeprefix(f"{here}/")
    address = page.url.removeprefix("./")
    context["alternates"] = [
        {
            "lang": locale.locale,
            "name": locale.name,
            "direction": language(locale.locale).direction,
            "exists": exists,
            "link": f"../{locale.locale}/{address if exists else ''}",
            "url": f"{config.extra['root_url']}{locale.locale}/{address if exists else ''}",
        }
        for locale in config.plugins["i18n"].config.languages
        for exists in [(Path(config.docs_dir) / locale.locale / path).is_file()]
    ]
    return context


def on_post_page(output, page, config):
    """The root element says which language this is, script or country included, and in which direction it runs."""
    spoken = language(os.environ["LOCALE"])
    return HTML.sub(f'<html lang="{spoken.tag}" dir="{spoken.direction}"', output, count=1)
