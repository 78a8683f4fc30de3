"""What the manual shows is true: its examples are run, its commands exist, its links lead somewhere."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from examples import FENCE, Walk, command_folder, examples, malformed

from isogloss.cli import parser
from support import ROOT

MANUAL = sorted(file for file in (ROOT / "manual").rglob("*.md") if file.parent.name != "rules")
BESIDE = [
    ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "benchmarks/README.md")
]

COMMAND = re.compile(r"(?<![\w/.-])(?:\.venv/bin/)?isogloss (?P<rest>[a-z]+(?: [^\n`|;&>]+)?)")
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"(?<!\!)\[[^\]\n]*(?:\n[^\]\n]*)?\]\((?P<path>[^)#\s:]*)(?:#(?P<anchor>[\w-]+))?\)")
LEFT_OUT = {"artipacked", "concurrency-limits", "missing-timeout", "unpinned-uses"}
LEFT_OPEN = re.compile(r"missing: |“[A-Z]+” is none of")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def names(files):
    return {"argvalues": files, "ids": [file.relative_to(ROOT).as_posix() for file in files]}


@pytest.fixture(scope="session")
def commands(tmp_path_factory):
    return command_folder(tmp_path_factory.mktemp("commands") / "bin")


@pytest.mark.parametrize("page", **names(MANUAL))
def test_examples_are_true(page, commands, tmp_path, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("NO_COLOR", "1")
    folder = tmp_path / "page"
    folder.mkdir()
    walk = Walk(folder, commands)
    for example in examples(page):
        if why := walk.flaw(example):
            pytest.fail(f"{page.relative_to(ROOT)}:{example.line}: {why}", pytrace=False)


@pytest.mark.parametrize("page", **names(BESIDE))
def test_what_else_is_shown_is_well_formed(page):
    assert [why for example in examples(page) if (why := malformed(example))] == []


def test_workflows_are_as_github_takes_them(tmp_path):
    """But for what every site decides for itself, and a short example leaves out."""
    flows = [it for it in examples(ROOT / "manual/how-to/ci.md") if it.title.startswith(".github/workflows/")]
    assert flows
    for flow in flows:
        file = tmp_path / Path(flow.title).name
        file.write_text(flow.body, encoding="utf-8")
        linter = [
            str(Path(sys.executable).parent / "jactionlint"),
            f"--shellcheck={Path(sys.executable).parent / 'shellcheck'}",
            "--oneline",
            str(file),
        ]
        told = subprocess.run(linter, capture_output=True, encoding="utf-8", check=False)
        assert told.stderr == ""
        assert set(re.findall(r"\[([\w-]+)\]$", told.stdout, re.MULTILINE)) <= LEFT_OUT, told.stdout


@pytest.mark.parametrize("page", **names(MANUAL))
def test_every_block_is_an_example(page):
    """None is indented, or of a form that would not be read."""
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"```+", FENCE.sub("", text)) == []


@pytest.mark.parametrize("page", **names([*MANUAL, *BESIDE]))
def test_commands_and_options_are_there(page, capsys):
    """Wherever a command is named, in a sentence, a workflow or a script, it can be called so."""
    text = page.read_text(encoding="utf-8")
    blocks = [block["body"] for block in FENCE.finditer(text) if block["kind"] != "text"]
    named = [found for code in [*CODE.findall(FENCE.sub("", text)), *blocks] for found in COMMAND.finditer(code)]
    assert [found[0] for found in named if not callable_(found["rest"], capsys)] == []


def callable_(rest: str, capsys) -> bool:
    """Whether there is such a command; what it needs may be left out, or stand in capitals for something else."""
    try:
        parser().parse_args(shlex.split(rest.replace("\\", " "), comments=True))
    except SystemExit as stop:
        return not stop.code or bool(LEFT_OPEN.search(capsys.readouterr().err))
    return True


@pytest.mark.parametrize("page", **names([*MANUAL, *BESIDE]))
def test_links_lead_somewhere(page):
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    broken = []
    for link in LINK.finditer(text):
        file = (page.parent / link["path"]).resolve() if link["path"] else page
        there = file.exists() and (not link["anchor"] or link["anchor"] in anchors(file))
        if not there and "/issues/" not in link["path"]:
            broken.append(link[0])
    assert broken == []


def anchors(file: Path) -> set[str]:
    """The addresses of a page's headings, as GitHub and Python-Markdown make them."""
    headings = HEADING.findall(FENCE.sub("", file.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
