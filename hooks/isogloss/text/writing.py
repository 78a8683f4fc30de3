"""Writing files so that nobody ever sees half of one."""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path


def write(file: Path, data: bytes) -> None:
    """Put data in a file's place at once: written aside, then renamed. A symbolic link keeps leading to its file, and
    a file keeps its permissions. Raises OSError, and then the file is as it was."""
    file = Path(os.path.realpath(file))
    written = aside(file, data)
    try:
        written.replace(file)
    except OSError as error:
        with suppress(OSError):
            written.unlink()
        raise OSError(error.errno, error.strerror, str(file)) from None


def aside(file: Path, data: bytes) -> Path:
    """A new file beside one, with data and with the permissions that it has or would have. Raises OSError, which names
    the file: people know it, and not what is written aside."""
    file = Path(os.path.realpath(file))
    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from None
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        written.chmod(stat.S_IMODE(file.stat().st_mode) if file.exists() else 0o666 & ~_umask())
    except BaseException as error:
        with suppress(OSError):
            written.unlink()
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, str(file)) from None
        raise
    return written


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def line_end(text: str) -> str:
    """How the lines of a text end, for those that are added."""
    return "\r\n" if "\r\n" in text else "\n"
