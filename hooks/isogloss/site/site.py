"""A site: its pages in every language, side by side, and its glossary."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from isogloss.glossary.glossary import Glossary
from isogloss.languages import codes
from isogloss.matching.termbase import Termbase
from isogloss.site.alignment import Aligned, aligned
from isogloss.site.beside import flaws
from isogloss.site.file import File, is_within, left
from isogloss.site.layout import ENDINGS, FOLDERS, Layout
from isogloss.site.page import Occurrence, Page
from isogloss.site.stretches import Stretch, shared_stretches
from isogloss.text.dialects import Dialect
from isogloss.text.source import Unreadable, real


@dataclass(frozen=True, eq=False)
class Site:
    """Files by path and language; a page is read when it is first asked for."""

    languages: tuple[str, ...]
    files: Mapping[str, Mapping[str, File]]
    termbase: Termbase
    docs: str = ""
    layout: Layout = FOLDERS
    dialect: Dialect = Dialect.MKDOCS

    @property
    def glossary(self) -> Glossary:
        return self.termbase.glossary

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every path at which some language has a page, readable or not."""
        return tuple(sorted(self.files))

    def only(self, path: str) -> "Site":
        """The site with a single path; the pages read in it are released with it."""
        files = {code: replace(file) for code, file in self.files[path].items()}
        return replace(self, files={path: files})

    def alone(self, code: str) -> "Site":
        """The site as if it had pages in one language only."""
        return replace(self, files={path: {code: there[code]} for path, there in self.files.items() if code in there})

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
        """The path of a page's file in reports."""
        within = self.layout.file(code, path)
        return f"{self.docs}/{within}" if self.docs else within

    def shared_path(self, name: str) -> str:
        """The shared path of a page, given that path or the file of one language."""
        for code in self.languages:
            name = name.removeprefix(self.file(code, ""))
        return name

    def alternates(self, path: str) -> dict[str, Page]:
        """The page in every language that has it, by language."""
        return {code: self.pages[code][path] for code in self.languages if path in self.pages[code]}

    def stretches(self, path: str) -> list[dict[str, Stretch]]:
        """The stretches of a path that at least two languages share, by language; cached, because several rules compare
        them.
        """
        if path not in self._stretches:
            self._stretches[path] = shared_stretches(self.alternates(path))
        return self._stretches[path]

    @cached_property
    def _stretches(self) -> dict[str, list[dict[str, Stretch]]]:
        return {}

    def aligned(self, path: str) -> list[Aligned]:
        """The sections of a path that at least two languages have; cached, because several rules compare them."""
        if path not in self._aligned:
            self._aligned[path] = list(aligned(self.alternates(path)))
        return self._aligned[path]

    @cached_property
    def _aligned(self) -> dict[str, list[Aligned]]:
        return {}

    def lacks(self, code: str, path: str) -> bool:
        """Whether a language has no file for a page (an unreadable file counts as one)."""
        return code not in self.files[path]

    @property
    def all_pages(self) -> Iterator[Page]:
        """The readable pages of all languages, one language after the other."""
        for code in self.languages:
            yield from self.pages[code].values()

    @property
    def occurrences(self) -> Iterator[Occurrence]:
        """The terms on all pages, in the same order."""
        for page in self.all_pages:
            yield from page.occurrences


def languages_of(docs: Path, layout: Layout = FOLDERS) -> tuple[str, ...]:
    """The languages of a folder of pages: those that have a folder in it and that the engine knows. Raises OSError."""
    folder = layout.language_folder()
    if folder is None:
        return ()
    found = {code for code in codes() if (docs / folder / code).is_dir()}
    return tuple(sorted(found | ({layout.default} if found and layout.default else set())))


def read_site(
    docs: Path,
    termbase: Termbase,
    languages: Iterable[str],
    shown: str | None = None,
    layout: Layout = FOLDERS,
    dialect: Dialect = Dialect.MKDOCS,
) -> Site:
    """The site of the pages under `docs`, in some languages; reports call the folder `shown`."""
    name = str(docs) if shown is None else shown
    site = Site(tuple(languages), {}, termbase, name, layout, dialect)
    reader = layout.reader(site.languages)
    resolved = real(docs)
    inside: dict[Path, bool] = {}
    found: dict[str, dict[str, File]] = defaultdict(dict)

    def add(within: str, disk: Path, parent: Path, lost: Unreadable | None = None) -> None:
        if place := reader.place(within) or (reader.place(f"{within}/.") if lost else None):
            known_as = f"{name}/{within}" if name else within
            code, path = place
            if parent not in inside:  # looked at once, and not with each of its files
                inside[parent] = is_within(parent, resolved)
            if not inside[parent]:
                lost = left(known_as)
            written = Dialect.MDX if path.endswith(".mdx") else dialect
            # of two files for one page the first counts, which is in the order of patterns that of the language's own
            found[path].setdefault(code, File(code, path, known_as, disk, resolved, lost, written))

    def within(disk: Path) -> str:
        return printable(disk.relative_to(docs).as_posix())

    lost: list[OSError] = []
    for root in layout.roots(site.languages):
        for folder, pages in page_files(docs / root, lost.append):
            begins = f"{within(folder)}/" if folder != docs else ""
            for page in pages:
                add(begins + printable(page), Path(f"{folder}{os.sep}{page}"), folder)
        if root and dialect is Dialect.MKDOCS:  # a folder of a language's own: what else it has is published too
            for disk, flaw in flaws(docs / root, resolved, f"{name}/{root}".strip("/")):
                add(within(disk), disk, disk.parent, flaw)
    for error in lost:
        if (disk := Path(error.filename)).exists():
            known_as = f"{name}/{within(disk)}" if name else within(disk)
            reason = Unreadable(known_as, "cannot be read: {error}", error=error.strerror)
            add(within(disk), disk, disk.parent, reason)
    files = {path: {code: there[code] for code in site.languages if code in there} for path, there in found.items()}
    return replace(site, files=files)


def page_files(folder: Path, lost: Callable[[OSError], None]) -> Iterator[tuple[Path, list[str]]]:
    """The names of Markdown files, sorted, by the folders in a folder that they are in; hidden ones are skipped, and
    folders that are symbolic links are not entered. `lost` is called for folders that cannot be read.
    """
    for parent, folders, files in os.walk(folder, onerror=lost):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if Path(parent, name).is_symlink()]
        pages = [name for name in files if name.endswith(ENDINGS) and not name.startswith(".")]
        yield Path(parent), sorted([*pages, *links])


def printable(path: str) -> str:
    """A path in a form that can be printed on one line: characters that cannot be encoded are escaped by number."""
    if path.isprintable():  # as nearly all
        return path
    text = path.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
