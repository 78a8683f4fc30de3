"""What a build wants to know of every page's source: read once, as long as a file stays as it is."""

from pathlib import Path
from typing import NamedTuple

from isogloss.publishing.side_by_side import WRITTEN
from isogloss.text.front_matter import BLOCK


class Known(NamedTuple):
    """The front matter of a page, if it has any, and whether the engine writes the page."""

    head: str | None
    written: bool


_known: dict[Path, tuple[tuple[int, int], Known]] = {}


def known(file: Path) -> Known:
    """Of a page's file. Raises OSError."""
    status = file.stat()
    stamp = status.st_mtime_ns, status.st_size
    if file not in _known or _known[file][0] != stamp:
        text = file.read_text(encoding="utf-8-sig", errors="replace")
        block = BLOCK.match(text)
        _known[file] = stamp, Known(block[1] if block else None, bool(WRITTEN.search(text)))
    return _known[file][1]
