"""The termbase to download, which is the same in every language: the first process that needs it makes it for all."""

import os

from building.environment import NO_CACHE
from isogloss.cache import digest
from isogloss.project import Project
from isogloss.publishing.downloads import Offered, downloads

NAME = "downloads"


def termbase_files(project: Project, concepts: bytes, any_known: bool = False) -> list[Offered]:
    """The files, made anew when the key of all concepts is another than that of those that were made last, unless any
    that are known will do."""
    known = None if os.environ.get(NO_CACHE) else project.cache.get(NAME, tuple[bytes, list[Offered]])
    now = digest([concepts])
    if known and (any_known or known[0] == now):
        return known[1]
    made = downloads(project.termbase.glossary)
    project.cache.put(NAME, (now, made))
    return made
