"""Tell what a change means, for whoever reviews it."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from isogloss.commands import CLEAN, COULD_NOT_RUN, DIAGNOSTICS

if TYPE_CHECKING:
    from isogloss.diagnostic import Diagnostic, Message
    from isogloss.glossary.glossary import GlossaryError
    from isogloss.matching.termbase import Termbase
    from isogloss.project import Project
    from isogloss.review.told import Section, Suggestion, Told

HELP = "tell what the changes since a revision mean: what is found, what the glossary touches, how to mend it"

FORMATS = ("markdown", "json", "github", "patch")


def arguments(parser: ArgumentParser) -> None:
    from isogloss.messages import languages

    parser.add_argument("--since", required=True, metavar="REV", help="the Git revision to compare with")
    parser.add_argument("--docs", type=Path, metavar="DIR", help="pages, a folder a language (docs)")
    parser.add_argument("--glossary", type=Path, metavar="DIR", help="concept files (glossary)")
    parser.add_argument("--config", type=Path, metavar="FILE", help="isogloss.toml or pyproject.toml (the nearest)")
    parser.add_argument("--no-cache", action="store_true", help="neither read nor write .isogloss_cache")
    parser.add_argument("--format", choices=FORMATS, default="markdown", help="how to tell it")
    parser.add_argument(
        "--into", type=Path, metavar="DIR", help="write review.md, review.json and fixes.patch there, too"
    )
    parser.add_argument("--lang", choices=languages(), help="the language of messages (of the pages that change)")
    parser.add_argument("--exit-zero", action="store_true", help="exit with 0 whatever is found")


def run(options: Namespace) -> int:
    from isogloss.diagnostic import Severity
    from isogloss.glossary.glossary import GlossaryError
    from isogloss.messages import from_environment
    from isogloss.project import open_project

    project = open_project(options.config, options.docs, options.glossary, not options.no_cache)
    try:
        found, told, patch, lines, lang = _review(project, options)
    except GlossaryError as error:
        lang = options.lang or project.settings.lang or from_environment()
        found, told = _unusable(error, lang)
        _tell(options, found, told, "", {}, lang)
        return COULD_NOT_RUN
    _tell(options, found, told, patch, lines, lang)
    failing = any(diagnostic.severity is not Severity.NOTE for diagnostic in found)
    return DIAGNOSTICS if failing and not options.exit_zero else CLEAN


def _review(
    project: "Project", options: Namespace
) -> tuple[list["Diagnostic"], "Told", str, dict[str, frozenset[int]], str]:
    """What is found in what changes, what there is to say, the fixes as a patch, the changed lines, the language."""
    from isogloss.commands.check import changes, patch_of

    found = project.check()
    changed = changes(project, options.since)
    before = _former_termbase(project, options.since)
    if project.baseline:
        found = project.unknown(found, project.baseline)
    if changed is not None:
        found = [d for d in found if any(place.path in changed for place in (d.location, *d.related))]
    touched = _touched(before, project) if before else {}
    lang = options.lang or _language(project, changed, touched)
    told = _told(project, options.since, found, touched, lang)
    patch = patch_of(project, [d for d in found if changed is None or d.location.path in changed])
    return found, told, patch, _lines(project, options.since), lang


def _unusable(error: "GlossaryError", lang: str) -> tuple[list["Diagnostic"], "Told"]:
    """What there is to say of a glossary that cannot be used: every problem, where it stands."""
    from isogloss.diagnostic import Diagnostic, Severity, message
    from isogloss.messages import label
    from isogloss.review.told import Section, Told
    from isogloss.text.source import Location

    found = [
        Diagnostic(
            Location(problem.path, problem.line, 1, problem.line, 1),
            message("{reason}", reason=problem.reason),
            rule="glossary",
            severity=Severity.ERROR,
        )
        for problem in error.problems
    ]
    items = tuple(str(problem) for problem in error.problems)
    lead = label("The glossary cannot be used, and nothing could be checked.", lang)
    return found, Told(lead, (Section(label("Glossary", lang), items=items),))


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


def _former_termbase(project: "Project", revision: str) -> "Termbase | None":
    """What the pages were written by at a revision; None where there was no glossary that can be used."""
    from isogloss.changes import former_files
    from isogloss.glossary.glossary import GlossaryError, read_glossary
    from isogloss.matching.termbase import Termbase

    if not project.glossary.is_dir():
        return None
    with TemporaryDirectory() as folder:
        for name, data in former_files(revision, project.glossary).items():
            Path(folder, name).write_bytes(data)
        try:
            return Termbase(read_glossary(Path(folder)))
        except GlossaryError:
            return None


def _touched(before: "Termbase", project: "Project") -> dict[str, list["Message"]]:
    from isogloss.review.touched import touched

    return touched(before, project.site)


def _lines(project: "Project", revision: str) -> dict[str, frozenset[int]]:
    """The changed lines of pages, be the glossary changed as well or not."""
    from isogloss.changes import changed_lines
    from isogloss.project import absolute

    lines = changed_lines(revision, absolute(project.docs))
    known = {Path(os.path.realpath(disk)): path for path, disk in project.disk.items()}
    return {known[file]: rows for file, rows in lines.items() if file in known}


def _language(
    project: "Project", changed: Mapping[str, frozenset[int]] | None, touched: Mapping[str, list["Message"]]
) -> str:
    """The editor's language: the one whose pages and terms alone change; else the settings' or the environment's."""
    from isogloss.messages import from_environment, languages

    start = f"{project.site.docs}/" if project.site.docs else ""
    theirs = {path.removeprefix(start).partition("/")[0] for path in changed or ()} | set(touched)
    theirs &= set(project.site.languages)
    if len(theirs) == 1 and theirs <= set(languages()):
        return theirs.pop()
    return project.settings.lang or from_environment()


