"""The scripts of letters, as far as the languages of sites have them (Unicode Standard Annex 24).

Python's own tables have no scripts; these ranges are the blocks of letters that Scripts.txt gives them.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

RANGES = {
    "Latin": "A-Za-zªºÀ-ÖØ-öø-ʸ\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua787\uab30-\uab64\uff21-\uff3a\uff41-\uff5a",
    "Greek": "\u0370-\u0373\u0375-\u03e1\u03f0-\u03ff\u1f00-\u1fff",
    "Cyrillic": "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "Armenian": "\u0531-\u0556\u0560-\u0588",
    "Hebrew": "\u05d0-\u05ea\ufb1d-\ufb4f",
    "Arabic": "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f"
    "\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufdff\ufe70-\ufefc",
    "Devanagari": "\u0900-\u097f",
    "Thai": "\u0e01-\u0e3a\u0e40-\u0e4e",
    "Georgian": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
    "Bengali": "\u0980-\u09ff",
    "Gurmukhi": "\u0a00-\u0a7f",
    "Gujarati": "\u0a80-\u0aff",
    "Oriya": "\u0b00-\u0b7f",
    "Tamil": "\u0b80-\u0bff",
    "Telugu": "\u0c00-\u0c7f",
    "Kannada": "\u0c80-\u0cff",
    "Malayalam": "\u0d00-\u0d7f",
    "Sinhala": "\u0d80-\u0dff",
    "Lao": "\u0e80-\u0eff",
    "Tibetan": "\u0f00-\u0fff",
    "Myanmar": "\u1000-\u109f",
    "Ethiopic": "\u1200-\u139f",
    "Khmer": "\u1780-\u17ff",
    "Hangul": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
    "Kana": "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\uff66-\uff9d",
    "Han": "\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af",
}
ASCII = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 \n,.-"
FREQUENT = {
    "Latin": f"{ASCII}àáâãçèéêìíòóôõùúüöğışİĞŞÇÖÜ’",
    "Arabic": f"{ASCII}ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي،",
}
"""What a text in a script mostly is."""

RUNS = {script: re.compile(f"[{re.escape(characters)}]+") for script, characters in FREQUENT.items()}
LETTER = re.compile("|".join(f"(?P<{name}>[{letters}])" for name, letters in RANGES.items()))


def scripts(text: Iterable[str]) -> set[str]:
    """The scripts that a text, or some characters, have letters of, by their names in Unicode."""
    return {*map(SCRIPTS.__getitem__, {*text})} - {""}


class _Scripts(dict[str, str]):
    """The scripts of letters, empty for anything else. There are far fewer letters than places where they stand."""

    def __missing__(self, character: str) -> str:
        letter = LETTER.match(character)
        script = self[character] = (letter and letter.lastgroup) or ""
        return script


SCRIPTS = _Scripts()


@lru_cache
def letter_of(names: frozenset[str]) -> re.Pattern[str]:
    """The pattern of a letter of any of some scripts: to ask for it is quicker than to tell all scripts of a text."""
    letters = "".join(RANGES.get(name, "") for name in sorted(names))
    return re.compile(f"[{letters}]" if letters else "(?!)")


def distinct(text: str, home: Iterable[str]) -> frozenset[str]:
    """The distinct characters of a text that is mostly in some scripts. The frequent ones of its script are asked for
    one by one, and go in runs: to look at each of all takes two to seven times as long.
    """
    script = next((script for script in home if script in FREQUENT), None)
    if script is None:
        return frozenset(text)
    return frozenset(RUNS[script].sub("", text)).union(filter(text.__contains__, FREQUENT[script]))
