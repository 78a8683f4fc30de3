"""What parsers of YAML, TOML, JSON, XML and tables say of a text that they cannot read, in words for people who have
written it by hand: what is wrong, and what to do where that is sure."""

import re
from functools import cache

from isogloss.text.message import Message, message

UNCLOSED_QUOTE = "a quotation mark is not closed"
UNKNOWN_ESCAPE = "“\\” begins no escape that is known: write “\\\\”"
NO_COMMA = "a comma is missing"
NO_COLON = "a colon is missing after a key"
NO_BRACKET = "a list is not closed: “]” or a comma is missing"
NO_BRACE = "a mapping is not closed: “}}” or a comma is missing"
CONTROL = "a control character, which cannot be seen: delete it"
MORE = "text where nothing more should be"
TWICE = "a key or a table that is there already"

SAID = {
    # YAML: libyaml (scanner.c, parser.c, reader.c), and PyYAML where that is not there
    r"mapping values are not allowed (in this context|here)": "a second colon in a value, or a line indented too far: "
    "put text that has a colon into quotation marks",
    r"did not find expected key|expected <block end>, but found .*": "no key where one should be: look at the "
    "indentation, and at quotation marks within a text",
    r"could not find expected ':'": "a line that is no “key: value”: a colon is missing, or text that goes on is not "
    "indented",
    r"did not find expected '-' indicator": "no “-” where an item should begin: look at the indentation",
    r"(block )?sequence entries are not allowed (in this context|here)": "a list in the line of its key: begin it on a "
    "new line",
    r"found character (that|.* that) cannot start any token": "no value begins with this character, nor a line with a "
    "tab: put text into quotation marks, and indent with spaces",
    r"found a tab character .*": "a tab: indent with spaces",
    r"(did not find expected|expected the) node content.*": "a value is missing, or begins with a sign that has a "
    "meaning of its own: put text into quotation marks",
    r"(did not find expected|expected) '(?:,' or '\]'|,' or ']').*": NO_BRACKET,
    r"(did not find expected|expected) ',' or '}'.*": NO_BRACE,
    r"found unexpected (end of stream|document (indicator|separator))": UNCLOSED_QUOTE,
    r"found unknown escape character.*|.*hexadecimal numbers.*|did not find expected hexdecimal number": UNKNOWN_ESCAPE,
    r"(did not find )?expected alphabetic or numeric character.*": "no text begins with “*” or “&”: put it into "
    "quotation marks",
    r"(did not find )?expected (a comment|comment|chomping) or .*": "text after “|” or “>”: begin it on the next line",
    r"(did not find expected|expected) '?<document start>.*": MORE,
    r"(control|special) characters are not allowed": CONTROL,
    r"mapping keys are not allowed (in this context|here)": "no key can begin here: look at the indentation",
    # TOML: tomllib
    r"Invalid value": "no value of TOML, or a list that is not closed: put text into quotation marks",
    r"Invalid statement": "a line that is no “key = value”",
    r"Expected '=' after a key in a key/value pair": "“=” is missing after a key",
    r"Expected newline or end of document after a statement": MORE,
    r"Expected '\]\]?' at the end of .*": "“]” is missing after the name of a table",
    r"Invalid initial character for a key part": "a key that begins with a sign: put it into quotation marks",
    r"Unclosed array": NO_BRACKET,
    r"Unclosed inline table": NO_BRACE,
    r"Unterminated string": UNCLOSED_QUOTE,
    r"Illegal character '\\n'": UNCLOSED_QUOTE,
    r"Illegal character .*|Found invalid character .*": CONTROL,
    r"Unescaped '\\' in a string|Invalid hex value|Escaped character is not a Unicode scalar value": UNKNOWN_ESCAPE,
    r"Cannot (declare .* twice|overwrite a value|mutate immutable namespace .*|redefine namespace .*)": TWICE,
    r"Duplicate inline table key .*": TWICE,
    r"Invalid date or datetime": "a date or time that does not exist",
    # JSON: json
    r"Expecting value": "a value is missing",
    r"Expecting ',' delimiter": NO_COMMA,
    r"Expecting ':' delimiter": NO_COLON,
    r"Expecting property name enclosed in double quotes": 'a key is missing, or has other quotation marks than "…"',
    r"Illegal trailing comma before end of .*": "a comma after the last value: delete it",
    r"Extra data": MORE,
    r"Invalid control character at": "a line that ends within quotation marks, or a control character: write “\\n”",
    r"Invalid \\(escape.*|uXXXX escape)": UNKNOWN_ESCAPE,
    r"Unterminated string starting at": UNCLOSED_QUOTE,
    # XML: expat
    r"no element found": "the file is incomplete",
    r"unclosed token|unclosed CDATA section|partial character": "the file is incomplete",
    r"mismatched tag": "a tag closes another element than the one that is open",
    r"duplicate attribute": "an attribute is there twice",
    r"junk after document element": MORE,
    r"undefined entity": "an entity that is declared nowhere: write “&amp;” for “&”",
    r"unbound prefix": "a prefix whose namespace is declared nowhere",
    r"unknown encoding.*": "an encoding that is not known: save it as UTF-8",
    r"not well-formed \(invalid token\)": "a character that is not allowed here: write “&lt;” for “<”, “&amp;” for “&”",
    r"syntax error": "this is no XML",
    # tables: csv
    r"unexpected end of data": UNCLOSED_QUOTE,
    r"'.' expected after '\"'": "a quotation mark within a cell: double it",
    r"field larger than field limit .*": "a cell that is too long: perhaps a quotation mark is not closed",
    # spreadsheets: zipfile
    r"File is not a zip file": "this is no file of the kind .xlsx",
}
"""What they say, as patterns, and what we say for it."""


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(said, re.DOTALL), said) for said in SAID]


def of_parser(said: object) -> Message | str:
    """Why a text cannot be read, from what a parser says; as it says it, where that is rare."""
    text = str(said)
    known = next((key for pattern, key in _patterns() if pattern.fullmatch(text)), None)
    return text if known is None else message(SAID[known])
