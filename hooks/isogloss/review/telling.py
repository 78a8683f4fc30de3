"""What there is to say of a change, for whoever reviews it."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from isogloss.changed import Lines
from isogloss.changes import changed_lines, former_files
from isogloss.diagnostic import Diagnostic, Message, Severity
from isogloss.fixes import by_file
from isogloss.glossary.glossary import GlossaryError, read_glossary
from isogloss.languages import language
from isogloss.matching.termbase import Termbase
from isogloss.messages import counted, from_environment, label, languages, tell, visible
from isogloss.project import Project, absolute
from isogloss.reports import RANK
from isogloss.review.suggestions import suggestions
from isogloss.review.told import Section, Suggestion, Told
from isogloss.review.touched import touched
from isogloss.site.site import printable
from isogloss.suppression import suppressions
from isogloss.text.source import Location, read_source

NEVER_RUN = {".md", ".lock"}
"""Files that nothing runs, besides pages and glossary: prose, and records of what belongs together."""
LOCKS = {"uv.lock", "poetry.lock", "Pipfile.lock", "yarn.lock", "Gemfile.lock", "Cargo.lock"}
"""What says which code of others is installed."""


def touched_since(revision: str, project: Project) -> dict[str, list[Message]]:
    """What has changed in the terms since a revision, by language; nothing where no glossary could be used then.

    Raises ChangesError.
    """
    with TemporaryDirectory() as folder:
        for name, data in former_files(revision, project.glossary).items():
            Path(folder, name).write_bytes(data)
        try:
            return touched(Termbase(read_glossary(Path(folder))), project.site)
        except GlossaryError:
            return {}


def editors_language(project: Project, lines: Lines, terms: Mapping[str, Sequence[Message]]) -> str:
    """The language whose pages and terms alone change; else the settings' or the environment's."""
    theirs = {_language(path, project) for path in lines} | set(terms)
    if len(theirs) == 1 and theirs <= set(languages()):
        return theirs.pop()
    return project.settings.lang or from_environment()


def tell_change(
    project: Project,
    revision: str,
    found: Sequence[Diagnostic],
    lines: Lines,
    terms: Mapping[str, Sequence[Message]],
    lang: str,
) -> Told:
    """What there is to say of what changed since a revision, in a language. Raises ChangesError."""
    sections = []
    if others := _other_files(project, revision):
        said = (
            "These files are neither pages nor glossary: whoever looks after the code reads them before anything runs"
        )
        sections.append(Section(label(said, lang), items=tuple(others)))
    if allowed := _allowed(project, lines):
        sections.append(Section(label("What comments in this change allow", lang), items=allowed))
    if fixable := sum(diagnostic.fix is not None for diagnostic in found):
        title = counted(fixable, lang, "{fixable} can be fixed with --fix")
        sections.append(Section(title.format(fixable=fixable), command="isogloss check --fix"))
    if terms:
        sections.append(Section(label("What the change of the glossary touches", lang)))
    for code, messages in terms.items():
        sections.append(Section(language(code).name, 3, tuple(tell(message, lang) for message in messages)))
    told = counted(len(found), lang, "{found} found in what changes")
    return Told(
        told.format(found=len(found)) if found else label("Nothing found.", lang),
        (*sections, *_groups(project, found, lang)),
        tuple(_suggestions(project, found, lines, lang)),
        label("There is more: see the summary of the check.", lang),
    )


def tell_unusable(error: GlossaryError, lang: str) -> tuple[list[Diagnostic], Told]:
    """What there is to say of a glossary that cannot be used: every problem, where it stands."""
    found = [
        Diagnostic(
            Location(problem.path, problem.line, 1, problem.line, 1),
            problem.said,
            rule="glossary",
            severity=Severity.ERROR,
        )
        for problem in error.problems
    ]
    items = tuple(str(problem) for problem in error.problems)
    lead = label("The glossary cannot be used, and nothing could be checked.", lang)
    return found, Told(lead, (Section(label("Glossary", lang), items=items),))


def _language(path: str, project: Project) -> str:
    """The language of a page; nothing for what is no page."""
    start = f"{project.site.docs}/" if project.site.docs else ""
    code = path.removeprefix(start).partition("/")[0]
    return code if code in project.site.languages else ""


def _allowed(project: Project, lines: Lines) -> tuple[str, ...]:
    """What comments on lines that change allow, and why: it is found no more, so that somebody should look."""
    pages = (page for page in project.site.all_pages if page.source.path in lines)
    found = (it for page in pages for it in suppressions(page) if it.location.line in lines[it.location.path])
    return tuple(f"{it.location} {', '.join(it.rules)}: {visible(it.reason)}" for it in found if it.rules)


def _other_files(project: Project, revision: str) -> list[str]:
    """What changes besides pages and glossary, as people know it."""
    docs = absolute(project.docs)
    pages = [docs / root for root in project.site.layout.roots(project.site.languages)]
    folders = [Path(os.path.realpath(folder)) for folder in (*pages, project.glossary)]
    root = os.path.realpath(project.root)
    return sorted(
        printable(os.path.relpath(file, root))
        for file in changed_lines(revision, docs)
        if not any(file.is_relative_to(folder) for folder in folders)
        if file.suffix not in NEVER_RUN or file.name in LOCKS
    )


def _groups(project: Project, found: Sequence[Diagnostic], lang: str) -> Iterator[Section]:
    """What is found by language and rule, the worst first, with the command that mends it or explains it."""
    groups: dict[str, dict[str, list[Diagnostic]]] = {}
    for diagnostic in sorted(found, key=lambda d: (RANK[d.severity], d.rule)):
        there = groups.setdefault(_language(diagnostic.location.path, project), {})
        there.setdefault(diagnostic.rule, []).append(diagnostic)
    for code in ("", *project.site.languages):
        if code in groups:
            yield Section(language(code).name if code else label("Glossary", lang))
        for rule, diagnostics in groups.get(code, {}).items():
            fixable = any(diagnostic.fix is not None for diagnostic in diagnostics)
            command = f"isogloss check --fix --select {rule}" if fixable else f"isogloss explain {rule}"
            items = tuple(
                f"{d.location} {label(str(d.severity), lang)}: {' '.join(tell(d.message, lang).split())}"
                for d in diagnostics
            )
            yield Section(f"{rule} ({len(items)})", 3, items, command)


def _suggestions(project: Project, found: Sequence[Diagnostic], lines: Lines, lang: str) -> Iterator[Suggestion]:
    for path, diagnostics in by_file(found).items():
        if path in lines:
            yield from suggestions(read_source(project.disk[path], path), diagnostics, lines[path], lang)
