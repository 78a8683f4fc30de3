"""What each language does, one language a file: `languages/<code>.py` holds one Language named LANGUAGE.

A file in this folder is its own registration. The code that reads a Language names no language.
"""

import re
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from isogloss.languages.language import Language

CODE = re.compile(r"[a-z]{2,3}")
"""A primary language subtag of BCP 47; modules with longer names are what the languages share."""


@cache
def codes() -> tuple[str, ...]:
    """The codes of all languages that there is a file for, sorted."""
    return tuple(sorted(m.name for m in iter_modules(__path__) if CODE.fullmatch(m.name)))


@cache
def language(code: str) -> Language:
    """The language of a code. Raises KeyError where there is no file for it."""
    if code not in codes():
        raise KeyError(code)
    return import_module(f"{__name__}.{code}").LANGUAGE
