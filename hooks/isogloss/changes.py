"""What has changed since a revision, as Git sees it."""

import re
import subprocess
from pathlib import Path

HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(?P<start>\d+)(?:,(?P<count>\d+))? @@")


class ChangesError(Exception):
    """Git cannot tell what has changed; says why and what to do."""


def changed_lines(revision: str, folder: Path) -> dict[Path, frozenset[int]]:
    """The files that have changed since a revision, and their changed lines (from 1); new files have none listed.

    Files that are not yet known to Git count as changed. Raises ChangesError.
    """
    if revision.startswith("-"):
        raise ChangesError(f"“{revision}” is no revision")
    top = Path(_git(folder, "rev-parse", "--show-toplevel").strip())
    files: dict[Path, frozenset[int]] = {}
    # against the common ancestor, so that what others have done in the meantime does not count
    base = _git(folder, "merge-base", revision, "HEAD", quiet=True).strip() or revision
    diff = _git(
        folder, "-c", "core.quotePath=false", "diff", "--no-color", "--no-ext-diff", "--no-renames", "--no-relative",
        "--unified=0", "--src-prefix=a/", "--dst-prefix=b/", base, "--",
    )  # fmt: skip
    file: Path | None = None
    lines: set[int] = set()
    for row in diff.split("\n"):
        if row.startswith("+++ "):
            if file:
                files[file] = frozenset(lines)
            name = row[4:].rstrip("\t")
            file, lines = (None if name == "/dev/null" else top / _unquoted(name).removeprefix("b/")), set()
        elif file and (hunk := HUNK.match(row)):
            start, count = int(hunk["start"]), int(hunk["count"] or 1)
            lines.update(range(start, start + count) if count else (max(start, 1), start + 1))
    if file:
        files[file] = frozenset(lines)
    for name in _git(top, "ls-files", "--others", "--exclude-standard", "-z", "--full-name").split("\0"):
        if name:
            files[top / name] = frozenset()
    return files


def _unquoted(name: str) -> str:
    """A name as it is; Git quotes those that have control characters or quotes in them."""
    if name.startswith('"') and name.endswith('"'):
        return name[1:-1].encode("latin-1", "backslashreplace").decode("unicode_escape")
    return name


def _git(folder: Path, *arguments: str, quiet: bool = False) -> str:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", errors="surrogateescape"
        )
    except OSError as error:
        raise ChangesError(f"git cannot be run: {error.strerror}") from None
    if done.returncode and not quiet:
        reason = done.stderr.strip().partition("\n")[0].removeprefix("fatal: ")
        raise ChangesError(f"git cannot tell what has changed: {reason}")
    return done.stdout if not done.returncode else ""
