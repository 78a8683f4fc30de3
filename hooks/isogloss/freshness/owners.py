"""Who looks after a language, by the CODEOWNERS file of a repository."""

from collections.abc import Iterable

from isogloss.text.globs import matches

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
"""Where GitHub looks for the file, in this order."""


def owners(text: str, path: str) -> tuple[str, ...]:
    """The owners of a path: those of the last line that matches it, as GitHub reads the file."""
    found: tuple[str, ...] = ()
    for row in text.splitlines():
        pattern, *names = row.partition("#")[0].split() or [""]
        if pattern and any(matches(glob, path) for glob in _globs(pattern)) and not _too_deep(pattern, path):
            found = tuple(names)
    return found


def _globs(pattern: str) -> Iterable[str]:
    """A pattern counts from the root where it has a slash before its end, else it holds in any folder."""
    inner = pattern.strip("/")
    return [inner] if "/" in pattern.rstrip("/") else [inner, f"**/{inner}"]


def _too_deep(pattern: str, path: str) -> bool:
    """Whether a pattern is of the files of a folder, `docs/*`, and a path lies in a folder below it."""
    return pattern.endswith("/*") and path.count("/") > pattern.strip("/").count("/")
