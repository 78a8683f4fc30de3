"""The site as it is built from a copy of the checkout, so that tests may break it."""

import fcntl
import functools
import http.server
import os
import pickle
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from readers import Chromium, Handler, Visit

from support import ROOT

PARTS = ("docs", "glossary", "hooks", "overrides", "mkdocs.yml", "translations.lock", ".github/CODEOWNERS")
ADDRESS = "https://example.org/repo/"
CHROMIUM = Chromium()


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
def once(tmp_path_factory):
    """Calls a function with a folder of its name, once: tests only read what it made, those of other processes too."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # that of all processes

    def made(make: Callable[[Path], Any]) -> Any:
        folder = base / make.__name__
        known = base / f"{make.__name__}.pickle"
        with (base / f"{make.__name__}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not known.is_file():
                shutil.rmtree(folder, ignore_errors=True)  # where another process has failed
                folder.mkdir()
                known.write_bytes(pickle.dumps(make(folder)))
        return pickle.loads(known.read_bytes())

    return made


def site(folder: Path) -> Checkout:
    checkout = Checkout(folder)
    checkout.result = checkout.build()
    return checkout


@pytest.fixture(scope="session")
def built(once) -> Checkout:
    """The site, built for a sub-path."""
    checkout = once(site)
    assert checkout.result.returncode == 0, checkout.result.stderr
    return checkout


@pytest.fixture
def checkout(tmp_path) -> Checkout:
    """A copy to break."""
    return Checkout(tmp_path)


@pytest.fixture(scope="session")
def chromium() -> Chromium:
    """The browser of all tests here."""
    return CHROMIUM


def pytest_itemcollected(item):
    """Mark what opens a browser, so that `-m browser` runs it alone."""
    if "chromium" in getattr(item, "fixturenames", ()):
        item.add_marker("browser")


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item, nextitem):
    """Close the browser before tests from elsewhere: while it is there, so is its event loop, and no other can run."""
    if nextitem is None or Path(__file__).parent not in nextitem.path.parents:
        CHROMIUM.close()


@pytest.fixture(scope="session")
def serve(tmp_path_factory) -> Iterator[Callable[[Path], str]]:
    """Gives the address of a host for a built site: one for each, to the end, as browsers keep what a host has sent."""
    servers: list[http.server.ThreadingHTTPServer] = []

    @functools.cache
    def address(site: Path) -> str:
        folder = tmp_path_factory.mktemp("www")
        (folder / "repo").symlink_to(site)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
        threading.Thread(target=server.serve_forever).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield address
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def host(built, serve) -> str:
    """The address of a host that serves the built site in a folder."""
    return serve(built.folder / "site")


@pytest.fixture
def visit(chromium, host):
    """Lets a reader come, with what a browser's context can be told."""
    visits = []

    def new(**context) -> Visit:
        visits.append(Visit(chromium, host, **context))
        return visits[-1]

    yield new
    for one in visits:
        one.close()


@pytest.fixture(scope="module")
def reader(chromium, host):
    """One reader, who goes from page to page."""
    one = Visit(chromium, host)
    yield one
    one.close()
