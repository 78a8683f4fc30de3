"""Digests of files, stored with what the file system tells of each, so that an unchanged file need not be read.

A file is unchanged if it is the same one, of the same size, and neither its content nor its status has changed since it
was read. The time of the last change of status cannot be set: who restores an older content and its time of
modification changes that. A file that was changed just before it was read is not recorded, because a further change in
the same moment might leave the same times, as Git knows of its index ("racily clean" entries).
"""

import os
import stat
import time
from collections.abc import Callable, Mapping
from hashlib import sha256

Stamp = tuple[int, int, int, int, int, bytes]
"""Device, inode, size, times of modification and of change of status (ns), and the digest of the content."""

SETTLED = 2_000_000_000
"""Nanoseconds after which another change surely has another time: the coarsest clock of a file system."""

STATUS_TIMED = os.name == "posix"
"""Whether the system tells when the status of a file was changed; elsewhere that time is the one of its creation."""


class Stamps:
    """What is known of files by their paths, and what has been asked for: the latter is worth storing."""

    def __init__(self, known: Mapping[str, Stamp] | None = None):
        self.known = known or {}
        self.asked: dict[str, Stamp] = {}

    def digest(self, file: str, read: Callable[[], bytes]) -> bytes:
        """The SHA-256 digest of a file's content, which is read if need be. Raises what `read` raises."""
        state = _state(file)  # before it is read: a later change shows
        known = self.known.get(file)
        if state and known and known[:-1] == state:
            self.asked[file] = known
            return known[-1]
        now = time.time_ns()
        found = sha256(read()).digest()
        if state and max(state[-2:]) < now - SETTLED:
            self.asked[file] = (*state, found)
        return found


def _state(file: str) -> tuple[int, int, int, int, int] | None:
    """What the file system tells of a file; None if it is a link or no file, or where times of status are not told."""
    if not STATUS_TIMED:
        return None
    try:
        told = os.lstat(file)
    except OSError:
        return None
    if not stat.S_ISREG(told.st_mode):
        return None
    return told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns
