"""Names of people and firms that a language writes in its own script: those its file lists, and those that sound like
the name in Latin letters."""

import re
from collections.abc import Collection
from functools import cache

from isogloss.languages import language

LETTER = re.compile("ph|ck|ch|sh|th|[a-z]")
SOUNDS = {
    **dict.fromkeys(["b", "p"], "b"), "d": "d", **dict.fromkeys(["f", "ph", "v"], "f"),
    **dict.fromkeys(["g", "j"], "g"), **dict.fromkeys(["c", "ck", "k", "q"], "k"), "l": "l", "m": "m", "n": "n",
    "r": "r", **dict.fromkeys(["s", "z", "sh", "ch"], "s"), **dict.fromkeys(["t", "th"], "t"), "x": "ks",
}  # fmt: skip
"""Consonants as other scripts tell them apart at all; vowels, h, w and y are written in too many ways."""

FEWEST_SOUNDS = 2
DOUBLED = re.compile(r"(.)\1+")


def own_names(text: str, code: str) -> set[str]:
    """The words of the names, in Latin letters, that a text has as its language's file lists them."""
    return {word for form, words in _forms(code) if form in text for word in words}


@cache
def _forms(code: str) -> list[tuple[str, list[str]]]:
    """The forms of the names, each with the words of the name."""
    names = language(code).names.items()
    return [(form, name.split()) for name, forms in names for form in forms.split("|")]


def unwritten(names: Collection[str], text: str, code: str) -> set[str]:
    """Those of some names that no word of a text sounds like; all, where nobody knows how its letters sound."""
    table = language(code).sounds
    if not table or not names:
        return set(names)
    heard = {_single("".join(table.get(letter, "") for letter in word)) for word in text.split()}
    heard |= {sounds[1:] for sounds in heard}  # a particle is written with the word
    return {name for name in names if _sound(name) not in heard}


def _sound(name: str) -> str | None:
    """What a name in Latin letters sounds like; None where too little is left to tell it by."""
    sounds = _single("".join(SOUNDS.get(letter, "") for letter in LETTER.findall(name.lower())))
    return sounds if len(sounds) >= FEWEST_SOUNDS else None


def _single(sounds: str) -> str:
    return DOUBLED.sub(r"\1", sounds)
