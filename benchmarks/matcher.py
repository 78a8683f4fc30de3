"""The matcher behind the smallest interface that a benchmark needs.

`build(lang, terms)` gives an object with `.find(text)`.

`terms` is a list of {"id", "text", "forms" (optional)}; `find` gives (start, end, id) in code points, terms inside
longer terms included.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "hooks"))

from isogloss.glossary.model import Concept, LanguageSection, Term
from isogloss.languages import language
from isogloss.matching.match import Designation
from isogloss.matching.matcher import TermMatcher, uncollected


class Finder:
    @uncollected()
    def __init__(self, code: str, terms: list[dict]):
        entries = []
        for entry in terms:
            term = Term(text=entry["text"], forms=tuple(entry.get("forms", ())))
            section = LanguageSection(terms=(term,))
            concept = Concept(id=str(entry["id"]), languages={code: section})
            entries.append(Designation(concept, section, term))
        self.ids = [entry["id"] for entry in terms]
        self.matcher = TermMatcher(language(code), entries)
        self.matcher.prepare()  # what is built is ready: the first text pays for nothing but itself

    @uncollected()
    def find(self, text: str) -> list[tuple[int, int, object]]:
        return [(start, end, self.ids[entry]) for start, end, entry, _ in self.matcher.hits(text)]


def build(lang: str, terms: list[dict]) -> Finder:
    return Finder(lang, terms)
