"""SKOS in JSON-LD: a concept scheme for linked data and the semantic web.

Preferred terms are prefLabel, admitted ones altLabel; terms out of use, and the forms that a concept lists, are
hiddenLabel, by which things are found and never shown. Concepts are named by fragments of the file's own address, as in
`…/glossary.jsonld#customer`. After the SKOS Reference, W3C Recommendation 18 August 2009; no label is of two kinds
(its integrity condition S13).
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from isogloss.exchange import sections
from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Concept, LanguageSection, Status
from isogloss.languages import language
from isogloss.matching.examples import read_example

SUFFIX = ".jsonld"
MEDIA_TYPE = "application/ld+json"
KEEPS = frozenset({"subject-field", "related", "definition", "note", "source", "examples", "status", "forms"})
ASIDE: frozenset[str] = frozenset()

SKOS = "http://www.w3.org/2004/02/skos/core#"
MANY = ("altLabel", "hiddenLabel", "example")
ONE = ("prefLabel", "definition", "scopeNote")
CONTEXT: dict[str, Any] = {
    "skos": SKOS,
    "source": {"@id": "http://purl.org/dc/terms/source", "@container": "@language"},
    **{name: {"@id": f"skos:{name}", "@container": "@language"} for name in (*ONE, *MANY)},
    **{name: {"@id": f"skos:{name}", "@type": "@id"} for name in ("related", "inScheme", "hasTopConcept", "member")},
    "notation": "skos:notation",
}


def write(glossary: Glossary, languages: Sequence[str]) -> bytes:
    there = list(sections(glossary, languages))
    ids = {concept.id for concept, _ in there}
    fields: dict[str, list[str]] = defaultdict(list)
    for concept, _ in there:
        if concept.subject_field:
            fields[concept.subject_field].append(concept.id)
    graph = [
        {"@id": "#", "@type": "skos:ConceptScheme", "hasTopConcept": [f"#{concept.id}" for concept, _ in there]},
        *({"@id": f"#field-{name}", "@type": "skos:Collection", "notation": name,
           "member": [f"#{id_}" for id_ in members]} for name, members in sorted(fields.items())),
        *(_concept(concept, wanted, ids) for concept, wanted in there),
    ]  # fmt: skip
    return (json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n").encode()


def _concept(concept: Concept, wanted: dict[str, LanguageSection], ids: set[str]) -> dict[str, Any]:
    node: dict[str, Any] = {
        "@id": f"#{concept.id}",
        "@type": "skos:Concept",
        "notation": concept.id,
        "inScheme": "#",
    }
    said: dict[str, dict[str, Any]] = defaultdict(dict)
    for code, section in wanted.items():
        tag = language(code).tag
        for key, value in _labels(section).items():
            if value:
                said[key][tag] = value
    related = [f"#{other}" for other in concept.related if other in ids]
    return node | said | ({"related": related} if related else {})


def _labels(section: LanguageSection) -> dict[str, Any]:
    preferred = section.preferred.text
    admitted = list(dict.fromkeys(t.text for t in section.with_status(Status.ADMITTED)))
    others = (text for term in section.terms for text in (term.text, *term.forms))
    hidden = [text for text in dict.fromkeys(others) if text != preferred and text not in admitted]
    marked = (read_example(example) for example in section.examples)
    return {
        "prefLabel": preferred,
        "altLabel": admitted,
        "hiddenLabel": hidden,
        "definition": section.definition,
        "scopeNote": section.note,
        "source": section.source,
        "example": [sentence for sentence, spans in filter(None, marked) if spans],
    }
