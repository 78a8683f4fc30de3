"""A concept that is related to another one, or confused with it, and the other does not say so.

Readers arrive from either side. Declare the relation in both concept files, or
in neither.
"""

from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.matching.termbase import Termbase
from isogloss.text.source import Location

SEVERITY = Severity.WARNING


def inspect(termbase: Termbase, languages: tuple[str, ...]) -> Iterator[Diagnostic]:
    glossary = termbase.glossary
    for concept in glossary.concepts.values():
        for key in ("related", "confusable"):
            for number, other in enumerate(getattr(concept, key)):
                if concept.id not in getattr(glossary.concepts[other], key):
                    line = glossary.line(concept.id, (key, number))
                    yield Diagnostic(
                        Location(glossary.path(concept.id), line, 1, line, 1),
                        message(
                            "{concept} names {other} as {key}, and {other} does not name {concept}",
                            concept=concept.id,
                            other=other,
                            key=key,
                        ),
                        concept=concept.id,
                        related=(Location(glossary.path(other), 1, 1, 1, 1),),
                    )
