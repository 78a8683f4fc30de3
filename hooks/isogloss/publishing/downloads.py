"""The whole termbase as files that other tools read."""

from typing import NamedTuple

from isogloss.exchange import formats, write
from isogloss.glossary.glossary import Glossary

OFFERED = {"tbx": "TBX", "xlsx": "XLSX", "csv": "CSV", "json": "JSON", "skos": "SKOS (JSON-LD)"}
"""The formats that say all languages in one file, as readers know them; those first that most have a use for."""


class Offered(NamedTuple):
    """A file: its name, what its format is called, and what it says."""

    name: str
    format: str
    content: bytes


def downloads(glossary: Glossary) -> list[Offered]:
    """The whole termbase in every format that is offered: the same bytes whenever and wherever they are written."""
    return [
        Offered(f"termbase{formats()[name].suffix}", called, write(name, glossary)) for name, called in OFFERED.items()
    ]
