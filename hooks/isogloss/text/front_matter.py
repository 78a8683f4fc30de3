"""The data that opens a page, read the way MkDocs reads it: YAML between rules, or lines of `Key: value`."""

import re
from functools import partial

import yaml

from isogloss.text.source import Span

LINE_END = r"(?:\r\n|\r|\n)"
BLOCK = re.compile(rf"-{{3}}[ \t]*{LINE_END}(.*?{LINE_END})(?:-{{3}}|\.{{3}})[ \t]*{LINE_END}", re.DOTALL)
KEYED = re.compile(rf"[ ]{{0,3}}(?P<key>[A-Za-z0-9_-]+):[^\S\r\n]*(?P<value>[^\r\n]*)(?:{LINE_END}|\Z)")
CONTINUED = re.compile(rf"(?:[ ]{{4}}|\t)\s*(?P<value>[^\r\n]*)(?:{LINE_END}|\Z)")
"""The same blocks and lines as mkdocs.utils.meta takes."""

PROSE_KEYS = {"title", "description"}
"""Values that readers see; everything else in front matter is for the machine."""

compose = partial(yaml.compose, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def front_matter(text: str) -> tuple[Span, list[Span]]:
    """The span of a page's front matter (empty where it has none) and the spans of the prose in it."""
    block = BLOCK.match(text)
    if not block:
        return _keyed_lines(text)
    try:
        root = compose(block[1])
    except (yaml.YAMLError, RecursionError):
        root = None
    if not isinstance(root, yaml.MappingNode):
        # MkDocs then shows the block as text
        return Span(0, 0), []
    return Span(0, block.end()), [
        _content(text, block.start(1) + value.start_mark.index, block.start(1) + value.end_mark.index, value.style)
        for key, value in root.value
        if key.value in PROSE_KEYS and isinstance(value, yaml.ScalarNode) and value.value.strip()
    ]


def _content(text: str, start: int, end: int, style: str | None) -> Span:
    """The span of a scalar without its quotes or block indicator."""
    if style in ("'", '"'):
        return Span(start + 1, end - 1)
    if style in ("|", ">"):
        start = text.index("\n", start) + 1
    return Span(start, start + len(text[start:end].rstrip()))


def _keyed_lines(text: str) -> tuple[Span, list[Span]]:
    prose, end, key = [], 0, None
    while line := KEYED.match(text, end) or (key and CONTINUED.match(text, end)):
        key = line.groupdict().get("key", key)
        if key.lower() in PROSE_KEYS and line["value"].strip():
            prose.append(Span(*line.span("value")))
        end = line.end()
        if end == len(text):
            break
    return Span(0, end), prose
