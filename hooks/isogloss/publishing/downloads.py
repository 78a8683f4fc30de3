"""The whole termbase as files that other tools read."""

import csv
import io
from typing import Any, NamedTuple

import msgspec

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Concept

COLUMNS = ("concept", "subject-field", "language", "definition", "term", "status", "type", "part-of-speech", "gender",
           "reason")  # fmt: skip


class File(NamedTuple):
    """A file: its name, what its format is called, and what it says."""

    name: str
    format: str
    content: bytes


def downloads(glossary: Glossary) -> list[File]:
    """The whole termbase in every format there is."""
    return [File("termbase.json", "JSON", _json(glossary)), File("termbase.csv", "CSV", _csv(glossary))]


def _json(glossary: Glossary) -> bytes:
    """Concepts by id, each as its file says it (schemas/concept.schema.json)."""
    concepts = {concept.id: _plain(concept) for concept in glossary.concepts.values()}
    return msgspec.json.format(msgspec.json.encode(concepts), indent=1)


def _plain(concept: Concept) -> dict[str, Any]:
    data = msgspec.to_builtins(concept)
    data.pop("id")
    return _said(data)


def _said(data: Any) -> Any:
    """The data without what is empty, as nobody would write it."""
    if isinstance(data, dict):
        return {key: _said(value) for key, value in data.items() if value not in (None, "", [], ())}
    return [_said(value) for value in data] if isinstance(data, list | tuple) else data


def _csv(glossary: Glossary) -> bytes:
    """A line a term, as spreadsheets read it: with a byte order mark, and nothing that they would take for a formula
    (OWASP, CSV injection)."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for concept in glossary.concepts.values():
        for code, section in concept.languages.items():
            for term in section.terms:
                row = (
                    concept.id, concept.subject_field, code, section.definition, term.text, term.status, term.type,
                    term.part_of_speech, term.gender, term.reason,
                )  # fmt: skip
                writer.writerow([_cell(value or "") for value in row])
    return file.getvalue().encode("utf-8-sig")


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
