"""Takes a language from the existing site if nothing that it depends on has changed since the last build.

A language depends on its own files, on what all languages share, on which pages the others have, and on how the
translations stand, but not on the text of the others. What is taken must be exactly what was built.
"""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

import isogloss
from building.environment import NO_CACHE
from building.project import concepts_key
from building.results import digest, key, surroundings, versions
from building.site import overrides
from isogloss.cache import NAME, Cache
from isogloss.editing.redirects import NAME as REDIRECTS
from isogloss.engine import site_wordings
from isogloss.freshness.standing import Standing
from isogloss.parallel import cores
from isogloss.publishing.status_page import MARKER as STATUS
from isogloss.text.stamps import Stamp, Stamps

STATES, FILES = "languages", "built-files"


class Reused:
    """The languages of one build, and what the site that there is has of them."""

    def __init__(self, config: MkDocsConfig, languages: list[str], target: Path):
        self.cache = Cache(None if os.environ.get(NO_CACHE) else Path(config.config_file_path).parent / NAME)
        self.target = target
        self.stamps = Stamps(self.cache.get(FILES, dict[str, Stamp]))
        self.now = _states(config, languages, self.stamps) if self.cache.folder else {}
        self.before = self.cache.get(STATES, dict[str, tuple[bytes, bytes]]) or {}
        self.taken: set[str] = set()

    def take(self, site_dir: Path) -> set[str]:
        """Find the languages that are there already, and show them in the new site; which these are."""
        for code, state in self.now.items():
            known, built = self.before.get(code, (b"", b""))
            if known == state and digest([self.target / code], self.stamps) == built:
                (site_dir / code).symlink_to(self.target / code, target_is_directory=True)
                self.taken.add(code)
        return self.taken

    def move(self, former: Path, new: Path) -> None:
        """Move the languages that are taken from the former site to the new one."""
        for code in self.taken:
            (new / code).unlink()
            (former / code).rename(new / code)

    def keep(self, told: set[str]) -> None:
        """The site is there: know what it is made of. What a build has told of, the next one tells again."""
        fresh = self.now.keys() - self.taken - told
        states = {code: (self.now[code], digest([self.target / code], self.stamps)) for code in sorted(fresh)}
        self.cache.put(STATES, {code: self.before[code] for code in sorted(self.taken)} | states)
        self.cache.put(FILES, self.stamps.asked)


def _states(config: MkDocsConfig, languages: list[str], stamps: Stamps) -> dict[str, bytes]:
    """A key of all that each language is made of."""
    file, docs = Path(config.config_file_path), Path(config.docs_dir)
    root = file.parent
    folders = {code: docs / code for code in languages}
    others = sorted(path for path in docs.iterdir() if path not in folders.values())
    shared = digest([file, root / "hooks", overrides(config), root / REDIRECTS, *others], stamps)
    names = sorted(path.relative_to(docs).as_posix() for folder in folders.values() for path in folder.rglob("*"))
    common = [shared, versions(), surroundings(file), config.extra["root_url"], names]
    counting = {code for code, folder in folders.items() if _counts(folder)}
    try:
        project = isogloss.open_project(docs=docs, start=root)
        common.append(concepts_key(project))
        if project.lock or counting:  # else no page tells how the translations stand
            site_wordings(project.site, project.cache, cores())  # the standings then take them from the cache
            common.append(list(map(_shown, project.standings)))
        counted = repr(project.overview) if counting else ""
    except isogloss.UsageError as error:
        raise PluginError(str(error)) from None
    return {
        code: key([common, digest([folder], stamps), counted if code in counting else None])
        for code, folder in folders.items()
    }


def _shown(standing: Standing) -> list[object]:
    """What pages tell of a section."""
    return [standing.key, standing.behind, standing.newer, standing.open, standing.missing]


def _counts(folder: Path) -> bool:
    """Whether a page of a language tells how all translations stand."""
    pages = (path for path in folder.rglob("*.md") if path.is_file())
    return any(STATUS.search(page.read_text(encoding="utf-8-sig", errors="replace")) for page in pages)
