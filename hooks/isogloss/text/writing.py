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
    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    except OSError as error:
        # people know the file, not what is written aside
        raise OSError(error.errno, error.strerror, str(file)) from None
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        mode = stat.S_IMODE(file.stat().st_mode) if file.exists() else 0o666 & ~_umask()
        aside.chmod(mode)
        aside.replace(file)
    except BaseException as error:
        with suppress(OSError):
            aside.unlink()
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, str(file)) from None
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