def _told(
    project: "Project", revision: str, found: list["Diagnostic"], touched: dict[str, list["Message"]], lang: str
) -> "Told":
    from isogloss.languages import language
    from isogloss.messages import label, tell
    from isogloss.review.told import Section, Told

    sections = []
    if others := _other_files(project, revision):
        said = (
            "These files are neither pages nor glossary: whoever looks after the code reads them before anything runs"
        )
        sections.append(Section(label(said, lang), items=tuple(others)))
    if touched:
        sections.append(Section(label("What the change of the glossary touches", lang)))
    for code, messages in touched.items():
        sections.append(Section(language(code).name, 3, tuple(tell(message, lang) for message in messages)))
    sections += _groups(project, found, lang)
    lead = (
        label("{found} found in what changes", lang).format(found=len(found))
        if found
        else label("Nothing found.", lang)
    )
    more = label("There is more: all of it stands in the summary of the check.", lang)
    return Told(lead, tuple(sections), tuple(_suggestions(project, revision, found, lang)), more)


def _other_files(project: "Project", revision: str) -> list[str]:
    """What changes besides pages and glossary, as people know it."""
    from isogloss.changes import changed_lines
    from isogloss.project import absolute
    from isogloss.site.site import printable

    folders = [Path(os.path.realpath(folder)) for folder in (project.docs, project.glossary)]
    root = Path(os.path.realpath(project.root))
    files = changed_lines(revision, absolute(project.docs))
    return sorted(
        printable(os.path.relpath(file, root)) for file in files if not any(file.is_relative_to(f) for f in folders)
    )


def _groups(project: "Project", found: list["Diagnostic"], lang: str) -> list["Section"]:
    """What is found by language and rule, the worst first, with the command that mends it or explains it."""
    from isogloss.languages import language
    from isogloss.messages import label, tell
    from isogloss.reports import RANK
    from isogloss.review.told import Section

    start = f"{project.site.docs}/" if project.site.docs else ""
    groups: dict[str, dict[str, list[Diagnostic]]] = {}
    for diagnostic in sorted(found, key=lambda d: (RANK[d.severity], d.rule)):
        code = diagnostic.location.path.removeprefix(start).partition("/")[0]
        groups.setdefault(code if code in project.site.languages else "", {}).setdefault(diagnostic.rule, []).append(
            diagnostic
        )
    sections = []
    for code in ("", *project.site.languages):
        if code not in groups:
            continue
        sections.append(Section(language(code).name if code else label("Glossary", lang)))
        for rule, diagnostics in groups[code].items():
            fixable = any(diagnostic.fix is not None for diagnostic in diagnostics)
            command = f"isogloss check --fix --select {rule}" if fixable else f"isogloss explain {rule}"
            items = tuple(
                f"{d.location} {label(str(d.severity), lang)}: {' '.join(tell(d.message, lang).split())}"
                for d in diagnostics
            )
            sections.append(Section(f"{rule} ({len(items)})", 3, items, command))
    return sections


def _suggestions(project: "Project", revision: str, found: list["Diagnostic"], lang: str) -> "list[Suggestion]":
    from isogloss.fixes import by_file
    from isogloss.review.suggestions import suggestions
    from isogloss.text.source import read_source

    lines = _lines(project, revision)
    return [
        suggestion
        for path, diagnostics in by_file(found).items()
        if path in lines
        for suggestion in suggestions(read_source(project.disk[path], path), diagnostics, lines[path], lang)
    ]
