"""Detecting the layout and the languages of a folder of pages from its files."""

import os
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from isogloss.languages import is_language
from isogloss.site.layout import ENDINGS, PLACE, Layout
from isogloss.site.passages import words_of
from isogloss.text.dialects import Dialect
from isogloss.text.identification import identified
from isogloss.text.markdown import hide_markup
from isogloss.text.source import Unreadable, read_source

TAG = re.compile(r"(?P<primary>[a-z]{2,3})(?:[-_](?:[A-Z][a-z]{3}|[a-z]{4}|[A-Za-z]{2}|419))*")
"""How folders and file names write a language: pt, pt-BR, zh_CN, zh-hant."""

CAPITALS = re.compile("[A-Z]{2,3}")
"""How names of files write it besides: README_CN."""

MOST_FILES = 200_000
OTHERS = frozenset({"node_modules", "venv", "env", "__pycache__", "vendor"})
NOT_PAGES = OTHERS | {"site", "public", "build", "dist"}

ASSUMED = "en"
"""The language of pages that name none, as long as nothing tells another."""

FOLDERS, SUFFIXES, ROOT = "{language}/{path}", "{path}.{language}", "{path}"
PARTED = ("{path}_{language}", ROOT), ("{path}-{language}", ROOT)
"""Suffixes behind another character than a dot."""

MIXED = (FOLDERS, ROOT), (FOLDERS, SUFFIXES, ROOT)
"""A default language without a folder; where that makes more pages fit, with names that tell another language."""

BESIDE = tuple((f"{it}/{FOLDERS}", *others) for it in ("docs", "translations", "i18n") for _, *others in MIXED)
"""Folders that have the translations of what stands at the root."""


UNKNOWN = "Markdown"
"""What a site is called whose generator has left no file: its pages tell what Markdown they are in."""

SIGNS = {
    Dialect.MYST: re.compile(r"^[ \t]*(?:`{3,}|~{3,}|:{3,})\{[A-Za-z][\w:.-]*\}|^\([\w.-]+\)=[ \t]*$", re.MULTILINE),
    Dialect.HUGO: re.compile(r"\A\+\+\+[ \t]*$|\{\{[<%][ \t]*/?[ \t]*[a-z][^{}\n]*[>%]\}\}", re.MULTILINE),
    Dialect.MDX: re.compile(
        r"^[ \t]*(?:</?[A-Z][A-Za-z]*[ />]|(?:```|~~~)\w+[ \t]+\w+=[\"{]"
        r"|:::[ \t]*(?:note|tip|info|warning|caution|danger|important|details)\b)",
        re.MULTILINE,
    ),
}
"""What tells a dialect: directives and targets of MyST; Hugo's shortcodes and front matter in TOML; a component of JSX
that begins a line, a code block with attributes, an admonition between colons. Python-Markdown knows none of them."""

SAMPLE, MANY = 100, 0.1
"""How many pages are asked for signs of a dialect, and the share that must have some."""

