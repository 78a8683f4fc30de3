"""The hooks for commits, as other repositories use them: each stops a commit that brings what is found."""

import os
import re
import subprocess
import sys

import pytest
import yaml

from support import ROOT, write_all

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
GUIDE = (ROOT / "manual/how-to/pre-commit.md").read_text(encoding="utf-8")
CONCEPT = """\
languages:
  it: {terms: [{term: cliente}, {term: acquirente, status: deprecated}]}
  tr: {terms: [{term: müşteri}]}
"""


@pytest.fixture
def repository(in_folder):
    """A repository with a committed site, in which nothing is found."""
    write_all(
        in_folder,
        {
            "docs/it/index.md": "Un cliente.\n",
            "docs/tr/index.md": "Bir müşteri.\n",
            "glossary/customer.yml": CONCEPT,
            ".gitignore": ".isogloss_cache\n",
        },
    )
    commands = in_folder / ".git" / "commands"
    run("git", "init", "--quiet")
    commands.mkdir()
    command = commands / "isogloss"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m isogloss "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    assert commit().returncode == 0
    return in_folder


def run(*command: str) -> subprocess.CompletedProcess:
    """A command where `isogloss` is installed, and the user has no settings of Git's."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "hooks"),
        "PATH": os.pathsep.join([os.path.abspath(".git/commands"), os.environ["PATH"]]),  # noqa: PTH100
        "LANGUAGE": "en",
        "GIT_CONFIG_GLOBAL": os.devnull,
        **{f"GIT_{role}_{of}": "x@example.org" for role in ("AUTHOR", "COMMITTER") for of in ("NAME", "EMAIL")},
    }
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


def commit() -> subprocess.CompletedProcess:
    run("git", "add", "--all")
    return run("git", "commit", "--quiet", "--message", "x")


@pytest.mark.parametrize("name", HOOKS)
def test_the_command_of_each_hook(repository, name):
    page = repository / "docs/it/index.md"
    assert run(*HOOKS[name]["entry"].split()).returncode == 0
    page.write_text("Un acquirente , forse.\n", encoding="utf-8")
    result = run(*HOOKS[name]["entry"].split())
    assert result.returncode == 1
    assert "“acquirente” is deprecated for customer" in result.stdout
    mended = "--fix" in HOOKS[name]["entry"]
    assert page.read_text(encoding="utf-8") == ("Un acquirente, forse.\n" if mended else "Un acquirente , forse.\n")


@pytest.mark.parametrize("name", HOOKS)
def test_each_hook_runs_at_a_commit_that_only_removes_pages(name):
    """Of which pre-commit passes no file, so that none would match a pattern."""
    assert HOOKS[name]["always_run"] and "files" not in HOOKS[name]
    assert f"`{name}`" in GUIDE


def test_the_script_without_pre_commit(repository):
    script = re.search(r"```sh title=\"\.git/hooks/pre-commit\"\n(.*?)```", GUIDE, re.DOTALL)[1]
    hook = repository / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(script, encoding="utf-8")
    hook.chmod(0o755)
    page = repository / "docs/it/index.md"
    page.write_text("Un acquirente.\n", encoding="utf-8")
    stopped = commit()
    assert stopped.returncode != 0
    assert "“acquirente” is deprecated for customer" in stopped.stdout + stopped.stderr
    page.write_text("Un cliente nuovo.\n", encoding="utf-8")
    passed = commit()
    assert passed.returncode == 0, passed.stdout + passed.stderr
    (repository / "docs/it/other.md").write_text("Un cliente.\n", encoding="utf-8")
    (repository / "docs/tr/other.md").write_text("Bir müşteri.\n", encoding="utf-8")
    assert commit().returncode == 0
    (repository / "docs/it/other.md").unlink()
    stopped = commit()
    assert stopped.returncode != 0
    assert "missing-page" in stopped.stdout + stopped.stderr
