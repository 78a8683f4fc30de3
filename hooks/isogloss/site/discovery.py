"""Detecting the layout and the languages of a folder of pages from its files."""

import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from isogloss.languages import is_language
from isogloss.site.layout import ENDINGS, PLACE, Layout
from isogloss.text.dialects import Dialect
from isogloss.text.source import Unreadable, read_source

TAG = re.compile(r"(?P<primary>[a-z]{2,3})(?:[-_](?:[A-Z][a-z]{3}|[a-z]{4}|[A-Za-z]{2}|419))*")
"""How folders and file names write a language: pt, pt-BR, zh_CN, zh-hant."""

MOST_FILES = 200_000
NOT_PAGES = frozenset({"node_modules", "site", "public", "build", "dist", "venv", "env", "__pycache__", "vendor"})

FOLDERS, SUFFIXES, ROOT = "{language}/{path}", "{path}.{language}", "{path}"
PARTED = ("{path}_{language}", ROOT), ("{path}-{language}", ROOT)
"""Suffixes behind another character than a dot."""


UNKNOWN = "Markdown"
"""What a site is called whose generator has left no file: its pages tell what Markdown they are in."""

COMPONENT = re.compile(r"^[ \t]*(?:</?[A-Z][A-Za-z]*[ />]|(?:```|~~~)\w+[ \t]+\w+=[\"{])", re.MULTILINE)
"""A component of JSX that begins a line, or a code block with attributes, which Python-Markdown knows as neither."""

SAMPLE, MANY = 100, 0.1
"""How many pages are asked for components, and the share that must have some."""


@dataclass(frozen=True)
class Kind:
    """A kind of site: the files that identify it, its folders of pages, its patterns, its Markdown, and where its
    configuration names the default language.
    """

    name: str
    markers: tuple[str, ...]
    docs: tuple[str, ...]
    patterns: tuple[tuple[str, ...], ...]
    dialect: Dialect = Dialect.MKDOCS
    default: str = ""


KINDS = (
    Kind(
        "Docusaurus",
        ("docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs"),
        (".",),
        (("i18n/{language}/docusaurus-plugin-content-docs/current/{path}", "docs/{path}"),),
        Dialect.MDX,
        r"defaultLocale:\s*['\"]([\w-]+)",
    ),
    Kind(
        "Starlight",
        ("astro.config.mjs", "astro.config.js", "astro.config.ts"),
        ("src/content/docs",),
        ((FOLDERS, ROOT), (FOLDERS,)),
        Dialect.MDX,
        r"root:\s*\{[^{}]*?lang:\s*['\"]([\w-]+)|defaultLocale:\s*['\"]([\w-]+)",
    ),
    Kind(
        "Hugo",
        ("hugo.toml", "hugo.yaml", "hugo.json", "config.toml", "config.yaml", "config/_default", "hugo.work"),
        ("content",),
        ((FOLDERS,), (SUFFIXES, ROOT)),
        Dialect.HUGO,
        r"(?i)defaultContentLanguage['\"]?\s*[=:]\s*['\"]?([\w-]+)",
    ),
    Kind(
        "Sphinx",
        ("docs/*/source/conf.py", "docs/*/conf.py", "*/source/conf.py", "source/*/conf.py"),
        ("docs", ".", "source"),
        (("{language}/source/{path}",), (FOLDERS,)),
        Dialect.MYST,
    ),
    Kind(
        "MkDocs",
        ("mkdocs.yml", "mkdocs.yaml", "docs/*/mkdocs.yml"),
        ("docs", "."),
        (("{language}/docs/{path}",), (FOLDERS,), (SUFFIXES, ROOT), (FOLDERS, ROOT), *PARTED),
        default=r"locale:\s*['\"]?([\w-]+)['\"]?\s*(?:#.*)?\n(?:\s+[\w_]+:.*\n){0,5}?\s+default:\s*true"
        r"|default:\s*true\s*(?:#.*)?\n(?:\s+[\w_]+:.*\n){0,5}?\s+locale:\s*['\"]?([\w-]+)",
    ),
    Kind(
        UNKNOWN,
        (),
        ("docs", "content", "src", "pages", "."),
        ((FOLDERS,), (SUFFIXES, ROOT), (FOLDERS, ROOT), *PARTED),
    ),
)
"""What is looked for, in this order; where two tell as many pages, the first."""

MOSTLY = 0.5
"""The share of the pages that languages have in common which a language without a folder must have: a site whose
languages all have folders may have a few pages outside of them."""


