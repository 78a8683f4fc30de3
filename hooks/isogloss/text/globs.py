"""Patterns of paths, as .gitignore and editors write them: `*` within a folder, `**` over folders."""

import re
from functools import cache

PIECE = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
MEANING = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@cache
def _pattern(glob: str) -> re.Pattern[str]:
    inner = "".join(
        MEANING.get(piece) or re.escape(piece) for piece in PIECE.findall(glob.removeprefix("./").rstrip("/"))
    )
    return re.compile(f"{inner}(?:/.*)?")


def matches(glob: str, path: str) -> bool:
    """Whether a path (with `/`) is what a pattern names, or lies below it."""
    return _pattern(glob).fullmatch(path) is not None
