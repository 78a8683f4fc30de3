"""A term that the glossary has deprecated or superseded.

Readers who learnt the preferred term meet a second name for the same concept,
and take it for another one. Write the preferred term of the page's language.

    docs/pt/index.md:7:6: error: “base de dados” is deprecated for dataset; write “conjunto de dados”

A form that a rule of grammar only makes probable is a warning, never an error.

A word that is right in some phrases, or a part of a longer word, belongs into
the term's `except:` in the glossary, with an example beside it.
"""

from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity
from isogloss.glossary.model import OUT_OF_USE
from isogloss.matching.match import Sureness
from isogloss.site.site import Site

SEVERITY = Severity.ERROR


def check(site: Site) -> Iterator[Diagnostic]:
    for occurrence in site.occurrences:
        if occurrence.term.status in OUT_OF_USE and not occurrence.rivals:
            preferred = occurrence.section.preferred.text
            standing = f"{occurrence.term.status} for {occurrence.concept.id}; write “{preferred}”"
            sure = occurrence.sureness > Sureness.PROBABLE
            yield Diagnostic(
                occurrence.location,
                f"“{occurrence.text}” is {standing}"
                if sure
                else f"“{occurrence.text}” may be “{occurrence.term.text}”, which is {standing}",
                concept=occurrence.concept.id,
                expected=(preferred,),
                severity=SEVERITY if sure else Severity.WARNING,
            )
