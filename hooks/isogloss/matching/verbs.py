"""Words that would be a term, did a pronoun before them not make verbs of them: la banca si riserva, and no reserve."""

import re
from collections.abc import Sequence

from isogloss.languages.language import Language, Role
from isogloss.matching.match import Designation, Hit


class Verbs:
    """Tells the hits that are verbs. A term that is a verb itself is still found."""

    def __init__(self, spoken: Language, entries: Sequence[Designation]):
        words = re.compile(spoken.word).findall
        terms = (words(entry.term.text) for entry in entries)
        self.nouns = {number for number, term in enumerate(terms) if term and Role.VERB not in spoken.roles(term)}
        pronouns = spoken.before_verbs | {pronoun.capitalize() for pronoun in spoken.before_verbs}
        # most words before a hit end otherwise: nothing else is asked of them
        self.ends = frozenset(pronoun[-2:] + " " for pronoun in pronouns)
        self.pronoun = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(pronouns))}) \Z").search
        self.longest = max(map(len, pronouns)) + 2

    def left(self, text: str, hits: list[Hit]) -> list[Hit]:
        """The hits in a text without those that are verbs."""
        ends = self.ends
        return [hit for hit in hits if text[hit[0] - 3 : hit[0]] not in ends or not self._verb(text, hit)]

    def _verb(self, text: str, hit: Hit) -> bool:
        start, _, entry, _ = hit
        return entry in self.nouns and self.pronoun(text, max(0, start - self.longest), start) is not None
