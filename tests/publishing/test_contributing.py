"""What editors are told before they write: the same in every language, and nothing that is not there."""

import re

import pytest
import yaml

from isogloss.languages import language
from isogloss.rules import rules
from support import ROOT

LANGUAGES = ("ar", "it", "pt", "tr", "zh")
GUIDES = {code: (ROOT / f"CONTRIBUTING.{code}.md").read_text(encoding="utf-8") for code in LANGUAGES}
ENGLISH = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
GITHUB = ROOT / ".github"
KINDS = ("new-concept", "unclear-passage", "wrong-term")

COMMAND = re.compile(r"^(make [a-z-]+)$|`(make [a-z-]+)`", re.MULTILINE)
ISOGLOSS = re.compile(r"isogloss (\w+(?: (?:section|concept|accept))?)")
RULE = re.compile(r"`([a-z]+(?:-[a-z]+)+)`")
KEY = re.compile(r"^- `([a-z-]+)[:`]", re.MULTILINE)


def commands(text: str) -> set[str]:
    return {found for pair in COMMAND.findall(text) for found in pair if found}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_guide_says_what_the_others_say(code):
    guide = GUIDES[code]
    assert commands(guide) == {"make check", "make fix", "make serve"}
    assert len(re.findall(r"^#+ ", guide, re.MULTILINE)) == 6
    keys = {"term", "status", "forms", "except", "near", "case", "shared-with", "sort", "examples"}
    assert keys <= set(KEY.findall(guide)) <= keys | {"gender"}
    named = set(RULE.findall(guide)) - keys
    assert named - {"docs", "glossary"} <= set(rules()), "a rule that there is not"
    assert named == set(RULE.findall(GUIDES["it"])) - keys
    assert ISOGLOSS.findall(guide) == ISOGLOSS.findall(GUIDES["it"])
    for other in {*LANGUAGES, ""} - {code}:
        assert f"(CONTRIBUTING.{other}.md)".replace("..", ".") in guide
    assert f"isogloss check --lang {code}" in guide
    assert f"docs/{code}/cxo-vs-cmo.md" in guide
    assert (language(code).direction == "rtl") == guide.startswith('<div dir="rtl">')


def test_every_command_that_is_named_is_there():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    security = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in commands("\n".join([*GUIDES.values(), ENGLISH, security, readme])):
        target = command.removeprefix("make ")
        assert re.search(rf"^{'site-%' if target.startswith('site-') else target}:", makefile, re.MULTILINE), command


def test_there_is_a_form_of_each_kind_in_each_language():
    files = {file.name for file in (GITHUB / "ISSUE_TEMPLATE").iterdir()}
    assert files == {f"{code}-{kind}.yml" for code in LANGUAGES for kind in KINDS} | {"config.yml"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_asks_the_same_in_every_language(kind):
    forms = {}
    for code in LANGUAGES:
        form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / f"{code}-{kind}.yml").read_text(encoding="utf-8"))
        assert set(form) == {"name", "description", "title", "labels", "body"}
        assert form["labels"] == [kind, f"language-{code}"]
        forms[code] = form
    shape = {
        code: [(f["type"], f.get("id"), f.get("validations", {}).get("required")) for f in form["body"]]
        for code, form in forms.items()
    }
    assert all(shape[code] == shape["it"] for code in LANGUAGES)
    assert {required for _, _, required in shape["it"]} == {None, True, False}
    # nothing has been left in another language
    for number in range(len(shape["it"])):
        said = [str(sorted(forms[code]["body"][number]["attributes"].items())) for code in LANGUAGES]
        assert len(set(said)) == len(LANGUAGES)


def test_there_is_a_template_of_a_pull_request_in_each_language():
    files = {file.stem: file.read_text(encoding="utf-8") for file in (GITHUB / "PULL_REQUEST_TEMPLATE").iterdir()}
    assert set(files) == set(LANGUAGES)
    assert {text.count("- [ ] ") for text in files.values()} == {4}
    assert all("`make check`" in text and "`{#…}`" in text for text in files.values())


def test_every_language_and_all_code_is_looked_after():
    rows = [row.split() for row in (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()]
    owned = {row[0]: row[1:] for row in rows if row and not row[0].startswith("#")}
    assert owned["*"] == ["@isogloss/code"]
    for code in LANGUAGES:
        assert owned[f"/docs/{code}/"] == owned[f"/CONTRIBUTING.{code}.md"] == [f"@isogloss/{code}"]
    for pattern in owned:
        assert pattern == "*" or (ROOT / pattern.strip("/")).exists(), pattern
