"""HTML that Markdown has nothing to do with waits while the rest is rendered: to read it takes most of the time."""

import re
from collections.abc import Sequence

BLOCK = re.compile(r"^<(?P<tag>p|dl|details|nav|form|div|script)\b(?![^>]*\smarkdown=)[^\n]*</(?P=tag)>$", re.MULTILINE)
"""A line that is an HTML block, and has no Markdown in it."""

PLACE = "<!-- isogloss: block {} -->"
PLACES = re.compile(r"<!-- isogloss: block \d+ -->")
ID = re.compile(r'\sid="(?P<id>[^"]+)"')


def held(markdown: str) -> tuple[str, list[str]]:
    """Markdown with comments in place of its blocks of HTML, each a line between blank lines; and these."""
    blocks: list[str] = []

    def hold(block: re.Match[str]) -> str:
        blocks.append(block[0])
        return PLACE.format(len(blocks) - 1)

    return BLOCK.sub(hold, markdown), blocks


def released(html: str, blocks: Sequence[str]) -> str:
    """What was made of such Markdown, with the blocks where they belong."""
    known = {PLACE.format(number): block for number, block in enumerate(blocks)}
    return PLACES.sub(lambda place: known.get(place[0], place[0]), html)


def ids(blocks: Sequence[str]) -> set[str]:
    """What can be linked to in blocks."""
    return {found["id"] for block in blocks for found in ID.finditer(block)}
