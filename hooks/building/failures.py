"""What a person is told where the system has not read or written a file: one line, and no traceback."""

import os
import re
import shutil

from isogloss.messages import reason
from isogloss.text.reasons import FULL

NUMBER = re.compile(r"\[Errno (\d+)\]")


def told(error: Exception | None, place: str) -> str | None:
    """The line; None for what is a mistake of another kind. `place` is told where the system names no file: one that is
    open already, as all are that a full disk has no room for."""
    if isinstance(error, shutil.Error):
        error = _first(error)
    if not isinstance(error, OSError) or not (error.filename or error.errno in FULL):
        return None
    if error.errno in FULL:  # of a copy, the file that was read is named first
        error.filename = error.filename2 or error.filename or place
    return reason(error, "en")


def _first(error: shutil.Error) -> OSError | None:
    """The first reason why a folder was not copied, which is told in words."""
    (source, target, why), *_ = error.args[0]
    if not (found := NUMBER.match(str(why))):
        return None
    number = int(found[1])
    return OSError(number, os.strerror(number), str(source), None, str(target))
