"""A change of many files that is made completely or not at all."""

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from isogloss.engine import UsageError
from isogloss.fixes import patch
from isogloss.text.message import message
from isogloss.text.writing import aside, write


@dataclass(frozen=True)
class Change:
    """The old and new content of a file; None if there is no file. `moved` is its former place."""

    file: Path
    before: bytes | None
    after: bytes
    moved: Path | None = None


def patched(changes: Iterable[Change], named: Callable[[Path], str]) -> str:
    """Changes as a diff for `git apply`."""
    parts = []
    for change in changes:
        name, before, after = named(change.file), change.before or b"", change.after
        rows = patch(name, before.decode(), after.decode()).partition("\n")[2].partition("\n")[2]
        old, new = f"a/{name}", f"b/{name}"
        head = ""
        if change.moved:
            old = f"a/{named(change.moved)}"
            head = f"rename from {named(change.moved)}\nrename to {name}\n"
        elif change.before is None:
            head = "new file mode 100644\n"
        parts.append(f"diff --git {old} {new}\n{head}")
        if rows:
            parts.append(f"--- {'/dev/null' if change.before is None else old}\n+++ {new}\n{rows}")
    return "".join(parts)


def make(changes: Sequence[Change]) -> None:
    """Make changes: all files are written aside and checked, then put in place. Raises UsageError or OSError, and then
    every file is unchanged.
    """
    _unchanged(changes)
    folders: list[Path] = []
    written: list[Path] = []
    done: list[Change] = []
    try:
        for change in changes:
            folders += _folders(change.file.parent)
            written.append(aside(change.file, change.after))
        _unchanged(changes)  # nobody has written in the meantime
        for change, file in zip(changes, written, strict=True):
            if file.read_bytes() != change.after:
                raise UsageError(message("could not be written whole"), change.file)
        for change, file in zip(changes, written, strict=True):
            done.append(change)
            file.replace(os.path.realpath(change.file))
            if change.moved:
                change.moved.unlink()
    except BaseException:
        for change in done:
            _undo(change)
        for file in written:
            with suppress(OSError):
                file.unlink()
        for folder in reversed(folders):
            with suppress(OSError):
                folder.rmdir()
        raise
    for change in changes:
        if change.moved:
            _remove_empty(change.moved.parent)


def _unchanged(changes: Iterable[Change]) -> None:
    for change in changes:
        source = change.moved or change.file
        if (change.before is None or change.moved) and (change.file.exists() or change.file.is_symlink()):
            raise UsageError(message("there already; nothing was changed"), change.file)
        if change.before is not None and source.read_bytes() != change.before:
            raise UsageError(message("somebody has written there in the meantime; nothing was changed"), source)


def _folders(folder: Path) -> list[Path]:
    """Create a folder and its parents; returns those that were created."""
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()][::-1]
    for parent in missing:
        parent.mkdir()
    return missing


def _undo(change: Change) -> None:
    with suppress(OSError):
        if change.moved or change.before is None:
            change.file.unlink(missing_ok=True)
        if change.before is not None:
            write(change.moved or change.file, change.before)


def _remove_empty(folder: Path) -> None:
    """Git knows no empty folders, and neither does anybody else."""
    with suppress(OSError):
        folder.rmdir()
