"""Rename a page, a section or a concept in all languages, with all links to it, and a redirect; or a term in one."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from isogloss.commands import CLEAN, add_shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isogloss.editing.changes import Change
    from isogloss.editing.checkout import Checkout

HELP = "rename a page, a section or a concept in all languages, with all links, and leave a redirect; or a term in one"

TERM = "the preferred term of a concept in a language, in the glossary and on the pages where it fits as it is"


def arguments(parser: ArgumentParser) -> None:
    kinds = parser.add_subparsers(required=True, metavar="WHAT", dest="what")
    for kind, old, new, help_text in (
        ("page", "OLD", "NEW", "a page, by its path in each language's folder"),
        ("anchor", "PATH#OLD", "NEW", "a section's anchor"),
        ("concept", "OLD", "NEW", "a concept's id"),
    ):
        subparser = kinds.add_parser(kind, help=help_text, description=help_text)
        subparser.add_argument("old", metavar=old)
        subparser.add_argument("new", metavar=new)
        project_arguments(subparser)
    term = kinds.add_parser("term", help=TERM, description=TERM)
    term.add_argument("concept", metavar="CONCEPT")
    term.add_argument("language", metavar="LANG")
    term.add_argument("old", metavar="OLD")
    term.add_argument("new", metavar="NEW")
    term.add_argument("--gender", choices=("masculine", "feminine", "neuter"), help="of a term that is new")
    project_arguments(term)


def project_arguments(parser: ArgumentParser) -> None:
    add_shared(parser, "--config")
    parser.add_argument(
        "--dry-run", action="store_true", help="print what would change as a patch, without changing anything"
    )


def run(options: Namespace) -> int:
    from isogloss.editing import moves
    from isogloss.editing.checkout import Checkout
    from isogloss.project import open_project

    checkout = Checkout(open_project(options.config))
    if options.what == "term":
        return _term(checkout, options)
    if options.what == "page":
        changes = moves.page_renamed(checkout, options.old, options.new)
    elif options.what == "concept":
        changes = moves.concept_renamed(checkout, options.old, options.new)
    else:
        changes = moves.anchor_renamed(checkout, *page_and_anchor(options.old), options.new)
    return finish(changes, options.dry_run)


def page_and_anchor(name: str) -> tuple[str, str]:
    """The parts of `PATH#ANCHOR`. Raises UsageError."""
    from isogloss.diagnostic import message
    from isogloss.engine import UsageError

    path, mark, anchor = name.partition("#")
    if not (path and mark and anchor):
        raise UsageError(message("“{name}” names no section: write PATH#ANCHOR, such as guide.md#topics", name=name))
    return path, anchor


def _term(checkout: "Checkout", options: Namespace) -> int:
    from isogloss.editing.terms import term_renamed
    from isogloss.glossary.model import Gender
    from isogloss.messages import from_environment, label

    gender = Gender(options.gender) if options.gender else None
    renamed = term_renamed(checkout, options.concept, options.language, options.old, options.new, gender)
    code, lang = finish(renamed.changes, options.dry_run), from_environment()
    for occurrence in renamed.left:
        at = occurrence.location
        print(
            f"{label('left', lang)}: {at.path}:{at.line}:{at.column}: {' '.join(occurrence.text.split())}",
            file=sys.stderr,
        )
    return code


def finish(changes: "Sequence[Change]", dry_run: bool) -> int:
    """Make changes, or show them; say which."""
    from isogloss.editing.changes import make, patched
    from isogloss.messages import from_environment, label

    def named(file: Path) -> str:
        here = Path.cwd()
        return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()

    if dry_run:
        sys.stdout.write(patched(changes, named))
        return CLEAN
    make(changes)
    lang = from_environment()
    new, changed = label("new", lang), label("changed", lang)
    for change in changes:
        if change.moved:
            print(f"{named(change.moved)} → {named(change.file)}")
        else:
            print(f"{new if change.before is None else changed}: {named(change.file)}")
    return CLEAN
