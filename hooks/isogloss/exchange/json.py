"""JSON: all that the concept files say, by concept, for programs of your own."""

import json
from collections.abc import Sequence
from typing import Any

from isogloss.exchange import Draft, Flaw, Imported, ImportFlaws, sections
from isogloss.exchange.shared.fields import ALL, plain
from isogloss.glossary.glossary import Glossary
from isogloss.text.message import message
from isogloss.text.parsers import of_parser
from isogloss.text.source import decode

SUFFIX = ".json"
MEDIA_TYPE = "application/json"
KEEPS = ALL
ASIDE: frozenset[str] = frozenset()
SCHEMA_VERSION = 1
NOT_JSON = "not valid JSON: {reason}"


def write(glossary: Glossary, languages: Sequence[str]) -> bytes:
    concepts = [
        {"id": concept.id, **plain(concept), "languages": {code: plain(section) for code, section in wanted.items()}}
        for concept, wanted in sections(glossary, languages)
    ]
    body = {"schema_version": SCHEMA_VERSION, "concepts": concepts}
    return (json.dumps(body, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


def read(data: bytes, path: str, _languages: Sequence[str]) -> Imported:
    """What such a file says; its languages have our codes. Raises Unreadable and ImportFlaws; the model looks at the
    concepts themselves."""
    try:
        body = json.loads(decode(data, path).text)
    except json.JSONDecodeError as error:
        said = message(NOT_JSON, reason=of_parser(error.msg))
        raise ImportFlaws([Flaw(path, error.lineno, error.colno, said)]) from None
    except (RecursionError, ValueError) as error:
        raise ImportFlaws([Flaw(path, 1, 1, message(NOT_JSON, reason=error))]) from None
    concepts = body.get("concepts") if isinstance(body, dict) else None
    if not isinstance(concepts, list) or body.get("schema_version") != SCHEMA_VERSION:
        said = message("no glossary in JSON of schema_version {version}", version=SCHEMA_VERSION)
        raise ImportFlaws([Flaw(path, 1, 1, said)])
    drafts = []
    for number, concept in enumerate(concepts):
        if not isinstance(concept, dict) or not isinstance(concept.get("id"), str) or not _sectioned(concept):
            said = message("concepts[{number}] is no concept: one has an id and languages with terms", number=number)
            raise ImportFlaws([Flaw(path, 1, 1, said)])
        drafts.append(Draft(concept["id"], {key: value for key, value in concept.items() if key != "id"}))
    return Imported(tuple(drafts))


def _sectioned(concept: dict[str, Any]) -> bool:
    """Whether it has the shape of a concept down to its terms."""
    languages = concept.get("languages")
    return isinstance(languages, dict) and all(
        isinstance(section, dict)
        and isinstance(section.get("terms"), list)
        and all(isinstance(term, dict) and isinstance(term.get("term"), str) for term in section["terms"])
        for section in languages.values()
    )
