"""The manual of rules says what the rules say."""

from isogloss.commands.rules import manual
from support import ROOT

FOLDER = ROOT / "manual" / "rules"


def test_the_manual_is_the_rules_own():
    """Where it is not, run `make manual`."""
    assert {file.name: file.read_text(encoding="utf-8") for file in FOLDER.iterdir()} == manual()
