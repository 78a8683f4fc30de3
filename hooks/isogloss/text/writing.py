"""Writing files atomically."""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path


def write(file: Path, data: bytes) -> None:
    """Replace the contents of a file atomically, through a temporary file. Symbolic links are followed, and permissions
    are kept. Raises OSError, and then the file is unchanged.
    """
    file = Path(os.path.realpath(file))
    written = aside(file, data)
    try:
        written.replace(file)
    except OSError as error:
        with suppress(OSError):
            written.unlink()
        raise OSError(error.errno, error.strerror, str(file)) from None


def aside(file: Path, data: bytes) -> Path:
    """A temporary file beside another, with some data and with that file's permissions. Raises OSError, which names the
    file rather than the temporary one.
    """
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
