"""Write the glossary in a format of the trade."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from isogloss.commands import CLEAN, add_shared
from isogloss.text.message import message

HELP = "export the glossary: TBX, tables, JSON, SKOS, glossaries of translation tools, Vale"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("format", choices=names(), metavar="FORMAT", help="one of %(choices)s")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write to this file (default: standard output)")
    parser.add_argument(
        "--languages", metavar="CODE,…", help="export only these languages; of two, the first is the source"
    )
    add_shared(parser, "--glossary", "--config")


def names() -> list[str]:
    """The names of all formats, by their files: every command's help would have to wait for the formats themselves."""
    folder = Path(__file__).parent.parent / "exchange"
    return sorted(file.stem.replace("_", "-") for file in folder.glob("*.py") if file.stem != "__init__")


def run(options: Namespace) -> int:
    from isogloss.engine import UsageError
    from isogloss.exchange import formats, spoken, write
    from isogloss.glossary.glossary import read_glossary
    from isogloss.messages import from_environment, label
    from isogloss.project import open_project
    from isogloss.text import writing

    project = open_project(options.config, None, options.glossary, caching=False)
    glossary = read_glossary(project.glossary, project.settings.languages, partial=True)
    if not glossary.concepts:
        raise UsageError(message("no concept to export: name the glossary with --glossary DIR"), project.glossary)
    chosen = formats()[options.format]
    languages = _languages(options.languages, spoken(glossary))
    if chosen.bilingual and len(languages) < 2:
        raise UsageError(
            message("{format} is bilingual: name a source and a target with --languages", format=chosen.name)
        )
    data = write(chosen.name, glossary, languages)
    if options.output:
        writing.write(options.output, data)
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    lang = project.settings.lang or from_environment()
    for sentence, counts in (
        (label("kept in notes that only this engine reads: {keys}", lang), chosen.aside(glossary)),
        (label("left out, because the format cannot say it: {keys}", lang), chosen.left_out(glossary)),
    ):
        if counts:
            keys = ", ".join(f"{key} ({n})" for key, n in counts.items())
            print(sentence.format(keys=keys), file=sys.stderr)
    return CLEAN


def _languages(asked: str | None, there: tuple[str, ...]) -> tuple[str, ...]:
    from isogloss.engine import UsageError

    if asked is None:
        return there
    wanted = tuple(dict.fromkeys(code.strip() for code in asked.split(",") if code.strip()))
    unknown = [code for code in wanted if code not in there]
    if unknown or not wanted:
        raise UsageError(
            message(
                "no terms in “{language}”: the glossary’s languages are {known}",
                language="".join(unknown[:1]),
                known=", ".join(there),
            )
        )
    return wanted
