"""Writing files atomically."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def write(file: Path, data: bytes) -> None:
    """Replace the contents of a file atomically, through a temporary file. Symbolic links are followed, and permissions
    are kept. Raises OSError, and then the file is unchanged.

    What is there and no regular file, such as /dev/null or a named pipe, is written to: a file in its place would take
    it away from everybody.
    """
    if file.exists() and not (file.is_file() or file.is_dir()):
        try:
            file.write_bytes(data)
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(file)) from None
        return
    file = Path(os.path.realpath(file))
    written = aside(file, data)
    with _gone_unless_done(written, file):
        written.replace(file)


def aside(file: Path, data: bytes) -> Path:
    """A temporary file beside another, with some data and with that file's permissions. Raises OSError, which names the
    file rather than the temporary one.
    """
    import tempfile  # most runs write nothing but what they keep for the next

    file = Path(os.path.realpath(file))
    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from None
    written = Path(name)
    with _gone_unless_done(written, file):
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        written.chmod(stat.S_IMODE(file.stat().st_mode) if file.exists() else 0o666 & ~_umask())
    return written


@contextmanager
def _gone_unless_done(written: Path, file: Path) -> Iterator[None]:
    """Remove a temporary file if what is done with it fails or is interrupted. An OSError then names the real file."""
    try:
        yield
    except BaseException as error:
        with suppress(OSError):
            written.unlink()
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, str(file)) from None
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def line_end(text: str) -> str:
    """How the lines of a text end, for those that are added."""
    return "\r\n" if "\r\n" in text else "\n"
