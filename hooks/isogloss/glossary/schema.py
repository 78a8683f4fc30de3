"""The JSON Schema of a concept file, generated from the model."""

from typing import Any

import msgspec

from isogloss.glossary.model import ID, Concept
from isogloss.languages import TAG, codes


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a concept file."""
    (_reference, *_), definitions = msgspec.json.schema_components([Concept], ref_template="#/$defs/{name}")
    root = definitions.pop("Concept")
    properties = dict(root["properties"])
    properties.pop("id")  # the file's name says it
    section = properties["languages"]["additionalProperties"]
    properties["languages"] = {
        **{key: value for key, value in properties["languages"].items() if key != "additionalProperties"},
        "properties": dict.fromkeys(codes(), section),  # what editors offer
        "patternProperties": {f"^{TAG.pattern.replace('(?P<primary>', '(?:')}$": section},
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **root,
        "title": "A concept of an Isogloss glossary",
        "description": f"{root['description']} The file's name, {ID}, is the concept's id.",
        "properties": properties,
        "$defs": definitions,
    }
