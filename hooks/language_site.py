"""With LOCALE, MkDocs builds one language, into its own folder of the site and under its own address.

What the hooks know about the site is read once, when first needed: `config.extra["project"]`, and its glossary
`config.extra["termbase"]`. Two keys tell when it has changed: `config.extra["concepts"]` covers all of the glossary,
and `config.extra["terms"]` only what affects finding terms in the language, which most edits do not.
"""

import gc
import os
from collections.abc import Iterator
from pathlib import Path, PurePath

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from building import keep_patterns
from building.project import read_project, terms_key
from building.site import change_environment, codes, languages


def on_startup(command: str, dirty: bool) -> None:
    """What is loaded by now is never garbage, and little of what a build makes is: to look for it seldom is enough."""
    if command == "build":
        gc.freeze()
        gc.set_threshold(50_000, 20, 100)


def on_shutdown() -> None:
    keep_patterns()


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    # before the plugins, which read the address and the theme's language
    config.extra["root_url"] = f"{(config.site_url or '').rstrip('/')}/"
    if locale := os.environ.get("LOCALE"):
        config.site_dir = str(Path(config.site_dir) / locale)
        config.site_url = f"{config.extra['root_url']}{locale}/"
        config.theme["language"] = next(it.theme["language"] for it in languages(config) if it.locale == locale)
        # one page for what is not found serves all languages; the whole site's root has it
        config.theme.static_templates.discard("404.html")
        change_environment(config.theme, _without_hidden_files)
        read = read_project(config)
        config.extra["project"], config.extra["termbase"] = read.project, read.termbase
        config.extra["concepts"] = read.concepts
        config.extra["terms"] = terms_key(read.termbase.glossary, locale)
    return config


def _without_hidden_files(env: Environment) -> None:
    """Do not list what MkDocs leaves out in the end: the theme has 14,000 icons in `.icons`."""
    folders = env.loader.searchpath if isinstance(env.loader, FileSystemLoader) else []
    vars(env.loader)["list_templates"] = lambda: sorted({name for folder in folders for name in _listed(folder)})


def _listed(folder: str) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (PurePath(here, name).relative_to(folder).as_posix() for name in names)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Without the theme's overrides for the root of the whole site, and without the files of other languages: the
    plugin would look at each before it leaves them out."""
    locale = os.environ.get("LOCALE")
    if not locale:
        return files
    others = {*codes(config)} - {locale}
    return Files([file for file in files if file.src_uri.partition("/")[0] not in {"root", *others}])


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    if locale := os.environ.get("LOCALE"):
        env.globals["locale"] = locale
    return env
