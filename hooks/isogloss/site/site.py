"""A site: its pages in every language, side by side, and the glossary they are written by."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from isogloss.glossary.glossary import Glossary
from isogloss.languages import codes
from isogloss.matching.matcher import TermMatcher
from isogloss.site.page import Occurrence, Page
from isogloss.text.front_matter import front_matter_flaw
from isogloss.text.source import Unreadable, read_source, real

SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs takes for Markdown."""


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
        lost: list[OSError] = []
        for file, path in page_files(docs / code, lost.append):
            known_as = site.file(code, path)
            try:
                if not real(file).is_relative_to(real(docs)):
                    raise Unreadable(known_as, "a symbolic link that leaves the pages: put the file itself here")
                if file.is_dir():
                    raise Unreadable(known_as, "a symbolic link to a folder: put the folder itself here")
                source = read_source(file, known_as)
                if flaw := front_matter_flaw(source.text):
                    raise Unreadable(known_as, flaw[1], flaw[0])
                pages[code][path] = Page(code, path, source, matchers[code])
            except Unreadable as error:
                unreadable.append(error)
        for error in lost:
            folder = printable(Path(error.filename).relative_to(docs / code).as_posix())
            unreadable.append(Unreadable(site.file(code, folder), f"cannot be read: {error.strerror}"))
    return Site(languages, pages, glossary, tuple(unreadable), name)


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
