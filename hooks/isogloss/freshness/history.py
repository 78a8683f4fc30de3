"""Since when a section reads as it does, according to Git: shown to people, never used for decisions.

A clone may be shallow, or there may be no Git at all; then nothing is shown.
"""

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from isogloss.freshness.wording import section_text, wordings
from isogloss.text.markdown import read_markdown

MOST_COMMITS = 200
"""Commits of a file that are looked at."""


@dataclass(frozen=True)
class Past:
    """When a wording was changed: the day and the commit (both None if the change is not committed), and the section's
    former source (None if Git does not have it).
    """

    date: str | None
    commit: str | None
    before: str | None


@dataclass(frozen=True)
class History:
    """The history of the pages under a folder."""

    folder: Path

    @cached_property
    def _top(self) -> Path | None:
        top = _git(self.folder, "rev-parse", "--show-toplevel")
        return Path(top.strip()) if top else None

    def left(
        self, files: Sequence[Path], code: str, anchor: str, digest: str, anchors: Iterable[str] = ()
    ) -> Past | None:
        """When a section ceased to have a digest. `files` are the present and former names of its page, `anchors` those
        of the section. None if Git does not know that it ever had it.
        """
        since: tuple[str | None, str | None] = (None, None)  # the change is not committed
        for commit, date, text in self._versions(tuple(files)):
            said = _said(text, code, (anchor, *anchors))
            if said and said[0] == digest:
                return Past(*since, said[1])
            since = (date, commit)
        return None

    def _versions(self, files: tuple[Path, ...]) -> Iterator[tuple[str, str, str]]:
        """The versions of a page, newest first: commit, day and text."""
        if not self._top:
            return
        try:
            names = [file.resolve().relative_to(self._top.resolve()).as_posix() for file in files]
        except ValueError:
            return
        log = _git(self._top, "log", f"-{MOST_COMMITS}", "--format=%H %cs", "--", *(f":(literal){n}" for n in names))
        for row in (log or "").splitlines():
            commit, _, date = row.partition(" ")
            for name in names:
                text = _git(self._top, "cat-file", "blob", f"{commit}:{name}")
                if text is not None:
                    yield commit, date, text
                    break


def _said(text: str, code: str, anchors: Sequence[str]) -> tuple[str, str] | None:
    """The digest and the source of a section in a version of its page, by the first of its names that the page has."""
    there = {wording.anchor: wording.digest for wording in wordings(code, read_markdown(text))}
    for anchor in anchors:
        if anchor in there:
            return there[anchor], section_text(text, anchor) or ""
    return None


def _git(folder: Path, *arguments: str) -> str | None:
    """The output of Git; None if it fails."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False, timeout=30)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
