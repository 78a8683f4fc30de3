"""A table of comma-separated values (RFC 4180), one row a term, as spreadsheets open it.

In UTF-8 with a byte order mark, without which some spreadsheets take it for something else. Read are also semicolons
and tabs between the cells, and UTF-16.
"""

from collections.abc import Sequence

from isogloss.exchange import Imported
from isogloss.exchange.shared import separated, table
from isogloss.glossary.glossary import Glossary

SUFFIX = ".csv"
MEDIA_TYPE = "text/csv"
KEEPS, ASIDE = table.KEEPS, table.ASIDE


def write(glossary: Glossary, languages: Sequence[str]) -> bytes:
    return separated.write(table.rows(glossary, languages), ",")


def read(data: bytes, path: str, languages: Sequence[str]) -> Imported:
    return table.read(separated.read(data, path), path, languages)
