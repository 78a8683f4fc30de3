"""Bring the manual's tables up to date with what the code says: `make manual`.

What stands on a page of the manual between `<!-- generated: NAME -->` and `<!-- end -->` is written here; all around it
is written by hand.
"""

import json
import re
from argparse import PARSER, SUPPRESS, Action, ArgumentParser
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from isogloss.cli import parser
from isogloss.commands.schema import text as schema_text
from isogloss.exchange import formats as exchange_formats
from isogloss.exchange.shared.fields import ALL
from isogloss.languages import codes, language
from isogloss.reports import formats as report_formats

ROOT = Path(__file__).resolve().parent.parent
MANUAL = ROOT / "manual"
GENERATED = re.compile(r"(?P<begin><!-- generated: (?P<name>[\w-]+) -->\n).*?(?P<end><!-- end -->)", re.DOTALL)

NEEDED = "must be there"


def filled(page: str) -> str:
    """A page with what the code says now. Raises KeyError where it asks for what there is not."""
    return GENERATED.sub(lambda found: f"{found['begin']}\n{PARTS[found['name']]()}\n{found['end']}", page)


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |\n" for line in lines)


def commands() -> str:
    """Every command with its arguments and options, as argparse has them."""
    return "\n".join(_command(name, each) for name, each in _leaves(parser()))


def _leaves(of: ArgumentParser, name: str = "isogloss") -> Iterator[tuple[str, ArgumentParser]]:
    """The commands that do something themselves, by the words that call them."""
    kinds = next((action.choices for action in of._actions if action.nargs == PARSER), None)
    if not kinds:
        yield name, of
        return
    for word, below in kinds.items():
        yield from _leaves(below, f"{name} {word}")


def _command(name: str, of: ArgumentParser) -> str:
    heading = f"## {name.removeprefix('isogloss ')}\n\n{of.description[0].upper()}{of.description[1:]}.\n"
    needed = [_called(action) for action in of._actions if action.required and action.option_strings]
    given = [_called(action) for action in of._actions if not action.option_strings]
    usage = " ".join([name, *needed, "[OPTION …]", *given])
    groups = [(group.title.removeprefix("positional ").capitalize(), _shown(group)) for group in of._action_groups]
    tables = [
        table([title, ""], [(f"`{_called(action, True)}`", _said(action)) for action in told])
        for title, told in groups
        if told
    ]
    return "\n".join([heading, f"```text\n{usage}\n```\n", *tables])


def _shown(group: Any) -> list[Action]:
    return [action for action in group._group_actions if action.help != SUPPRESS and action.dest != "help"]


def _called(action: Action, alone: bool = False) -> str:
    """How an argument or option is written: in a command, or named alone."""
    value = action.metavar or ("" if action.nargs == 0 else action.dest.upper())
    if action.option_strings:
        several = " …" if action.nargs == "+" else ""
        return f"{', '.join(action.option_strings)} {value}{several}".strip()
    several = " …" if action.nargs in ("*", "+") else ""
    return f"{value}{several}" if alone or action.nargs in (None, "+") else f"[{value}{several}]"


def _said(action: Action) -> str:
    said = action.help or ""
    return f"{said}: {_listed(action.choices)}" if action.choices else said


def _listed(names: Iterable[object]) -> str:
    return ", ".join(f"`{name}`" for name in names)


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
    told = [("Key", "Value", "If it is not there", "What it says"), *rows]
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
    return _listed(shown if isinstance(shown, list) else [shown])


def _kind(value: Mapping[str, Any], kinds: Mapping[str, Any]) -> str:
    """What a value is, in words."""
    if several := value.get("anyOf"):
        return " or ".join(_kind(each, kinds) for each in several if each.get("type") != "null")
    if name := value.get("$ref", "").rpartition("/")[2]:
        return _listed(kinds[name]["enum"]) if "enum" in kinds[name] else f"[{name}](#{name.lower()})"
    if "enum" in value:
        return _listed(value["enum"])
    if several := value.get("prefixItems"):
        return f"list of {len(several)}: {', '.join(_kind(each, kinds) for each in several)}"
    if value["type"] == "array":
        return f"list: {_kind(value['items'], kinds)}"
    if value["type"] == "object":
        inner = next(iter(value.get("properties", {}).values()), None) or value.get("additionalProperties") or {}
        return f"table: {_kind(inner, kinds)}" if inner else "table"
    return {"string": "text", "boolean": "`true` or `false`", "integer": "number"}[value["type"]]


def languages() -> str:
    """The languages that there are files for."""
    rows = [
        (
            f"`{code}`",
            it.name,
            {"ltr": "left to right", "rtl": "right to left"}[it.direction],
            ", ".join(sorted(it.scripts)),
            "yes" if it.spaced else "no",
            " ".join("".join(pair) for pair in it.typography.quotes),
        )
        for code, it in ((code, language(code)) for code in codes())
    ]
    return table(["Code", "Name", "Direction", "Letters", "Spaces between words", "Quotation marks"], rows)


def reports() -> str:
    """The formats of reports."""
    return table(
        ["`--format`", "What it is"],
        [(f"`{name}`", _first_paragraph(import_module(f"isogloss.reports.{name}"))) for name in report_formats()],
    )


def exchange() -> str:
    """The formats of the glossary."""
    return table(
        ["Format", "What it is", "File", "Can be read", "Keeps of a concept, besides its terms"],
        [
            (f"`{name}`", it.summary, f"`{it.suffix}`", "yes" if it.readable else "no", _kept(it.module))
            for name, it in exchange_formats().items()
        ],
    )


def _kept(of: Any) -> str:
    """The keys of a concept file that a format can say."""
    if of.KEEPS | of.ASIDE == ALL:
        return f"all; in notes: {_listed(sorted(of.ASIDE))}" if of.ASIDE else "all"
    return _listed(sorted(of.KEEPS))


def action() -> str:
    """The inputs of the GitHub Action."""
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    rows = [
        (f"`{name}`", it["description"], f"`{it['default']}`" if it["default"] else "") for name, it in inputs.items()
    ]
    return table(["Input", "What it says", "If it is not there"], rows)


def _first_paragraph(of: object) -> str:
    return " ".join(of.__doc__.partition("\n\n")[0].split())


PARTS = {
    "commands": commands,
    "settings": lambda: keys("settings"),
    "concept": lambda: keys("concept"),
    "report": lambda: keys("report"),
    "status": lambda: keys("status"),
    "languages": languages,
    "reports": reports,
    "exchange": exchange,
    "action": action,
}


def main() -> None:
    for file in sorted(MANUAL.rglob("*.md")):
        page = file.read_text(encoding="utf-8")
        file.write_text(filled(page), encoding="utf-8")


if __name__ == "__main__":
    main()
