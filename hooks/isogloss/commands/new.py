"""Begin a page, a section or a concept: stubs in all languages, which the checks report until they are written."""

import sys
from argparse import ArgumentParser, Namespace

from isogloss.commands import CLEAN
from isogloss.commands.rename import finish, page_and_anchor, project_arguments

HELP = "create a page, a section or a concept in all languages, as stubs to fill in"


def arguments(parser: ArgumentParser) -> None:
    kinds = parser.add_subparsers(required=True, metavar="WHAT", dest="what")
    every = "a page in every language that does not have it"
    page = kinds.add_parser("page", help=every, description=every)
    page.add_argument("name", metavar="PATH", help="its path in each language's folder, such as guide/first-steps.md")
    page.add_argument("--title", action="append", default=[], metavar="[CODE=]TITLE", help="its title (in a language)")
    page.add_argument("--anchors", default="", metavar="NAME,…", help="its sections (those of a language that has it)")
    project_arguments(page)
    every = "a section of a page in every language that does not have it, at the place that it has in the others"
    section = kinds.add_parser("section", help=every, description=every)
    section.add_argument("name", metavar="PATH#ANCHOR", help="the page and the section's anchor")
    section.add_argument("--after", metavar="ANCHOR", help="the section that it follows, where no language has it yet")
    project_arguments(section)
    concept = kinds.add_parser("concept", help="a concept file", description="a concept file")
    concept.add_argument("name", metavar="ID", help="the concept's id, such as customer-journey")
    concept.add_argument("--subject-field", metavar="ID", help="the field that it belongs to")
    project_arguments(concept)


def run(options: Namespace) -> int:
    from isogloss.editing import sections, stubs
    from isogloss.editing.checkout import Checkout
    from isogloss.project import open_project

    checkout = Checkout(open_project(options.config))
    if options.what == "concept":
        return finish(stubs.concept(checkout, options.name, options.subject_field), options.dry_run)
    if options.what == "section":
        return finish(sections.section_added(checkout, *page_and_anchor(options.name), options.after), options.dry_run)
    anchors = [name for name in options.anchors.split(",") if name]
    changes, advice = stubs.page(checkout, options.name, options.title, anchors)
    code = finish(changes, options.dry_run)
    if advice:
        print(f"isogloss: {advice}", file=sys.stderr)
    return code or CLEAN
