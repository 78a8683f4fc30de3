"""Checks all languages before a build; findings are logged as warnings, which strict mode counts."""

import os

from mkdocs.config.defaults import MkDocsConfig

from building.environment import CHECKED
from building.project import read_project
from building.terms_on_page import keep
from isogloss_mkdocs import tell

WHOLE_SITE = True


def on_pre_build(config: MkDocsConfig) -> None:
    if not os.environ.get(CHECKED):
        # one language's build tells what concerns its pages, the whole site's tells all
        if locale := os.environ.get("LOCALE"):
            tell(config, locale)
        else:
            tell(config, wordings=True, also=keep(read_project(config).project))
