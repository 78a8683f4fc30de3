"""Results of a build, stored for the next one under a key of everything they were made of.

A changed input has another key, so its result is not found and is made again. The versions of all software involved are
part of every key. If anything stored cannot be read, all of it is discarded.
"""

import os
import re
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

from building.environment import CHECKED, EDITED, NO_CACHE, PARTS, TERMS_BEFORE
from isogloss.cache import make_folder
from isogloss.text.stamps import Stamps

VARIABLE = re.compile(r"\b[A-Z][A-Z0-9_]+\b")

WITHOUT_EFFECT = frozenset({"SITE_URL", CHECKED, PARTS, TERMS_BEFORE, EDITED, "ISOGLOSS_BROWSER"})
"""Variables that change nothing of what is made, or what they change is told otherwise."""

SIZE = 20
"""Of a key, in bytes."""

CHECK = 8
"""Of the checksum before each value."""

T = TypeVar("T")


class Damaged(Exception):
    """What was kept is not what was written."""


class Results:
    """What one process keeps, in one file; without a file nothing is kept."""

    def __init__(self) -> None:
        self.file: Path | None = None
        self.base: sqlite3.Connection | None = None
        self.common = b""
        self.used: set[bytes] = set()

    def open(self, file: Path, common: bytes) -> None:
        """Begin a build: `common` is what everything in it depends on. Another build may be using the file: then this
        one does without."""
        self.drop()
        if os.environ.get(NO_CACHE):
            return
        self.file, self.common, self.used = file, common, set()
        with self.trusting():
            make_folder(file.parent)
            self.base = sqlite3.connect(self.file, timeout=0, isolation_level=None)
            self.base.execute("PRAGMA synchronous = OFF")  # what a crash of the machine spoils, its checksum tells
            self.base.execute("CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB)")
            self.base.execute("BEGIN IMMEDIATE")

    def take(self, file: Path) -> None:
        """Know what another build has kept as well, perhaps on another machine. What cannot be read is not known."""
        if self.base is None:
            return
        with (
            suppress(sqlite3.Error),
            closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as other,
        ):
            self.base.executemany(
                "INSERT OR IGNORE INTO results VALUES (?, ?)", other.execute("SELECT key, value FROM results")
            )

    def get(self, kind: type[T], made_of: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` makes; `made_of` names it and has all that it depends on. What is not told apart by its
        data is not kept."""
        name = self.name(made_of)
        known = self.known(kind, name)
        if known is not None:
            return known
        made = make()
        self.keep(name, made)
        return made

    def name(self, made_of: tuple[object, ...]) -> bytes | None:
        """The key of what depends on that; None where nothing of it is kept."""
        if self.base is None:
            return None
        try:
            return key((self.common, made_of))
        except TypeError:
            return None

    def known(self, kind: type[T], name: bytes | None) -> T | None:
        """What is kept under a key."""
        if self.base is not None and name is not None:
            with self.trusting():
                self.used.add(name)
                if row := self.base.execute("SELECT value FROM results WHERE key = ?", (name,)).fetchone():
                    return _read(name, row[0], kind)
        return None

    def keep(self, name: bytes | None, made: object) -> None:
        """Keep what was made, if there is anything, under its key."""
        if self.base is not None and name is not None and made is not None:
            with self.trusting():
                self.base.execute("INSERT OR REPLACE INTO results VALUES (?, ?)", (name, _written(name, made)))

    def close(self, complete: bool = True) -> None:
        """A build is done: what it did not use, nobody needs any more, if it was `complete`."""
        if self.base is not None:
            with self.trusting():
                if complete:
                    unused = {key for (key,) in self.base.execute("SELECT key FROM results")} - self.used
                    self.base.executemany("DELETE FROM results WHERE key = ?", ((key,) for key in unused))
                self.base.execute("COMMIT")
        self.drop()

    def drop(self) -> None:
        """Let go of the file. What a build has not completed is not kept."""
        if self.base is not None:
            with suppress(sqlite3.Error):
                self.base.close()
        self.base = None

    def trusting(self) -> "_Trust":
        return _Trust(self)


class _Trust:
    """Where the file cannot be used, the build goes on without; where it is damaged, it is thrown away."""

    def __init__(self, store: Results):
        self.store = store

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if not isinstance(error, sqlite3.Error | OSError | Damaged):
            return False
        self.store.drop()
        if not isinstance(error, sqlite3.OperationalError | OSError) and self.store.file:
            with suppress(OSError):
                self.store.file.unlink()
        return True


def packed(value: object) -> bytes:
    """Plain data in few bytes."""
    return zlib.compress(msgspec.msgpack.encode(value), 1)


def unpacked(data: bytes, kind: type[T]) -> T:
    """What was packed. Raises msgspec.MsgspecError and zlib.error."""
    return msgspec.msgpack.decode(zlib.decompress(data), type=kind)


def _written(name: bytes, value: object) -> bytes:
    data = value if isinstance(value, bytes) else packed(value)
    return blake2b(name + data, digest_size=CHECK).digest() + data


def _read(name: bytes, stored: bytes, kind: type[T]) -> T:
    data = stored[CHECK:]
    if blake2b(name + data, digest_size=CHECK).digest() != stored[:CHECK]:
        raise Damaged
    return data if kind is bytes else unpacked(data, kind)  # type: ignore[return-value]


def digest(paths: Iterable[Path], stamps: Stamps | None = None) -> bytes:
    """A key of files and of all files in folders, by their names and what they say; what the system says of files tells
    which `stamps` know already."""
    stamps, made = stamps or Stamps(), blake2b(digest_size=SIZE)
    for path in paths:
        start = len(str(path.parent).rstrip(os.sep)) + 1  # on another machine the folder may be elsewhere
        for file in sorted(_inside(str(path))):
            made.update(
                file[start:].encode(errors="surrogateescape") + b"\0" + stamps.digest(file, Path(file).read_bytes)
            )
    return made.digest()


def _inside(path: str) -> Iterator[str]:
    """A file, or the files in a folder: there may be very many."""
    if os.path.isfile(path):  # noqa: PTH113
        yield path
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (file for name in names if os.path.isfile(file := f"{folder}{os.sep}{name}"))  # noqa: PTH113


def versions() -> list[str]:
    """Python, and all that is installed."""
    installed = (path.name for folder in sys.path for path in Path(folder).glob("*.dist-info"))
    return [sys.version, *sorted(installed)]


def surroundings(config_file: Path) -> dict[str, str | None]:
    """The variables of the environment that a configuration may read."""
    names = set(VARIABLE.findall(config_file.read_text(encoding="utf-8")))
    names |= {name for name in os.environ if name.startswith("ISOGLOSS_")}
    return {name: os.environ.get(name) for name in sorted(names - WITHOUT_EFFECT)}


def key(value: object) -> bytes:
    """A key of plain data. Raises TypeError where it is none."""
    return blake2b(msgspec.msgpack.encode(value), digest_size=SIZE).digest()


store = Results()
"""This process's."""

cached = store.get
