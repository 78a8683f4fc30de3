"""A language is added by one file: it is then found, checked and reported like the others."""

import json
from pathlib import Path

import pytest

import isogloss.languages
from isogloss.cli import main
from support import write_all


@pytest.fixture
def dutch(monkeypatch):
    monkeypatch.setattr(
        isogloss.languages, "__path__", [*isogloss.languages.__path__, str(Path(__file__).parent / "added")]
    )
    for remembered in (isogloss.languages.codes, isogloss.languages.language):
        remembered.cache_clear()
    yield
    monkeypatch.undo()
    for remembered in (isogloss.languages.codes, isogloss.languages.language):
        remembered.cache_clear()


def test_an_added_language(dutch, in_folder, capsys):
    write_all(
        in_folder,
        {
            "glossary/customer-experience.yml": "languages:\n"
            "  nl: {terms: [{term: totale klantbeleving}, {term: totale klantervaring, status: deprecated}],\n"
            '    examples: ["Twee [totale klantbelevingen], een [totale klantervaring]."]}\n'
            "  it: {terms: [{term: esperienza del cliente}]}\n",
            "docs/nl/index.md": "## Een {#one}\n\nDe klantbeleving, *totale*\n"
            "klantbelevingen en totale klantervaringen.\n",
            "docs/it/index.md": "## Uno {#one}\n\nLe esperienze del cliente.\n",
        },
    )
    assert main(["check", "--format", "concise"]) == 1
    assert capsys.readouterr().out == (
        "docs/nl/index.md:4:20: error: “totale klantervaringen” is deprecated for customer-experience; "
        "write “totale klantbeleving” [deprecated-term]\n"
    )
    assert main(["concordance", "--language", "nl", "docs/nl/index.md", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["occurrences"]
    assert [occurrence["text"] for occurrence in found] == ["totale*\nklantbelevingen", "totale klantervaringen"]
