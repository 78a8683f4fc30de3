"""Begin a page or a concept: stubs in all languages, which the checks report until they are written."""

import sys
from argparse import ArgumentParser, Namespace

from isogloss.commands import CLEAN
from isogloss.commands.rename import finish, project_arguments

HELP = "begin a page or a concept in all languages"


def arguments(parser: ArgumentParser) -> None:
    kinds = parser.add_subparsers(required=True, metavar="WHAT", dest="what")
    page = kinds.add_parser("page", help="a page in every language", description="a page in every language")
    page.add_argument("name", metavar="PATH", help="its path in each language's folder, such as guide/first-steps.md")
    page.add_argument("--title", action="append", default=[], metavar="[CODE=]TITLE", help="its title (in a language)")
    page.add_argument("--anchors", default="overview", metavar="NAME,…", help="its sections (overview)")
    project_arguments(page)
    concept = kinds.add_parser("concept", help="a concept file", description="a concept file")
    concept.add_argument("name", metavar="ID", help="the concept's id, such as customer-journey")
    concept.add_argument("--subject-field", metavar="ID", help="the field that it belongs to")
    project_arguments(concept)


def run(options: Namespace) -> int:
    from isogloss.editing import stubs
    from isogloss.editing.checkout import Checkout
    from isogloss.project import open_project

    checkout = Checkout(open_project(options.config))
    if options.what == "concept":
        return finish(stubs.concept(checkout, options.name, options.subject_field), options.dry_run)
    anchors = [name for name in options.anchors.split(",") if name]
    changes, advice = stubs.page(checkout, options.name, options.title, anchors)
    code = finish(changes, options.dry_run)
    if advice:
        print(f"isogloss: {advice}", file=sys.stderr)
    return code or CLEAN
