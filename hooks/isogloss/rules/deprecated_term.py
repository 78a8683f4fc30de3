"""A term that the glossary has deprecated or superseded.

Readers who know the preferred term meet a second name for the same concept and
assume that it means something else. Write the preferred term of the page's
language.

    docs/pt/index.md:7:6: error: “base de dados” is deprecated for dataset; write “conjunto de dados”

A form that the rules of grammar make only probable is a warning, never an
error.

If the word is right in certain phrases, or as a part of a longer word, add
those to the term's `except:` in the glossary, with an example. If it is wrong in
one subject only, add words of that subject to its `near:`.
"""

import re
from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.glossary.model import OUT_OF_USE, Status
from isogloss.languages import language
from isogloss.matching.match import Sureness
from isogloss.site.page import Occurrence
from isogloss.site.site import Site

SEVERITY = Severity.ERROR
ALONE = True


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
            preferred = occurrence.section.in_place_of(occurrence.term).text
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
                fix=None if probable else replacement(occurrence),
                probable=probable,
            )


SENTENCE_END = re.compile(r"[.!?。！？؟\n]")
REACH = 40
"""Code points around a term that say whether another one fits there."""


def replacement(occurrence: Occurrence) -> str | None:
    """What is to be written instead, where it can stand here as it is: the citation form in place of a citation form,
    a noun in place of a noun, in a sentence that stays right. None where anybody would have to look, as at an acronym
    that another concept may have in other capitals (Cxo: CXO or CxO)."""
    spoken, text, span = language(occurrence.language), occurrence.source.text, occurrence.span
    old, new = occurrence.term, occurrence.section.in_place_of(occurrence.term)
    # a sentence that begins with the term; capitals elsewhere are a title's, of which nobody knows the style
    written = {spoken.capitalized(old.text): spoken.capitalized(new.text), old.text: new.text}
    if occurrence.text not in written or spoken.fits is None:
        return None
    if old.part_of_speech is not new.part_of_speech or old.text.lower() == new.text.lower():
        return None
    if spoken.gendered and (old.gender is None or old.gender is not new.gender):
        return None
    before, after = text[max(0, span.start - REACH) : span.start], text[span.end : span.end + REACH]
    if not spoken.fits(before, old.text, new.text, after):
        return None
    beside = SENTENCE_END.split(before)[-1], SENTENCE_END.split(after)[0]
    if any(new.text.lower() in part.lower() for part in beside):
        return None  # two names of one thing: somebody has to choose
    return written[occurrence.text]
