"""A file is read again whenever its content may be another."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from isogloss.text import stamps
from isogloss.text.stamps import Stamps

LONG_AGO = 1_000_000_000


@pytest.fixture
def page(tmp_path, monkeypatch) -> Path:
    """A file that has settled: the clock says that it was written long ago."""
    file = tmp_path / "page.md"
    file.write_bytes(b"one")
    later = os.lstat(file).st_ctime_ns + 2 * stamps.SETTLED
    monkeypatch.setattr(stamps.time, "time_ns", lambda: later)
    return file


def unread() -> bytes:
    raise AssertionError("read, though it has not changed")


def asked(file: Path, before: Stamps | None = None) -> tuple[bytes, Stamps]:
    now = Stamps(before.asked if before else None)
    return now.digest(str(file), file.read_bytes), now


def test_an_unchanged_file_is_not_read(page):
    digest, known = asked(page)
    assert digest == sha256(b"one").digest()
    again = Stamps(known.asked)
    assert again.digest(str(page), unread) == digest
    assert again.asked == known.asked


def test_an_older_time_hides_no_change(page):
    was = os.lstat(page)
    _, known = asked(page)
    page.write_bytes(b"two")
    os.utime(page, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert asked(page, known)[0] == sha256(b"two").digest()


def test_another_file_under_the_name_is_read(page):
    _, known = asked(page)
    other = page.with_name("other.md")
    other.write_bytes(b"two")
    os.utime(other, (LONG_AGO, LONG_AGO))
    other.replace(page)
    assert asked(page, known)[0] == sha256(b"two").digest()


def test_a_file_that_was_just_changed_is_not_recorded(page, monkeypatch):
    monkeypatch.undo()
    page.write_bytes(b"two")
    assert asked(page)[1].asked == {}


def test_a_link_is_read_whatever_it_says_of_itself(page):
    link = page.with_name("link.md")
    link.symlink_to(page)
    digest, known = asked(link)
    assert digest == sha256(b"one").digest()
    assert known.asked == {}


def test_where_no_time_of_status_is_told_each_file_is_read(page, monkeypatch):
    monkeypatch.setattr(stamps, "STATUS_TIMED", False)
    assert asked(page)[1].asked == {}


def test_what_cannot_be_read_says_so(tmp_path):
    with pytest.raises(FileNotFoundError):
        asked(tmp_path / "none.md")
