"""The site as it is built from a copy of the checkout, so that tests may break it."""

import fcntl
import os
import pickle
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support import ROOT

PARTS = ("docs", "glossary", "hooks", "overrides", "mkdocs.yml", "translations.lock", ".github/CODEOWNERS")
ADDRESS = "https://example.org/repo/"


class Checkout:
    """A copy of what a build reads; `result` is that of its first build, where a fixture made one."""

    result: subprocess.CompletedProcess

    def __init__(self, folder: Path):
        self.folder = folder
        for part in PARTS:
            source = ROOT / part
            if source.is_dir():
                shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                (folder / part).parent.mkdir(exist_ok=True)
                shutil.copy(source, folder / part)

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=self.folder,
            env=self.environment(**environment),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def environment(self, **more: str) -> dict[str, str]:
        known = {name: value for name, value in os.environ.items() if name not in ("LOCALE", "SITE_URL", "REPO_URL")}
        return {**known, "PYTHONPATH": str(self.folder / "hooks"), "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", **more}

    def build(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
        return self.run("mkdocs", "build", "--strict", *arguments, **{"SITE_URL": ADDRESS, **environment})

    def check(self) -> subprocess.CompletedProcess:
        return self.run("isogloss", "check", "--format", "concise")

    def files(self) -> dict[str, bytes]:
        """The built site, file by file."""
        site = self.folder / "site"
        return {p.relative_to(site).as_posix(): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}

    def keep(self, *names: str) -> None:
        """Leave only some pages, where the others do not matter, and take away the links to these."""
        gone = {page.stem for page in (self.folder / "docs").glob("*/*.md") if page.stem not in names}
        for page in (self.folder / "docs").glob("*/*.md"):
            if page.stem in gone:
                page.unlink()
        links = re.compile(rf"\[([^\]]*)\]\((?:{'|'.join(gone)})\.md[^)]*\)")
        for page in (self.folder / "docs").glob("*/*.md"):
            page.write_text(links.sub(r"\1", page.read_text(encoding="utf-8")), encoding="utf-8")
        config = self.folder / "mkdocs.yml"
        entries = re.compile(rf"  - (?:{'|'.join(gone)})\.md\n")
        config.write_text(entries.sub("", config.read_text(encoding="utf-8")), encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Checkout:
    """The site, built once for a sub-path. Tests only read it; those of other processes read the same one."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # that of all processes
    known = folder / "built.pickle"
    with (folder / "built.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not known.is_file():
            (folder / "built").mkdir()
            checkout = Checkout(folder / "built")
            checkout.result = checkout.build()
            known.write_bytes(pickle.dumps(checkout))
    checkout = pickle.loads(known.read_bytes())
    assert checkout.result.returncode == 0, checkout.result.stderr
    return checkout


@pytest.fixture
def checkout(tmp_path) -> Checkout:
    """A copy to break."""
    return Checkout(tmp_path)
