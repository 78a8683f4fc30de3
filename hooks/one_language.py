"""With LOCALE, MkDocs builds one language: into its own folder of the site and under its own address."""

import os
from pathlib import Path

from mkdocs.plugins import event_priority


@event_priority(100)
def on_config(config):
    # before the plugins, which read the address and the theme's language
    config.extra["root_url"] = f"{(config.site_url or '').rstrip('/')}/"
    if locale := os.environ.get("LOCALE"):
        config.site_dir = str(Path(config.site_dir) / locale)
        config.site_url = f"{config.extra['root_url']}{locale}/"
        languages = config.plugins["i18n"].config.languages
        config.theme["language"] = next(it.theme["language"] for it in languages if it.locale == locale)
        # one page for what is not found serves all languages; the whole site's root has it
        config.theme.static_templates.discard("404.html")
    return config


def on_files(files, config):
    for file in list(files):
        if os.environ.get("LOCALE") and file.src_uri.startswith("root/"):
            files.remove(file)  # the theme's overrides for the root of the whole site
    return files
