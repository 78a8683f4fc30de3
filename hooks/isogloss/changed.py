"""What of a project has changed since a Git revision, as reports name it."""

import os
from collections.abc import Mapping
from pathlib import Path

from isogloss.changes import changed_lines
from isogloss.project import Project, absolute
from isogloss.settings import NAMES
from isogloss.site.site import printable

Lines = Mapping[str, frozenset[int]]
"""The changed lines of files (from 1, none of those that are new to Git), as reports name the files."""


def changed_pages(revision: str, project: Project) -> Lines:
    """The changed lines of pages, be the glossary changed as well or not. Raises ChangesError."""
    known = {Path(os.path.realpath(disk)): path for path, disk in project.disk.items()}
    lines = changed_lines(revision, absolute(project.docs))
    return {known[file]: rows for file, rows in lines.items() if file in known}


def concerned_files(revision: str | None, project: Project) -> Lines | None:
    """The changed lines of all files among the pages, those that are gone too; None where no revision is asked for, or
    a change of the glossary or the settings concerns every page. Raises ChangesError.
    """
    if revision is None:
        return None
    docs, glossary, root = (Path(os.path.realpath(p)) for p in (project.docs, project.glossary, project.root))
    changed = changed_lines(revision, absolute(project.docs))
    if any(file.is_relative_to(glossary) or file in {root / name for name in NAMES} for file in changed):
        return None
    start = f"{project.shown}/" if project.shown else ""
    return {
        start + printable(file.relative_to(docs).as_posix()): lines
        for file, lines in changed.items()
        if file.is_relative_to(docs)
    }
