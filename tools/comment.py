"""Comment on open pull requests what their checks say: `make comment`.

The check of a pull request runs what the pull request brings along, and may write nothing. What it has to say it leaves
in an artifact; this program runs from the main branch, reads it and writes the comment. It runs no code of a pull
request and takes nothing from the artifact on trust: which pull request, commit and files there are it asks GitHub;
what it downloads has a limit, is held to the form of a review, and is quoted as text.

Only the standard library is used: GITHUB_REPOSITORY, GITHUB_TOKEN and, where it is another one, GITHUB_API_URL.
"""

import io
import json
import os
import sys
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "hooks"))

from isogloss.review.told import COMMENT, LARGEST, Suggestion, Told, Untrusted, as_markdown, from_json
from isogloss.text.quoting import fenced, quoted

WORKFLOW, ARTIFACT, FILE = "check.yml", "review", "review.json"
MARK = "<!-- isogloss review"
PAGES = 30
"""How many pages of a hundred entries are asked for at most."""


class GitHub:
    """What a token may do in a repository. Raises OSError where GitHub refuses."""

    def __init__(self, address: str, repository: str, token: str):
        self.address = f"{address.rstrip('/')}/repos/{repository}"
        self.token = token

    def ask(self, method: str, path: str, body: Any = None, most: int = 20_000_000) -> bytes:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.address}{path}", data, method=method)
        request.add_header("Accept", "application/vnd.github+json")
        # artifacts lie with another host, to which this is not sent on
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        with urllib.request.urlopen(request, timeout=60) as answer:
            data = answer.read(most + 1)
        if len(data) > most:
            raise Untrusted(f"larger than {most} bytes")
        return data

    def one(self, path: str) -> Any:
        return json.loads(self.ask("GET", path))

    def all(self, path: str) -> Iterator[Any]:
        for page in range(1, PAGES + 1):
            entries = self.one(f"{path}{'&' if '?' in path else '?'}per_page=100&page={page}")
            yield from entries
            if len(entries) < 100:
                return


def comment(github: GitHub, pull: Any) -> str:
    """Bring the comments on a pull request up to date; what was done. Raises Untrusted and OSError."""
    number, sha = int(pull["number"]), str(pull["head"]["sha"])
    runs = github.one(f"/actions/workflows/{WORKFLOW}/runs?head_sha={sha}&event=pull_request&status=completed")
    run = next((run for run in runs["workflow_runs"] if run["head_sha"] == sha), None)
    if run is None:
        return "not yet checked"
    mark = f"{MARK} {run['id']}.{run['run_attempt']} -->"
    ours = next((entry for entry in github.all(f"/issues/{number}/comments") if _is_ours(entry)), None)
    if ours and ours["body"].startswith(mark):
        return "said already"
    told = review(github, run["id"])
    if told is None:
        return "its check left no review"
    if not (ours or told.sections or told.suggestions):
        return "nothing to say"
    body = {"body": f"{mark}\n{as_markdown(told, COMMENT)}\n<{run['html_url']}>\n"}
    if ours:
        github.ask("PATCH", f"/issues/comments/{int(ours['id'])}", body)
    else:
        github.ask("POST", f"/issues/{number}/comments", body)
    return f"said; suggestions: {suggest(github, number, sha, told)}"


def _is_ours(entry: Any) -> bool:
    return entry["user"]["login"] == "github-actions[bot]" and entry["body"].startswith(MARK)


def review(github: GitHub, run: int) -> Told | None:
    """What the check of a pull request left to say. Raises Untrusted."""
    artifacts = github.one(f"/actions/runs/{int(run)}/artifacts?per_page=100")["artifacts"]
    found = next((one for one in artifacts if one["name"] == ARTIFACT and not one["expired"]), None)
    if found is None:
        return None
    packed = github.ask("GET", f"/actions/artifacts/{int(found['id'])}/zip", most=LARGEST)
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive, archive.open(FILE) as file:
            # nothing is unpacked onto the disk, and no more is read than a review may have
            return from_json(file.read(LARGEST + 1))
    # what zipfile raises of a compression that it does not know is NotImplementedError
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError) as error:
        raise Untrusted(f"no archive with {FILE}: {type(error).__name__}") from None


def suggest(github: GitHub, number: int, sha: str, told: Told) -> int:
    """Suggest the sure fixes that have not been suggested yet; how many were."""
    changed = {entry["filename"] for entry in github.all(f"/pulls/{number}/files")}
    known = {(entry["path"], entry["body"]) for entry in github.all(f"/pulls/{number}/comments")}
    made = 0
    for suggestion in told.suggestions:
        body = _body(suggestion)
        if suggestion.path not in changed or (suggestion.path, body) in known:
            continue
        lines = {"line": suggestion.end, "side": "RIGHT"}
        if suggestion.start < suggestion.end:
            lines |= {"start_line": suggestion.start, "start_side": "RIGHT"}
        try:
            github.ask(
                "POST", f"/pulls/{number}/comments", {"commit_id": sha, "path": suggestion.path, "body": body, **lines}
            )
        except urllib.error.HTTPError as error:
            if error.code != 422:  # GitHub takes none for lines that the pull request does not show
                raise
        else:
            made += 1
    return made


def _body(suggestion: Suggestion) -> str:
    return f"{quoted(' '.join(suggestion.why.split()))}\n\n{fenced(suggestion.text, 'suggestion')}"


def main() -> int:
    try:
        repository, token = os.environ["GITHUB_REPOSITORY"], os.environ["GITHUB_TOKEN"]
    except KeyError as missing:
        print(f"comment: {missing.args[0]} is not set", file=sys.stderr)
        return 2
    github = GitHub(os.environ.get("GITHUB_API_URL") or "https://api.github.com", repository, token)
    failed = False
    try:
        for pull in github.all("/pulls?state=open"):
            try:
                done = comment(github, pull)
            except Untrusted as refused:
                done = f"its review is not what a check writes: {refused}"
            except (urllib.error.HTTPError, TimeoutError) as error:
                failed, done = True, f"GitHub refuses: {error}"
            print(f"pull request {int(pull['number'])}: {done}")
    except OSError as error:
        print(f"comment: GitHub cannot be asked: {error}", file=sys.stderr)
        return 2
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
