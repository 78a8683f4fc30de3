"""Every sentence that the engine says, it can say in every language of the catalogs."""

import string
import sys

import polib
import pytest

from support import ROOT

sys.path.insert(0, str(ROOT / "tools"))
from catalogs import CATALOGS, sentences

FILES = sorted(CATALOGS.glob("*.po"))


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_there_are_catalogs():
    assert {file.stem for file in FILES} == {"ar", "pt", "tr", "it", "zh"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_catalog_is_whole(file):
    """Where it is not, run `make catalogs` and translate what is new."""
    catalog = {entry.msgid: entry.msgstr for entry in polib.pofile(str(file))}
    assert sorted(catalog) == sentences()
    assert [sentence for sentence, told in catalog.items() if not told.strip()] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_translation_keeps_the_places(file):
    for entry in polib.pofile(str(file)):
        assert places(entry.msgstr) == places(entry.msgid), entry.msgid
