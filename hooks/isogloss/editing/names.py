"""What pages, sections and concepts may be called: their names are files, anchors and parts of addresses."""

import re

from isogloss.engine import UsageError
from isogloss.glossary.model import ID

PART = re.compile(ID)
SHAPE = "use a-z, 0-9 and single hyphens"


def page_path(name: str) -> str:
    """The path of a page in each language's folder, which may be named without its ending. Raises UsageError."""
    path = name if name.endswith(".md") else f"{name}.md"
    if name.startswith("/") or ":" in name or "\\" in name:
        raise UsageError(f"“{name}” is no page: name it from the language's folder, such as guide/first-steps.md")
    for part in path.removesuffix(".md").split("/"):
        if part in (".", ".."):
            raise UsageError(f"“{name}” leaves the pages: name it from the language's folder, without “{part}”")
        if not PART.fullmatch(part):
            raise UsageError(f"“{name}” cannot be the name of a page: {SHAPE} (first-steps.md), “/” between folders")
    return path


def anchor(name: str) -> str:
    """The name of a section, which may begin with `#`. Raises UsageError."""
    if not PART.fullmatch(name.removeprefix("#")):
        raise UsageError(f"“{name}” cannot be an anchor: {SHAPE}")
    return name.removeprefix("#")


def concept(name: str) -> str:
    """The id of a concept. Raises UsageError."""
    if not PART.fullmatch(name):
        raise UsageError(f"“{name}” is no concept id: {SHAPE}")
    return name
