"""A file that cannot be read or written ends a build, or the watch of a site that is served, in one line."""

import errno
import os
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "hooks"))

from building.failures import told

NO_ROOM = "make room on that disk, or write to another one"


def failed(number: int, *files: str) -> OSError:
    return OSError(number, os.strerror(number), *files)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT], ids=["a full disk", "a quota"])
def test_of_a_file_that_is_open_the_place_is_told(number):
    assert told(failed(number), "site") == f"site: {os.strerror(number)}: {NO_ROOM}"


def test_of_a_copy_the_side_is_told_that_there_is_no_room_for():
    assert told(OSError(errno.EDQUOT, "…", "docs/a", None, "site/a"), "") == f"site/a: Disk quota exceeded: {NO_ROOM}"


def test_of_a_folder_the_first_file_is_told_that_was_not_copied(tmp_path, monkeypatch):
    (tmp_path / "from").mkdir()
    (tmp_path / "from" / "a").touch()

    def full(source, target):
        raise failed(errno.ENOSPC, str(source), None, str(target))

    with pytest.raises(shutil.Error) as caught:
        shutil.copytree(tmp_path / "from", tmp_path / "to", copy_function=full)
    assert told(caught.value, "") == f"{tmp_path}/to/a: No space left on device: {NO_ROOM}"


def test_other_mistakes_are_none_of_the_system():
    assert told(ValueError("x"), "site") is None
    assert told(failed(errno.EPIPE), "site") is None
