"""Parts of a check, made on several machines and then merged.

A part holds results with the keys of what they depend on. Merging computes again whatever is missing or out of date, so
that the report is always that of a single run.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from isogloss.engine import UsageError
from isogloss.results import PathResult
from isogloss.text.message import message
from isogloss.text.reasons import of_system
from isogloss.text.writing import write


def write_part(file: Path, results: Mapping[str, PathResult]) -> None:
    """Write a part. Raises UsageError."""
    try:
        write(file, msgspec.msgpack.encode(dict(results)))
    except (OSError, UnicodeError) as error:
        raise UsageError(message("cannot be written: {why}", why=error), file) from None


def read_parts(files: Iterable[Path]) -> dict[str, PathResult]:
    """The results in some parts. Raises UsageError for a file that is not a part."""
    results: dict[str, PathResult] = {}
    for file in files:
        try:
            results |= msgspec.msgpack.decode(file.read_bytes(), type=dict[str, PathResult])
        except OSError as error:
            raise UsageError(message("cannot be read: {why}", why=of_system(error)), file) from None
        except (msgspec.MsgspecError, ValueError):
            raise UsageError(
                message("no part of a check: make one with `isogloss check --shard 1/8 --output FILE`"), file
            ) from None
    return results