@dataclass(frozen=True)
class Discovery:
    """A layout that was detected: the kind of site, the folder of its pages relative to the root, and the languages
    that each path has.
    """

    kind: str
    docs: str
    layout: Layout
    dialect: Dialect
    pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have pages, sorted."""
        return tuple(sorted({code for there in self.pages.values() for code in there}))

    @property
    def shared(self) -> int:
        """The number of paths at which two or more languages have a page."""
        return sum(len(there) > 1 for there in self.pages.values())

    def of(self, language: str) -> int:
        """The number of paths at which a language has a page, along with others."""
        return sum(language in there for there in self.pages.values() if len(there) > 1)

    @property
    def twinned(self) -> int:
        """The number of pages at such paths."""
        return sum(len(there) for there in self.pages.values() if len(there) > 1)

    def lacking(self) -> int:
        """The number of pages that languages lack and others have."""
        return sum(len(self.languages) - len(there) for there in self.pages.values())


def discover(root: Path) -> Discovery | None:
    """The layout of a folder's pages; None if no two languages have a page at the same path."""
    found = [
        told
        for kind in KINDS
        if not kind.markers or any(next(root.glob(marker), None) for marker in kind.markers)
        for told in _tried(root, kind)
    ]
    best = max(found, key=lambda it: (it.shared, it.twinned), default=None)
    if best and best.kind == UNKNOWN and _has_components(root / best.docs):
        return replace(best, dialect=Dialect.MDX)
    return best


def _tried(root: Path, kind: Kind) -> Iterator[Discovery]:
    default = _default(root, kind)
    for docs in kind.docs:
        if (root / docs).is_dir():
            files = _files(root / docs)
            for patterns in kind.patterns:
                layout = Layout(patterns, default if any("{language}" not in p for p in patterns) else None)
                told = Discovery(kind.name, docs, layout, kind.dialect, _pages(files, layout))
                if told.shared and (patterns != (FOLDERS, ROOT) or told.of(default) >= MOSTLY * told.shared):
                    yield told


def _has_components(folder: Path) -> bool:
    files = _files(folder)
    asked = files[:: 1 + len(files) // SAMPLE]
    return sum(_has_component(folder / file) for file in asked) >= MANY * len(asked)


def _has_component(file: Path) -> bool:
    try:
        return COMPONENT.search(read_source(file, str(file)).text) is not None
    except Unreadable:
        return False


def _files(folder: Path) -> list[str]:
    """The Markdown files of a folder, as relative paths with `/`; hidden folders and those of tools are skipped."""
    found: list[str] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in NOT_PAGES)
        within = Path(parent).relative_to(folder)
        found += ((within / name).as_posix() for name in sorted(names) if name.endswith(ENDINGS))
        if len(found) > MOST_FILES:
            break
    return found


def _pages(files: list[str], layout: Layout) -> dict[str, tuple[str, ...]]:
    """The languages by path. A name that only looks like a language shares no page with another."""
    named = {code for file in files for pattern in layout.patterns if (code := _language(pattern, file))}
    pages: dict[str, set[str]] = defaultdict(set)
    reader = layout.reader(sorted({*named, *([layout.default] if layout.default else [])}))
    for file in files:
        if place := reader.place(file):
            pages[place[1]].add(place[0])
    real = {code for there in pages.values() if len(there) > 1 for code in there}
    return {path: tuple(sorted(kept)) for path, there in sorted(pages.items()) if (kept := there & real)}


def _language(pattern: str, file: str) -> str | None:
    """The part of a file's path where a pattern has the language, if it is one."""
    if "{language}" not in pattern:
        return None
    if pattern.startswith("{path}"):
        name = next(file.removesuffix(ending) for ending in ENDINGS if file.endswith(ending))
        parting = pattern.removeprefix("{path}")[0]
        found = name.rpartition(parting)[2]
        if parting == "-":  # of which a tag may have one itself: guide-pt-br, guide-pt
            longer = "-".join(name.rsplit("-", 2)[1:])
            found = longer if _names_language(longer) else found
    else:
        before, after = PLACE.split(pattern)[0], PLACE.split(pattern)[2]
        found, slash, rest = file.removeprefix(before).partition("/")
        if not file.startswith(before) or not (slash + rest).startswith(after):
            return None
    return found if _names_language(found) else None


def _names_language(name: str) -> bool:
    """Whether a name is the tag of a language, as sites write them in paths."""
    return TAG.fullmatch(name) is not None and is_language(name)


def _default(root: Path, kind: Kind) -> str:
    """The default language according to a site's configuration; English if it names none."""
    for marker in kind.markers if kind.default else ():
        for file in sorted(root.glob(marker)):
            texts = [file] if file.is_file() else sorted(file.glob("*.*"))
            for text in texts:
                found = re.finditer(kind.default, text.read_text(encoding="utf-8", errors="replace")[:200_000])
                named = (group for match in found for group in match.groups() if group and _names_language(group))
                if default := next(named, None):
                    return default
    return "en"
