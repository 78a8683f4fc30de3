"""Languages are built by copies of a process: what a copy says and how it ends is known, and nothing of it is left."""

import os
import sys

import pytest

from support import ROOT

sys.path.insert(0, str(ROOT / "hooks"))

from building.forkserver import CAN_COPY, ForkServer

pytestmark = pytest.mark.skipif(not CAN_COPY, reason="processes are not copied here")


@pytest.fixture
def fork_server():
    there = ForkServer()
    there.open()
    yield there
    there.close()


def test_a_copy_ends_as_mkdocs_ends_and_tells_what_it_tells(fork_server):
    environment = {**os.environ, "NO_COLOR": "1"}
    right = fork_server.run(["--version"], environment)
    assert (right.returncode, right.stderr) == (0, "")
    wrong = fork_server.run(["build", "--config-file", "şu.yml"], environment)
    assert wrong.returncode
    assert "şu.yml" in wrong.stderr
    assert fork_server.run(["--version"], environment).returncode == 0


def test_without_one_nothing_is_run(fork_server):
    fork_server.close()
    assert fork_server.run(["--version"], {}) is None
    assert ForkServer().run(["--version"], {}) is None
