"""What a build wants to know of every page's source: read once, as long as a file stays as it is."""

import re
from pathlib import Path
from typing import NamedTuple

from mkdocs.structure.files import File

from isogloss.publishing.side_by_side import WRITTEN
from isogloss.text.front_matter import BLOCK

ASKED = re.compile("<!-- isogloss: (?:glossary|map|status [a-z]+) -->")


class Known(NamedTuple):
    """The front matter of a page, if it has any, whether the engine writes the page, and what the engine is asked for
    there, as it stands there."""

    head: str | None
    written: bool
    asked: frozenset[str]


def source(file: File) -> Known:
    """Of a page as MkDocs has it, which would read its file each time."""
    return known(Path(file.abs_src_path)) if file.abs_src_path else _of(file.content_string)


_known: dict[Path, tuple[tuple[int, int], Known]] = {}


def known(file: Path) -> Known:
    """Of a page's file. Raises OSError."""
    status = file.stat()
    stamp = status.st_mtime_ns, status.st_size
    if file not in _known or _known[file][0] != stamp:
        text = file.read_text(encoding="utf-8-sig", errors="replace")
        _known[file] = stamp, _of(text)
    return _known[file][1]


def _of(text: str) -> Known:
    block = BLOCK.match(text)
    return Known(block[1] if block else None, bool(WRITTEN.search(text)), frozenset(ASKED.findall(text)))
