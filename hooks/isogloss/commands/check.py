"""Compare the pages of all languages and report what is wrong."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path

from isogloss.commands import CLEAN, DIAGNOSTICS

HELP = "check the pages of all languages against the glossary and against one another"


def arguments(parser: ArgumentParser) -> None:
    from isogloss.reports import formats

    parser.add_argument("--docs", type=Path, default=Path("docs"), metavar="DIR", help="pages, a folder a language")
    parser.add_argument("--glossary", type=Path, default=Path("glossary"), metavar="DIR", help="concept files")
    parser.add_argument("--format", choices=formats(), default="text", help="how to report")
    parser.add_argument("--select", type=_names, default=(), metavar="RULE,…", help="only these rules")
    parser.add_argument("--ignore", type=_names, default=(), metavar="RULE,…", help="all rules but these")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="report only these files and folders")


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for name in (part.strip() for part in text.split(",")) if name)


def run(options: Namespace) -> int:
    from isogloss.engine import check, load
    from isogloss.reports import render

    wanted = [_wanted(path, options.docs) for path in options.paths]
    site = load(options.docs, options.glossary, shown(options.docs))
    found = check(site, options.select, options.ignore)
    if wanted:
        root = options.docs.resolve()
        start = f"{site.docs}/" if site.docs else ""
        found = [d for d in found if _within(root / d.location.path.removeprefix(start), wanted)]
    sys.stdout.write(render(options.format, found))
    if options.format == "text":
        files = len({diagnostic.location.path for diagnostic in found})
        pages = sum(map(len, site.pages.values()))
        print(
            f"{len(found)} found in {files} of {pages} pages" if found else f"{pages} pages, nothing found",
            file=sys.stderr,
        )
    return DIAGNOSTICS if found else CLEAN


def shown(docs: Path) -> str:
    """How reports name the pages' folder: from here where it is below, else not at all."""
    root, here = docs.resolve(), Path.cwd()
    if not root.is_relative_to(here):
        return ""
    name = root.relative_to(here).as_posix()
    return "" if name == "." else name


def _wanted(path: Path, docs: Path) -> Path:
    from isogloss.engine import UsageError

    wanted = path.resolve()
    if not wanted.exists() and not wanted.is_relative_to(docs.resolve()):
        raise UsageError(f"{path}: no such file or folder")
    return wanted


def _within(file: Path, wanted: Iterable[Path]) -> bool:
    return any(file.is_relative_to(path) for path in wanted)
