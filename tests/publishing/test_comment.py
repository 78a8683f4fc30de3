"""The step that may write comments: what it says, and that it takes nothing on trust."""

import io
import json
import os
import subprocess
import sys
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from isogloss.review.told import LARGEST, Section, Suggestion, Told, Untrusted, as_json, as_markdown, from_json
from support import ROOT

SHA = "a" * 40
GOOD = Told(
    "1 hata",
    (Section("Türkçe"), Section("stray-space (1)", 3, ("docs/tr/index.md:3:5: <b> @all",), "isogloss explain x")),
    (Suggestion("docs/tr/index.md", 3, 3, "Bir ``` satır.", "boşluk"),),
)


def packed(data: bytes, name: str = "review.json", how: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", how) as archive:
        archive.writestr(name, data)
    return buffer.getvalue()


def packed_link(target: str) -> bytes:
    """An archive in which the review is a symbolic link."""
    link = zipfile.ZipInfo("review.json")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(link, target)
    return buffer.getvalue()


class GitHub:
    """As much of GitHub as is asked for: one pull request with one check that left an artifact."""

    def __init__(self, artifact: bytes, files=("docs/tr/index.md",)):
        self.artifact, self.files = artifact, files
        self.comments: list[dict] = []
        self.suggestions: list[dict] = []
        self.tokens_elsewhere: list[str | None] = []
        self.attempt = 1
        us = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                if self.path == "/blob":
                    us.tokens_elsewhere.append(self.headers.get("Authorization"))
                    self.answer(us.artifact)
                elif self.path.endswith("/zip"):
                    self.send_response(302)
                    self.send_header("Location", f"http://localhost:{self.server.server_port}/blob")
                    self.end_headers()
                else:
                    self.answer(json.dumps(us.get(self.path.removeprefix("/repos/o/r"))).encode())

            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                us.write(self.command, self.path.removeprefix("/repos/o/r"), body)
                self.answer(b"{}")

            do_PATCH = do_POST  # noqa: N815

            def answer(self, data: bytes):
                self.send_response(200)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def get(self, path: str):
        start, _, _ = path.partition("?")
        run = {"id": 9, "run_attempt": self.attempt, "head_sha": SHA, "html_url": "https://example.org/run/9"}
        return {
            "/pulls": [{"number": 7, "head": {"sha": SHA}}],
            "/actions/workflows/check.yml/runs": {"workflow_runs": [run]},
            "/actions/runs/9/artifacts": {"artifacts": [{"id": 5, "name": "review", "expired": False}]},
            "/issues/7/comments": self.comments,
            "/pulls/7/comments": self.suggestions,
            "/pulls/7/files": [{"filename": name} for name in self.files],
        }[start]

    def write(self, method: str, path: str, body: dict) -> None:
        entry = {"id": 1, "user": {"login": "github-actions[bot]"}, **body}
        if path == "/pulls/7/comments":
            self.suggestions.append(entry)
        elif (method, path) in {("POST", "/issues/7/comments"), ("PATCH", "/issues/comments/1")}:
            self.comments[:] = [entry]
        else:
            raise AssertionError(f"nobody asked for {method} {path}")

    def comment(self) -> subprocess.CompletedProcess:
        """Run the command, with the system's Python and nothing that is installed."""
        environment = {
            "PATH": os.environ["PATH"],
            "GITHUB_REPOSITORY": "o/r",
            "GITHUB_TOKEN": "secret",
            "GITHUB_API_URL": f"http://127.0.0.1:{self.server.server_port}",
        }
        return subprocess.run(
            [sys.executable, "-I", "-S", str(ROOT / "tools/comment.py")],
            env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60,
        )  # fmt: skip


@pytest.fixture
def github():
    made = []

    def make(*arguments, **named) -> GitHub:
        made.append(GitHub(*arguments, **named))
        return made[-1]

    yield make
    for one in made:
        one.server.shutdown()
        one.server.server_close()


def test_a_comment_is_written_once_and_brought_up_to_date(github):
    there = github(packed(as_json(GOOD).encode()))
    result = there.comment()
    assert (result.returncode, result.stdout) == (0, "pull request 7: said; suggestions: 1\n"), result.stderr
    (comment,) = there.comments
    assert comment["body"].startswith("<!-- isogloss review 9.1 -->\n**1 hata**\n\n## Türkçe\n\n### stray-space (1)")
    assert "<b>" not in comment["body"] and "@all" not in comment["body"], "what a page says is text"
    assert comment["body"].endswith("\n<https://example.org/run/9>\n")
    (suggestion,) = there.suggestions
    assert (suggestion["path"], suggestion["line"], suggestion["commit_id"]) == ("docs/tr/index.md", 3, SHA)
    assert suggestion["body"] == "boşluk\n\n````suggestion\nBir ``` satır.\n````"
    assert there.tokens_elsewhere == [None], "the token goes to no other host"

    assert there.comment().stdout == "pull request 7: said already\n"
    there.attempt, there.artifact = 2, packed(as_json(Told("Bir şey bulunmadı.")).encode())
    assert there.comment().stdout == "pull request 7: said; suggestions: 0\n"
    assert [one["body"].split("\n")[:2] for one in there.comments] == [
        ["<!-- isogloss review 9.2 -->", "**Bir şey bulunmadı.**"]
    ]


def test_nothing_is_said_where_there_is_nothing_to_say(github):
    there = github(packed(as_json(Told("Nothing found.")).encode()))
    assert there.comment().stdout == "pull request 7: nothing to say\n"
    assert there.comments == []


def test_what_is_suggested_for_files_that_do_not_change_is_left_out(github):
    there = github(packed(as_json(GOOD).encode()), files=("README.md",))
    assert there.comment().stdout == "pull request 7: said; suggestions: 0\n"


def body(**changes) -> bytes:
    return json.dumps(json.loads(as_json(GOOD)) | changes).encode()


SUGGESTION = {"path": "docs/tr/index.md", "start": 1, "end": 1, "text": "x", "why": "y"}
HOSTILE = {
    "no archive": (b"PK, or so they say", "no archive with review.json"),
    "another file": (packed(b"{}", "../review.json"), "no archive with review.json"),
    "a link": (packed_link("/etc/passwd"), "no JSON"),
    "another pull request": (packed(body(number=1)), "not of the form"),
    "no JSON": (packed(b"{"), "no JSON"),
    "deep JSON": (packed(b"[" * 100_000), "no JSON"),
    "a list": (packed(b"[]"), "not of the form"),
    "an unknown key": (packed(body(run="x")), "not of the form"),
    "another version": (packed(body(schema_version=2)), "not of the form"),
    "a long text": (packed(body(lead="x" * 3000)), "too long"),
    "many sections": (packed(body(sections=[{}] * 2000)), "too many"),
    "a section of no form": (packed(body(sections=[{"title": 1}])), "a section"),
    "a path outside": (packed(body(suggestions=[SUGGESTION | {"path": "docs/../../x.md"}])), "none of the pages"),
    "a path from the root": (packed(body(suggestions=[SUGGESTION | {"path": "/etc/passwd"}])), "none of the pages"),
    "a path of two lines": (packed(body(suggestions=[SUGGESTION | {"path": "a\n::error::b"}])), "none of the pages"),
    "lines backwards": (packed(body(suggestions=[SUGGESTION | {"start": 9}])), "a suggestion"),
    "a line that is true": (packed(body(suggestions=[SUGGESTION | {"start": True}])), "a suggestion"),
    "a bomb": (packed(b"0" * 200_000_000), "larger than 2000000 bytes"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_review_from_hostile_hands_is_refused(github, name):
    artifact, told = HOSTILE[name]
    assert len(artifact) < LARGEST
    there = github(artifact)
    result = there.comment()
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("pull request 7: its review is not what a check writes: ")
    assert told in result.stdout
    assert result.stdout.count("\n") == 1
    assert (there.comments, there.suggestions) == ([], [])


def test_an_archive_that_is_too_large_is_not_read(github):
    there = github(packed(os.urandom(LARGEST + 1000), how=zipfile.ZIP_STORED))
    assert "larger than 2000000 bytes" in there.comment().stdout


def test_a_long_review_becomes_a_comment_that_fits():
    told = Told("x", tuple(Section("t" * 100, 3, ("i" * 1000,) * 90, "c") for _ in range(900)), more="There is more.")
    read = from_json(as_json(told).encode())
    text = as_markdown(read, 60_000)
    assert len(text) <= 60_000
    assert text.endswith("There is more.\n")
    assert "There is more." not in as_markdown(read)


def test_only_what_is_meant_is_read():
    assert from_json(as_json(GOOD).encode()) == GOOD
    with pytest.raises(Untrusted):
        from_json(b"0" * (LARGEST + 1))
