"""Tell what a change means, for whoever reviews it."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from isogloss.commands import CLEAN, COULD_NOT_RUN, DIAGNOSTICS, add_shared

if TYPE_CHECKING:
    from isogloss.diagnostic import Diagnostic
    from isogloss.project import Project
    from isogloss.review.told import Told

HELP = "explain the changes since a revision: what is wrong, what a change of the glossary affects, how to fix it"

FORMATS = ("markdown", "json", "github", "patch")


def arguments(parser: ArgumentParser) -> None:
    from isogloss.messages import languages

    parser.add_argument("--since", required=True, metavar="REV", help="the Git revision to compare with")
    add_shared(parser, "--docs", "--glossary", "--config", "--no-cache")
    parser.add_argument(
        "--format", choices=FORMATS, default="markdown", help="the format of the review (default: markdown)"
    )
    parser.add_argument(
        "--into", type=Path, metavar="DIR", help="also write review.md, review.json and fixes.patch to this folder"
    )
    parser.add_argument(
        "--lang", choices=languages(), help="the language of messages (default: that of the pages that change)"
    )
    add_shared(parser, "--exit-zero")


def run(options: Namespace) -> int:
    from isogloss.diagnostic import Severity
    from isogloss.glossary.glossary import GlossaryError
    from isogloss.messages import from_environment
    from isogloss.project import open_project
    from isogloss.review.telling import tell_unusable

    project = open_project(options.config, options.docs, options.glossary, not options.no_cache)
    try:
        found = _review(project, options)
    except GlossaryError as error:
        lang = options.lang or project.settings.lang or from_environment()
        _tell(options, *tell_unusable(error, lang), "", {}, lang)
        return COULD_NOT_RUN
    failing = any(diagnostic.severity is not Severity.NOTE for diagnostic in found)
    return DIAGNOSTICS if failing and not options.exit_zero else CLEAN


def _review(project: "Project", options: Namespace) -> list["Diagnostic"]:
    """Tell what there is to say of what changes; what is found in it."""
    from isogloss.changed import changed_pages, concerned_files
    from isogloss.editing.redirects import redirects_of
    from isogloss.fixes import patch_of
    from isogloss.review.telling import editors_language, tell_change, touched_since

    redirects_of(project.root)  # which must be such that can be followed

    def look(project: "Project") -> list["Diagnostic"]:
        found = project.check()
        return project.unknown(found, project.baseline) if project.baseline else found

    def own(found: Iterable["Diagnostic"]) -> list["Diagnostic"]:
        return [d for d in found if changed is None or d.location.path in changed]

    found = look(project)
    changed = concerned_files(options.since, project)
    if changed is not None:
        found = [d for d in found if any(place.path in changed for place in (d.location, *d.related))]
    lines = changed_pages(options.since, project)
    terms = touched_since(options.since, project)
    lang = options.lang or editors_language(project, lines, terms)
    told = tell_change(project, options.since, found, lines, terms, lang)
    patch = patch_of(project, own(found), lambda mended: own(look(mended)))
    _tell(options, found, told, patch, lines, lang)
    return found


def _tell(
    options: Namespace,
    found: list["Diagnostic"],
    told: "Told",
    patch: str,
    lines: Mapping[str, frozenset[int]],
    lang: str,
) -> None:
    """Write it where it is asked for."""
    from isogloss.reports import Report, render
    from isogloss.review.told import SUMMARY, as_json, as_markdown
    from isogloss.text.writing import write

    texts = {
        "markdown": lambda: as_markdown(told),
        "json": lambda: as_json(told),
        "patch": lambda: patch,
        "github": lambda: render("github", Report(found, lang=lang, changed=lines)),
    }
    sys.stdout.write(texts[options.format]())
    if options.into:
        options.into.mkdir(parents=True, exist_ok=True)
        for name, format_ in {"review.md": "markdown", "review.json": "json", "fixes.patch": "patch"}.items():
            write(options.into / name, texts[format_]().encode("utf-8", "backslashreplace"))
    if options.format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(as_markdown(told, SUMMARY))
