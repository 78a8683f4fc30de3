"""Results of earlier runs, stored under a key of everything that they depend on: a changed input has another key.

The version and the files of the engine are part of every key. Data that cannot be read is discarded.
"""

import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec

import isogloss
from isogloss.text.stamps import Stamp, Stamps

T = TypeVar("T")

NAME = ".isogloss_cache"

SUM = 32
"""Bytes of the digest that stored data begins with, so that damage is noticed whatever it hits."""


def digest(parts: Iterable[bytes]) -> bytes:
    """A key of some inputs and of the engine itself."""
    sized = [_engine()]
    for part in parts:
        sized += (len(part).to_bytes(8, "big"), part)
    return sha256(b"".join(sized)).digest()  # in one: there are thousands of keys of a few bytes


@cache
def _engine() -> bytes:
    """A digest of the engine, the same on every machine."""
    folder = os.path.dirname(isogloss.__file__)  # noqa: PTH120 - a path of each file would take most of the time
    files: dict[bytes, str] = {}
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in names:
            if name.endswith((".py", ".pyx", ".txt", ".gz", ".ftz")):
                place = f"{parent}{os.sep}{name}"
                files[os.fsencode(place[len(folder) + 1 :].replace(os.sep, "/"))] = place
    key = sha256(isogloss.__version__.encode())
    for within in sorted(files):
        with open(files[within], "rb") as file:  # noqa: PTH123
            key.update(within + b"\0" + file.read() + b"\0")
    return key.digest()


class Cache:
    """A folder of results, one file per kind, or one per kind and path. Without a folder, nothing is stored."""

    def __init__(self, folder: Path | None = None):
        self.folder = folder

    def get(self, name: str, kind: type[T]) -> T | None:
        """The results of a kind, or None if there are none that can be read."""
        if not self.folder:
            return None
        try:
            return _decoded(_proved((self.folder / f"{name}.msgpack").read_bytes()), kind)
        except (OSError, msgspec.MsgspecError, ValueError):
            return None

    def put(self, name: str, value: object) -> None:
        """Store results; if the folder cannot be written, silently store nothing."""
        if not self.folder:
            return
        try:
            data = msgspec.msgpack.encode(value)
            file = self.folder / f"{name}.msgpack"
            try:
                _replace(file, sha256(data).digest() + data)
            except FileNotFoundError:  # the first of its folder
                make_folder(self.folder)
                file.parent.mkdir(exist_ok=True)
                _replace(file, sha256(data).digest() + data)
        except (OSError, UnicodeError):  # a path that is no text cannot be kept
            return

    def remove(self, name: str) -> None:
        """Forget results; if that is impossible, silently keep them."""
        if self.folder:
            with suppress(OSError):
                (self.folder / f"{name}.msgpack").unlink(missing_ok=True)

    @contextmanager
    def stamps(self, name: str) -> Iterator[Stamps]:
        """What is known of some files, which is stored afterwards as it was found."""
        stamps = Stamps(self.get(name, dict[str, Stamp]))
        yield stamps
        if stamps.asked != stamps.known:
            self.put(name, stamps.asked)


def _replace(file: Path, data: bytes) -> None:
    """Write a file of the cache atomically. There may be one for each path of a site, and all that `write` cares for,
    since it writes what is not the engine's own, takes most of the time. Raises OSError."""
    name = str(file)
    aside = f"{name}.{os.urandom(8).hex()}"
    try:
        with open(aside, "xb") as stream:  # noqa: PTH123
            stream.write(data)
        os.replace(aside, name)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(aside)  # noqa: PTH108
        raise


def _proved(stored: bytes) -> memoryview:
    """Stored data without its digest. Raises ValueError where they do not agree."""
    data = memoryview(stored)[SUM:]
    if sha256(data).digest() != stored[:SUM]:
        raise ValueError("damaged")
    return data


def _decoded(data: memoryview, kind: type[T]) -> T:
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
