"""The library is what its page of the manual describes."""

import inspect
import re
import subprocess
import sys
from pathlib import Path

import isogloss
from support import ROOT

MANUAL = (ROOT / "manual" / "reference" / "api.md").read_text(encoding="utf-8")


def test_the_manual_names_all_that_the_library_offers():
    assert [name for name in isogloss.__all__ if f"`{name}" not in MANUAL and f"isogloss.{name}" not in MANUAL] == []


def test_everything_offered_is_there_and_typed():
    for name in isogloss.__all__:
        assert getattr(isogloss, name).__doc__
    assert (Path(isogloss.__file__).parent / "py.typed").exists()


def test_importing_prints_nothing_and_loads_no_engine():
    code = "import sys, isogloss; print(sorted({'msgspec', 'yaml', 'markdown', 'rich'} & sys.modules.keys()))"
    environment = {"PYTHONPATH": str(ROOT / "hooks")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_what_the_functions_give_has_a_public_name():
    """So that a program can say what its own functions take."""
    functions = [it for name in isogloss.__all__ if inspect.isfunction(it := getattr(isogloss, name))]
    given = {word for it in functions for word in re.findall(r"[A-Z]\w+", str(inspect.signature(it).return_annotation))}
    assert given - {"PosixPath", "Path"} <= set(isogloss.__all__)
