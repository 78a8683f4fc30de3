"""What the command line does not understand it tells in the language of messages, whatever argparse says in English."""

import pytest

from isogloss.cli import main


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "isogloss: hata: eksik: COMMAND"),
        (["check", "--hızlı"], "isogloss: hata: bilinmiyor: --hızlı"),
        (["check", "--jobs", "--fix"], "isogloss check: hata: --jobs: değer eksik"),
        (["check", "--fix=3"], "isogloss check: hata: --fix değer almaz"),
        (["suggest", "terms", "--limit", "çok"], "isogloss suggest: hata: --limit: “çok” sayı değil"),
        (["check", "--jobs", "0"], "isogloss check: hata: --jobs: “0” is no number of processes: 1 or more"),
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
