"""Paragraphs, each distinct one read once."""

import re

import pytest

from isogloss.text import paragraphs
from isogloss.text.paragraphs import Paragraphs


def words(asked=None):
    """What finds the words of a text with their places, and notes what it was asked to read."""

    def find(text):
        if asked is not None:
            asked.append(text)
        return [(match.start(), match[0]) for match in re.finditer(r"\w+", text)]

    return Paragraphs(find, lambda word: word[0], lambda word, by: (word[0] + by, word[1]))


@pytest.mark.parametrize(
    "text", ["", "\n\n", "one", "one\n\ntwo", "one two\n\n\n\none two\n\nthree\n\n", "\none\n\n\ntwo"]
)
def test_things_are_found_where_they_stand_in_the_text(text):
    found = words()
    for _ in range(2):
        assert found.find(text) == words()._find(text)


def test_a_paragraph_that_is_known_is_not_read_again():
    asked = []
    found = words(asked)
    assert found.find("one\n\ntwo\n\none") == [(0, "one"), (5, "two"), (10, "one")]
    assert found.find("three\n\none") == [(0, "three"), (7, "one")]
    assert asked == ["one\n\n\0\n\ntwo", "three"]


def test_nothing_goes_on_from_one_paragraph_to_another():
    found = Paragraphs(
        lambda text: [match.start() for match in re.finditer(r"a\s+b", text)], lambda at: at, lambda at, by: at + by
    )
    assert found.find("a\n\nb\n\na b") == [6]


def test_the_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(paragraphs, "REMEMBERED", 10)
    asked = []
    found = words(asked)
    for text in ("one two three", "one two three", "four"):
        found.find(text)
    assert asked == ["one two three", "one two three", "four"]
