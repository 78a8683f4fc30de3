"""Bring the catalogs of messages up to date with the sentences that the engine says: `make catalogs`.

New sentences are added untranslated, sentences that nothing says any more are dropped; translations are kept.
"""

import ast
import re
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
ENGINE = ROOT / "hooks" / "isogloss"
CATALOGS = ENGINE / "messages"
SAYING = {"message", "label"}
PLACE = re.compile(r"\{[a-z_]+\}")


def sentences() -> list[str]:
    """Every sentence that is said to people, sorted. Where it is said changes more often than what is said, and is
    no part of the catalogs."""
    found: set[str] = set()
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
            # a rule may keep its sentences apart and choose among them
            found.update(s for value in constants.values() for s in _strings(value, constants) if PLACE.search(s))
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in SAYING and call.args:
                found.update(filter(_says_something, _strings(call.args[0], constants)))
    return sorted({*found, "error", "warning", "note"})  # the reports ask for severities by value


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
    known = {entry.msgid: entry.msgstr for entry in polib.pofile(str(file))} if file.exists() else {}
    catalog = polib.POFile(wrapwidth=110)
    catalog.metadata = {
        "Language": file.stem,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for sentence in sentences():
        catalog.append(polib.POEntry(msgid=sentence, msgstr=known.get(sentence, "")))
    catalog.save(str(file), newline="\n")


if __name__ == "__main__":
    for code in ("ar", "pt", "tr", "it", "zh"):
        update(CATALOGS / f"{code}.po")
