"""Files are replaced as a whole; what is no file is written to, and stays what it is."""

import os
import stat

import pytest

from isogloss.text.writing import write


def test_a_file_is_replaced_and_its_links_and_permissions_stay(tmp_path):
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"before")
    file.chmod(0o640)
    link.symlink_to(file)
    write(link, b"after")
    assert file.read_bytes() == b"after" and stat.S_IMODE(file.stat().st_mode) == 0o640
    assert link.is_symlink() and sorted(tmp_path.iterdir()) == [file, link]


def test_a_pipe_is_written_to(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(pipe, b"told")
    assert os.read(reader, 10) == b"told"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode) and list(tmp_path.iterdir()) == [pipe]


def test_a_folder_cannot_be_written(tmp_path):
    with pytest.raises(IsADirectoryError):
        write(tmp_path, b"told")
