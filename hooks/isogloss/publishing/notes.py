"""What is said of a section stands below its heading."""

import re
from collections.abc import Mapping

TITLE = re.compile(r"\s*<h1\b[^>]*>.*?</h1>", re.DOTALL)
HEADING = re.compile(
    r'<(?P<element>h[1-6])\b[^>]*?\bid="(?P<id>[^"]*)"[^>]*>(?:(?!<h[1-6]).)*?</(?P=element)>', re.DOTALL
)


def with_notes(html: str, notes: Mapping[str, str]) -> str:
    """A rendered page with notes (HTML) on sections, by their anchors. The empty one is what precedes all sections: its
    note stands below the title. A section that the page does not have gets none."""

    def noted(heading: re.Match[str]) -> str:
        anchor: str = heading["id"]
        return f"{heading[0]}{notes.get(anchor, '') if anchor else ''}"

    title = TITLE.match(html)
    start = title.end() if title else 0
    return html[:start] + notes.get("", "") + HEADING.sub(noted, html[start:])
