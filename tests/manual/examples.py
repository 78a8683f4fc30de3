"""Reading and running the examples of the manual.

A page is tried in an empty folder, from top to bottom, as a reader would go along it:

- a block with `title="path"` is a file, which is written there;
- a block of kind `console` has commands after `$ `, and below each what it says; `…` stands for anything;
- a block of kind `pycon` is a session of Python;
- every other block has to be well-formed where its kind tells what that is.

A block below `<!-- not run: reason -->` is only looked at.
"""

import contextlib
import doctest
import io
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from isogloss.cli import main
from support import ROOT

FENCE = re.compile(
    r"^(?:<!-- not run: (?P<reason>[^\n]+) -->\n+)?"
    r"(?P<fence>`{3,})(?P<kind>[\w-]*)(?: title=\"(?P<title>[^\"\n]+)\")?\n(?P<body>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)

SHELL = set("|&;<>$`*?\n")
"""What only a shell understands."""

PARSERS: dict[str, Callable[[str], object]] = {
    "json": json.loads,
    "toml": tomllib.loads,
    "yaml": lambda text: list(yaml.safe_load_all(text)),
}


@dataclass(frozen=True)
class Example:
    """A fenced block of a page: its kind, the file that it is, what stands in it, and why it is not run."""

    line: int
    kind: str
    title: str
    body: str
    reason: str


def examples(page: Path) -> Iterator[Example]:
    text = page.read_text(encoding="utf-8")
    for block in FENCE.finditer(text):
        line = text.count("\n", 0, block.start("fence")) + 1
        yield Example(line, block["kind"], block["title"] or "", block["body"], block["reason"] or "")


def malformed(example: Example) -> str:
    """Why an example is not what it says it is; empty where it is."""
    try:
        PARSERS.get(example.kind, str)(example.body)
    except (ValueError, yaml.YAMLError) as error:
        return str(error)
    return ""


class Walk:
    """One reader's way along a page, in a folder."""

    def __init__(self, folder: Path, commands: Path):
        self.folder = folder
        self.here = folder
        self.commands = commands
        self.names: dict[str, object] = {}

    def flaw(self, example: Example) -> str:
        """What is not true of an example; empty where it is true."""
        if why := malformed(example):
            return why
        if example.title:
            file = self.here / example.title
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(example.body, encoding="utf-8")
            return ""
        if example.kind == "console":
            if not example.body.startswith("$ "):
                return "a console begins with a command"
            return next(filter(None, (self._said(command, told) for command, told in steps(example.body))), "")
        if example.kind == "pycon":
            return self._python(example)
        tried = example.reason or example.kind in (*PARSERS, "text")
        return "" if tried else f"nothing tries a block of kind “{example.kind}”: say why it is not run"

    def _said(self, command: str, expected: str) -> str:
        run = self._shell if set(command) & SHELL or not command.startswith("isogloss ") else self._isogloss
        code, output = run(command)
        told = trimmed(output)
        if not as_expected(expected, told):
            return f"$ {command}\n{told}\n--- but the page says\n{expected}"
        return "" if expected or not code else f"$ {command}\nexits with {code}: say what it says"

    def _isogloss(self, command: str) -> tuple[int, str]:
        """Run here what needs no process of its own: that is ten times as quick."""
        told = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        with contextlib.chdir(self.here), contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
            code = main(shlex.split(command)[1:])
        return code, told.buffer.getvalue().decode()

    def _shell(self, command: str) -> tuple[int, str]:
        where = self.folder.parent / "where"
        done = subprocess.run(
            ["bash", "-c", f'{command}\ncode=$?; pwd > "{where}"; exit $code'],
            cwd=self.here,
            env=environment(self.folder.parent, self.commands),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        self.here = Path(where.read_text(encoding="utf-8").strip())
        return done.returncode, done.stdout

    def _python(self, example: Example) -> str:
        session = doctest.DocTestParser().get_doctest(example.body, self.names, "page", "page", example.line)
        told: list[str] = []
        with contextlib.chdir(self.here):
            doctest.DocTestRunner(verbose=False).run(session, out=told.append, clear_globs=False)
        self.names = session.globs
        return "".join(told)


def steps(body: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with what it is to say."""
    for step in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, told = step.partition("\n")
        while command.endswith("\\"):
            more, _, told = told.partition("\n")
            command = f"{command}\n{more}"
        yield command, trimmed(told)


def trimmed(text: str) -> str:
    """A text without what nobody sees: spaces at the ends of lines, empty lines around it."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")


def as_expected(expected: str, told: str) -> bool:
    return re.fullmatch(re.escape(expected).replace("…", ".*"), told, re.DOTALL) is not None


def environment(home: Path, commands: Path) -> dict[str, str]:
    """That of somebody whose system speaks English, who has a name in Git, and nothing else."""
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in IDENTITY.items()}
    return {
        "PATH": f"{commands}:{os.environ['PATH']}",
        "HOME": str(home),
        "LANGUAGE": "en",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT / "hooks"),
        "PYTHONUNBUFFERED": "1",
        "GIT_CONFIG_NOSYSTEM": "1",
        "NO_COLOR": "1",
        **who,
    }


IDENTITY = {"NAME": "Ada", "EMAIL": "ada@example.org", "DATE": "2026-11-01T12:00:00Z"}


def command_folder(folder: Path) -> Path:
    """A folder with the command `isogloss`, as an installation puts it on the path."""
    folder.mkdir()
    command = folder / "isogloss"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m isogloss "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return folder
