"""Arabic: proclitics and pronoun suffixes around a word, its sound plural, dual and construct forms.

After K. C. Ryding, A Reference Grammar of Modern Standard Arabic (2005): proclitics ch. 15, 16 and 18, the article
ch. 7.1, dual and sound plurals ch. 7.3, construct state ch. 8.1, ة and its forms ch. 7.2, hamza seats ch. 2.2.
Broken plurals are words of their own and stand in the glossary as forms.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from isogloss.languages.language import Key, Language, Part, Role, places

MARKS = "[\u0640\u064b-\u0655\u0670]"
"""Kashida and vowel marks: written or not, the word is the same."""

FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ؤ": "و", "ئ": "ي"})
HAMZA_ON_ALIF = frozenset("أإآ")
PRONOUNS = ("ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "كما", "نا")

PROCLITICS = {join + preposition: "" for join in ("", "و", "ف") for preposition in ("", "ب", "ك", "ل")}
PROCLITICS |= {join + preposition + "ال": "ال" for join in ("", "و", "ف") for preposition in ("", "ب", "ك")}
PROCLITICS |= {join + "لل": "ال" for join in ("", "و", "ف")}
"""What may be written with the word that follows, and whether it holds the article."""

SHORT = frozenset(("ف", "ك", "فل", "فك", "فب", "وك"))
"""Proclitics too rare and too like a first letter to be read before a short word."""

PARTICLES = frozenset("التي الذي الذين الى إلى على اللتي اللذين".split())


class Mark(NamedTuple):
    """What suits a form: `article` whether it may carry one, `after` whether a preposition may precede it;
    `role` where its word stands in the term; `raw` its letters with their hamza seats."""

    article: bool
    after: bool
    role: Role
    raw: str


def roles(words: Sequence[str]) -> list[Role]:
    """A bare noun before a definite one is in the construct state and takes no article (Ryding 8.1)."""
    roles = places(words)
    if roles[0] is Role.FIRST and not words[0].startswith("ال") and any(w.startswith("ال") for w in words[1:]):
        roles[0] = Role.CONSTRUCT
    return roles


def keys(word: str, role: Role) -> Iterable[Key]:
    raw = word.removeprefix("ال") if len(word) > 4 else word
    follows = role in (Role.MIDDLE, Role.LAST)
    form = raw.translate(FOLD)
    for ending, article, after in _endings(raw, form, follows):
        yield Key(ending, Mark(article and role is not Role.CONSTRUCT, after, role, raw))


def _endings(raw: str, form: str, follows: bool) -> Iterable[tuple[str, bool, bool]]:
    """(form, may carry the article, may follow a preposition)"""

    def free(*endings: str) -> Iterable[tuple[str, bool, bool]]:
        return ((ending, True, True) for ending in endings)

    def bound(*endings: str) -> Iterable[tuple[str, bool, bool]]:
        return ((ending, False, True) for ending in endings)

    def with_pronoun(*stems: str) -> Iterable[tuple[str, bool, bool]]:
        return bound(*(stem + pronoun for stem in stems for pronoun in PRONOUNS))

    yield from free(form)
    if raw[-1] == "ة":
        stem = form[:-1]
        yield from free(stem + "ه", stem + "ات", stem + "تين", stem + "تان")
        yield from bound(stem + "تا", stem + "تي")
        yield from with_pronoun(stem + "ت", stem + "ات", stem + "تي")
        if follows and stem.endswith("ي"):
            yield from free(stem, stem + "ين", stem + "ون")
        return
    yield from free(form + "ات", form + "ان", form + "ين", form + "ون")
    yield from ((form + ending, False, False) for ending in "او")
    if follows or (raw[-1] == "ي" and len(form) > 4):
        yield from free(form + "ة", form + "ه")
    yield from with_pronoun(form, form + "ات", form + "ي", form + "و")
    if raw.endswith("اء"):
        yield from with_pronoun(form[:-1] + "و", form[:-1] + "ي")
        yield from free(form[:-1] + "وات")
    if raw[-1] in "ىا":
        yield from with_pronoun(form[:-1] + "ا")
        yield from free(form[:-1] + "يات", form[:-1] + "وات")


def parts(word: str) -> Iterable[Part]:
    if word in PARTICLES:
        # too frequent to be a form of anything else
        yield Part(0, len(word), lambda mark: mark is not None and mark.raw == word)
        return
    for start in range(min(6, max(1, len(word) - 1))):
        if word[:start] in PROCLITICS:
            yield Part(start, len(word), _preceded(word[:start], word[start:]))


def _preceded(proclitic: str, rest: str) -> Callable[[Mark | None], bool]:
    article = bool(PROCLITICS[proclitic])

    def suits(mark: Mark | None) -> bool:
        if mark is None:  # an acronym: whatever precedes it
            return True
        if article and not mark.article:
            return False
        if mark.role in (Role.MIDDLE, Role.LAST) and proclitic not in ("", "ال", "لل"):
            return False
        if not mark.after and proclitic.strip("وف"):
            return False
        if proclitic in SHORT and len(rest) < 4 and mark.role is Role.ONLY:
            return False
        if any(a != b and a in HAMZA_ON_ALIF and b in HAMZA_ON_ALIF for a, b in zip(mark.raw, rest, strict=False)):
            return False
        # before a short word that begins with hamza, ا is rather a letter of another word
        bare_alif = mark.raw[0] in HAMZA_ON_ALIF and rest[0] == "ا"
        return not (bare_alif and proclitic and not article and len(mark.raw) < 4)

    return suits


LANGUAGE = Language(
    code="ar",
    tag="ar",
    name="العربية",
    direction="rtl",
    fold=FOLD,
    silent=MARKS,
    roles=roles,
    keys=keys,
    parts=parts,
)
