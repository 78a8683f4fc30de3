"""The layers hold: a module imports only from its own layer and those below it, and the engine knows no MkDocs."""

import ast
import re
import sys
from pathlib import Path

from support import ROOT

ENGINE = ROOT / "hooks" / "isogloss"
LAYERS = [
    "text", "languages", "figures", "glossary", "matching", "exchange", "site", "finding", "freshness", "growth",
    "publishing", "suppression", "diagnostic", "baseline", "settings", "rules", "cache", "parallel", "results",
    "kept_results", "engine", "shards", "project", "messages", "terminal", "reports", "fixes", "changes", "changed",
    "review", "editing", "lsp", "arguments", "commands", "cli", "compiled_patterns",
]  # fmt: skip
OUTSIDE = {
    "ahocorasick_rs",
    "click",
    "fasttext",
    "markdown",
    "msgspec",
    "openpyxl",
    "polib",
    "yaml",
    *sys.stdlib_module_names,
}
OPTIONAL = {
    "publishing/collation.py": {"icu"},
    "publishing/lettering.py": {"icu", "uharfbuzz"},
    "publishing/other_script.py": {"icu"},
    "publishing/romanized.py": {"icu"},
    "lsp/": {"lsprotocol", "pygls"},
}
"""What only a part needs, imported when that is used, and which is installed for it."""


def imports(file: Path) -> list[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            found.append(node.module)
    return found


def layer(parts: tuple[str, ...]) -> int | None:
    """The layer of a module of the engine; None for its root, which offers the layers to others."""
    return LAYERS.index(parts[0]) if parts else None


def test_layers():
    for file in sorted(ENGINE.rglob("*.py")):
        parts = file.relative_to(ENGINE).with_suffix("").parts
        if parts in (("__init__",), ("__main__",)):
            continue
        here = layer(parts)
        for name in imports(file):
            if name.startswith("isogloss"):
                there = layer(tuple(name.split(".")[1:]))
                assert there is None or there <= here, f"{file.relative_to(ROOT)} imports {name}, from a layer above it"


def test_the_engine_imports_nothing_but_what_it_declares():
    for file in sorted(ENGINE.rglob("*.py")):
        for name in imports(file):
            top = name.partition(".")[0]
            path = file.relative_to(ENGINE).as_posix()
            known = OUTSIDE.union(*(names for part, names in OPTIONAL.items() if path.startswith(part)))
            assert top == "isogloss" or top in known, f"{file.relative_to(ROOT)} imports {name}"


def test_the_hooks_are_those_that_are_listed_and_what_they_share_imports_none_of_them():
    listed = re.findall(r"^  - hooks/(\w+)\.py", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    listed += re.findall(r"^  - hooks/(\w+)\.py", (ROOT / "manual.yml").read_text(encoding="utf-8"), re.MULTILINE)
    hooks = {file.stem for file in (ROOT / "hooks").glob("*.py")}
    assert hooks == set(listed)
    for file in (ROOT / "hooks" / "building").glob("*.py"):
        assert not hooks.intersection(imports(file)), f"{file.relative_to(ROOT)} imports a hook"
