"""What each language does, one language a file: `languages/<code>.py` holds one Language named LANGUAGE.

A file in this folder is its own registration. The code that reads a Language names no language.
"""

import re
from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from isogloss.languages.language import Language
from isogloss.languages.plain import SCRIPT, plain

CODE = re.compile(r"[a-z]{2,3}")
"""A primary language subtag of BCP 47; modules with longer names are what the languages share."""

TAG = re.compile(r"(?P<primary>[A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8}){0,3}")
"""A tag of BCP 47, as folders and names of files write it."""

COUNTRIES = {
    "cn": "zh-CN",
    "cz": "cs",
    "dk": "da",
    "gr": "el",
    "jp": "ja",
    "kr": "ko",
    "tw": "zh-TW",
    "ua": "uk",
    "vn": "vi",
}
"""Countries (ISO 3166-1) by which sites call a language, README_cn; no site is written in a language of that code."""

IMPLIED = {"zh-tw": "hant", "zh-hk": "hant", "zh-mo": "hant", "zh-cn": "hans", "zh-sg": "hans", "zh-my": "hans"}
"""The script of a region, where a language has several (CLDR, likely subtags)."""


@cache
def codes() -> tuple[str, ...]:
    """The codes of all languages that there is a file for, sorted."""
    return tuple(sorted(m.name for m in iter_modules(__path__) if CODE.fullmatch(m.name)))


def is_tag(code: str) -> bool:
    """Whether this can be the tag of a language."""
    return TAG.fullmatch(code) is not None


def is_language(code: str) -> bool:
    """Whether this is the tag of a language that sites are written in, with a file for it or without."""
    tag = TAG.fullmatch(tag_of(code))
    return tag is not None and (tag["primary"] in SCRIPT or tag["primary"] in codes())


def is_known(code: str) -> bool:
    """Whether there is a file for the language of a code or a tag, which is not read for it."""
    tag = TAG.fullmatch(tag_of(code))
    return tag is not None and tag["primary"] in codes()


def tag_of(code: str) -> str:
    """The tag that a site's own code means: zh-CN for zh_CN, pt for PT, and zh-CN for cn."""
    primary, joint, rest = code.replace("_", "-").partition("-")
    primary = primary.lower()
    return primary + joint + rest if rest else COUNTRIES.get(primary, primary)


def script_of(tag: str) -> str | None:
    """The script that a tag names or its region implies, in small letters; None where it says nothing of it."""
    primary, *rest = tag_of(tag).lower().split("-")
    named = next((part for part in rest if len(part) == 4 and part.isalpha()), None)
    return named or next((IMPLIED[pair] for part in rest if (pair := f"{primary}-{part}") in IMPLIED), None)


@cache
def language(code: str) -> Language:
    """The language of a code or a tag (pt, pt-BR, zh_CN, cn): what the file of its primary language says, or, where
    there is none, as much as its script tells. Raises KeyError for what is no language."""
    tag = tag_of(code)
    found = TAG.fullmatch(tag)
    if not found:
        raise KeyError(code)
    primary = found["primary"]
    if primary not in codes():
        return replace(plain(primary), code=code, tag=tag)
    spoken: Language = import_module(f"{__name__}.{primary}").LANGUAGE
    if code == primary:
        return spoken
    own = spoken.varieties.get(script_of(code) or "", spoken.typography)
    return replace(spoken, code=code, tag=tag, typography=own)
