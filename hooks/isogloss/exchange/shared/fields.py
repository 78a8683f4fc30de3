"""The keys of a concept's file, and what stands under them: asked of the model, so that no format can forget one."""

from collections import Counter
from functools import cache
from typing import Any

import msgspec

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Concept, LanguageSection, Term


def _defaults(kind: type[msgspec.Struct], *without: str) -> dict[str, Any]:
    return {f.encode_name: _said(f.default) for f in msgspec.structs.fields(kind) if f.encode_name not in without}


def _said(default: Any) -> Any:
    """A default as a file would say it."""
    if default == ():
        return []
    return default if default is None else str(default)


CONCEPT = _defaults(Concept, "id", "languages")
SECTION = _defaults(LanguageSection, "terms")
TERM = _defaults(Term, "term")
"""The keys at each level of a concept's file, with what holds where they are left out."""

ALL = frozenset({*CONCEPT, *SECTION, *TERM})
"""Every key but those that hold a concept together: `languages`, `terms`, `term`."""

LISTS = frozenset(key for level in (CONCEPT, SECTION, TERM) for key, value in level.items() if value == [])
"""The keys under which a list of texts stands; under the others stands one text."""


@cache
def _fields(kind: type[msgspec.Struct]) -> tuple[tuple[str, str, Any], ...]:
    """The attributes of a class, with their keys and defaults; to ask for them is slow."""
    return tuple((f.name, f.encode_name, f.default) for f in msgspec.structs.fields(kind))


def plain(part: msgspec.Struct) -> dict[str, Any]:
    """A part of a concept as its file would say it, what holds anyway left out."""
    said: dict[str, Any] = {}
    for attribute, key, default in _fields(type(part)):
        value = getattr(part, attribute)
        if value == default or key == "id":
            continue
        if isinstance(value, dict):
            value = {code: plain(section) for code, section in value.items()}
        elif isinstance(value, tuple):
            value = [plain(item) if isinstance(item, msgspec.Struct) else str(item) for item in value]
        else:
            value = str(value)
        said[key] = value
    return said


def counts(glossary: Glossary) -> dict[str, int]:
    """How many values stand under each key of a glossary, where they are not what holds anyway."""
    found: Counter[str] = Counter()
    for concept in glossary.concepts.values():
        parts = [concept, *concept.languages.values(), *(t for s in concept.languages.values() for t in s.terms)]
        for part in parts:
            for key, value in plain(part).items():
                if key in ALL:
                    found[key] += len(value) if isinstance(value, list) else 1
    return {key: found[key] for key in (*CONCEPT, *SECTION, *TERM) if found[key]}
