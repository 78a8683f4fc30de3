"""A site: its pages in every language, side by side, and the glossary they are written by."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from isogloss.glossary.glossary import Glossary
from isogloss.languages import codes
from isogloss.matching.matcher import TermMatcher
from isogloss.site.page import Occurrence, Page
from isogloss.text.source import Unreadable, read_source

SUFFIXES = (".md", ".markdown")


@dataclass(frozen=True, eq=False)
class Site:
    """Pages by language and path. `unreadable` are the files that could not be read as pages."""

    languages: tuple[str, ...]
    pages: Mapping[str, Mapping[str, Page]]
    glossary: Glossary
    unreadable: tuple[Unreadable, ...] = ()
    docs: str = ""

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every path that some language has a page, readable or not, at."""
        lost = {path for code in self.languages for path in self._unreadable_paths(code)}
        return tuple(sorted(lost.union(*(self.pages[code] for code in self.languages))))

    def _unreadable_paths(self, code: str) -> set[str]:
        start = self.file(code, "")
        return {u.location.path.removeprefix(start) for u in self.unreadable if u.location.path.startswith(start)}

    def file(self, code: str, path: str) -> str:
        """The path by which people know the file of a page."""
        return f"{self.docs}/{code}/{path}" if self.docs else f"{code}/{path}"

    def alternates(self, path: str) -> dict[str, Page]:
        """The page in every language that has it, by language."""
        return {code: self.pages[code][path] for code in self.languages if path in self.pages[code]}

    def lacks(self, code: str, path: str) -> bool:
        """Whether a language has no file for a page (one that cannot be read is there)."""
        return path not in self.pages[code] and path not in self._unreadable_paths(code)

    @property
    def occurrences(self) -> Iterator[Occurrence]:
        for code in self.languages:
            for page in self.pages[code].values():
                yield from page.occurrences


def languages_of(docs: Path) -> tuple[str, ...]:
    """The languages of a folder of pages: its folders that there is a language file for. Raises OSError."""
    return tuple(code for code in codes() if (docs / code).is_dir())


def read_site(docs: Path, glossary: Glossary, matchers: Mapping[str, TermMatcher], shown: str | None = None) -> Site:
    """Read all pages of all languages under `docs`, which people know as `shown`."""
    name = str(docs) if shown is None else shown
    languages = tuple(matchers)
    site = Site(languages, {}, glossary, (), name)
    pages: dict[str, dict[str, Page]] = {code: {} for code in languages}
    unreadable = []
    for code in languages:
        for file, path in page_files(docs / code):
            known_as = site.file(code, path)
            try:
                if not file.resolve().is_relative_to(docs.resolve()):
                    raise Unreadable(known_as, "a symbolic link that leaves the pages: put the file itself here")
                pages[code][path] = Page(code, path, read_source(file, known_as), matchers[code])
            except Unreadable as error:
                unreadable.append(error)
    return Site(languages, pages, glossary, tuple(unreadable), name)


def page_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """The Markdown files of a folder and their paths within it, with `/`, sorted; hidden ones left out."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.endswith(SUFFIXES) and not name.startswith("."):
                file = Path(parent, name)
                yield file, file.relative_to(folder).as_posix()
