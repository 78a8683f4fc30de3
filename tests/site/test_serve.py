"""`mkdocs serve` shows the whole site, makes anew only what an edit touches, and tells diagnostics as they arise."""

import functools
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request

import pytest

PATIENCE = 300
"""Seconds: a machine that has much else to do builds five languages."""

OF_ITS_OWN = re.compile(
    r"<script>\s*var livereload = .*?</script>"  # each answer has one
    r'|<div class="glossary-downloads".*?</div>',  # the sizes of files, which wait for the language's next whole build
    re.DOTALL,
)


class Served:
    def __init__(self, checkout, **environment: str):
        self.checkout = checkout
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{self.port}"],
            cwd=checkout.folder,
            env=checkout.environment(SITE_URL="https://example.org/repo/", **environment),
            stderr=subprocess.PIPE,
            encoding="utf-8",
            # where this runs in the background, interrupts would be ignored, also by what it starts
            preexec_fn=functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        with self.process.stderr as stream:
            for line in stream:
                self.lines.append(line.rstrip())

    def stop(self, end: signal.Signals = signal.SIGINT):
        self.process.send_signal(end)
        self.process.wait(PATIENCE)
        self.reader.join(PATIENCE)

    def wait_for(self, pattern: str, since: int = 0) -> int:
        """Wait until a line matches; the number of lines so far."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for number, line in enumerate(self.lines[since:], since + 1):
                if re.search(pattern, line):
                    return number
            time.sleep(0.05)
        raise AssertionError(f"no {pattern!r} in:\n" + "\n".join(self.lines[since:]))

    def built(self, since: int, until: int) -> list[str]:
        """The languages that have been built between two lines."""
        found = (re.search(r"Building (\w\w)$", line) for line in self.lines[since:until])
        return [line[1] for line in found if line]

    def paths(self) -> list[str]:
        """Where each page is, in every language; not what is made of all of them, which waits for a whole build."""
        docs = self.checkout.folder / "docs"
        pages = (file.relative_to(docs).with_suffix("") for file in sorted(docs.glob("*/**/*.md")))
        return [f"{(page.parent if page.name == 'index' else page).as_posix()}/" for page in pages]

    def page(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/repo/{path}", timeout=PATIENCE) as answer:
            return answer.read().decode("utf-8")

    def own(self, path: str) -> str:
        """A page without what differs from answer to answer, and from server to server."""
        return OF_ITS_OWN.sub("", self.page(path)).replace(f"127.0.0.1:{self.port}", "example.org")


@pytest.fixture
def served(checkout):
    server = Served(checkout)
    yield server
    server.stop()


def test_serving(served):
    # what is written while the site is built for the first time, when its language may have been read already
    served.wait_for("Building (it|zh)$")
    served.checkout.edit("docs/ar/index.md", "[صفحة المصادر](sources.md).\n", "صفحة كُتبت في أثناء البناء.\n")
    ready = served.wait_for("Serving on")
    assert "صفحة كُتبت في أثناء البناء." in served.page("ar/")
    for code in ("ar", "it", "pt", "tr", "zh"):
        assert "<html" in served.page(f"{code}/")
    assert 'href="tr/"' in served.page("")

    # a page: its language alone
    served.checkout.edit("docs/tr/index.md", "## Kaynaklar {#sources}", "## Kaynakların kendisi {#sources}")
    done = served.wait_for("Reloading browsers", ready)
    assert served.built(ready, done) == ["tr"]
    assert "Kaynakların kendisi" in served.page("tr/")
    assert "<html" in served.page("zh/cxo-vs-cmo/")

    # a mistake: told, and served all the same
    served.checkout.edit("docs/pt/cxo-vs-cmo.md", "- Precificação\n", "- Precificação no nível C\n")
    told = served.wait_for(r"WARNING .*docs/pt/cxo-vs-cmo\.md:\d+:19: error: “nível C” is deprecated", done)
    done = max(told, served.wait_for("Reloading browsers", done))
    assert "no nível C" in served.page("pt/cxo-vs-cmo/")

    # the glossary: the languages that show what has changed
    served.checkout.edit("glossary/brand.yml", "  tr:\n    definition: ", "  tr:\n    definition: Yeni tanım, ")
    after = served.wait_for("Reloading browsers", done)
    assert served.built(done, after) == ["tr"]
    assert "Yeni tanım," in served.page("tr/glossary/")
    served.checkout.edit("glossary/brand.yml", "  - brand-perception\n", "")
    done = served.wait_for("Reloading browsers", after)
    assert sorted(served.built(after, done)) == ["ar", "it", "pt", "tr", "zh"]


def test_an_address_that_is_taken_is_told_before_anything_is_built(checkout):
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"127.0.0.1:{other.getsockname()[1]}"
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address],
            cwd=checkout.folder,
            env=checkout.environment(),
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
    assert done.returncode == 1
    assert f"{address}: Address already in use: if another `make serve` runs" in done.stderr
    assert "Building ar" not in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_nothing_stays_of_a_server_that_ends(checkout, tmp_path, end):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    server = Served(checkout, TMPDIR=str(temporary))
    try:
        server.wait_for("Building (it|zh)$")
        there = [folder.name.partition("_")[0] for folder in temporary.glob("[a-z]*_*")]
    finally:
        server.stop(end)
    assert sorted(there) == ["isogloss", "mkdocs"]
    assert list(temporary.glob("[a-z]*_*")) == []  # templates stay compiled


def test_what_is_served_after_edits_is_what_a_server_that_begins_with_them_shows(served):
    done = served.wait_for("Serving on")
    for path, old, new in (
        ("docs/tr/index.md", "## Kaynaklar {#sources}", "## Kaynaklar! {#sources}"),
        ("glossary/brand.yml", "  tr:\n    definition: ", "  tr:\n    definition: Yeni tanım, "),
        (
            "glossary/brand.yml",
            "      - term: marca\n        status: preferred\n",
            "      - term: nome de marca\n        status: preferred\n      - term: marca\n        status: admitted\n",
        ),
    ):
        served.checkout.edit(path, old, new)
        done = served.wait_for("Reloading browsers", done)
    anew = Served(served.checkout, ISOGLOSS_NO_CACHE="1")
    try:
        anew.wait_for("Serving on")
        paths = served.paths()
        assert {f"{code}/glossary/" for code in ("ar", "it", "pt", "tr", "zh")} <= {*paths}
        for path in paths:
            assert served.own(path) == anew.own(path), path
    finally:
        anew.stop()
