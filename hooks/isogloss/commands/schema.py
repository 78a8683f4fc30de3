"""Print the JSON Schema of what the engine reads or writes."""

import sys
from argparse import ArgumentParser, Namespace
from typing import Any

from isogloss.commands import CLEAN

HELP = "print the JSON Schema of concept files, settings, reports or the status"

KINDS = ("concept", "settings", "report", "status")


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", nargs="?", choices=KINDS, default=KINDS[0], help="what to describe (default: concept)")


def run(options: Namespace) -> int:
    sys.stdout.write(text(options.kind))
    return CLEAN


def text(kind: str) -> str:
    """A schema as it stands in schemas/<kind>.schema.json."""
    import json

    return json.dumps(_schema(kind), ensure_ascii=False, indent=2) + "\n"


def _schema(kind: str) -> dict[str, Any]:
    import msgspec

    from isogloss.freshness.overview import Overview
    from isogloss.glossary.schema import schema
    from isogloss.reports.json import Body
    from isogloss.settings import Settings

    if kind == "concept":
        return schema()
    title, model = {
        "settings": ("Settings of Isogloss", Settings),
        "report": ("A report of Isogloss in JSON", Body),
        "status": ("How the translations of a site stand, as Isogloss says it in JSON", Overview),
    }[kind]
    made = msgspec.json.schema(model)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **made}
