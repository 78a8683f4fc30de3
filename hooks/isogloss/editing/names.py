"""Valid names of pages, sections and concepts, which become files, anchors and parts of addresses."""

import re

from isogloss.diagnostic import message
from isogloss.engine import UsageError
from isogloss.glossary.model import ID

PART = re.compile(ID)

DEVICE = re.compile(r"aux|con|nul|prn|(?:com|lpt)[0-9]")
"""What Windows keeps for devices: no file there is called so, whatever its extension."""


def page_path(name: str) -> str:
    """The shared path of a page, which may be given without its extension. Raises UsageError."""
    path = name if name.endswith(".md") else f"{name}.md"
    if name.startswith("/") or ":" in name or "\\" in name:
        raise UsageError(
            message(
                "“{name}” is not a page: name it from the language’s folder, such as guide/first-steps.md", name=name
            )
        )
    for part in path.removesuffix(".md").split("/"):
        if part in (".", ".."):
            raise UsageError(
                message(
                    "“{name}” leaves the pages: name it from the language’s folder, without “{part}”",
                    name=name,
                    part=part,
                )
            )
        if not PART.fullmatch(part):
            raise UsageError(
                message(
                    "“{name}” cannot be the name of a page: use a-z, 0-9, single hyphens, and “/” between folders",
                    name=name,
                )
            )
        _of_file(part)
    return path


def anchor(name: str) -> str:
    """The anchor of a section, which may be given with `#`. Raises UsageError."""
    if not PART.fullmatch(name.removeprefix("#")):
        raise UsageError(message("“{name}” cannot be an anchor: use a-z, 0-9 and single hyphens", name=name))
    return name.removeprefix("#")


def concept(name: str) -> str:
    """The id of a concept. Raises UsageError."""
    if not PART.fullmatch(name):
        raise UsageError(message("“{name}” is not a concept id: use a-z, 0-9 and single hyphens", name=name))
    return _of_file(name)


def _of_file(name: str) -> str:
    if DEVICE.fullmatch(name):
        raise UsageError(message("“{name}” can be the name of no file on Windows: choose another", name=name))
    return name
