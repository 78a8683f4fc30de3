"""What the system and msgspec say in English is recognized, so that it can be said in other languages."""

import os
from typing import Annotated

import msgspec
import pytest

from isogloss.text.message import Message
from isogloss.text.reasons import KINDS, SYSTEM, of_shape, of_system


class Shape(msgspec.Struct):
    """One field of each kind that data of ours has."""

    text: str = "a"
    texts: list[str] = []
    number: int = 1
    share: float = 1.0
    yes: bool = True


@pytest.mark.parametrize("number", SYSTEM, ids=lambda number: SYSTEM[number])
def test_what_the_system_says(number):
    error = OSError(number, os.strerror(number))
    assert of_system(error) == Message(SYSTEM[number])
    assert str(of_system(error)) == error.strerror


def test_what_the_system_rarely_says_stays_as_it_is():
    assert of_system(OSError(9999, "as ever")) == "as ever"


@pytest.mark.parametrize("name", [field.name for field in msgspec.structs.fields(Shape)])
@pytest.mark.parametrize("value", ["x", 1, 1.5, True, None, [], {}], ids=repr)
def test_what_msgspec_says_of_kinds(name, value):
    try:
        msgspec.convert({name: value}, Shape)
    except msgspec.ValidationError as error:
        said, known = of_shape(str(error).partition(" - at ")[0]), dict.fromkeys(KINDS.values())
        assert isinstance(said, Message)
        assert {str(kind) for _, kind in said.values} <= known.keys()


@pytest.mark.parametrize(("data", "kind", "said"), [
    ({}, Shape, None),
    ([], Shape, "Expected a mapping, got a list"),
    ([], msgspec.Meta(min_length=1), "Expected a list of length at least 1"),
    ([1, 2], msgspec.Meta(max_length=1), "Expected a list of length at most 1"),
    ("  ", msgspec.Meta(pattern=r"\S"), "Expected a text that is not blank"),
    ("A", msgspec.Meta(pattern="^a$"), "Expected a text matching regex '^a$'"),
])  # fmt: skip
def test_what_msgspec_says_of_more(data, kind, said):
    try:
        msgspec.convert(data, kind if kind is Shape else Annotated[type(data), kind])
    except msgspec.ValidationError as error:
        assert str(of_shape(str(error))) == said
    else:
        assert said is None
