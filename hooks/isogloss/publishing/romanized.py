"""How names of a script that parts no words are typed in Latin letters: Chinese in pinyin, by ICU's transform (CLDR),
which only those who publish need. A reader who types kehu tiyan means 客户体验."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from isogloss.glossary.model import Term
from isogloss.languages import language
from isogloss.text.scripts import RANGES

SCRIPT = "Han"
LETTER = re.compile(f"[{RANGES[SCRIPT]}]")
TRANSFORM = "Han-Latin; Latin-ASCII; Lower"

LONGEST = 8
"""So many syllables of a name are read: longer ones are typed in part, if at all."""


def romanized(code: str, term: Term) -> Mapping[str, float]:
    """What may be typed for a term of a language, and what part of the term each is: any of its syllables that stand
    side by side, at least two, written together. Nothing where the language has another script, or without ICU."""
    transform = _transform(code)
    if transform is None:
        return {}
    letters = "".join(LETTER.findall(term.sort or term.text))
    syllables = transform.transliterate(letters).split()[:LONGEST]
    return {
        "".join(syllables[start:end]): (end - start) / len(syllables)
        for start in range(len(syllables))
        for end in range(start + 2, len(syllables) + 1)
    }


@cache
def _transform(code: str) -> Any:
    if SCRIPT not in language(code).scripts:
        return None
    try:
        import icu
    except ImportError:
        return None
    return icu.Transliterator.createInstance(TRANSFORM)
