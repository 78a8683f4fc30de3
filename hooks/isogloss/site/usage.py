"""Which terms are used where, of which rules over the whole site speak; small enough to be kept for every page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from isogloss.glossary.glossary import Glossary
from isogloss.matching.termbase import Termbase
from isogloss.site.page import Page
from isogloss.text.source import Location


class Use(NamedTuple):
    """How often a page uses a term, and where first."""

    count: int
    first: Location


Usage = dict[str, dict[str, Use]]
"""What a page uses: by concept and term."""


@dataclass(frozen=True, eq=False)
class SiteUsage:
    """What every page uses, by language and path."""

    termbase: Termbase
    languages: tuple[str, ...]
    pages: Mapping[str, Mapping[str, Usage]]

    @property
    def glossary(self) -> Glossary:
        return self.termbase.glossary

    def of(self, code: str, concept: str) -> Iterator[tuple[str, dict[str, Use]]]:
        """The pages of a language that use a concept, in order of their paths, and by which terms."""
        for path, used in sorted(self.pages[code].items()):
            if concept in used:
                yield path, used[concept]


def usage(page: Page) -> Usage:
    """The terms that a page surely uses itself; what it quotes, others use."""
    used: dict[str, dict[str, list]] = {}
    for occurrence in page.occurrences:
        if occurrence.sure and not page.is_quoted(occurrence.span):
            terms = used.setdefault(occurrence.concept.id, {})
            counted = terms.setdefault(occurrence.term.text, [0, occurrence])
            counted[0] += 1
    return {
        concept: {term: Use(count, first.location) for term, (count, first) in terms.items()}
        for concept, terms in used.items()
    }
