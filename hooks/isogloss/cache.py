"""What earlier runs found out, kept by what it depends on: a different input has a different key, and is not found.

The version and the engine's own files are part of every key. What cannot be read is thrown away.
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
    """A key of some inputs, and of the engine that reads them."""
    key = sha256(_engine())
    for part in parts:
        key.update(len(part).to_bytes(8, "big"))
        key.update(part)
    return key.digest()


@cache
def _engine() -> bytes:
    """What tells this engine from any other, on any machine."""
    folder = Path(isogloss.__file__).parent
    key = sha256(isogloss.__version__.encode())
    for file in [*sorted(folder.rglob("*.py")), *sorted(folder.rglob("*.txt"))]:
        key.update(os.fsencode(file.relative_to(folder)) + b"\0" + file.read_bytes() + b"\0")
    return key.digest()


class Cache:
    """A folder of results, one file a kind; without a folder nothing is kept."""

    def __init__(self, folder: Path | None = None):
        self.folder = folder

    def get(self, name: str, kind: type[T]) -> T | None:
        """The results of a kind, or None where there are none that can be read."""
        if not self.folder:
            return None
        try:
            return _decoded((self.folder / f"{name}.msgpack").read_bytes(), kind)
        except (OSError, msgspec.MsgspecError, ValueError):
            return None

    def put(self, name: str, value: object) -> None:
        """Keep results. Where the folder cannot be written, nothing is kept, and nothing is lost."""
        if not self.folder:
            return
        try:
            make_folder(self.folder)
            write(self.folder / f"{name}.msgpack", msgspec.msgpack.encode(value))
        except (OSError, UnicodeError):  # a path that is no text cannot be kept
            return


def _decoded(data: bytes, kind: type[T]) -> T:
    """Results as they were kept. None of what is made meanwhile is garbage, and to look for any would take longer than
    all the rest."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return msgspec.msgpack.decode(data, type=kind)
    finally:
        if collecting:
            gc.enable()


def make_folder(folder: Path) -> None:
    """Have a folder that neither Git nor a backup looks into. Raises OSError."""
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        (folder / ".gitignore").write_text("*\n")
        (folder / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n")
