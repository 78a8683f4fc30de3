"""The data that opens a page, read the way MkDocs reads it: YAML between rules, or lines of `Key: value`."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from isogloss.text.message import Message
from isogloss.text.source import Span

LINE_END = r"(?:\r\n|\r|\n)"
END = re.compile(LINE_END)
BLOCK = re.compile(rf"-{{3}}[ \t]*{LINE_END}(.*?{LINE_END})(?:-{{3}}|\.{{3}})[ \t]*{LINE_END}", re.DOTALL)
KEYED = re.compile(rf"[ ]{{0,3}}(?P<key>[A-Za-z0-9_-]+):[^\S\r\n]*(?P<value>[^\r\n]*)(?:{LINE_END}|\Z)")
CONTINUED = re.compile(rf"(?:[ ]{{4}}|\t)\s*(?P<value>[^\r\n]*)(?:{LINE_END}|\Z)")
"""The same blocks and lines as mkdocs.utils.meta takes."""

PLAIN = re.compile(r"(?P<key>[A-Za-z][A-Za-z0-9_-]{0,63}): {1,8}(?P<words>[^\W\d_][^\r\n:#]*)\n")
"""A line of YAML that is a key and plain words, unless these are of another type than text."""

PROSE_KEYS = {"title", "description"}
"""Values that readers see; everything else in front matter is for the machine."""

TYPED = frozenset(
    each for word in "yes no true false on off null".split() for each in (word, word.capitalize(), word.upper())
)
"""Words that YAML takes for something else than text (YAML 1.1, as PyYAML resolves what begins with a letter)."""


def front_matter(text: str) -> tuple[Span, list[Span]]:
    """The span of a page's front matter (empty where it has none) and the spans of the prose in it."""
    block = BLOCK.match(text)
    if not block:
        return _keyed_lines(text)
    prose = _parsed(block[1]).prose
    if prose is None:
        # MkDocs then shows the block as text
        return Span(0, 0), []
    first = block.start(1)
    return Span(0, block.end()), [_content(text, first + start, first + end, style) for start, end, style in prose]


def front_matter_flaw(text: str) -> tuple[int, Message] | None:
    """Why a page's front matter cannot be read: the line (from 1) and the reason; None where it can, or there is none.

    MkDocs then shows it as text, or cannot build the page at all.
    """
    block = BLOCK.match(text)
    if not block or not KEYED.match(block[1]):
        return None
    return _parsed(block[1]).flaw


class Parsed(NamedTuple):
    """A block of YAML: where its prose stands and how that is quoted, if it is a mapping, and its data; or the line
    (from 1) and the reason why it has none."""

    prose: list[tuple[int, int, str]] | None
    data: object
    flaw: tuple[int, Message] | None


@lru_cache(maxsize=16)  # one page is asked for more than once
def _parsed(block: str) -> Parsed:
    if plain := _plain(block):
        return plain
    from isogloss.text.yaml_matter import read  # takes long to import, and most pages do without

    return read(block)


def _plain(block: str) -> Parsed | None:
    """What a block of lines `key: words` says, as most are: to have YAML read them takes longer than all else of a
    page's Markdown. None where it may say anything else."""
    data: dict[str, str] = {}
    prose: list[tuple[int, int, str]] = []
    at = 0
    while at < len(block):
        line = PLAIN.match(block, at)
        key, words = (line["key"], line["words"].rstrip(" ")) if line else ("", "")
        if not line or not words.isprintable() or key in TYPED or words in TYPED:
            return None
        data[key] = words
        if key in PROSE_KEYS:
            prose.append((line.start("words"), line.start("words") + len(words), ""))
        at = line.end()
    return Parsed(prose, data, None)


def _content(text: str, start: int, end: int, style: str) -> Span:
    """The span of a scalar without its quotes or block indicator."""
    if style in ("'", '"'):
        return Span(start + 1, end - 1)
    if style in ("|", ">"):
        indicator = END.search(text, start, end)
        start = indicator.end() if indicator else end
    return Span(start, start + len(text[start:end].rstrip()))


def _keyed_lines(text: str) -> tuple[Span, list[Span]]:
    prose, end, key = [], 0, ""
    while line := KEYED.match(text, end) or (CONTINUED.match(text, end) if key else None):
        key = line.groupdict().get("key", key)
        if key.lower() in PROSE_KEYS and line["value"].strip():
            prose.append(Span(*line.span("value")))
        end = line.end()
        if end == len(text):
            break
    return Span(0, end), prose


def values(text: str, keys: Iterable[str]) -> dict[str, str]:
    """The texts in a page's front matter that are not empty, by key."""
    block = BLOCK.match(text)
    if not block:
        found, end = {}, 0
        while line := KEYED.match(text, end):
            found[line["key"].lower()] = line["value"].strip()
            end = line.end()
    else:
        data = _parsed(block[1]).data
        found = data if isinstance(data, dict) else {}
    return {key: str(found[key]) for key in keys if found.get(key) not in (None, "", [])}
