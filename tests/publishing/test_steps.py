"""What the workflows run, run here."""

import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from support import ROOT, git, make

CONCEPT = "languages:\n  tr: {terms: [{term: veri kümesi}, {term: veri seti, status: deprecated}]}\n"


@pytest.fixture
def repository(tmp_path):
    (tmp_path / "docs/tr").mkdir(parents=True)
    (tmp_path / "glossary").mkdir()
    (tmp_path / "docs/tr/index.md").write_text("Metin.\n", encoding="utf-8")
    (tmp_path / "glossary/dataset.yml").write_text(CONCEPT, encoding="utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", "docs", "glossary")
    git(tmp_path, "commit", "--quiet", "--message=first")
    return tmp_path


def test_review(repository):
    first = git(repository, "rev-parse", "HEAD")
    assert make(repository, "review", SINCE=first).returncode == 0
    (repository / "docs/tr/index.md").write_text("Bir veri seti.\n", encoding="utf-8")
    summary = repository / "summary.md"
    result = make(repository, "review", SINCE=first, GITHUB_STEP_SUMMARY=str(summary))
    assert result.returncode
    assert result.stdout.startswith("::error file=docs/tr/index.md,line=1,endLine=1,col=5,endColumn=14,")
    assert "## Türkçe" in summary.read_text(encoding="utf-8")
    git(repository, "apply", "review/fixes.patch")
    assert (repository / "docs/tr/index.md").read_text(encoding="utf-8") == "Bir veri kümesi.\n"


def test_published_commit(repository, monkeypatch):
    def asked(commit: str, output: Path | None = None) -> subprocess.CompletedProcess:
        if output:
            monkeypatch.setenv("GITHUB_OUTPUT", str(output))
        else:
            monkeypatch.delenv("GITHUB_OUTPUT", raising=False)
        return subprocess.run(
            [ROOT / "tools/published-commit", commit, "main"],
            cwd=repository,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    first = git(repository, "rev-parse", "HEAD")
    git(repository, "checkout", "--quiet", "-b", "other")
    git(repository, "commit", "--quiet", "--allow-empty", "--message=never on main")
    elsewhere = git(repository, "rev-parse", "HEAD")

    assert asked(first[:10], repository / "output").stdout == f"{first}\n"
    assert (repository / "output").read_text() == f"commit={first}\n"
    for commit, told in {
        elsewhere: "main has never had the commit",
        "f" * 40: "there is no commit",
        "": "hexadecimal",
        "other": "hexadecimal",
        "--help": "hexadecimal",
        f"{first}\ncommit=evil": "hexadecimal",
    }.items():
        result = asked(commit, repository / "refused")
        assert result.returncode == 1
        assert told in result.stderr
    assert not (repository / "refused").exists()


def test_archive(tmp_path):
    (tmp_path / "site/tr").mkdir(parents=True)
    (tmp_path / "site/tr/index.html").write_text("x")
    assert make(tmp_path, "archive").returncode == 0
    first = (tmp_path / "site.tar").read_bytes()
    (tmp_path / "site/index.html").write_text("y")
    (tmp_path / "site/index.html").unlink()
    (tmp_path / "site/tr/index.html").chmod(0o600)
    assert make(tmp_path, "archive").returncode == 0
    assert (tmp_path / "site.tar").read_bytes() == first


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response({"/here": 200, "/gone": 404, "/shut": 403}[self.path])
        self.end_headers()

    def do_HEAD(self):
        self.send_response(405)
        self.end_headers()

    def log_message(self, *arguments):
        pass


def test_links(repository):
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"http://127.0.0.1:{server.server_port}"
        page = repository / "docs/tr/index.md"
        page.write_text(f"[a]({host}/here#x) [b]({host}/shut) [c](tr.md)\n", encoding="utf-8")
        well = make(repository, "links")
        page.write_text(f"[a]({host}/here)\n\n[b]({host}/gone)\n", encoding="utf-8")
        gone = make(repository, "links", GITHUB_STEP_SUMMARY=str(repository / "summary.md"))
        server.shutdown()
    assert well.returncode == 0, well.stderr
    assert "unsure" in well.stdout
    assert "403" in well.stdout
    assert well.stdout.endswith("2 addresses asked, 1 of them did not answer\n")
    assert gone.returncode
    assert "**gone**" in gone.stdout
    assert "docs/tr/index.md:3:1" in gone.stdout
    assert (repository / "summary.md").read_text(encoding="utf-8") == gone.stdout
