"""Bring the catalogs of messages up to date with the sentences that the engine says: `make catalogs`.

New sentences are added untranslated, sentences that nothing says any more are dropped; translations are kept.
"""

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib

from isogloss.arguments import OWN
from isogloss.cli import parser

ROOT = Path(__file__).resolve().parent.parent
ENGINE = ROOT / "hooks" / "isogloss"
CATALOGS = ENGINE / "messages"
SAYING = {"message", "label"}
COUNTING = "counted"
REFUSING = "Unreadable"
PLURALS = {
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
    "it": "nplurals=2; plural=n != 1;",
    "pt": "nplurals=2; plural=n > 1;",
    "tr": "nplurals=2; plural=n != 1;",
    "zh": "nplurals=1; plural=0;",
}
"""The classes of numbers that each language tells apart: the plural rules of Unicode CLDR, as gettext writes them."""

PLACE = re.compile(r"\{[a-z_]+\}")


def sentences() -> dict[str, str]:
    """Every sentence that is said to people, sorted, and how it is said of many where it counts. Where it is said
    changes more often than what is said, and is no part of the catalogs."""
    found: set[str] = set()
    counting: dict[str, str] = {}
    for file in sorted(ENGINE.rglob("*.py")):
        if file.parent.name == "publishing":
            continue  # what pages of the site say, they say themselves
        tree = ast.parse(file.read_text(encoding="utf-8"))
        constants = {
            target.id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        if file.parent.name == "rules":
            if file.stem != "__init__":
                found.add((ast.get_docstring(tree) or "").partition("\n")[0])  # what it sees
            # a rule may keep its sentences apart and choose among them
            found.update(s for value in constants.values() for s in _strings(value, constants) if PLACE.search(s))
        for call in ast.walk(tree):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
                continue
            if call.func.id in SAYING and call.args:
                found.update(filter(_says_something, _strings(call.args[0], constants)))
            elif call.func.id == REFUSING:
                found.update(filter(_says_something, _strings(call.args[1], constants)))
            elif call.func.id == COUNTING:
                one, *many = (text for said in call.args[2:] for text in _strings(said, constants))
                counting[one] = many[0] if many else one
    found |= {*_helps(parser()), *OWN}
    found |= {"error", "warning", "note"}  # the reports ask for severities by value
    return dict(sorted([*((sentence, "") for sentence in found), *counting.items()]))


def _helps(of: argparse.ArgumentParser) -> Iterator[str]:
    """What the help of a command says, and those of its commands."""
    said = [of.description, *(group.title for group in of._action_groups), *(action.help for action in of._actions)]
    yield from (text for text in said if text)
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from (choice.help for choice in action._choices_actions)
            for command in action.choices.values():
                yield from _helps(command)


def _says_something(sentence: str) -> bool:
    """Whether a sentence has words besides its {places}."""
    return bool(re.search(r"[a-z]", re.sub(r"\{\w+\}", "", sentence)))


def _strings(expression: ast.expr, constants: dict[str, ast.expr]) -> list[str]:
    """The strings that an expression can be, as far as it names constants of its module."""
    if isinstance(expression, ast.Constant):
        return [expression.value] if isinstance(expression.value, str) else []
    if isinstance(expression, ast.IfExp):
        return _strings(expression.body, constants) + _strings(expression.orelse, constants)
    if isinstance(expression, ast.Subscript):
        return _strings(expression.value, constants)
    if isinstance(expression, ast.Dict):
        return [string for value in expression.values for string in _strings(value, constants)]
    if isinstance(expression, ast.Name) and expression.id in constants:
        return _strings(constants[expression.id], constants)
    return []


def update(file: Path) -> None:
    """Bring one catalog up to date."""
    known = {entry.msgid: entry for entry in polib.pofile(str(file))} if file.exists() else {}
    catalog = polib.POFile(wrapwidth=110)
    catalog.metadata = {
        "Language": file.stem,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[file.stem],
    }
    for one, many in sentences().items():
        there = known.get(one, polib.POEntry())
        if many:
            forms = {number: there.msgstr_plural.get(number, "") for number in range(_classes(catalog))}
            catalog.append(polib.POEntry(msgid=one, msgid_plural=many, msgstr_plural=forms))
        else:
            catalog.append(polib.POEntry(msgid=one, msgstr=there.msgstr))
    catalog.save(str(file), newline="\n")


def _classes(catalog: polib.POFile) -> int:
    return int(catalog.metadata["Plural-Forms"].partition("nplurals=")[2].partition(";")[0])


if __name__ == "__main__":
    for code in PLURALS:
        update(CATALOGS / f"{code}.po")
