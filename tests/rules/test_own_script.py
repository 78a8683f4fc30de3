"""Which letters of a word only look like its own: other scripts than Latin have such twins, too."""

import pytest

from isogloss.engine import check, load
from support import write_all

GLOSSARY = (
    "languages:\n  it: {terms: [{term: parola}]}\n  ru: {terms: [{term: слово}]}\n  el: {terms: [{term: λέξη}]}\n"
)


@pytest.mark.parametrize(
    ("path", "word", "letters", "own", "expected"),
    [
        ("ru", "роcа", "c", "Cyrillic", ("роса",)),
        ("ru", "cможете", "c", "Cyrillic", ("сможете",)),
        ("ru", "сallback", "с", "Latin", ("callback",)),
        ("el", "κvδος", "v", "Greek", ("κνδος",)),
        ("it", "сосоa", "со", "Latin", ("cocoa",)),
        ("it", "nжola", "ж", "Latin", ()),
    ],
)
def test_the_letters_that_are_not_the_words_own_are_told(path, word, letters, own, expected, in_folder):
    pages = {f"docs/{code}/index.md": f"{word}\n" if code == path else "\n" for code in ("it", "ru", "el")}
    write_all(in_folder, pages | {"glossary/word.yml": GLOSSARY})
    site = load(in_folder / "docs", in_folder / "glossary", "", languages=("it", "ru", "el"))
    (found,) = [it for it in check(site) if it.rule == "look-alike-letter"]
    assert (str(found.message).split(": ")[-1], found.expected) == (f"“{letters}” only looks {own}", expected)


def test_an_escape_is_no_letter_of_the_word_after_it(in_folder):
    pages = {"docs/it/index.md": "\n", "docs/ru/index.md": '    "\\nЭто слово"\n', "docs/el/index.md": "\n"}
    write_all(in_folder, pages | {"glossary/word.yml": GLOSSARY})
    site = load(in_folder / "docs", in_folder / "glossary", "", languages=("it", "ru", "el"))
    assert [it for it in check(site) if it.rule == "look-alike-letter"] == []
