"""A site: its pages in every language, side by side, and its glossary."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

import msgspec
from msgspec.structs import replace

from isogloss.glossary.glossary import Glossary
from isogloss.languages import codes
from isogloss.matching.termbase import Termbase
from isogloss.site.alignment import Aligned, aligned
from isogloss.site.beside import Tree, flaws, tree
from isogloss.site.counterparts import counterparts
from isogloss.site.file import File, is_within, left
from isogloss.site.layout import ENDINGS, FOLDERS, Layout
from isogloss.site.page import Occurrence, Page
from isogloss.site.stretches import Stretch, shared_stretches
from isogloss.text.dialects import Dialect
from isogloss.text.reasons import of_system
from isogloss.text.source import Unreadable, real


class Site(msgspec.Struct, frozen=True, eq=False, dict=True):
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
        return replace(self, files={path: self.files[path]}).unread()

    def unread(self) -> "Site":
        """The same site, of which no page has been read; those read in it are released with it."""
        files = {path: {code: replace(file) for code, file in there.items()} for path, there in self.files.items()}
        return replace(self, files=files)

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
        """The path of a page's file in reports: that of the one there is, else where the layout would have it."""
        if there := self.files.get(path, {}).get(code):
            return there.known_as
        within = self.layout.file(code, path)
        return f"{self.docs}/{within}" if self.docs else within

    def shared_path(self, name: str) -> str:
        """The shared path of a page, given that path or the file of one language."""
        for path, there in self.files.items():
            if any(file.known_as == name for file in there.values()):
                return path
        for code in self.languages:
            name = name.removeprefix(self.file(code, ""))
        return name

    def alternates(self, path: str) -> dict[str, Page]:
        """The page in every language that has it, by language."""
        return {code: self.pages[code][path] for code in self.languages if path in self.pages[code]}

    def counterparts(self, path: str) -> list[dict[str, Page]]:
        """The pages of a path in groups that may say the same; cached likewise."""
        if path not in self._counterparts:
            self._counterparts[path] = counterparts(self.alternates(path))
        return self._counterparts[path]

    @cached_property
    def _counterparts(self) -> dict[str, list[dict[str, Page]]]:
        return {}

    def stretches(self, path: str) -> list[dict[str, Stretch]]:
        """The stretches of a path that at least two languages share, by language, of pages that may say the same;
        cached, because several rules compare them.
        """
        if path not in self._stretches:
            self._stretches[path] = [
                stretches for pages in self.counterparts(path) for stretches in shared_stretches(pages)
            ]
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
    files = _Files(site, docs)
    lost: list[OSError] = []
    for root in layout.roots(site.languages):
        there = tree(docs / root, lost.append)
        for folder, pages in page_files(there):
            begins = f"{files.within(folder)}/" if folder != docs else ""
            inside = is_within(folder, files.resolved)  # looked at once, and not with each of its files
            for page in pages:
                files.add(begins + printable(page), f"{folder}{os.sep}{page}", inside)
        if root and dialect is Dialect.MKDOCS:  # a folder of a language's own: what else it has is published too
            for disk, flaw in flaws(there, files.resolved, f"{name}/{root}".strip("/")):
                files.add(files.within(disk), str(disk), is_within(disk.parent, files.resolved), flaw)
    for error in lost:
        if (disk := Path(error.filename)).exists():
            within = files.within(disk)
            reason = Unreadable(files.known_as(within), "cannot be read: {error}", error=of_system(error))
            files.add(within, str(disk), is_within(disk.parent, files.resolved), reason)
    return replace(site, files=files.sorted())


class _Files:
    """The files of a site as they are found in the folder of its pages, by path and language."""

    def __init__(self, site: Site, docs: Path):
        self.site, self.docs = site, docs
        self.resolved = real(docs)
        self.reader = site.layout.reader(site.languages)
        self.found: dict[str, dict[str, File]] = defaultdict(dict)

    def within(self, disk: Path) -> str:
        """The path of a file from the folder of the pages."""
        return printable(disk.relative_to(self.docs).as_posix())

    def known_as(self, within: str) -> str:
        """The same in reports."""
        return f"{self.site.docs}/{within}" if self.site.docs else within

    def add(self, within: str, disk: str, inside: bool, lost: Unreadable | None = None) -> None:
        """Add a file, if it is a page by its name, or why it cannot be one; `inside` says whether its folder is."""
        place = self.reader.place(within) or (self.reader.place(f"{within}/.") if lost else None)
        if not place:
            return
        code, path = place
        known_as = self.known_as(within)
        if not inside:
            lost = left(known_as)
        dialect = Dialect.MDX if path.endswith(".mdx") else self.site.dialect
        # of two files for one page the first counts, which is in the order of patterns that of the language's own
        self.found[path].setdefault(code, File(code, path, known_as, disk, self.resolved, lost, dialect))

    def sorted(self) -> dict[str, dict[str, File]]:
        """The files of each path in the order of the site's languages."""
        codes = self.site.languages
        return {path: {code: there[code] for code in codes if code in there} for path, there in self.found.items()}


def page_files(there: Tree) -> Iterator[tuple[Path, list[str]]]:
    """The names of Markdown files, sorted, by the folders that they are in; hidden ones are skipped, and folders that
    are symbolic links are told among them.
    """
    for parent, folders, names in there:
        links = [name for name in folders if Path(parent, name).is_symlink()]
        pages = [name for name in names if name.endswith(ENDINGS) and not name.startswith(".")]
        yield Path(parent), sorted([*pages, *links])


def printable(path: str) -> str:
    """A path in a form that can be printed on one line: characters that cannot be encoded are escaped by number."""
    if path.isprintable():  # as nearly all
        return path
    text = path.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
