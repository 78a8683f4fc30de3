"""A project as the command line finds it: its settings, its folders, its cache."""

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import msgspec

from isogloss.baseline import read_baseline, unknown
from isogloss.cache import NAME, Cache
from isogloss.diagnostic import PLACED, Diagnostic, Severity, message
from isogloss.engine import UsageError, check, load, load_termbase, part, site_wordings
from isogloss.freshness.lock import NAME as LOCK
from isogloss.freshness.lock import Lock, LockError, read_lock
from isogloss.freshness.overview import Overview, overview
from isogloss.freshness.owners import PLACES, owners
from isogloss.freshness.standing import Standing, Wordings, gone, standings
from isogloss.matching.termbase import Termbase
from isogloss.results import PathResult
from isogloss.rules import rules, stale_baseline
from isogloss.settings import Settings, SettingsError, find, read_settings
from isogloss.site.page import Page
from isogloss.site.site import Site, languages_of, printable
from isogloss.text.source import Unreadable, real


@dataclass(frozen=True)
class Project:
    """Settings, the folder that their paths count from, and the folders of pages and concepts."""

    settings: Settings
    root: Path
    docs: Path
    glossary: Path
    cache: Cache = field(default_factory=Cache)
    known_as: str | None = None
    _names: dict[str, str] = field(default_factory=dict, repr=False)

    @cached_property
    def shown(self) -> str:
        """How reports name the pages' folder."""
        return shown(self.docs) if self.known_as is None else self.known_as

    def named(self, path: str) -> str:
        """How the settings and the baseline name what reports name by a path: from the settings' folder, wherever
        one stands, so that they hold everywhere."""
        if path not in self._names:
            self._names[path] = self._named(path)
        return self._names[path]

    def _named(self, path: str) -> str:
        root, glossary = absolute(self.root), absolute(self.glossary)
        file = absolute(Path(path))
        if not file.is_relative_to(glossary):
            file = absolute(self.docs / (path.removeprefix(f"{self.shown}/") if self.shown else path))
        return file.relative_to(root).as_posix() if file.is_relative_to(root) else path

    @cached_property
    def disk(self) -> Mapping[str, Path]:
        """Where the pages lie, by the paths that reports name them by."""
        return {file.known_as: file.disk for files in self.site.files.values() for file in files.values()}

    def with_drafts(self, drafts: Mapping[Path, bytes]) -> "Project":
        """The project with what some files would say, by their places with symbolic links resolved."""
        files = {
            path: {
                code: msgspec.structs.replace(file, draft=drafts[place])
                if (place := real(file.disk)) in drafts
                else file
                for code, file in there.items()
            }
            for path, there in self.site.files.items()
        }
        changed = replace(self)
        vars(changed)["site"] = msgspec.structs.replace(self.site, files=files)
        return changed

    def check(
        self,
        select: Collection[str] | None = None,
        ignore: Collection[str] | None = None,
        jobs: int = 1,
        known: Mapping[str, PathResult] | None = None,
        wordings: bool = False,
        also: Callable[[Page], None] | None = None,
    ) -> list[Diagnostic]:
        """What the rules say, as the settings ask for it, and a command line instead of them. Who will ask for the
        `wordings` next has them kept, and `also` is shown each page that is read. Raises UsageError."""
        asked = self.settings.select if select is None else select
        left_out = self.settings.ignore if ignore is None else ignore
        found = check(self.site, asked, left_out, self.cache, jobs, known, self.lock, wordings, also)
        return self.settings.apply(found, self.named)

    def part(
        self,
        paths: Collection[str],
        select: Collection[str] | None = None,
        ignore: Collection[str] | None = None,
        jobs: int = 1,
    ) -> dict[str, PathResult]:
        """What there is to say of some paths alone, to be `known` to a check of all. Raises UsageError."""
        asked = self.settings.select if select is None else select
        left_out = self.settings.ignore if ignore is None else ignore
        return part(self.site, paths, asked, left_out, jobs)

    @property
    def baseline(self) -> Path | None:
        return self.root / self.settings.baseline if self.settings.baseline else None

    def unknown(self, found: Sequence[Diagnostic], baseline: Path, whole: bool = True) -> list[Diagnostic]:
        """What a baseline does not know, and where the whole site was looked at, what it knows that is gone.

        Raises BaselineError.
        """
        new, stale = unknown(found, read_baseline(baseline), self.named)
        if not whole:
            return new  # what has not been looked at is not gone
        gone = [
            msgspec.structs.replace(d, rule=stale_baseline.NAME, severity=Severity.WARNING)
            for d in stale_baseline.review(stale)
        ]
        return sorted([*new, *self.settings.apply(gone)], key=PLACED)

    @property
    def lock_file(self) -> Path:
        """Where it is recorded which wordings belong together."""
        return self.root / LOCK

    @cached_property
    def lock(self) -> Lock | None:
        """Which wordings belong together; None where nobody has recorded it. Raises UsageError."""
        try:
            return read_lock(self.lock_file) if self.lock_file.exists() else None
        except LockError as error:
            raise UsageError(error.said, error.place, error.advice) from None

    def recorded_lock(self) -> Lock:
        """The lock, for commands that need one. Raises UsageError where nobody has recorded it yet."""
        if self.lock is None:
            raise UsageError(
                message("there is no {file}: isogloss sync init records all sections as they are", file=self.lock_file)
            )
        return self.lock

    def require_languages(self, codes: Iterable[str]) -> None:
        """Raise UsageError for the first of some language codes that the site does not have."""
        there = self.site.languages
        for code in codes:
            if code not in there:
                raise UsageError(
                    message(
                        "unknown language “{language}”: the site has {languages}",
                        language=code,
                        languages=", ".join(there),
                    )
                )

    def require_pages(self) -> None:
        """Raise UsageError for the first page that cannot be read, for commands that write down what all pages say."""
        for path, files in self.site.files.items():
            for code in files.keys() - self.wordings.get(path, {}).keys():
                try:
                    files[code].source()
                except Unreadable as error:
                    raise UsageError(error.said, error.place) from None

    @cached_property
    def wordings(self) -> Wordings:
        """The sections of all pages, by path and language."""
        return site_wordings(self.site, self.cache)

    @cached_property
    def standings(self) -> list[Standing]:
        """How the languages of every section stand to one another. Raises UsageError."""
        return standings(self.wordings, self.lock or {}, self.site.languages)

    @cached_property
    def overview(self) -> Overview:
        """All translations at a glance. Raises UsageError."""
        languages = self.site.languages
        file = next((self.root / place for place in PLACES if (self.root / place).is_file()), None)
        rows = file.read_text(encoding="utf-8", errors="replace") if file else ""
        return overview(
            self.wordings,
            self.standings,
            gone(self.wordings, self.lock or {}),
            languages,
            {code: sum(len(section.terms) for _, section in self.site.glossary.sections(code)) for code in languages},
            {code: owners(rows, self.named(self.site.file(code, "index.md"))) for code in languages},
        )

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the site is in; none where there are no pages yet. Raises OSError."""
        return self.settings.languages or languages_of(self.docs, self.settings.layout)

    @cached_property
    def termbase(self) -> Termbase:
        """The glossary and what finds its terms, without any page. Raises GlossaryError."""
        return load_termbase(self.glossary, self.languages, self.cache, self.settings.partial_concepts)

    @cached_property
    def site(self) -> Site:
        """The site, without the pages that the settings leave out. Raises UsageError and GlossaryError."""
        site = load(
            self.docs,
            self.glossary,
            self.shown,
            self.cache,
            layout=self.settings.layout,
            languages=self.settings.languages,
            dialect=self.settings.markdown,
            partial=self.settings.partial_concepts,
        )
        if not self.settings.exclude:
            return site
        out = self.settings.excludes
        files = {
            path: kept
            for path, there in site.files.items()
            if (kept := {code: file for code, file in there.items() if not out(self.named(file.known_as))})
        }
        return msgspec.structs.replace(site, files=files)


def open_project(
    config: Path | None = None,
    docs: Path | None = None,
    glossary: Path | None = None,
    caching: bool = True,
    start: Path | None = None,
    known_as: str | None = None,
) -> Project:
    """The project that a folder is in (or one is in), or that a settings file belongs to. Raises UsageError."""
    try:
        file = config or find((start or Path.cwd()).absolute())
        if file and not config:
            file = _from_here(file.parent) / file.name
        settings = read_settings(file, rules()) if file else Settings()
    except SettingsError as error:
        raise UsageError(error.said, error.place) from None
    root = file.parent if file else start or Path()
    folder = root / NAME
    return Project(
        settings,
        root,
        docs if docs is not None else root / settings.docs,
        glossary if glossary is not None else root / settings.glossary,
        Cache(folder if caching else None),
        known_as,
    )


def _from_here(folder: Path) -> Path:
    """A folder as it is written from here, so that messages stay short."""
    folder = folder.absolute()
    return Path(os.path.relpath(folder)) if folder.is_relative_to(Path.cwd()) else folder


def shown(docs: Path) -> str:
    """How reports name the pages' folder: from here where it is below, else not at all."""
    root, here = absolute(docs), Path.cwd()
    if not root.is_relative_to(here):
        return ""
    name = printable(root.relative_to(here).as_posix())
    return "" if name == "." else name


def absolute(path: Path) -> Path:
    """Where a path leads from here; symbolic links stand for themselves, as they do in reports."""
    return Path(os.path.normpath(Path.cwd() / path))
