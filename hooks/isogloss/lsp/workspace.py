"""A project as an editor works on it: its files, with the texts that are not saved yet, and what there is to say."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from weakref import WeakKeyDictionary

import msgspec

from isogloss.baseline import BaselineError
from isogloss.diagnostic import PLACED, Diagnostic
from isogloss.engine import UsageError, chosen_rules, inspection, survey, unallowed
from isogloss.glossary.glossary import Glossary, GlossaryError, Problem, Trees, problems_of
from isogloss.kept_results import Earlier, keep, kept_results
from isogloss.matching.matcher import TermMatcher
from isogloss.matching.termbase import Termbase
from isogloss.project import Project, absolute, open_project
from isogloss.results import Alone, PathResult, base_key, path_key, path_result
from isogloss.rules import Rule
from isogloss.settings import NAMES
from isogloss.site.file import File, is_within, left
from isogloss.site.layout import ENDINGS
from isogloss.site.page import Page
from isogloss.site.site import Site, languages_of, printable, read_site
from isogloss.site.usage import term_numbers
from isogloss.text.source import Source, Unreadable, decode, real
from isogloss.text.stamps import Stamps

FORMER = 4
"""Glossaries by which results may still hold: one may change again before everything has been looked at."""


class OpenFile(File, frozen=True, eq=False, dict=True):
    """A file at a path that is being worked on: its page is read once. `draft` is what its editor has not saved."""

    _pages: list[Page] = msgspec.field(default_factory=list)

    @property
    def is_read(self) -> bool:
        return bool(self._pages)

    def digest_by(self, stamps: Stamps) -> bytes:
        return self.digest  # what is saved is read again when it changes

    def read(self, matchers: Mapping[str, TermMatcher]) -> Page:
        if not self._pages:
            self._pages.append(super().read(matchers))
        return self._pages[0]


class Workspace:
    """A folder that an editor has open. What it has found stays true until somebody writes; then what changed is
    looked at again, and nothing else."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.drafts: dict[Path, str] = {}
        self.flaw: UsageError | OSError | None = None
        """Why there is no project to speak of."""
        self.problems: tuple[Problem, ...] = ()
        """Why the glossary cannot be used: the last one that could be stays in use."""
        self.results: dict[str, PathResult] = {}
        self._files: dict[str, dict[str, File]] = {}
        self._wide: dict[str, set[Diagnostic]] = {}
        self._stamps: dict[Path, tuple[int, int] | None] = {}
        self._mentions: dict[bytes, frozenset[str]] = {}
        self._alone: Alone = WeakKeyDictionary()
        self._former: list[Termbase] = []
        self._earlier: list[Earlier] = []
        self._state: object = None
        self._site: Site | None = None
        self.load()
        self._state = self._disk_state()

    # ------------------------------------------------------------------------------------------------ what there is

    def load(self) -> None:
        """Read the settings, the glossary and the list of pages anew."""
        self.flaw, self.problems = None, ()
        before = self._site
        try:
            project = open_project(start=self.folder)
            docs, root = self.docs, self.root = absolute(project.docs), absolute(project.root)
            name = docs.relative_to(root).as_posix() if docs.is_relative_to(root) else docs.name
            self.project: Project = replace(project, known_as=printable(name))
            self.chosen: list[Rule] = chosen_rules(project.settings.select, project.settings.ignore)
            try:
                self._site = self.project.site
            except GlossaryError as error:
                self.problems = error.problems
                # pages are checked all the same, by what was last known of terms
                known = before.termbase if before else Termbase(Glossary({}, Trees(""), str(project.glossary)))
                layout, dialect = project.settings.layout, project.settings.markdown
                languages = project.settings.languages or languages_of(docs, layout)
                self._site = read_site(docs, known, languages, self.project.shown, layout, dialect)
        except (UsageError, OSError) as error:
            self.flaw, self._site = error, None
            return
        self._files = {path: dict(there) for path, there in self.site.files.items()}
        self._site = msgspec.structs.replace(self.site, files=self._files)
        self.base = base_key(self.site, self.chosen)
        if before:
            self._former = [*self._former, before.termbase][-FORMER:]
        self._earlier = [Earlier(self.site, self.chosen, self.base, termbase) for termbase in self._former]
        self.results = {path: result for path, result in self.results.items() if path in self._files}
        self._wide, self._stamps, self._mentions = {}, {}, {}
        self._alone = WeakKeyDictionary()
        for file, text in self.drafts.items():
            self._put(file, text)

    def refresh(self) -> None:
        """Take up what others have written since: pages that came or went, the glossary, the settings."""
        state = self._disk_state()
        if state is None or state != self._state:
            self._state = state
            self.load()

    def _disk_state(self) -> object:
        """What the list of pages, the glossary and the settings depend on; not what pages say."""
        if self.flaw:
            return None
        folders = (self.docs, self.glossary_folder)
        pages, concepts = ([path for path in sorted(folder.rglob("*")) if path.is_file()] for folder in folders)
        rest = [*concepts, *(self.root / name for name in NAMES)]
        return pages, [(file, _stamp(file)) for file in rest]

    @property
    def site(self) -> Site:
        """The pages and the glossary of a folder that has no `flaw`."""
        if self._site is None:
            raise LookupError(self.folder)
        return self._site

    @property
    def termbase(self) -> Termbase:
        return self.site.termbase

    @property
    def glossary_folder(self) -> Path:
        return absolute(self.project.glossary)

    def is_concept(self, file: Path) -> bool:
        """Whether a file is one of the glossary."""
        return not self.flaw and file.parent == self.glossary_folder and file.suffix == ".yml"

    def place(self, file: Path) -> tuple[str, str] | None:
        """The language and path of a page's file; None where it is none."""
        if self.flaw or not file.is_relative_to(self.docs):
            return None
        reader = self.site.layout.reader(self.site.languages)
        place = reader.place(printable(file.relative_to(self.docs).as_posix()))
        if not place or not place[1].endswith(ENDINGS) or self._excluded(*place):
            return None
        return place

    def _excluded(self, code: str, path: str) -> bool:
        return self.project.settings.excludes(self.project.named(self.site.file(code, path)))

    # ------------------------------------------------------------------------------------------------ what is written

    def write(self, file: Path, text: str) -> None:
        """An editor has this text of a file, and has not saved it."""
        self.drafts[file] = text
        self._put(file, text)

    def leave(self, file: Path) -> None:
        """An editor has closed a file: what is on disk counts again."""
        self.drafts.pop(file, None)
        if place := self.place(file):
            code, path = place
            if file.is_file():
                self._files[path][code] = self._opened(self._files[path][code], None)
            else:
                self._files[path].pop(code, None)
                if not self._files[path]:
                    del self._files[path]

    def _put(self, file: Path, text: str) -> None:
        if place := self.place(file):
            code, path = place
            dialect = self.project.settings.markdown
            known_as, resolved = self.site.file(code, path), real(self.docs)
            lost = None if is_within(file.parent, resolved) else left(known_as)
            new = File(code, path, known_as, str(file), resolved, lost, dialect)
            there = self._files.setdefault(path, {})
            there[code] = self._opened(there.get(code, new), text)
            self.site.__dict__.pop("paths", None)

    @staticmethod
    def _opened(file: File, text: str | None) -> OpenFile:
        same = {name: getattr(file, name) for name in File.__struct_fields__}
        return OpenFile(**same | {"draft": None if text is None else text.encode("utf-8", "surrogatepass")})

    def _look(self, path: str) -> None:
        """Notice what others have written at a path since it was read."""
        for code, file in self._files.get(path, {}).items():
            stamp = _stamp(file.disk)
            if file.draft is None and self._stamps.setdefault(file.disk, stamp) != stamp:
                self._files[path][code] = self._opened(file, None)
                self._stamps[file.disk] = stamp

    # ------------------------------------------------------------------------------------------------ what is found

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths at which some language has a page; none where there is no site."""
        return tuple(sorted(self._files)) if not self.flaw else ()

    def remember(self) -> None:
        """Take up what `isogloss check` has found before; what has changed since then is not in it."""
        if not self.flaw and not self.results:
            self.results = kept_results(self.project.cache)

    def keep(self) -> None:
        """Let `isogloss check` know what has been found in what is saved, when all has been looked at."""
        self._former.clear()
        if not self.flaw and not self.drafts:
            results = {path: self.results[path] for path in self.paths if path in self.results}
            cache = self.project.cache
            keep(results, kept_results(cache), self.site.glossary, self.base, cache)

    def look_at(self, path: str) -> None:
        """Find out what there is to say of a path, unless it is known."""
        self._look(path)
        files = self._files[path]
        if any(file.disk in self.drafts for file in files.values()):
            # while one of them is being written, what the others say is read once
            files |= {code: self._opened(f, None) for code, f in files.items() if not isinstance(f, OpenFile)}
        site = self.site.only(path)
        known = self.results.get(path)
        key = path_key(site, path, self.base)
        if known and known.key != key:
            earlier = next((it for it in self._earlier if it.held(site, path, known)), None)
            if earlier and not earlier.change.concerns(site):
                known = self.results[path] = earlier.renewed(site, path, known)
        if not known or known.key != key:
            self.results[path] = path_result(site, path, self.chosen, self.base, self._alone)

    def is_ready(self, path: str) -> bool:
        """Whether all has been read that is asked for when somebody types at a path."""
        return all(isinstance(file, OpenFile) and file.is_read for file in self._files.get(path, {}).values())

    def make_ready(self, path: str) -> None:
        """Read it: of what has been looked at before, only what there is to say may be known."""
        if not self.is_ready(path):
            path_result(self.site.only(path), path, self.chosen, self.base, self._alone)

    def look_around(self) -> None:
        """Find out what there is to say of the whole site and the glossary, given what is known of every path."""
        everything = {path: result for path, result in self.results.items() if path in self._files}
        found = set(survey(self.site, self.chosen, everything))
        found |= set(inspection(self.site, self.chosen, self.base, self.project.cache))
        self._wide = {}
        for diagnostic in found:
            self._wide.setdefault(diagnostic.location.path, set()).add(diagnostic)

    def diagnostics(self, path: str) -> dict[str, list[Diagnostic]]:
        """What there is to say of a path, by file; a file of which there is nothing to say is there too."""
        result = self.results[path]
        known = [self.site.file(code, path) for code in self.site.languages]
        found = {d for d in result.diagnostics if d.location.path in known}
        found |= {diagnostic for name in known for diagnostic in self._wide.get(name, ())}
        told = self._asked(unallowed(found, result.suppressions, self.chosen))
        return {name: [d for d in told if d.location.path == name] for name in known}

    def glossary_diagnostics(self) -> dict[str, list[Diagnostic]]:
        """What there is to say of concept files, by file."""
        start = f"{self.site.glossary.folder}/"
        found = {path: self._asked(sorted(them, key=PLACED))
                 for path, them in self._wide.items() if path.startswith(start)}  # fmt: skip
        return {path: them for path, them in found.items() if them}

    def all_diagnostics(self) -> list[Diagnostic]:
        """What there is to say of everything that has been looked at, in the order of files and lines."""
        found = [
            d for path in self.paths if path in self.results for them in self.diagnostics(path).values() for d in them
        ]
        found += [diagnostic for them in self.glossary_diagnostics().values() for diagnostic in them]
        return sorted(found, key=PLACED)

    def _asked(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """What the settings ask for, and the baseline does not know."""
        asked = self.project.settings.apply(found, self.project.named)
        if not self.project.baseline:
            return asked
        try:
            return self.project.unknown(asked, self.project.baseline, whole=False)
        except BaselineError:
            return asked

    def concept_problems(self, file: Path, text: str) -> list[Problem]:
        """Why one concept file, as it is written now, cannot be used."""
        return problems_of(file, text, self.site.languages)

    # ------------------------------------------------------------------------------------------------ reading

    def page(self, file: Path) -> Page | None:
        """The page of a file, as it is written now; None where there is none that can be read."""
        place = self.place(file)
        if not place:
            return None
        code, path = place
        there = self._files.get(path, {}).get(code)
        if there is None:
            return None
        if not isinstance(there, OpenFile):
            there = self._files[path][code] = self._opened(there, None)
        try:
            return there.read(self.termbase.matchers)
        except Unreadable:
            return None

    def digest(self, path: str, known_as: str) -> bytes:
        """What tells the content of a file at a path from any other's; empty where there is none."""
        return next((file.digest for file in self._files[path].values() if file.known_as == known_as), b"")

    def pages_naming(self, concept: str) -> Iterator[tuple[Path, Page]]:
        """The pages that name a concept, surely or perhaps, and their files; read and forgotten one by one."""
        numbers = {
            code: {number for (of, _), number in self.termbase.once(term_numbers, code).items() if of == concept}
            for code in self.site.languages
        }
        for path in self.paths:
            self._look(path)
            for code, file in sorted(self._files[path].items()):
                try:
                    used = self.results[path].used.get(code) if path in self.results else None
                    if (used and not numbers[code].isdisjoint(used.terms)) or concept in self._named(code, file):
                        yield file.disk, file.read(self.termbase.matchers)
                except Unreadable:
                    continue

    def _named(self, code: str, file: File) -> frozenset[str]:
        """The concepts whose terms a file may have: found in its text as it is, which is quicker than to read it."""
        if file.digest not in self._mentions:
            source = self.source(file.disk)
            found = self.termbase.matchers[code].find_all(source.text) if source else ()
            self._mentions[file.digest] = frozenset(match.designation.concept.id for match in found)
        return self._mentions[file.digest]

    def file(self, known_as: str) -> Path:
        """Where a file lies that diagnostics name by a path."""
        start = f"{self.site.docs}/" if not self.flaw and self.site.docs else ""
        if known_as.startswith(start) and not Path(known_as).is_absolute():
            return self.docs / known_as.removeprefix(start)
        return absolute(Path(known_as))

    def source(self, file: Path) -> Source | None:
        """The text of a file as it is written now."""
        if file in self.drafts:
            return Source(str(file), self.drafts[file])
        try:
            return decode(file.read_bytes(), str(file))
        except (OSError, Unreadable):
            return None


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        status = os.stat(file)  # noqa: PTH116
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
