"""The YAML block that opens a page, read the way MkDocs reads it."""

import re
from functools import partial

import yaml

from isogloss.text.source import Span

BLOCK = re.compile(r"-{3}[ \t]*(?:\r\n|\r|\n)((?:.*?(?:\r\n|\r|\n))??)(?:-{3}|\.{3})[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL)
"""The same block as mkdocs.utils.meta takes."""

PROSE_KEYS = {"title", "description"}
"""Values that readers see; everything else in front matter is for the machine."""

compose = partial(yaml.compose, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def front_matter(text: str) -> tuple[Span, list[Span]]:
    """The span of a page's front matter (empty where it has none) and the spans of the prose in it."""
    block = BLOCK.match(text)
    if not block:
        return Span(0, 0), []
    try:
        root = compose(block[1])
    except (yaml.YAMLError, RecursionError):
        # MkDocs then shows the block as text; so does the page, and whoever reads it.
        return Span(0, 0), []
    if not isinstance(root, yaml.MappingNode):
        return Span(0, block.end()), []
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
