"""Translations in step on the command line: what is recorded, told and refused."""

import json

import pytest

from isogloss.cli import main

PAGES = {"it": "## Uno {#one}\n\nTesto.\n", "pt": "## Um {#one}\n\nTexto.\n", "tr": "## Bir {#one}\n\nMetin.\n"}

WORDS = {"it": "testo", "pt": "texto", "tr": "metin"}


@pytest.fixture
def site(in_folder):
    (in_folder / "glossary").mkdir()
    terms = "".join(f"  {code}: {{terms: [{{term: {word}}}]}}\n" for code, word in WORDS.items())
    (in_folder / "glossary" / "text.yml").write_text(f"languages:\n{terms}", encoding="utf-8")
    for code, text in PAGES.items():
        (in_folder / "docs" / code).mkdir(parents=True)
        (in_folder / "docs" / code / "index.md").write_text(text, encoding="utf-8")
    assert main(["sync", "init"]) == 0
    return in_folder


def edit(site, code):
    (site / "docs" / code / "index.md").write_text(PAGES[code] + "\n2027\n", encoding="utf-8")


def stale(capsys):
    capsys.readouterr()
    code = main(["status", "--format", "json", "--exit-code"])
    return code, [(row["behind"], row["unrecorded"]) for row in json.loads(capsys.readouterr().out)["sections"]]


def test_one_after_the_other_follows_and_sync_records_them(site, capsys):
    assert stale(capsys) == (0, [])
    edit(site, "tr")
    assert stale(capsys) == (1, [(["it", "pt"], ["tr"])])
    assert main(["sync", "--lang", "en"]) == 0
    assert "left as it is, because not all languages have followed: index.md#one" in capsys.readouterr().err
    assert stale(capsys)[0] == 1
    edit(site, "it")
    edit(site, "pt")
    assert stale(capsys) == (1, [([], ["it", "pt", "tr"])])
    assert main(["sync"]) == 0
    assert stale(capsys) == (0, [])


@pytest.mark.parametrize("words", [["index.md#one"], ["docs/tr/index.md#one", "--only", "tr"], ["index.md"]])
def test_accept_records_what_is_named(site, capsys, words):
    edit(site, "tr")
    assert main(["sync", "accept", *words]) == 0
    assert stale(capsys) == (0, [])


def test_what_cannot_be_recorded_is_told_in_the_editors_language(site, capsys):
    assert main(["sync", "accept", "index.md#onne", "--lang", "tr"]) == 2
    assert "index.md#onne yok: şunu mu demek istediniz: index.md#one" in capsys.readouterr().err


def test_what_cannot_be_recorded_is_told(site, capsys):
    for words, told in (
        (["sync", "accept", "index.md#onne"], "index.md#onne does not exist: do you mean index.md#one?"),
        (["sync", "accept", "index.md#zzz"], "index.md#zzz does not exist: index.md has #one"),
        (["sync", "accept", "index"], "index does not exist: do you mean index.md?"),
        (["sync", "accept", "index.md#one", "--only", "xx"], "unknown language “xx”: the site has it, pt, tr"),
        (["sync", "init"], "translations.lock already exists"),
    ):
        assert main([*words, "--lang", "en"]) == 2
        assert told in capsys.readouterr().err
    (site / "translations.lock").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    for command in ("check", "status", "sync"):
        assert main([command]) == 2
        assert "translations.lock:1: a conflict that Git left" in capsys.readouterr().err


def test_a_section_that_is_named_behind_an_option_is_not_only_unknown(site, capsys):
    with pytest.raises(SystemExit):
        main(["sync", "accept", "--only", "tr", "index.md", "--lang", "en"])
    assert "unknown, or in the wrong place: index.md: options come last" in capsys.readouterr().err


def test_a_page_that_cannot_be_read_is_not_taken_for_one_that_is_gone(site, capsys):
    before = (site / "translations.lock").read_bytes()
    edit(site, "tr")
    (site / "docs/tr/index.md").write_bytes(b"\xff")
    for words in (["sync"], ["sync", "accept", "index.md"], ["sync", "init", "--force"]):
        assert main(words) == 2
        assert "docs/tr/index.md:1:1: not UTF-8" in capsys.readouterr().err
    assert (site / "translations.lock").read_bytes() == before
