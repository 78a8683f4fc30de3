"""What parsers cannot read is told in words that have a translation."""

import csv
import io
import json
import tomllib
from xml.parsers import expat

import pytest
import yaml

from isogloss.messages import tell
from isogloss.text.message import Message
from isogloss.text.parsers import of_parser


def yaml_says(text: str, loader=yaml.SafeLoader) -> object:
    with pytest.raises(yaml.YAMLError) as raised:
        yaml.load(text, Loader=loader)
    return getattr(raised.value, "problem", None) or raised.value.reason


def toml_says(text: str) -> object:
    with pytest.raises(tomllib.TOMLDecodeError) as raised:
        tomllib.loads(text)
    return str(raised.value).partition(" (at")[0]


def json_says(text: str) -> object:
    with pytest.raises(json.JSONDecodeError) as raised:
        json.loads(text)
    return raised.value.msg


def xml_says(text: str) -> object:
    with pytest.raises(expat.ExpatError) as raised:
        expat.ParserCreate(namespace_separator=" ").Parse(text.encode(), True)
    return expat.errors.messages[raised.value.code]


def csv_says(text: str) -> object:
    with pytest.raises(csv.Error) as raised:
        list(csv.reader(io.StringIO(text, newline=""), strict=True))
    return raised.value


BROKEN = {
    yaml_says: [
        "a: b: c", "a: 1\n b: 2", "a:\n  - b\n c: 1", "- a\nb: 1", "a: - b", "a\nb: c", "a: 1\nkey", "a: [1", "a: {1",
        "a: 'x", "a: 'it's'", 'a: "x\\q"', 'a: "\\x1"', "a: @x", "a: `x`", "a: %x", "a:\n\t- b", "a: *", "a: }",
        "a: |x\n  b", "a: 1\n...\nb", "a: \x07", "a: 'x\n---\n", "a: ? b",
    ],
    toml_says: [
        "a = b", "a", "a 1", "a = 1 b", "[a", "[[a]", "= 1", "a = [1", "a = {b = 1", 'a = "x', 'a = "x\ny"',
        "a = 'x\x07'", 'a = "\\q"', 'a = "\\u1"', "a = 1\na = 2", "[a]\n[a]", "a = {b = 1, b = 2}", "a = 2001-02-31",
        "a = 1\n[a.b]", "a = [",
    ],
    json_says: [
        "", "[1 2]", '{"a" 1}', "{'a': 1}", "[] []", '"a\nb"', '"\\q"', '"\\u1"', '"a', "[1,]", '{"a": 1,}',
    ],
    xml_says: [
        "", "<a>", "<a", "<a></b>", "<a b='' b=''/>", "<a/><b/>", "<a>&x;</a>", "<a:b/>", "<a>&</a>", "<a>a < b</a>",
        "a",
    ],
    csv_says: ['a,"b', 'a,"b"c', f'"{"a" * 140_000}"'],
}  # fmt: skip


@pytest.mark.parametrize(
    ("says", "text"),
    [pytest.param(says, text, id=f"{says.__name__} {text[:20]!r}") for says in BROKEN for text in BROKEN[says]],
)
def test_it_is_told_in_every_language(says, text):
    said = of_parser(says(text))
    assert isinstance(said, Message), said
    assert len({tell(said, code) for code in ("en", "ar", "it", "pt", "tr", "zh")}) == 6


@pytest.mark.parametrize("text", BROKEN[yaml_says])
def test_both_parsers_of_yaml_are_understood(text):
    try:
        said = yaml_says(text, yaml.CSafeLoader)
    except pytest.fail.Exception:
        return  # libyaml reads it
    assert isinstance(of_parser(said), Message), said


def test_what_is_rare_is_told_as_the_parser_says_it():
    assert of_parser("found extremely long version number") == "found extremely long version number"
