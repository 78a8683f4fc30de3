"""What has changed since a Git revision."""

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from isogloss.text.message import Refusal, message
from isogloss.text.reasons import of_system

if TYPE_CHECKING:
    import subprocess

HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(?P<start>\d+)(?:,(?P<count>\d+))? @@")


class ChangesError(Refusal):
    """Git cannot say what has changed; says why and what to do."""


def changed_lines(revision: str, folder: Path) -> dict[Path, frozenset[int]]:
    """The files that have changed since a revision, with their changed lines (from 1); no lines for deleted, binary and
    untracked files. Raises ChangesError.
    """
    top = Path(_git(folder, "rev-parse", "--show-toplevel").strip())
    base = _ancestor(revision, folder)
    diff = ("-c", "core.quotePath=false", "diff", "--no-color", "--no-ext-diff", "--no-renames", "--no-relative")
    # what is gone or binary has no changed lines, but has changed
    names = _git(folder, *diff, "--name-only", "-z", base, "--").split("\0")
    names += _git(top, "ls-files", "--others", "--exclude-standard", "-z", "--full-name").split("\0")
    files = {top / name: frozenset[int]() for name in names if name}
    prefixes = ("--unified=0", "--src-prefix=a/", "--dst-prefix=b/")
    lines: set[int] = set()
    file, heading = top, False
    for row in _git(folder, *diff, *prefixes, base, "--").split("\n"):
        if row.startswith("diff --git "):
            heading = True  # what follows, until the first hunk, is no line of a file, whatever it looks like
        elif heading and row.startswith("+++ "):
            file, lines = top / _unquoted(row[4:].rstrip("\t")).removeprefix("b/"), set()
        elif hunk := HUNK.match(row):
            heading = False
            start, count = int(hunk["start"]), int(hunk["count"] or 1)
            lines.update(range(start, start + count) if count else (max(start, 1), start + 1))
            if file in files:
                files[file] = frozenset(lines)
    return files


def former_files(revision: str, folder: Path) -> dict[str, bytes]:
    """The contents of the files directly in a folder at a revision, by name; empty if it did not exist or was not a
    folder.

    Raises ChangesError.
    """
    base = _ancestor(revision, folder)
    top, within = (_git(folder, "rev-parse", name).rstrip("\n") for name in ("--show-toplevel", "--show-prefix"))
    packed = _run(Path(top), "archive", "--format=tar", f"{base}:{within}")
    if packed.returncode:
        return {}
    import tarfile  # not at the top: few ask for former files, and it takes as long as many a module of this engine

    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        members = [member for member in archive if member.isreg() and "/" not in member.name]
        return {member.name: file.read() for member in members if (file := archive.extractfile(member))}


def _ancestor(revision: str, folder: Path) -> str:
    """The common ancestor of a revision and HEAD, so that commits others have made in the meantime do not count. Raises
    ChangesError.
    """
    if revision.startswith("-"):
        raise ChangesError(message("“{revision}” is no revision", revision=revision))
    return _git(folder, "merge-base", revision, "HEAD", quiet=True).strip() or revision


def _unquoted(name: str) -> str:
    """A file name, unquoted: Git quotes names that contain control characters or quotes."""
    if name.startswith('"') and name.endswith('"'):
        return name[1:-1].encode("latin-1", "backslashreplace").decode("unicode_escape")
    return name


def _git(folder: Path, *arguments: str, quiet: bool = False) -> str:
    done = _run(folder, *arguments)
    if done.returncode and not quiet:
        reason = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0].removeprefix("fatal: ")
        raise ChangesError(message("git cannot tell what has changed: {why}", why=reason))
    return done.stdout.decode("utf-8", "surrogateescape") if not done.returncode else ""


def _run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    import subprocess  # most runs ask Git nothing

    try:
        return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except OSError as error:
        raise ChangesError(message("git cannot be run: {why}", why=of_system(error))) from None
