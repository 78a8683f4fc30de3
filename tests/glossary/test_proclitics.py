"""Every Arabic term of the glossary is found behind whatever may be written with it: a first letter of its own may look
like part of what precedes."""

from collections.abc import Iterator
from itertools import product

from isogloss.glossary.glossary import read_glossary
from isogloss.matching.termbase import Termbase
from support import ROOT


def behind_proclitics(term: str) -> Iterator[str]:
    noun = term.removeprefix("ال")
    governed = ("بال", "كال", "لل", "ال") if noun != term else ("ب", "ك", "ل", "")
    for join, proclitic in product(("", "و", "ف"), governed):
        yield join + proclitic + noun


def test_a_term_is_found_behind_every_proclitic():
    termbase = Termbase(read_glossary(ROOT / "glossary"))
    wanted = [
        (concept.id, text)
        for concept, section in termbase.glossary.sections("ar")
        for term in section.terms
        if not term.text.isascii() and term.part_of_speech != "verb" and not term.near
        for text in behind_proclitics(term.text)
        if not any(exception in text for exception in term.excepted)
    ]
    found = termbase.matchers["ar"].find_each([text for _, text in wanted])
    missed = [
        text
        for (concept, text), matches in zip(wanted, found, strict=True)
        if not any(match.designation.concept.id == concept and match.span == (0, len(text)) for match in matches)
    ]
    assert missed == []
