"""A term that the glossary has deprecated or superseded.

Readers who learnt the preferred term meet a second name for the same concept,
and take it for another one. Write the preferred term of the page's language.

    docs/pt/index.md:7:6: error: “base de dados” is deprecated for dataset; write “conjunto de dados”

A form that a rule of grammar only makes probable is a warning, never an error.

A word that is right in some phrases, or a part of a longer word, belongs into
the term's `except:` in the glossary, with an example beside it.
"""

from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.glossary.model import OUT_OF_USE, Status
from isogloss.matching.match import Sureness
from isogloss.site.site import Site

SEVERITY = Severity.ERROR


SURE = {
    Status.DEPRECATED: "“{found}” is deprecated for {concept}; write “{preferred}”",
    Status.SUPERSEDED: "“{found}” is superseded for {concept}; write “{preferred}”",
}
PROBABLE = {
    Status.DEPRECATED: "“{found}” may be “{term}”, which is deprecated for {concept}; write “{preferred}”",
    Status.SUPERSEDED: "“{found}” may be “{term}”, which is superseded for {concept}; write “{preferred}”",
}


def check(site: Site) -> Iterator[Diagnostic]:
    for occurrence in site.occurrences:
        if occurrence.term.status in OUT_OF_USE and not occurrence.rivals:
            preferred = occurrence.section.preferred.text
            probable = occurrence.sureness is Sureness.PROBABLE
            yield Diagnostic(
                occurrence.location,
                message(
                    (PROBABLE if probable else SURE)[occurrence.term.status],
                    found=occurrence.text,
                    term=occurrence.term.text,
                    concept=occurrence.concept.id,
                    preferred=preferred,
                ),
                concept=occurrence.concept.id,
                expected=(preferred,),
                probable=probable,
            )
