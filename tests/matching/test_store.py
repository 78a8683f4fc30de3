"""What is stored of an index finds what the index finds that it is of."""

from dataclasses import replace

import pytest

from isogloss.cache import Cache
from isogloss.engine import load_termbase
from isogloss.glossary.model import Concept, LanguageSection, Term
from isogloss.languages import codes
from isogloss.matching.store import Store
from isogloss.matching.termbase import Termbase
from support import ROOT

TERMS = {
    "de": ["Zufriedenheit", "Kunde", "NPS", "offene Daten"],
    "fr": ["Œuvre ouverte", "expérience du client", "NPS"],
    "en": ["open data", "customer experience"],
    "es": ["experiencia del cliente", "dato"],
    "el": ["ανοιχτά δεδομένα", "πελάτης"],  # of which only the script is known
}
TEXTS = {
    "de": "die Zufriedenheit des Kunden, zufriedenheit, Kundenzufriedenheit, NPSs, offenen Daten",
    "fr": "l’oeuvre ouverte, des expériences du client, NPS, œuvre, Œuvres ouvertes",
    "en": "Open data and customers' experiences, customer experience",
    "es": "las experiencias del cliente, datos",
    "el": "ΑΝΟΙΧΤΆ ΔΕΔΟΜΈΝΑ, πελάτης",
}
SITE = load_termbase(ROOT / "glossary", ("ar", "it", "pt", "tr", "zh"))


def _termbase(code: str) -> tuple[Termbase, str]:
    """A glossary in a language, and a text with its terms."""
    if code in TERMS:
        concepts = {
            f"c{number}": Concept(id=f"c{number}", languages={code: LanguageSection(terms=(Term(text=text),))})
            for number, text in enumerate(TERMS[code])
        }
        return Termbase(replace(SITE.glossary, concepts=concepts)), TEXTS[code]
    pages = sorted((ROOT / "docs" / code).rglob("*.md"))
    return SITE, "\n\n".join(page.read_text(encoding="utf-8") for page in pages)


@pytest.mark.parametrize("code", [*codes(), "el"])
def test_a_stored_index_finds_the_same(tmp_path, code):
    termbase, text = _termbase(code)
    store = Store(Cache(tmp_path / "cache"), b"glossary")
    made, again = (replace(termbase, store=store, _made={}).matchers[code] for _ in range(2))
    expected = made.hits(text)
    assert expected
    stored = list(tmp_path.rglob("words/*"))
    assert len(stored) == made.language.spaced
    if stored:
        again._forms = None  # what is stored needs none
    assert again.hits(text) == expected
    assert again.agreed == made.agreed


def test_of_another_glossary_nothing_is_taken(tmp_path):
    cache = Cache(tmp_path / "cache")
    Store(cache, b"glossary").put("name", [1])
    assert Store(cache, b"glossary").get("name", list[int]) == [1]
    assert Store(cache, b"another").get("name", list[int]) is None
    assert Store().get("name", list[int]) is None
