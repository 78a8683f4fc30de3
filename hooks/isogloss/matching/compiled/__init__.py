"""What runs once for each word or character of a text, compiled where a C compiler is at hand when the package is
installed. The modules of the same names have it in Python, too, which finds the same; with ISOGLOSS_INTERPRETED=1 that
is used."""

import os

USED = not os.environ.get("ISOGLOSS_INTERPRETED")
try:
    from isogloss.matching.compiled import plain, substrings, words
except ImportError:
    USED = False

__all__ = ["USED", "plain", "substrings", "words"]
