"""Results of earlier runs, stored under a key of everything that they depend on: a changed input has another key.

The version and the files of the engine are part of every key. Data that cannot be read is discarded.
"""

import gc
import os
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec

import isogloss
from isogloss.text.writing import write

T = TypeVar("T")

NAME = ".isogloss_cache"


def digest(parts: Iterable[bytes]) -> bytes:
    """A key of some inputs and of the engine itself."""
    key = sha256(_engine())
    for part in parts:
        key.update(len(part).to_bytes(8, "big"))
        key.update(part)
    return key.digest()


@cache
def _engine() -> bytes:
    """A digest of the engine, the same on every machine."""
    folder = Path(isogloss.__file__).parent
    key = sha256(isogloss.__version__.encode())
    for file in [*sorted(folder.rglob("*.py")), *sorted(folder.rglob("*.txt"))]:
        key.update(os.fsencode(file.relative_to(folder)) + b"\0" + file.read_bytes() + b"\0")
    return key.digest()


class Cache:
    """A folder of results, one file per kind. Without a folder, nothing is stored."""

    def __init__(self, folder: Path | None = None):
        self.folder = folder

    def get(self, name: str, kind: type[T]) -> T | None:
        """The results of a kind, or None if there are none that can be read."""
        if not self.folder:
            return None
        try:
            return _decoded((self.folder / f"{name}.msgpack").read_bytes(), kind)
        except (OSError, msgspec.MsgspecError, ValueError):
            return None

    def put(self, name: str, value: object) -> None:
        """Store results; if the folder cannot be written, silently store nothing."""
        if not self.folder:
            return
        try:
            make_folder(self.folder)
            write(self.folder / f"{name}.msgpack", msgspec.msgpack.encode(value))
        except (OSError, UnicodeError):  # a path that is no text cannot be kept
            return


def _decoded(data: bytes, kind: type[T]) -> T:
    """Decode stored results. The garbage collector is paused meanwhile: there is no garbage yet, and looking for it
    would take longer than decoding.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return msgspec.msgpack.decode(data, type=kind)
    finally:
        if collecting:
            gc.enable()


def make_folder(folder: Path) -> None:
    """Create a cache folder that Git and backup programs ignore. Raises OSError."""
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        (folder / ".gitignore").write_text("*\n")
        (folder / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n")
