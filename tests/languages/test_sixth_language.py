"""A language is added by one file: it is then found, checked and reported like the five."""

import json
from pathlib import Path

import pytest

import isogloss.languages
from isogloss.cli import main


@pytest.fixture
def english(monkeypatch):
    monkeypatch.setattr(
        isogloss.languages, "__path__", [*isogloss.languages.__path__, str(Path(__file__).parent / "sixth")]
    )
    for remembered in (isogloss.languages.codes, isogloss.languages.language):
        remembered.cache_clear()
    yield
    monkeypatch.undo()
    for remembered in (isogloss.languages.codes, isogloss.languages.language):
        remembered.cache_clear()


def test_a_sixth_language(english, in_folder, capsys):
    for path, text in {
        "glossary/customer-journey.yml": "languages:\n"
        "  en: {terms: [{term: customer journey}, {term: customer trip, status: deprecated}],\n"
        '    examples: ["Two [customer journeys], one [customer trip]."]}\n'
        "  it: {terms: [{term: percorso del cliente}]}\n",
        "docs/en/index.md": "## One {#one}\n\nThe customer’s journey, *customer*\njourneys and customer trips.\n",
        "docs/it/index.md": "## Uno {#one}\n\nI percorsi del cliente.\n",
    }.items():
        (in_folder / path).parent.mkdir(parents=True, exist_ok=True)
        (in_folder / path).write_text(text, encoding="utf-8")
    assert main(["check", "--format", "concise"]) == 1
    assert capsys.readouterr().out == (
        "docs/en/index.md:4:14: error: “customer trips” is deprecated for customer-journey; "
        "write “customer journey” [deprecated-term]\n"
    )
    assert main(["concordance", "--language", "en", "docs/en/index.md", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["occurrences"]
    assert [occurrence["text"] for occurrence in found] == ["customer*\njourneys", "customer trips"]
