"""Begin: tell a site's layout and languages, and write settings and a first glossary."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from isogloss.commands import CLEAN, add_shared
from isogloss.text.message import message

if TYPE_CHECKING:
    from isogloss.site.discovery import Discovery

HELP = "detect the layout and languages of a site, and write settings and a first glossary for it"

MOST_LACKING = 0.1
"""The share of pages that languages lack beyond which a site is taken to show another language's page instead."""


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="the site's root (default: the current folder)",
    )
    parser.add_argument("--dry-run", action="store_true", help="print what would be written, without writing anything")
    add_shared(parser, "--lang")


def run(options: Namespace) -> int:
    from isogloss.editing.changes import Change, make
    from isogloss.engine import UsageError
    from isogloss.glossary.glossary import concept_files
    from isogloss.messages import from_environment, label
    from isogloss.settings import NAMES
    from isogloss.site.discovery import discover

    root, lang = options.folder, options.lang or from_environment()
    if not root.is_dir():
        raise UsageError(message("no such folder"), root)
    if there := _settings(root):
        raise UsageError(message("{file} already exists: nothing was written", file=there))
    found = discover(root)
    if not found:
        raise UsageError(
            message("no two languages have a page at the same place: name the patterns in {file}", file=NAMES[0]), root
        )
    _tell(found, lang)
    glossary = root / "glossary"
    files = {root / NAMES[0]: settings(found)}
    if not (glossary.is_dir() and concept_files(glossary)):
        files |= {glossary / f"{name}.yml": text for name, text in concepts(root, found).items()}
    if len(files) == 1 and not glossary.is_dir():
        print(label("no first concept was found: write one into glossary/", lang))
    if options.dry_run:
        for file, text in files.items():
            print(f"\n# {file}\n{text}", end="")
        return CLEAN
    changes = [Change(file, None, text.encode()) for file, text in files.items() if not file.exists()]
    make(changes)
    for change in changes:
        print(label("{file} written", lang).format(file=change.file))
    return CLEAN


def _settings(root: Path) -> Path | None:
    """The settings that a folder has."""
    from isogloss.engine import UsageError
    from isogloss.settings import SettingsError, find

    try:
        file = find(root.absolute())
    except SettingsError as error:
        raise UsageError(error.said, error.place) from None
    return root / file.name if file and file.parent == root.absolute() else None


def _tell(found: "Discovery", lang: str) -> None:
    from isogloss.languages import language
    from isogloss.messages import counted, label

    told = label("{kind}: pages in {folder}, {patterns}", lang)
    print(told.format(kind=found.kind, folder=found.docs, patterns=", ".join(found.layout.patterns)))
    for code in found.languages:
        count = sum(code in there for there in found.pages.values())
        told = counted(count, lang, "{language}: {pages} page", "{language}: {pages} pages")
        print("  " + told.format(language=code, pages=count))
        if not language(code).known:
            print("    " + label("no rules for this language: list the forms of its terms", lang))


def settings(found: "Discovery") -> str:
    """The settings for what was found, as isogloss.toml says them."""
    lines = [f"# {found.kind}", f"docs = {_quoted(found.docs)}", f"pages = {_quoted(list(found.layout.patterns))}"]
    lines.append(f"languages = {_quoted(list(found.languages))}")
    if found.layout.default:
        lines.append(f"default-language = {_quoted(found.layout.default)}")
    if found.dialect != "mkdocs":
        lines.append(f"markdown = {_quoted(str(found.dialect))}")
    lines += ['glossary = "glossary"', "partial-concepts = true # concepts may lack languages while the glossary grows"]
    wanted = len(found.pages) * len(found.languages)
    if found.lacking() > MOST_LACKING * wanted:
        lines.append(f'ignore = ["missing-page"] # {found.lacking()} of {wanted} pages are not translated')
    return "\n".join(lines) + "\n"


def _quoted(value: object) -> str:
    """A text or a list of texts in TOML, which writes both as JSON does."""
    import json

    return json.dumps(value, ensure_ascii=False)


def concepts(root: Path, found: "Discovery") -> dict[str, str]:
    """The files of first concepts, by id."""
    from isogloss.glossary.glossary import Glossary
    from isogloss.matching.termbase import Termbase
    from isogloss.site.beginnings import first_concepts
    from isogloss.site.site import read_site

    site = read_site(
        root / found.docs, Termbase(Glossary({}, {}, "")), found.languages, None, found.layout, found.dialect
    )
    widely = sorted(found.pages, key=lambda path: (-len(found.pages[path]), path))
    return {name: _file(terms) for name, terms in first_concepts(site.only(p).alternates(p) for p in widely).items()}


def _file(terms: Mapping[str, tuple[str, bool]]) -> str:
    rows = [
        f"  {code}:\n    terms:\n    - {{term: {_quoted(term)}{', case: exact' if exact else ''}}}\n"
        for code, (term, exact) in terms.items()
    ]
    return "languages:\n" + "".join(rows)
