"""Languages are built by copies of a process: what a copy says and how it ends is known, and nothing of it is left."""

import os
import sys

import pytest

from support import ROOT

sys.path.insert(0, str(ROOT / "hooks"))

from nursery import CAN_COPY, Nursery

pytestmark = pytest.mark.skipif(not CAN_COPY, reason="processes are not copied here")


@pytest.fixture
def nursery():
    there = Nursery()
    there.open()
    yield there
    there.close()


def test_a_copy_ends_as_mkdocs_ends_and_tells_what_it_tells(nursery):
    environment = {**os.environ, "NO_COLOR": "1"}
    right = nursery.run(["--version"], environment)
    assert (right.returncode, right.stderr) == (0, "")
    wrong = nursery.run(["build", "--config-file", "şu.yml"], environment)
    assert wrong.returncode
    assert "şu.yml" in wrong.stderr
    assert nursery.run(["--version"], environment).returncode == 0


def test_without_one_nothing_is_run(nursery):
    nursery.close()
    assert nursery.run(["--version"], {}) is None
    assert Nursery().run(["--version"], {}) is None
