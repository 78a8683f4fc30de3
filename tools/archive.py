"""Pack a folder into an archive, so that the same files give the same bytes anywhere: `make archive`.

tools/archive.py FOLDER FILE
"""

import sys
import tarfile
from pathlib import Path


def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """An entry without what differs from machine to machine: times, owners, rights."""
    entry.mtime = entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mode = 0o755 if entry.isdir() else 0o644
    return entry


def pack(folder: Path, file: Path) -> None:
    with tarfile.open(file, "w", format=tarfile.PAX_FORMAT) as archive:
        for path in sorted([folder, *folder.rglob("*")], key=lambda path: path.relative_to(folder).as_posix()):
            archive.add(path, path.relative_to(folder.parent).as_posix(), recursive=False, filter=plain)


if __name__ == "__main__":
    pack(Path(sys.argv[1]), Path(sys.argv[2]))
