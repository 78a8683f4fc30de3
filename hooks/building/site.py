"""What hooks ask MkDocs for, with the types that it has."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

Context = dict[str, Any]
"""What a template is filled with, by name."""


class SiteLanguage(Protocol):
    """A language as mkdocs.yml has it (mkdocs-static-i18n)."""

    locale: str
    name: str
    site_name: str
    theme: dict[str, Any]


def languages(config: MkDocsConfig) -> list[SiteLanguage]:
    """The languages of the site, in order."""
    there: list[SiteLanguage] = config.plugins["i18n"].config.languages
    return there


def codes(config: MkDocsConfig) -> list[str]:
    return [language.locale for language in languages(config)]


def pages(files: Files) -> Iterator[Page]:
    """The pages among files, once MkDocs has made them."""
    return (file.page for file in files.documentation_pages() if file.page)


def overrides(config: MkDocsConfig) -> Path:
    """The folder of what the site has in place of the theme's own. Raises PluginError."""
    if not config.theme.custom_dir:
        raise PluginError("mkdocs.yml: `theme` has no `custom_dir`, with the templates of the site")
    return Path(config.theme.custom_dir)


def change_environment(theme: Theme, change: Callable[[Environment], None]) -> None:
    """Whenever a theme makes what its templates are filled in by, change that."""
    made = theme.get_env

    def get_env() -> Environment:
        env = made()
        change(env)
        return env

    vars(theme)["get_env"] = get_env
