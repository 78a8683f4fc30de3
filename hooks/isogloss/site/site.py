"""A site: its pages in every language, side by side, and the glossary they are written by."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from isogloss.glossary.glossary import Glossary
from isogloss.languages import codes
from isogloss.matching.termbase import Termbase
from isogloss.site.file import File
from isogloss.site.page import Occurrence, Page
from isogloss.text.source import Unreadable

SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs takes for Markdown."""


@dataclass(frozen=True, eq=False)
class Site:
    """Files by path and language; their pages are read when they are first asked for."""

    languages: tuple[str, ...]
    files: Mapping[str, Mapping[str, File]]
    termbase: Termbase
    docs: str = ""

    @property
    def glossary(self) -> Glossary:
        return self.termbase.glossary

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every path that some language has a page, readable or not, at."""
        return tuple(sorted(self.files))

    def only(self, path: str) -> "Site":
        """The site as if it had a page at one path only. What is read in it is forgotten with it."""
        files = {code: replace(file) for code, file in self.files[path].items()}
        return Site(self.languages, {path: files}, self.termbase, self.docs)

    @cached_property
    def _read(self) -> tuple[dict[str, dict[str, Page]], tuple[Unreadable, ...]]:
        pages: dict[str, dict[str, Page]] = {code: {} for code in self.languages}
        unreadable = []
        for path in self.paths:
            for code, file in self.files[path].items():
                try:
                    pages[code][path] = file.read(self.termbase.matchers)
                except Unreadable as error:
                    unreadable.append(error)
        return pages, tuple(unreadable)

    @property
    def pages(self) -> Mapping[str, Mapping[str, Page]]:
        """Pages by language and path."""
        return self._read[0]

    @property
    def unreadable(self) -> tuple[Unreadable, ...]:
        """The files that cannot be read as pages."""
        return self._read[1]

    def file(self, code: str, path: str) -> str:
        """The path by which people know the file of a page."""
        return f"{self.docs}/{code}/{path}" if self.docs else f"{code}/{path}"

    def alternates(self, path: str) -> dict[str, Page]:
        """The page in every language that has it, by language."""
        return {code: self.pages[code][path] for code in self.languages if path in self.pages[code]}

    def lacks(self, code: str, path: str) -> bool:
        """Whether a language has no file for a page (one that cannot be read is there)."""
        return code not in self.files[path]

    @property
    def all_pages(self) -> Iterator[Page]:
        for code in self.languages:
            yield from self.pages[code].values()

    @property
    def occurrences(self) -> Iterator[Occurrence]:
        for page in self.all_pages:
            yield from page.occurrences


def languages_of(docs: Path) -> tuple[str, ...]:
    """The languages of a folder of pages: its folders that there is a language file for. Raises OSError."""
    return tuple(code for code in codes() if (docs / code).is_dir())


def read_site(docs: Path, termbase: Termbase, languages: Iterable[str], shown: str | None = None) -> Site:
    """The site of some languages' pages under `docs`, which people know as `shown`."""
    name = str(docs) if shown is None else shown
    site = Site(tuple(languages), {}, termbase, name)
    files: dict[str, dict[str, File]] = defaultdict(dict)
    for code in site.languages:
        lost: list[OSError] = []
        for disk, path in page_files(docs / code, lost.append):
            files[path][code] = File(code, path, site.file(code, path), disk, docs)
        for error in lost:
            disk = Path(error.filename)
            path = printable(disk.relative_to(docs / code).as_posix())
            known_as = site.file(code, path)
            unreadable = Unreadable(known_as, f"cannot be read: {error.strerror}")
            files[path][code] = File(code, path, known_as, disk, docs, unreadable)
    return Site(site.languages, files, termbase, name)


def page_files(folder: Path, lost: Callable[[OSError], None]) -> Iterator[tuple[Path, str]]:
    """The Markdown files of a folder and their paths within it, with `/`, sorted; hidden ones left out. Folders that
    are symbolic links stand for themselves; `lost` is told of folders that cannot be read."""
    for parent, folders, files in os.walk(folder, onerror=lost):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if Path(parent, name).is_symlink()]
        for name in sorted([*files, *links]):
            if name in links or (name.endswith(SUFFIXES) and not name.startswith(".")):
                file = Path(parent, name)
                yield file, printable(file.relative_to(folder).as_posix())


def printable(path: str) -> str:
    """A path as it can be printed on one line: what is no text in it by its number."""
    text = path.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
