"""Every sentence that the engine says, it can say in every language of the catalogs."""

import string
import sys

import polib
import pytest

from support import ROOT

sys.path.insert(0, str(ROOT / "tools"))
from catalogs import CATALOGS, sentences

from isogloss.messages import counted

FILES = sorted(CATALOGS.glob("*.po"))


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_there_are_catalogs():
    assert {file.stem for file in FILES} == {"ar", "pt", "tr", "it", "zh"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_catalog_is_whole(file):
    """Where it is not, run `make catalogs` and translate what is new."""
    catalog = polib.pofile(str(file))
    assert {entry.msgid: entry.msgid_plural for entry in catalog} == sentences()
    assert [entry.msgid for entry in catalog if not entry.translated()] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_translation_keeps_the_places(file):
    for entry in polib.pofile(str(file)):
        *few, most = entry.msgstr_plural.values() or [entry.msgstr]
        assert places(most) == places(entry.msgid), entry.msgid
        # what is said of one or of two may do without the number
        assert all(places(told) <= places(entry.msgid) for told in few), entry.msgid


@pytest.mark.parametrize(("code", "told"), [
    ("en", ["0 sections recorded", "1 section recorded", "2 sections recorded"]),
    ("it", ["0 sezioni registrate", "1 sezione registrata", "2 sezioni registrate"]),
    ("ar", ["لم يُسجَّل أي قسم", "سُجِّل قسم واحد", "سُجِّل قسمان"]),
])  # fmt: skip
def test_a_sentence_that_counts_agrees_with_its_number(code, told):
    said = [counted(count, code, "{count} section recorded", "{count} sections recorded") for count in range(3)]
    assert [sentence.format(count=count) for count, sentence in enumerate(said)] == told
