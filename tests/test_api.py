"""The library as its manual has it: every example is run."""

import doctest
import subprocess
import sys
from pathlib import Path

import isogloss
from support import BLOCK, ROOT

MANUAL = (ROOT / "manual" / "api.md").read_text(encoding="utf-8")


def test_the_manuals_examples_are_true(in_folder):
    blocks = [(block["kind"], block["name"], block["body"]) for block in BLOCK.finditer(MANUAL)]
    for _, name, body in blocks:
        if name:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(body, encoding="utf-8")
    told = "".join(body for kind, _, body in blocks if kind == "pycon")
    example = doctest.DocTestParser().get_doctest(told, {}, "api.md", "manual/api.md", 0)
    assert len(example.examples) > 12
    output: list[str] = []
    doctest.DocTestRunner(verbose=False).run(example, out=output.append)
    assert "".join(output) == ""


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