READ = 20
"""How many pages are read to tell the language that names none."""


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
        (*MIXED, (FOLDERS,)),
        Dialect.MDX,
        r"root:\s*\{[^{}]*?lang:\s*['\"]([\w-]+)|defaultLocale:\s*['\"]([\w-]+)",
    ),
    *(
        Kind(
            name,
            (f"docs/.{name.lower()}/config*", f".{name.lower()}/config*", f"src/.{name.lower()}/config*"),
            ("docs", ".", "src"),
            (*MIXED, (FOLDERS,)),
            Dialect.MDX,
            r"(?:root|['\"]/['\"]):\s*\{[^{}]*?lang:\s*['\"]([\w-]+)",
        )
        for name in ("VitePress", "VuePress")
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
        (("{language}/docs/{path}",), (FOLDERS,), (SUFFIXES, ROOT), *MIXED, *PARTED),
        default=r"locale:\s*['\"]?([\w-]+)['\"]?\s*(?:#.*)?\n(?:\s+[\w_]+:.*\n){0,5}?\s+default:\s*true"
        r"|default:\s*true\s*(?:#.*)?\n(?:\s+[\w_]+:.*\n){0,5}?\s+locale:\s*['\"]?([\w-]+)",
    ),
    Kind(
        UNKNOWN,
        (),
        ("docs", "content", "src", "pages", "."),
        ((FOLDERS,), (SUFFIXES, ROOT), *MIXED, *PARTED, *BESIDE),
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
    """The layout of a folder's pages; None if no two languages have a page at the same path. What identifies the kind
    of a site may stand in a folder of the root, too: website/docusaurus.config.js."""
    within = [".", *sorted(it.name for it in root.iterdir() if it.is_dir() and it.name not in OTHERS)]
    found = [
        replace(told, docs=(PurePosixPath(part) / told.docs).as_posix())
        for part in within
        for kind in KINDS
        if (part == "." if not kind.markers else any(next((root / part).glob(it), None) for it in kind.markers))
        for told in _tried(root / part, kind)
    ]
    best = max(found, key=lambda it: (it.shared, it.twinned), default=None)
    if best and best.layout.default == ASSUMED:
        best = _as_written(root / best.docs, best)
    return replace(best, dialect=_dialect(root / best.docs)) if best and best.kind == UNKNOWN else best


def _tried(root: Path, kind: Kind) -> Iterator[Discovery]:
    default = _default(root, kind)
    for docs in kind.docs:
        if (root / docs).is_dir():
            files = _files(root / docs)
            for patterns in kind.patterns:
                layout = Layout(patterns, default if any("{language}" not in p for p in patterns) else None)
                told = _with_pages(Discovery(kind.name, docs, layout, kind.dialect, _pages(files, layout)))
                if told.shared and _fits(told, files):
                    yield told


def _with_pages(told: Discovery) -> Discovery:
    """A layout without the language that has none in its names, where that has no page: then all names tell one."""
    if told.layout.default in (None, *told.languages):
        return told
    patterns = tuple(pattern for pattern in told.layout.patterns if "{language}" in pattern)
    return replace(told, layout=Layout(patterns, None))


def _fits(told: Discovery, files: Iterable[str]) -> bool:
    """Whether the language without a folder has enough pages beside those that have one, and has none itself."""
    folders, default = told.layout.patterns[0], told.layout.default
    if not default or not folders.endswith(FOLDERS):
        return True
    own = folders != FOLDERS and any(_language(folders, file) == default for file in files)
    return not own and told.of(default) >= MOSTLY * told.shared


def _as_written(folder: Path, found: Discovery) -> Discovery:
    """The same site with the language in which its pages without one are surely written, if that was only assumed."""
    files = _files(folder)
    reader = found.layout.reader(found.languages)
    own = [file for file in files if (place := reader.place(file)) and place[0] == ASSUMED]
    texts = (_prose(folder / file) for file in own[:: 1 + len(own) // READ])
    code = Counter(code for text in texts if (code := identified(text))).most_common(1)
    if not code or code[0][0] in found.languages or not _names_language(code[0][0]):
        return found
    layout = replace(found.layout, default=code[0][0])
    return replace(found, layout=layout, pages=_pages(files, layout))


def _prose(file: Path) -> str:
    try:
        return words_of(hide_markup(read_source(file, str(file)).text))
    except Unreadable:
        return ""


def _dialect(folder: Path) -> Dialect:
    """The dialect that most pages of a folder show signs of, if many do."""
    files = _files(folder)
    asked = files[:: 1 + len(files) // SAMPLE]
    shown = Counter(dialect for file in asked for dialect in _signs(folder / file))
    dialect, count = next(iter(shown.most_common(1)), (Dialect.MKDOCS, 0))
    return dialect if count >= MANY * len(asked) else Dialect.MKDOCS


def _signs(file: Path) -> Iterator[Dialect]:
    try:
        text = read_source(file, str(file)).text
    except Unreadable:
        return
    yield from (dialect for dialect, sign in SIGNS.items() if sign.search(text))


def _files(folder: Path) -> list[str]:
    """The Markdown files of a folder, as relative paths with `/`; hidden folders and those of tools are skipped.
    Raises OSError for a language's folder that cannot be read: the site would be taken for one without the language.
    """

    def lost(error: OSError) -> None:
        if _names_language(Path(error.filename).name):
            raise error

    found: list[str] = []
    for parent, folders, names in os.walk(folder, onerror=lost):
        folders[:] = sorted(filter(_may_hold_pages, folders))
        within = Path(parent).relative_to(folder)
        found += ((within / name).as_posix() for name in sorted(names) if name.endswith(ENDINGS))
        if len(found) > MOST_FILES:
            break
    return found


def _may_hold_pages(folder: str) -> bool:
    return not folder.startswith(".") and folder not in NOT_PAGES


def _pages(files: list[str], layout: Layout) -> dict[str, tuple[str, ...]]:
    """The languages by path. A name that only looks like a language shares no page with another."""
    named = {code for file in files for pattern in layout.patterns if (code := _language(pattern, file))}
    pages = _placed(files, layout, {*named, *([layout.default] if layout.default else [])})
    real = {code for there in pages.values() if len(there) > 1 for code in there}
    pages = _placed(files, layout, real)
    return {path: tuple(sorted(there)) for path, there in sorted(pages.items())}


def _placed(files: list[str], layout: Layout, languages: Collection[str]) -> dict[str, set[str]]:
    pages: dict[str, set[str]] = defaultdict(set)
    reader = layout.reader(sorted(languages))
    for file in files:
        if place := reader.place(file):
            pages[place[1]].add(place[0])
    return pages


def _language(pattern: str, file: str) -> str | None:
    """The part of a file's path where a pattern has the language, if it is one."""
    if "{language}" not in pattern:
        return None
    if pattern.startswith("{path}"):
        name = next(file.removesuffix(ending) for ending in ENDINGS if file.endswith(ending))
        parting = pattern.removeprefix("{path}")[0]
        found = name.rpartition(parting)[2]
        if parting != ".":  # of which a tag may have one itself: guide-pt-br, guide-pt
            longer = parting.join(name.rsplit(parting, 2)[1:])
            found = longer if _names_language(longer) else found
        if CAPITALS.fullmatch(found):
            return found if is_language(found) else None
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
    """The default language according to a site's configuration; the one that is assumed if it names none."""
    for marker in kind.markers if kind.default else ():
        for file in sorted(root.glob(marker)):
            texts = [file] if file.is_file() else sorted(file.glob("*.*"))
            for text in texts:
                found = re.finditer(kind.default, text.read_text(encoding="utf-8", errors="replace")[:200_000])
                named = (group for match in found for group in match.groups() if group and _names_language(group))
                if default := next(named, None):
                    return default
    return ASSUMED
