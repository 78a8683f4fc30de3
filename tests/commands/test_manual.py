"""What the code says of itself stands in the manual as it says it."""

import sys

import pytest

from isogloss.commands.rules import manual as manual_of_rules
from support import ROOT

sys.path.insert(0, str(ROOT / "tools"))
from manual import GENERATED, MANUAL, PARTS, filled

PAGES = {file: file.read_text(encoding="utf-8") for file in sorted(MANUAL.rglob("*.md"))}
FILLED = [file for file, page in PAGES.items() if GENERATED.search(page)]
FOLDER = MANUAL / "reference" / "rules"


def test_the_manual_of_rules_is_the_rules_own():
    """Where it is not, run `make manual`."""
    assert {file.name: file.read_text(encoding="utf-8") for file in FOLDER.iterdir()} == manual_of_rules()


@pytest.mark.parametrize("file", FILLED, ids=lambda it: it.stem)
def test_tables_say_what_the_code_says(file):
    """Where they do not, run `make manual`."""
    assert PAGES[file] == filled(PAGES[file])


def test_every_table_stands_in_the_manual_once():
    found = sorted(block["name"] for page in PAGES.values() for block in GENERATED.finditer(page))
    assert found == sorted(PARTS)
