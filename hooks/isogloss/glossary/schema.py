"""The JSON Schema of a concept file, generated from the model."""

from typing import Any

import msgspec

from isogloss.glossary.model import ID, Concept
from isogloss.languages import codes


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a concept file."""
    (reference, *_), definitions = msgspec.json.schema_components([Concept], ref_template="#/$defs/{name}")
    root = definitions.pop("Concept")
    properties = dict(root["properties"])
    properties.pop("id")  # the file's name says it
    section = properties["languages"]["additionalProperties"]
    properties["languages"] = {
        **{key: value for key, value in properties["languages"].items() if key != "additionalProperties"},
        "properties": {code: section for code in codes()},
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A concept of an Isogloss glossary",
        "description": f"The file's name, {ID}, is the concept's id.",
        **{**root, "title": "A concept of an Isogloss glossary", "properties": properties},
        "$defs": definitions,
    }
