"""A signal that stops a command leaves every file as it was, and nothing to read but the exit code."""

import os
import signal
import subprocess
import sys

import pytest

from isogloss.cli import main
from support import ROOT, write

CONCEPT = "languages:\n  tr: {terms: [{term: veri kümesi}]}\n  it: {terms: [{term: insieme di dati}]}\n"
OTHER = "languages:\n  tr: {terms: [{term: kayıt}]}\n  it: {terms: [{term: registro}]}\n"

PROGRAM = """
import os, signal, sys
from pathlib import Path
from isogloss import parallel
from isogloss.__main__ import program

number, where, asked = int(sys.argv.pop(1)), sys.argv.pop(1), int(sys.argv.pop(1))
owner, name = {"replace": (Path, "replace"), "look": (parallel, "_do")}[where]
before, calls, here = getattr(owner, name), [], os.getpid()

def stopping(*arguments):
    if ".isogloss_cache" not in str(arguments[0]):
        calls.append(arguments)
    if len(calls) == asked:
        # a terminal interrupts the whole group of processes; who ends a program ends that one
        os.killpg(0, number) if number == signal.SIGINT else os.kill(here, number)
    return before(*arguments)

setattr(owner, name, stopping)
program()
"""


@pytest.fixture
def site(in_folder):
    for code in ("tr", "it"):
        for number in range(20):
            write(in_folder, f"docs/{code}/page{number}.md", f"# CRM {number} {{#one}}\n\nCRM [x](page1.md) CRM\n")
    write(in_folder, "glossary/dataset.yml", CONCEPT)
    write(in_folder, "glossary/record.yml", "related: [dataset]\n" + OTHER)
    write(in_folder, "new.csv", "concept,tr,it\nthird,yol,via\nfourth,ev,casa\n")
    return in_folder


def files(folder):
    """All files but what is cached; one that was written aside of it and left is among them."""
    there = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".msgpack")
    return {path.relative_to(folder): path.read_bytes() for path in there}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize(
    ("where", "asked", "arguments"),
    [
        ("replace", 1, ["check", "--statistics", "--output", "report"]),
        ("replace", 2, ["rename", "page", "page1", "other"]),
        ("replace", 2, ["rename", "concept", "dataset", "data-set"]),
        ("replace", 2, ["import", "new.csv", "--apply"]),
        ("look", 2, ["check", "--no-cache", "--jobs", "2"]),
    ],
)
def test_what_is_stopped_changes_nothing(site, number, where, asked, arguments):
    main(["check", "--exit-zero"])
    before = files(site)
    run = _run(number, where, asked, *arguments)
    assert (run.returncode, run.stderr) == (128 + number, "")
    assert files(site) == before


def test_what_is_begun_and_stopped_can_be_begun_again(site):
    for file in (site / "glossary").iterdir():
        file.unlink()
    (site / "glossary").rmdir()
    before = files(site)
    assert _run(signal.SIGTERM, "replace", 2, "init").returncode == 128 + signal.SIGTERM
    assert files(site) == before
    assert not (site / "glossary").exists()


def _run(number, where, asked, *arguments):
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, str(int(number)), where, str(asked), *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        encoding="utf-8",
        start_new_session=True,
        check=False,
    )
