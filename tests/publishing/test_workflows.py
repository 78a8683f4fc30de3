"""The workflows: least rights, nothing loose, no logic of their own, and each of their steps is tried by a test."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from support import ROOT

FOLDER = ROOT / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*"))
WORKFLOWS = {file.name: yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader) for file in FILES}
JOBS = {(name, job): body for name, flow in WORKFLOWS.items() for job, body in flow["jobs"].items()}
STEPS = {(*key, step["name"]): step for key, job in JOBS.items() for step in job["steps"]}

READ = [str(file) for file in (*FILES, ROOT / ".github" / "dependabot.yml")]
"""What the linters read."""

PINNED = re.compile(r"^ +uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")

TRIED = {
    "make review": "tests/publishing/test_steps.py::test_review",
    "make site": "tests/site/conftest.py::built",
    "make test": "",  # by this test, which is run by it
    "make comment": "tests/publishing/test_comment.py::test_a_comment_is_written_once_and_brought_up_to_date",
    'tools/published-commit "$COMMIT" origin/main': "tests/publishing/test_steps.py::test_published_commit",
    'make "site-$LANGUAGE_CODE"': "tests/site/test_merge.py::parts",
    "make merge": "tests/site/test_merge.py::test_the_whole_is_the_same_byte_for_byte",
    "make manual-site": "tests/site/test_manual_site.py::built",
    "make smoke": "tests/site/test_smoke.py::test_pages_that_are_well_and_pages_that_are_not",
    "make archive": "tests/publishing/test_steps.py::test_archive",
    "make links": "tests/publishing/test_steps.py::test_links",
}
"""What the steps run, and the test that tries it."""


LINTERS = ("zizmor", "jactionlint", "shellcheck")
SCRIPTS = sorted(
    str(file.relative_to(ROOT))
    for file in (*ROOT.glob("tools/*"), ROOT / ".ci/run")
    if file.is_file() and re.match(rb"#!.*sh\n", file.read_bytes())
)


def installed(name: str) -> str:
    """A program beside this Python, or on the path."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    assert found, f"no {name}: run `make test`, which installs it"
    return found


@pytest.mark.parametrize(
    "command",
    [
        ("zizmor", "--persona=pedantic", "--strict-collection", "--offline", "--no-config", *READ),
        ("jactionlint", "--shellcheck", "shellcheck", *READ),
        ("shellcheck", *SCRIPTS),
    ],
    ids=lambda command: command[0],
)
def test_the_linters_of_workflows_find_nothing(command):
    result = subprocess.run(
        [installed(name) if name in LINTERS else name for name in command],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_nothing_is_ignored():
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"zizmor: *ignore|actionlint", text), file
    assert not [path for path in ROOT.glob(".github/*") if path.stem in ("zizmor", "actionlint", "jactionlint")]
    assert not list(ROOT.glob("*zizmor*"))


def test_actions_are_pinned_to_commits():
    lines = [line for file in FILES for line in file.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines
    assert [line for line in lines if not PINNED.match(line)] == []
    # one version of each
    assert len({line.partition("@")[0].strip() for line in lines}) == len({line.strip() for line in lines})


@pytest.mark.parametrize("name", WORKFLOWS)
def test_rights_are_the_least(name):
    flow = WORKFLOWS[name]
    assert flow["permissions"] == {}
    text = (FOLDER / name).read_text(encoding="utf-8")
    for word in ("pull_request_target", "workflow_run", "secrets.", "actions/cache", "cache:", "self-hosted"):
        assert word not in text
    for job in flow["jobs"].values():
        assert int(job["timeout-minutes"]) <= 45
        assert "continue-on-error" not in job
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false"


def test_who_may_write_what():
    writing = {key: {right for right, how in job["permissions"].items() if how == "write"} for key, job in JOBS.items()}
    assert {key: rights for key, rights in writing.items() if rights} == {
        ("comment.yml", "comment"): {"pull-requests"},
        ("publish.yml", "attest"): {"attestations", "id-token"},
        ("publish.yml", "publish"): {"pages", "id-token"},
    }
    # what may publish runs nothing that is checked out
    for name in ("attest", "publish"):
        assert all("run" not in step for step in JOBS["publish.yml", name]["steps"])


def test_only_a_pull_request_s_own_check_is_run_by_it():
    started = {name: set(flow["on"]) for name, flow in WORKFLOWS.items()}
    assert started == {
        "check.yml": {"pull_request"},
        "comment.yml": {"schedule", "workflow_dispatch"},
        "publish.yml": {"push", "workflow_dispatch"},
        "weekly.yml": {"schedule", "workflow_dispatch"},
    }
    assert WORKFLOWS["publish.yml"]["on"]["push"] == {"branches": ["main"]}


def test_a_deployment_is_never_cut_off():
    assert WORKFLOWS["publish.yml"]["concurrency"] == {"group": "publish", "cancel-in-progress": "false"}


def test_nothing_is_published_unless_all_is_well():
    jobs = WORKFLOWS["publish.yml"]["jobs"]

    def before(name: str) -> set[str]:
        needs = jobs[name].get("needs", [])
        needs = [needs] if isinstance(needs, str) else needs
        return {*needs, *(earlier for need in needs for earlier in before(need))}

    assert before("publish") == {"commit", "build", "test", "merge", "attest"}
    assert "publish" in before("smoke")
    assert not [key for key, job in JOBS.items() if "if" in job]
    assert {key[2] for key, step in STEPS.items() if "if" in step} == {
        "Keep what there is to say, and the fixes as a patch"
    }


def test_every_language_is_built():
    class Loader(yaml.SafeLoader):
        """Reads what an environment variable may say as a list: its name and what holds without it."""

    Loader.add_constructor("!ENV", Loader.construct_sequence)
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)
    plugin = next(plugin["i18n"] for plugin in config["plugins"] if isinstance(plugin, dict) and "i18n" in plugin)
    locales = [language["locale"] for language in plugin["languages"]]
    assert JOBS["publish.yml", "build"]["strategy"]["matrix"]["language"] == locales


def test_a_step_runs_one_command_that_anybody_can_run():
    assert {step["run"] for step in STEPS.values() if "run" in step} == set(TRIED)
    for command in TRIED:
        program, argument = command.split()[:2]
        if program == "make":
            target = argument.strip('"').replace("$LANGUAGE_CODE", "pt")
            planned = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, check=False)
            assert planned.returncode == 0, command
        else:
            assert (ROOT / program).stat().st_mode & 0o100, command
        if TRIED[command]:
            file, _, test = TRIED[command].partition("::")
            functions = ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8")))
            assert test in {node.name for node in functions if isinstance(node, ast.FunctionDef)}, command
