"""Files in a language's folder that are not pages: they are published unchanged, and nothing checks them on the way.

Whoever looks after the pages of a language may accept such a file, so it must not be anything that a browser runs as
part of the site: a document, a script, or a drawing that contains either. Those are code, and belong with the code.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.parsers import expat

from isogloss.site.file import is_within, left
from isogloss.site.layout import ENDINGS
from isogloss.text.source import Unreadable, read_bytes

RUN = frozenset(".html .htm .xhtml .xht .shtml .xml .xsl .xslt .js .mjs .cjs .wasm .swf .svgz".split())
DRAWING = ".svg"
ACTIVE = frozenset("script foreignobject iframe object embed handler listener".split())
ADDRESSES = ("http:", "https:", "mailto:", "#", "data:image/")

BESIDE = "browsers would run it, and no page needs it: remove it"
WITHIN = "“{found}” in a drawing may run code: remove it"
NO_DRAWING = "no drawing that can be read: save it as plain SVG"


Tree = list[tuple[str, list[str], list[str]]]
"""The folders of a folder, itself the first, each with the names of the folders and of the files in it."""


def tree(folder: Path, lost: Callable[[OSError], None]) -> Tree:
    """What there is in a folder, but for what is in hidden folders and behind symbolic links; `lost` is called for
    folders that cannot be read."""
    found: Tree = []
    for parent, folders, names in os.walk(folder, onerror=lost):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.append((parent, folders, names))
    return found


def flaws(there: Tree, docs: Path, shown: str) -> Iterator[tuple[Path, Unreadable]]:
    """The files of a language's folder that must not be published, and why. `docs` is given with symbolic links
    resolved; `shown` is the folder's name in reports. Hidden files are skipped, because no build publishes them.
    """
    for parent, _, names in there:
        for name in sorted(name for name in names if not name.startswith(".") and not name.endswith(ENDINGS)):
            disk = Path(parent, name)
            try:
                _judge(disk, docs, f"{shown}/{disk.relative_to(there[0][0]).as_posix()}")
            except Unreadable as flaw:
                yield disk, flaw


def _judge(disk: Path, docs: Path, known_as: str) -> None:
    """Raises Unreadable."""
    if disk.is_symlink() and not is_within(disk, docs):
        raise left(known_as)
    ending = disk.suffix.lower()
    if ending in RUN:
        raise Unreadable(known_as, BESIDE)
    if ending == DRAWING:
        _judge_drawing(read_bytes(disk, known_as), known_as)


def _judge_drawing(data: bytes, known_as: str) -> None:
    """Raises Unreadable if a drawing can do more than be looked at."""

    def refuse(found: str) -> None:
        raise Unreadable(known_as, WITHIN, found=found[:60])

    def begin(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2].lower()
        if local in ACTIVE:
            refuse(f"<{name}>")
        for key, value in attributes.items():
            bare = key.rpartition(":")[2].lower()
            said = "".join(value.split()).lower()
            if bare.startswith("on"):
                refuse(key)
            if "script:" in said or (bare == "href" and ":" in said and not said.startswith(ADDRESSES)):
                refuse(value)

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.EntityDeclHandler = lambda name, *_: refuse(f"<!ENTITY {name}>")
    parser.ProcessingInstructionHandler = lambda target, _: refuse(f"<?{target}?>")
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        raise Unreadable(known_as, NO_DRAWING) from None
