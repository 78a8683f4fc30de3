"""With LOCALE, MkDocs builds one language, into its own folder of the site and under its own address.

What the hooks know about the site is read once, when first needed: `config.extra["project"]`, and its glossary
`config.extra["termbase"]`. Two keys tell when it has changed: `config.extra["concepts"]` covers all of the glossary,
and `config.extra["terms"]` only what affects finding terms in the language, which most edits do not.
"""

import gc
import os
from pathlib import Path, PurePath

from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from building.project import read_project, terms_key


def on_startup(command, dirty):
    """What is loaded by now is never garbage, and little of what a build makes is: to look for it seldom is enough."""
    if command == "build":
        gc.freeze()
        gc.set_threshold(50_000, 20, 100)


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
        config.theme.get_env = _without_hidden_files(config.theme.get_env)
        read = read_project(config)
        config.extra["project"], config.extra["termbase"] = read.project, read.termbase
        config.extra["concepts"] = read.concepts
        config.extra["terms"] = terms_key(read.termbase.glossary, locale)
    return config


def _without_hidden_files(get_env):
    """An environment that does not list what MkDocs leaves out in the end: the theme has 14,000 icons in `.icons`."""

    def get():
        env = get_env()
        folders = env.loader.searchpath
        env.loader.list_templates = lambda: sorted({name for folder in folders for name in _listed(folder)})
        return env

    return get


def _listed(folder):
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (PurePath(here, name).relative_to(folder).as_posix() for name in names)


def on_files(files, config):
    """Without the theme's overrides for the root of the whole site, and without the files of other languages: the
    plugin would look at each before it leaves them out."""
    locale = os.environ.get("LOCALE")
    if not locale:
        return files
    others = {it.locale for it in config.plugins["i18n"].config.languages} - {locale}
    return Files([file for file in files if file.src_uri.partition("/")[0] not in {"root", *others}])


def on_env(env, config, files):
    if locale := os.environ.get("LOCALE"):
        env.globals["locale"] = locale
    return env
