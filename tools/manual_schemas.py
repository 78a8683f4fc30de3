"""What JSON Schemas say of the keys of files, for the manual."""

import json
from collections.abc import Mapping
from typing import Any

from manual_tables import listed, table

from isogloss.commands.schema import text as schema_text

NEEDED = "required"


def keys(kind: str) -> str:
    """The keys of what a JSON Schema describes, a table for each kind of table in it."""
    schema = json.loads(schema_text(kind))
    kinds = dict(schema["$defs"])
    root = kinds.pop(schema["$ref"].rpartition("/")[2]) if "$ref" in schema else schema
    tables = [_keys(root, schema["$defs"])]
    tables += [f"### {name}\n\n{_keys(part, schema['$defs'])}" for name, part in kinds.items() if "properties" in part]
    return "\n".join(tables)


def _keys(part: Mapping[str, Any], kinds: Mapping[str, Any]) -> str:
    needed = part.get("required", ())
    rows = [
        (f"`{key}`", _kind(value, kinds), _default(key in needed, value), value.get("description", ""))
        for key, value in part["properties"].items()
    ]
    told = [("Key", "Value", "Default", "What it says"), *rows]
    saying = [column for column in zip(*told, strict=True) if not {"", NEEDED}.issuperset(column[1:])]
    heads, *rows = zip(*saying, strict=True)
    return f"{' '.join(part['description'].split())}\n\n{table(heads, rows)}"


def _default(needed: bool, value: Mapping[str, Any]) -> str:
    default = value.get("default")
    if needed:
        return NEEDED
    if default in (None, [], {}, ""):
        return ""
    shown = str(default).lower() if isinstance(default, bool) else default
    return listed(shown if isinstance(shown, list) else [shown])


def _kind(value: Mapping[str, Any], kinds: Mapping[str, Any]) -> str:
    """What a value is, in words."""
    if several := value.get("anyOf"):
        return " or ".join(_kind(each, kinds) for each in several if each.get("type") != "null")
    if name := value.get("$ref", "").rpartition("/")[2]:
        return listed(kinds[name]["enum"]) if "enum" in kinds[name] else f"[{name}](#{name.lower()})"
    if "enum" in value:
        return listed(value["enum"])
    if several := value.get("prefixItems"):
        return f"list of {len(several)}: {', '.join(_kind(each, kinds) for each in several)}"
    if value["type"] == "array":
        return f"list: {_kind(value['items'], kinds)}"
    if value["type"] == "object":
        inner = next(iter(value.get("properties", {}).values()), None) or value.get("additionalProperties") or {}
        return f"table: {_kind(inner, kinds)}" if inner else "table"
    return {"string": "text", "boolean": "`true` or `false`", "integer": "number"}[value["type"]]
