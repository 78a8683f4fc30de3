"""Compare the pages of all languages and report what is wrong."""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from isogloss.commands import CLEAN, DIAGNOSTICS

if TYPE_CHECKING:
    from isogloss.site.site import Site

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
    names = tuple(name for name in (part.strip() for part in text.split(",")) if name)
    if not names:
        raise ArgumentTypeError("no rule is named")
    return names


def run(options: Namespace) -> int:
    from isogloss.engine import check, load
    from isogloss.reports import render

    site = load(options.docs, options.glossary, shown(options.docs))
    wanted = [_wanted(path, options.docs, site) for path in options.paths]
    found = check(site, options.select, options.ignore)
    if wanted:
        root = absolute(options.docs)
        start = f"{site.docs}/" if site.docs else ""
        found = [d for d in found if _within(root / d.location.path.removeprefix(start), wanted)]
    sys.stdout.write(render(options.format, found))
    if options.format == "text":
        files = len({diagnostic.location.path for diagnostic in found})
        pages = sum(map(len, site.pages.values())) + len(site.unreadable)
        print(
            f"{len(found)} found in {files} of {pages} pages" if found else f"{pages} pages, nothing found",
            file=sys.stderr,
        )
    return DIAGNOSTICS if found else CLEAN


def shown(docs: Path) -> str:
    """How reports name the pages' folder: from here where it is below, else not at all."""
    root, here = absolute(docs), Path.cwd()
    if not root.is_relative_to(here):
        return ""
    name = root.relative_to(here).as_posix()
    return "" if name == "." else name


def absolute(path: Path) -> Path:
    """Where a path leads from here; symbolic links stand for themselves, as they do in reports."""
    return Path(os.path.normpath(Path.cwd() / path))


def _wanted(path: Path, docs: Path, site: "Site") -> Path:
    from isogloss.engine import UsageError

    wanted, root = absolute(path), absolute(docs)
    code, _, page = wanted.relative_to(root).as_posix().partition("/") if wanted.is_relative_to(root) else ("", "", "")
    # a page that is missing has a diagnostic, but no file
    if not wanted.exists() and not (code in site.languages and page in site.paths):
        raise UsageError(f"{path}: no such file or folder")
    if wanted != root and code not in site.languages:
        raise UsageError(f"{path}: not among the pages of {docs}")
    return wanted


def _within(file: Path, wanted: Iterable[Path]) -> bool:
    return any(file.is_relative_to(path) for path in wanted)
