"""What runs once for each word or character of a text, compiled where a C compiler is at hand when the package is
installed. What each module names has the same in Python; with ISOGLOSS_INTERPRETED=1 that is used."""

import os
from pathlib import Path
from types import ModuleType


def is_current(module: ModuleType) -> bool:
    """Whether a module is no older than its source, where that stands beside it."""
    built = Path(str(module.__file__))
    source = built.with_name(built.name.partition(".")[0] + ".pyx")
    return not source.exists() or source.stat().st_mtime <= built.stat().st_mtime


USED = not os.environ.get("ISOGLOSS_INTERPRETED")
try:
    from isogloss.matching.compiled import plain, substrings, words

    USED = USED and all(map(is_current, (plain, substrings, words)))
except ImportError:
    USED = False

__all__ = ["USED", "plain", "substrings", "words"]
