"""What the command line does not understand it tells in the language of messages, whatever argparse says in English."""

from argparse import PARSER

import pytest

from isogloss.cli import main, parser


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "isogloss: hata: eksik: COMMAND"),
        (["check", "--hızlı"], "isogloss: hata: bilinmiyor: --hızlı"),
        (["check", "--jobs", "--fix"], "isogloss check: hata: --jobs: değer eksik"),
        (["check", "--fix=3"], "isogloss check: hata: --fix değer almaz"),
        (["suggest", "terms", "--limit", "çok"], "isogloss suggest: hata: --limit: “çok” sayı değil"),
        (["check", "--jobs", "0"], "isogloss check: hata: --jobs: “0” işlem sayısı olamaz: 1 ya da daha çoğu"),
        (["check", "--shard", "9/8"], "isogloss check: hata: --shard: 8 parçadan 9. yok: 1 ile 8 arası"),
        (["check", "--s"], "isogloss check: hata: --s şunlardan biri olabilir: --shard, --select, --statistics"),
    ],
)
def test_what_is_not_understood(monkeypatch, capsys, arguments, told):
    monkeypatch.setenv("LANGUAGE", "tr")
    assert _refused(arguments, capsys).splitlines()[-1] == told


def test_the_language_may_be_asked_for(monkeypatch, capsys):
    monkeypatch.setenv("LANGUAGE", "tr")
    told = _refused(["check", "--lang", "it", "--format", "docx"], capsys)
    assert "isogloss check: errore: --format: «docx» non è tra concise, " in told
    assert "isogloss check: hata: --lang: “xx” şunlardan biri değil: ar, " in _refused(["check", "--lang=xx"], capsys)


def _refused(arguments, capsys) -> str:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    return capsys.readouterr().err


@pytest.mark.parametrize("code", ["ar", "it", "pt", "tr", "zh"])
def test_a_help_is_in_one_language(monkeypatch, capsys, code):
    """Of what the English help says, nothing is left but names and what a user types."""
    english, told = (_helps(monkeypatch, capsys, lang) for lang in ("en", code))
    assert english.keys() == told.keys()
    for asked, lines in english.items():
        same = [line for line in told[asked] if line in lines and any(word in line.split() for word in COMMON)]
        assert not same, asked


COMMON = ("the", "of", "this", "that", "usage:", "to", "a")


def _helps(monkeypatch, capsys, lang: str) -> dict[tuple[str, ...], list[str]]:
    monkeypatch.setenv("LANGUAGE", lang)
    monkeypatch.setenv("COLUMNS", "1000")  # one line each
    return {asked: _help(asked, capsys) for asked in [(), *_commands(parser())]}


def _commands(of, name=()) -> list[tuple[str, ...]]:
    below = next((action.choices for action in of._actions if action.nargs == PARSER), {})
    return [found for word, each in below.items() for found in [(*name, word), *_commands(each, (*name, word))]]


def _help(asked, capsys) -> list[str]:
    with pytest.raises(SystemExit) as stop:
        main([*asked, "--help"])
    assert stop.value.code == 0
    return [line.strip() for line in capsys.readouterr().out.splitlines()]


def test_a_help_says_what_it_says_in_order(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "1000")
    told = "\n".join(_help(["suggest", "--lang", "it"], capsys))
    assert told.startswith("uso: isogloss suggest [-h] [--language CODE]")
    assert "al massimo tanti per lingua (predefinito: 30)" in told
    assert "mostra questo aiuto ed esce" in told
