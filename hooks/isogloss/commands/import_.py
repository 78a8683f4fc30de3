"""Read concepts from a file of another format: first what that would do is shown, then, when asked, done."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from isogloss.commands import CLEAN, COULD_NOT_RUN, DIAGNOSTICS, add_shared
from isogloss.text.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isogloss.editing.changes import Change as FileChange
    from isogloss.exchange import Imported, Remark
    from isogloss.exchange.shared.plan import Change, Plan, Step

HELP = "import concepts from TBX, a table or JSON: show what would change, or change it with --apply"

SHOWN = 60
"""Characters of a value that are shown of what stood and of what will stand."""


def arguments(parser: ArgumentParser) -> None:
    from isogloss.commands.export import names

    parser.add_argument("file", type=Path, metavar="FILE", help="the file to read")
    parser.add_argument("--format", choices=names(), metavar="FORMAT", help="the file's format (default: by its name)")
    parser.add_argument("--apply", action="store_true", help="write new and changed concepts, but none in conflict")
    parser.add_argument("--partial", action="store_true", help="accept concepts that lack languages of the site")
    parser.add_argument(
        "--prune", action="store_true", help="remove terms that the file's language sections no longer have"
    )
    add_shared(parser, "--glossary", "--docs", "--config", "--lang")


def run(options: Namespace) -> int:
    from isogloss.editing.changes import make
    from isogloss.exchange import ImportFlaws
    from isogloss.exchange.shared.plan import Kind, plan
    from isogloss.glossary.glossary import read_glossary
    from isogloss.messages import counted, from_environment, label, tell, visible
    from isogloss.project import open_project
    from isogloss.text.source import read_source

    project = open_project(options.config, options.docs, options.glossary, caching=False)
    lang = options.lang or project.settings.lang or from_environment()
    try:
        imported = _read(options.file, options.format, project.languages)
    except ImportFlaws as error:
        for flaw in error.flaws:
            said = f"{label('error', lang)}: {tell(flaw.reason, lang)}"
            print(f"{visible(flaw.path)}:{flaw.line}:{flaw.column}: {said}", file=sys.stderr)
        return COULD_NOT_RUN
    glossary = read_glossary(project.glossary, project.settings.languages, partial=True)
    texts = {name: read_source(Path(glossary.path(name)), glossary.path(name)).text for name in glossary.concepts}
    languages = () if options.partial or project.settings.partial_concepts else project.languages
    made = plan(glossary, texts, imported, languages, prune=options.prune)
    for line in told(made, lang):
        print(line)
    if options.apply:
        changes = list(_changes(made, project.glossary))
        make(changes)
        said = counted(len(changes), lang, "{files} file written", "{files} files written")
        print(said.format(files=len(changes)), file=sys.stderr)
    elif made.of(Kind.NEW) or made.of(Kind.CHANGED):
        print(label("nothing was written: use --apply", lang), file=sys.stderr)
    return DIAGNOSTICS if made.of(Kind.CONFLICTING) else CLEAN


def _changes(made: "Plan", folder: Path) -> Iterator["FileChange"]:
    """The changes of concept files that a plan says: all are made, or none, so that no concept lacks its relations."""
    from isogloss.editing.changes import Change
    from isogloss.exchange.shared.plan import Kind

    for step in made.steps:
        if step.text is not None and step.kind in (Kind.NEW, Kind.CHANGED):
            file = folder / f"{step.concept}.yml"
            yield Change(file, None if step.kind is Kind.NEW else file.read_bytes(), step.text.encode())


def _read(file: Path, name: str | None, languages: "Sequence[str]") -> "Imported":
    from isogloss.engine import UsageError
    from isogloss.exchange import by_suffix, formats, read
    from isogloss.text.source import read_bytes

    readable = [known for known, format_ in formats().items() if format_.readable]
    name = name or by_suffix(file.name)
    if name not in readable:
        known = ", ".join(readable)
        said = (
            message("“{format}” is only written; name the format with --format: {known}", format=name, known=known)
            if name
            else message("its name tells no format; name it with --format: {known}", known=known)
        )
        raise UsageError(said, file)
    return read(name, read_bytes(file, str(file), formats()[name].largest), str(file), languages)


def told(made: "Plan", lang: str) -> Iterator[str]:
    """A plan for people: concept by concept, then what is left of the file, then how many of each."""
    from isogloss.exchange.shared.plan import Kind
    from isogloss.messages import label, visible

    signs = {Kind.NEW: "+", Kind.CHANGED: "~", Kind.CONFLICTING: "!"}
    names = {
        Kind.NEW: label("new", lang),
        Kind.CHANGED: label("changed", lang),
        Kind.SAME: label("as it was", lang),
        Kind.CONFLICTING: label("in conflict", lang),
    }
    for step in made.steps:
        if step.kind is not Kind.SAME:
            yield f"{signs[step.kind]} {visible(step.concept)}  ({names[step.kind]})"
            yield from (f"    {visible(line)}" for line in _details(step, lang))
    if made.remarks:
        yield label("not taken from the file:", lang)
        yield from (f"    {line}" for line in _grouped(made.remarks, lang))
    yield ", ".join(f"{names[kind]}: {len(made.of(kind))}" for kind in Kind)


def _details(step: "Step", lang: str) -> Iterator[str]:
    from isogloss.messages import label, tell_plainly

    for reason in step.conflicts:
        yield f"! {tell_plainly(reason, lang)}"
    for change in step.changes:
        yield _line(change)
    for code, term in step.kept:
        yield f"= {code}: {term}  ({label('not in the file: it stays', lang)})"
    if step.rewritten:
        yield f"~ {label('the file is rewritten, and its comments are lost', lang)}"


def _line(change: "Change") -> str:
    where = ": ".join(change.where)
    if change.before is None:
        return f"+ {where}: {_short(change.after or '')}"
    if change.after is None:
        return f"- {where}: {_short(change.before)}"
    return f"~ {where}: {_short(change.before)} → {_short(change.after)}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _grouped(remarks: "Sequence[Remark]", lang: str) -> Iterator[str]:
    """Remarks, those that say the same in one line."""
    from isogloss.messages import tell, visible

    lines: dict[Message, list[int]] = {}
    for remark in remarks:
        lines.setdefault(remark.what, []).append(remark.line)
    for what, places in lines.items():
        more = f" (+{len(places) - 1})" if len(places) > 1 else ""
        yield f"{visible(remarks[0].path)}:{places[0]}{more}: {tell(what, lang)}"
