"""Glossaries for Weblate: bilingual TBX in the older form that it reads; of more than two languages a ZIP.

Each term of the target is a string of its own whose source is the preferred term of the source language; Weblate takes
those out of use for forbidden translations. The source's definition is the explanation, the target's note, or why a
term is out of use, the translation's.
"""

from collections.abc import Iterator, Sequence

from isogloss.exchange.shared.pairs import bundled, pairs
from isogloss.exchange.shared.tbx_basic import text_of
from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import OUT_OF_USE
from isogloss.languages import language

SUFFIX = ".weblate.zip"
MEDIA_TYPE = "application/zip"
PAIRS = True
KEEPS = frozenset({"status", "definition", "note", "reason"})
ASIDE: frozenset[str] = frozenset()

FORBIDDEN, IN_USE = "deprecatedTerm-admn-sts", "preferredTerm-admn-sts"


def write(glossary: Glossary, languages: Sequence[str]) -> bytes:
    return bundled(glossary, languages, ".tbx", lambda *pair: "\n".join([*_file(*pair), ""]).encode())


def _file(glossary: Glossary, source: str, target: str) -> Iterator[str]:
    from_, to = language(source).tag, language(target).tag
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<martif type="TBX" xml:lang="{from_}">'
    yield "<martifHeader><fileDesc><sourceDesc><p>Written by Isogloss.</p></sourceDesc></fileDesc></martifHeader>"
    yield "<text><body>"
    for concept, section, other in pairs(glossary, source, target):
        for number, term in enumerate(other.terms):
            if term.near and term.status in OUT_OF_USE:
                continue  # Weblate would forbid it in every text
            yield f'<termEntry id="{concept.id}-{number + 1}">'
            if section.definition:
                yield f'<descrip type="definition">{text_of(section.definition)}</descrip>'
            yield f'<langSet xml:lang="{from_}"><tig><term>{text_of(section.preferred.text)}</term></tig></langSet>'
            status = FORBIDDEN if term.status in OUT_OF_USE else IN_USE
            yield f'<langSet xml:lang="{to}"><tig><term>{text_of(term.text)}</term>'
            yield f'<termNote type="administrativeStatus">{status}</termNote></tig></langSet>'
            if note := term.reason or other.note:
                yield f'<note from="translator">{text_of(note)}</note>'
            yield "</termEntry>"
    yield "</body></text>"
    yield "</martif>"
