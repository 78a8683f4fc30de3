"""Print the JSON Schema of a concept file."""

import sys
from argparse import ArgumentParser, Namespace

from isogloss.commands import CLEAN

HELP = "print the JSON Schema of a concept file, from which editors complete and check"


def arguments(parser: ArgumentParser) -> None:
    pass


def run(options: Namespace) -> int:
    sys.stdout.write(text())
    return CLEAN


def text() -> str:
    """The schema as it stands in schemas/concept.schema.json."""
    import json

    from isogloss.glossary.schema import schema

    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
