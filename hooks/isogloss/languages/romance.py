"""What the Romance languages share: function words that are written in many ways, nouns that govern."""

import re
from collections.abc import Callable, Collection, Container, Iterable, Sequence
from itertools import pairwise

from isogloss.languages.language import Role, VerbSigns, places, unhyphened

GENDERED = re.compile(r"[oa]s?\Z")
PARTICIPLE = re.compile(r"(?:[ai]d|[aiu]t)[oai]s?\Z")
GENDERED_NOUN = re.compile(r"(?<![ai]d)(?<![aiu]t)[oa]s?\Z")
"""A word that tells its gender, and is no participle."""

ANY = re.compile("")


PREFIXED = re.compile(
    r"(?<![^\W_])(?P<prefix>anti|auto|contra|extra|h?iper|infra|inter|intra|macro|mega|micro|mini|multi|pluri|pseudo|semi"
    r"|sobre|sopra|sovra|super|supra|tele|ultra|vice|v[ií]deo)(?P<double>rr|ss)?(?P<rest>[^\W\d_]{4,})",
    re.IGNORECASE,
)
"""What was, or is, also written with a hyphen or as two words: infra-estrutura, vice presidente."""


def prefixed(text: str) -> Iterable[str]:
    """The term with hyphens after its prefixes, where it has none, or without, where it has some."""
    yield from unhyphened(text)
    apart = PREFIXED.sub(lambda found: f"{found['prefix']}-{(found['double'] or '')[:1]}{found['rest']}", text)
    if apart != text:
        yield apart


def verbs_behind(pronouns: str) -> VerbSigns:
    """The signs of verbs in a language where these stand before a verb, and before no noun: la banca si riserva."""
    words = pronouns.split()
    pronoun = re.compile(rf"(?<![^\W_])(?:{'|'.join(words)}) \Z", re.IGNORECASE).search
    longest = max(map(len, words)) + 2

    def confirmed(text: str, start: int, end: int) -> bool:
        return pronoun(text, max(0, start - longest), start) is not None

    return VerbSigns("".join(each[-2:] for word in words for each in (word, word.capitalize())), confirmed)


def contractions(**preposition: str) -> dict[str, str]:
    """Each contracted form and the preposition that it stands for: `contractions(di="del della")`."""
    return {form: plain for plain, forms in preposition.items() for form in forms.split()}


def conjugated(infinitive: str, endings: dict[str, str]) -> set[str]:
    """The forms of a regular verb; `endings` are those of each conjugation, by the ending of its infinitive."""
    return {
        infinitive[: -len(kind)] + end
        for kind, ends in endings.items()
        if infinitive.endswith(kind)
        for end in ends.split()
    }


def verb_before(words: Sequence[str], infinitives: Collection[str], following: Container[str]) -> bool:
    """Whether a term begins with an infinitive that governs what follows: riportare a, reportar-se."""
    first = words[0].lower()
    return len(words) > 1 and len(first) > 5 and first.endswith(tuple(infinitives)) and words[1].lower() in following


def nouns_by_prepositions(
    words: Sequence[str],
    prepositions: Container[str],
    nouns: Container[str] = (),
    behind: re.Pattern[str] = ANY,
) -> list[Role]:
    """A first word before a preposition, and a word `behind` one, are nouns, whose gender is their own: posto di lavoro
    is not posta di lavoro, gestione del marchio is not gestione della marcia, and a point of sale is no point of wind
    (point de vente, vent).

    They then inflect as they would alone. Participles (orientado a dados) and other adjectives agree with another word;
    `nouns` are those that look like a participle, in their singular and plural (dado, dados).
    """
    roles = places(words)
    first = words[0].lower()
    noun = first.endswith(("o", "a", "i", "os", "as")) and (first in nouns or not PARTICIPLE.search(first))
    if len(words) > 1 and noun and words[1].lower() in prepositions:
        roles[0] = Role.ONLY
    for place, (before, word) in enumerate(pairwise(words), 1):
        if before.lower() in prepositions and behind.search(word.lower()):
            roles[place] = Role.ONLY
    return roles


def genders_kept(
    words: Sequence[str],
    roles: list[Role],
    prepositions: Container[str],
    of_person: Callable[[str], bool],
    gendered: re.Pattern[str] = GENDERED,
) -> list[Role]:
    """The roles, but that words beside nouns keep their gender where none of these, up to the next preposition, is of a
    person: who develops products (sviluppa prodotti) is no development (sviluppo prodotto). A participle alone agrees
    with a word outside (orientado a dados)."""
    kept = list(roles)
    borders = [-1, *(place for place, word in enumerate(words) if word.lower() in prepositions), len(words)]
    for before, after in pairwise(borders):
        part = range(before + 1, after)
        if part != range(1) and not any(of_person(words[place].lower()) for place in part):
            for place in part:
                if roles[place] in (Role.FIRST, Role.MIDDLE, Role.LAST) and gendered.search(words[place].lower()):
                    kept[place] = Role.KEPT
    return kept
