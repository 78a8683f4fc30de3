"""Who is responsible for a language, according to the CODEOWNERS file of a repository."""

from collections.abc import Iterable

from isogloss.text.globs import matches

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
"""Where GitHub looks for the file, in this order."""


def owners(text: str, path: str) -> tuple[str, ...]:
    """The owners of a path: those of the last line that matches, as GitHub does it."""
    found: tuple[str, ...] = ()
    for row in text.splitlines():
        pattern, *names = row.partition("#")[0].split() or [""]
        if pattern and any(matches(glob, path) for glob in _globs(pattern)) and not _too_deep(pattern, path):
            found = tuple(names)
    return found


def _globs(pattern: str) -> Iterable[str]:
    """A pattern is relative to the root if it has a slash before its end; otherwise it applies in any folder."""
    inner = pattern.strip("/")
    return [inner] if "/" in pattern.rstrip("/") else [inner, f"**/{inner}"]


def _too_deep(pattern: str, path: str) -> bool:
    """Whether a pattern such as `docs/*` covers only the files of a folder, and a path lies in a subfolder."""
    return pattern.endswith("/*") and path.count("/") > pattern.strip("/").count("/")
