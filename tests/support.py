"""Shared by all tests: reading cases that are Markdown, and small sites made of them."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    "",
    "guide/",
    "cxo-vs-cmo/",
    "chief-experience-officer/",
    "customer-experience-management/",
    "glossary/",
    "map/",
    "sources/",
    "status/",
)
"""The addresses of the site's pages within a language."""

CASE = re.compile(r"^## (.+)$", re.MULTILINE)
BLOCK = re.compile(
    r"^(?P<fence>`{3,}) *(?P<kind>[\w-]+) *(?P<name>\S*)\n(?P<body>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)


@dataclass
class Case:
    """One `## …` of a case file: its title and its fenced blocks as (kind, name, body)."""

    title: str
    blocks: list[tuple[str, str, str]] = field(default_factory=list)

    def of(self, kind: str) -> list[tuple[str, str]]:
        return [(name, body) for k, name, body in self.blocks if k == kind]

    def one(self, kind: str) -> str:
        ((_, body),) = self.of(kind)
        return body


def cases(file: Path) -> list[Case]:
    """The cases of a Markdown file; each must have blocks."""
    text = file.read_text(encoding="utf-8")
    found: list[Case] = []
    position = 0
    for block in BLOCK.finditer(text):
        # a case's title stands outside the blocks, which may hold headings of their own
        found += [Case(title.strip()) for title in CASE.findall(text, position, block.start())]
        found[-1].blocks.append((block["kind"], block["name"], block["body"]))
        position = block.end()
    assert found, f"no case in {file}"
    assert all(case.blocks for case in found), f"a case without blocks in {file}"
    return found


def parametrize(folder: Path, pattern: str = "*.md"):
    """Run a test with every case of every file in a folder."""
    files = sorted(folder.glob(pattern))
    assert files, f"no {pattern} in {folder}"
    return pytest.mark.parametrize(
        "case", [pytest.param(case, id=f"{file.stem}: {case.title}") for file in files for case in cases(file)]
    )


def write(folder: Path, path: str, text: str) -> Path:
    """Write a file below a folder, with the folders that it is in."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return file


def write_all(folder: Path, files: Mapping[str, str]) -> None:
    """Write files below a folder, by their paths."""
    for path, text in files.items():
        write(folder, path, text)


def write_site(folder: Path, case: Case) -> None:
    """Write a case's pages under docs/ and its concepts under glossary/."""
    (folder / "docs").mkdir()
    (folder / "glossary").mkdir()
    write_all(folder / "docs", dict(case.of("page")))
    write_all(folder / "glossary", {f"{name}.yml": body for name, body in case.of("glossary")})


def git(folder: Path, *arguments: str, **more) -> str:
    """What Git says when it does something in a folder, for nobody in particular."""
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    command = ["git", *who, *arguments]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8", **more)
    return done.stdout.strip()


def make(folder: Path, target: str, **environment: str) -> subprocess.CompletedProcess:
    """Run a target of the Makefile in a folder, with what is installed here instead of a set-up of its own."""
    dropped = ("LOCALE", "MAKEFLAGS", "REPO_URL", "SITE_URL", "GITHUB_STEP_SUMMARY")
    known = {name: value for name, value in os.environ.items() if name not in dropped}
    hooks = str(folder / "hooks") if (folder / "hooks").is_dir() else str(ROOT / "hooks")
    shutil.copy(ROOT / "Makefile", folder)
    shutil.copytree(ROOT / "tools", folder / "tools", dirs_exist_ok=True)
    done = [f"--old-file=.venv/{name}.done" for name in ("site", "test")]
    return subprocess.run(
        ["make", "--silent", *done, f"BIN={Path(sys.executable).parent}", target],
        cwd=folder,
        env={**known, "PYTHONPATH": hooks, "NO_COLOR": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
