"""Checks all languages before a build; findings are logged as warnings, which strict mode counts."""

import os

from building.environment import CHECKED
from isogloss_mkdocs import tell

WHOLE_SITE = True


def on_pre_build(config):
    if not os.environ.get(CHECKED):
        # one language's build tells what concerns its pages, the whole site's tells all
        locale = os.environ.get("LOCALE")
        tell(config, locale, wordings=not locale)
