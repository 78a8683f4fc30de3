"""The engine as a plugin of MkDocs: `plugins: [isogloss]`. Here alone the engine and MkDocs meet."""

import logging
from collections.abc import Callable
from pathlib import Path

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin

import isogloss
from isogloss.parallel import cores
from isogloss.reports.concise import line
from isogloss.settings import SettingsError, find
from isogloss.site.page import Page

log = logging.getLogger("mkdocs.isogloss")

UNSAFE = {"unreadable-page", "unsafe-content", "unsafe-path"}
"""Rules that report what strict mode does not even begin to build: a page may be made so that rendering it takes all
memory, or shows what lies elsewhere on the machine."""


class IsoglossConfig(Config):
    """What mkdocs.yml may say of the plugin; everything else is in isogloss.toml or pyproject.toml."""

    enabled = config_options.Type(bool, default=True)


class IsoglossPlugin(BasePlugin[IsoglossConfig]):
    """Checks all languages before a build; what is found are warnings, which strict mode counts."""

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        if self.config.enabled:
            tell(config)


def tell(
    config: MkDocsConfig, locale: str | None = None, wordings: bool = False, also: Callable[[Page], None] | None = None
) -> None:
    """Log what the rules say of the pages of a build, or of one language of it, and have the `wordings` kept for what
    is built of them, and `also` shown each page that is read. Raises PluginError where the glossary or the settings
    cannot be used, and in strict mode where a page is unsafe, or nobody would see the warnings."""
    root = Path(config.config_file_path).parent
    docs = Path(config.docs_dir)
    try:
        name = docs.relative_to(root).as_posix() if docs.is_relative_to(root) else docs.name
        # settings that there are say where the pages of all languages are; MkDocs may build those of one
        own = bool(find(root.absolute()))
        project = isogloss.open_project(docs=None if own else docs, start=root, known_as=None if own else name)
        found = project.check(jobs=cores(), wordings=wordings, also=also)
        if project.baseline:
            found = project.unknown(found, project.baseline)
    except (isogloss.GlossaryError, isogloss.UsageError, isogloss.BaselineError, SettingsError) as error:
        raise PluginError(str(error)) from None
    pages = project.site.file(locale, "") if locale else ""
    found = [diagnostic for diagnostic in found if diagnostic.location.path.startswith(pages)]
    notes = [diagnostic for diagnostic in found if diagnostic.severity is isogloss.Severity.NOTE]
    for note in notes:
        log.info(line(note))
    found = [diagnostic for diagnostic in found if diagnostic not in notes]
    for diagnostic in found:
        log.warning(line(diagnostic))
    # MkDocs counts no warning that it does not show
    if found and config.strict and not log.isEnabledFor(logging.WARNING):
        raise PluginError(f"{len(found)} diagnostics in strict mode: build without --quiet to see them")
    if config.strict and (unsafe := [diagnostic for diagnostic in found if diagnostic.rule in UNSAFE]):
        raise PluginError(f"{unsafe[0].location.path} is not built: mend what is told of it first")
