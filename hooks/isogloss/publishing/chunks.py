"""Data for scripts in small files, of which one reads the few that it needs, however large the whole is."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

SIZE = 10_000
"""The size of a file, in bytes, that is filled before the next is begun."""


def chunks(items: Sequence[T], group: Callable[[T], Any]) -> list[tuple[Any, list[T]]]:
    """Items in files of about one size, each with the group that it begins with; a group is never parted."""
    files: list[tuple[Any, list[T]]] = []
    size, last = SIZE, None
    for item in items:
        if size >= SIZE and group(item) != last:
            files.append((group(item), []))
            size = 0
        files[-1][1].append(item)
        last = group(item)
        size += len(compact(item))
    return files


def folder_of(files: Mapping[str, bytes]) -> str:
    """The name of a folder of files, made of what they say: they can be kept for ever."""
    return hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()[:12]


def compact(value: object) -> bytes:
    """JSON without what nobody needs."""
    return msgspec.json.encode(value)
