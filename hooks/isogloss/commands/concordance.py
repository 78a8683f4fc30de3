"""List every occurrence of the glossary's terms in some files."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from isogloss.commands import CLEAN
from isogloss.text.message import message

HELP = "list every occurrence of the glossary's terms in some files"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--language", required=True, metavar="CODE", help="the language of the files")
    parser.add_argument("--glossary", type=Path, default=Path("glossary"), metavar="DIR", help="concept files")
    parser.add_argument("--format", choices=("json", "text"), default="text", help="the format (default: text)")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="Markdown or plain text")


def run(options: Namespace) -> int:
    import msgspec

    from isogloss.engine import UsageError, load_termbase
    from isogloss.finding import find
    from isogloss.languages import codes, is_language
    from isogloss.text.source import Unreadable, read_source

    if not is_language(options.language):
        raise UsageError(
            message(
                "unknown language “{language}”: known are {known}", language=options.language, known=", ".join(codes())
            )
        )
    termbase = load_termbase(options.glossary, [options.language])
    try:
        sources = [read_source(file, str(file)) for file in options.files]
    except Unreadable as error:
        raise UsageError(error.said, error.place) from None
    rows = [
        {
            **occurrence.location._asdict(),
            "concept": occurrence.concept.id,
            "term": occurrence.term.text,
            "status": occurrence.term.status,
            "text": occurrence.text,
        }
        for source in sources
        for occurrence in find(termbase, options.language, source.text, source.path)
    ]
    if options.format == "json":
        body = msgspec.json.encode({"schema_version": 1, "occurrences": rows})
        sys.stdout.write(msgspec.json.format(body, indent=2).decode() + "\n")
    else:
        for row in rows:
            text = " ".join(row["text"].split())
            place = f"{row['path']}:{row['line']}:{row['column']}"
            print(f"{place}: “{text}” {row['concept']} ({row['term']}, {row['status']})")
    return CLEAN
