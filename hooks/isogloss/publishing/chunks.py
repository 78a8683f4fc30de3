"""Data for scripts in small files, of which one reads the few that it needs, however large the whole is."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

SIZE = 10_000
"""The size of a file, in bytes, that is filled before the next is begun."""


def chunks(items: Iterable[T], group: Callable[[T], Any]) -> Iterator[tuple[Any, list[T]]]:
    """Items in files of about one size, each with the group that it begins with; a group is never parted. No more than
    one file's are held at once."""
    first: Any = None
    held: list[T] = []
    size, last = 0, None
    for item in items:
        this = group(item)
        if held and size >= SIZE and this != last:
            yield first, held
            held, size = [], 0
        if not held:
            first = this
        held.append(item)
        last = this
        size += len(compact(item))
    if held:
        yield first, held


def folder_of(files: Mapping[str, bytes]) -> str:
    """The name of a folder of files, made of what they say: they can be kept for ever."""
    said = hashlib.sha256()
    for name, content in sorted(files.items()):
        said.update(f"{name} {len(content)} ".encode())
        said.update(content)
    return said.hexdigest()[:12]


def compact(value: object) -> bytes:
    """JSON without what nobody needs."""
    return msgspec.json.encode(value)
