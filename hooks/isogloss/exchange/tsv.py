"""A table of tab-separated values, one row a term: the same as csv with tabs between the cells."""

from collections.abc import Sequence

from isogloss.exchange import Imported
from isogloss.exchange.shared import separated, table
from isogloss.glossary.glossary import Glossary

SUFFIX = ".tsv"
MEDIA_TYPE = "text/tab-separated-values"
KEEPS, ASIDE = table.KEEPS, table.ASIDE


def write(glossary: Glossary, languages: Sequence[str]) -> bytes:
    return separated.write(table.rows(glossary, languages), "\t")


def read(data: bytes, path: str, languages: Sequence[str]) -> Imported:
    return table.read(separated.read(data, path), path, languages)
