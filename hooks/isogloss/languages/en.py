"""English: the plural of the head of a phrase, foreign plurals, British and American spellings.

After R. Quirk et al., A Comprehensive Grammar of the English Language (1985): regular plurals 5.79-5.81, -ves 5.83,
mutation 5.84, foreign plurals 5.93-5.98, compounds 5.102-5.103; the possessive's -'s (5.112) is a word of its own here.
Spellings after New Hart's Rules (2014), 21.2.
"""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from isogloss.languages.language import Key, Language, Role, lines, places
from isogloss.languages.numerals import ENGLISH_MONTHS, Numerals, numbered
from isogloss.languages.typography import FULL_WIDTH_MARKS, Typography

PREPOSITIONS = frozenset("of in at by for to from on with per under over within without about".split())

IRREGULAR = {
    "child": "children", "foot": "feet", "tooth": "teeth", "goose": "geese", "mouse": "mice", "louse": "lice",
    "ox": "oxen", "die": "dice", "penny": "pence", "person": "people",
    "criterion": "criteria", "phenomenon": "phenomena", "automaton": "automata", "datum": "data", "medium": "media",
    "stratum": "strata", "bacterium": "bacteria", "erratum": "errata", "curriculum": "curricula",
    "memorandum": "memoranda", "spectrum": "spectra", "symposium": "symposia", "millennium": "millennia",
    "consortium": "consortia", "referendum": "referenda", "addendum": "addenda", "quantum": "quanta",
    "maximum": "maxima", "minimum": "minima", "optimum": "optima", "schema": "schemata", "stigma": "stigmata",
    "formula": "formulae", "alumna": "alumnae", "corpus": "corpora", "genus": "genera", "index": "indices",
    "appendix": "appendices", "matrix": "matrices", "vertex": "vertices", "vortex": "vortices",
    "bureau": "bureaux", "plateau": "plateaux", "tableau": "tableaux",
    "alumnus": "alumni", "focus": "foci", "fungus": "fungi", "locus": "loci", "nucleus": "nuclei",
    "radius": "radii", "stimulus": "stimuli", "syllabus": "syllabi", "terminus": "termini",
    "knife": "knives", "life": "lives", "wife": "wives", "half": "halves", "calf": "calves", "leaf": "leaves",
    "loaf": "loaves", "self": "selves", "shelf": "shelves", "thief": "thieves", "wolf": "wolves", "elf": "elves",
    "sheaf": "sheaves", "scarf": "scarves", "echo": "echoes", "hero": "heroes", "potato": "potatoes",
    "tomato": "tomatoes", "veto": "vetoes", "torpedo": "torpedoes", "embargo": "embargoes", "cargo": "cargoes",
}  # fmt: skip
"""Quirk 5.83-5.98. Most foreign words have a regular plural too."""

SINGULAR = {plural: word for word, plural in IRREGULAR.items()}
COMPOUNDING = ("child", "foot", "life", "person", "shelf", "tooth", "wife")
"""Irregular words that close compounds end in: grandchild, salesperson, midwife."""

MAN = re.compile(r"(?<!hu)(?<!ger)(?<!ro)(?<!sha)(?<!talis)man\Z")

NO_PLURAL = re.compile(r"(?:ss|us|is|ics|series|species|means|news|goods|sales|headquarters)\Z")
"""Words in -s that are no plural of another word."""

COLLECTIVE = frozenset("data media people".split())
"""Plurals that are more than many of their singular."""

SPELLINGS = (
    ("isation", "ization"), ("isational", "izational"), ("ise", "ize"), ("ised", "ized"), ("ising", "izing"),
    ("yse", "yze"), ("iour", "ior"), ("ioural", "ioral"), ("colour", "color"), ("favour", "favor"),
    ("labour", "labor"), ("honour", "honor"), ("neighbour", "neighbor"), ("centre", "center"),
    ("centred", "centered"), ("alogue", "alog"), ("ogramme", "ogram"), ("defence", "defense"), ("licence", "license"),
    ("fulfilment", "fulfillment"), ("enrolment", "enrollment"), ("modelling", "modeling"),
    ("labelling", "labeling"), ("travelling", "traveling"), ("judgement", "judgment"), ("ageing", "aging"),
)  # fmt: skip
"""British and American."""


def roles(words: Sequence[str]) -> list[Role]:
    """The head of a phrase inflects: its last word, and the one before a preposition (points of sale)."""
    found: list[Role] = [Role.FIXED if role in (Role.FIRST, Role.MIDDLE) else role for role in places(words)]
    for place, word in enumerate(words[1:], 1):
        if word.lower() in PREPOSITIONS and found[place - 1] is Role.FIXED:
            found[place - 1] = Role.LAST
            break
    return found


def keys(word: str, role: Role) -> Iterable[Key]:
    forms = spellings(word.lower())
    if role is not Role.FIXED:
        forms |= {form for one in tuple(forms) for form in _numbers(one, in_phrase=role is Role.LAST)}
    return (Key(form) for form in sorted(forms))


def acronym_keys(word: str, role: Role) -> Iterable[Key]:
    """Acronyms take a plain -s: KPIs. The possessive's stands apart: the CXO's."""
    yield Key(word)
    yield Key(word + "s")


def spellings(word: str) -> set[str]:
    """A word as it is written in Britain and in America."""
    forms = {word}
    for british, american in SPELLINGS:
        for one, other in ((british, american), (american, british)):
            if word.endswith(one):
                forms.add(word.removesuffix(one) + other)
    return forms


def _numbers(word: str, in_phrase: bool) -> set[str]:
    """The singular and the plural of a noun. In a phrase the citation form may be the plural (best practices); alone,
    what looks like one is as often another word (sales, analytics, goods)."""
    singulars = {word} | _singulars(word, in_phrase)
    return singulars.union(*map(_plurals, singulars))


def _singulars(word: str, in_phrase: bool) -> set[str]:
    if word in SINGULAR and word not in COLLECTIVE:
        return {SINGULAR[word]}
    if not in_phrase or not word.endswith("s") or len(word) < 4 or NO_PLURAL.search(word):
        return set()
    if word.endswith("ies"):
        return {word[:-3] + "y"}
    return {word[:-1], word[:-2]} if word.endswith(("sses", "xes", "ches", "shes")) else {word[:-1]}


def _plurals(word: str) -> set[str]:
    if MAN.search(word):
        return {word[:-2] + "en"}
    forms = {word.removesuffix(last) + IRREGULAR[last] for last in (word, *COMPOUNDING) if _ends(word, last)}
    if word.endswith("sis"):
        return {word[:-2] + "es"}
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return {word[:-1] + "ies"}
    return forms | {word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")}


def _ends(word: str, last: str) -> bool:
    return last in IRREGULAR and word.endswith(last)


def fits(before: str, old: str, new: str, after: str) -> bool:
    """Behind a or an, both terms begin with the same kind of letter; those whose sound is another (hour, user, MBA) are
    left to people (Quirk 5.11)."""
    if not re.search(r"(?i:(?<![^\W_])an?)\s+\Z", before):
        return True
    return not UNHEARD.match(old) and not UNHEARD.match(new) and _vowel(old) == _vowel(new)


UNHEARD = re.compile(r"(?i:hou?r|hono|heir|eu|ewe|one|once|u[bfkmnrst][aeiou]|uni)|[A-Z]{2}|\W|\d")


def _vowel(term: str) -> bool:
    return term[:1].lower() in tuple("aeiou")


ENDINGS = "s|es|ies|y|ves|fe?|men|man|ing|ings|ed|er|ers|e|ly|ise|ize|is[ei]\\w*|iz[ei]\\w*|our|or|re"
"""Of nouns, verbs and adjectives (Quirk 3.3-3.10, 5.79-5.83, 7.74-7.80)."""

TYPOGRAPHY = Typography(
    quotes=(("“", "”"), ("‘", "’")),  # The Chicago Manual of Style (2017), 6.115 and 13.30
    marks=FULL_WIDTH_MARKS,
    doubled=frozenset({"had", "that"}),
    function_words=frozenset(
        "the a an of to and or but in on at by for from with as is are was were be been it its this these those which "
        "who not than then they their we our you your he she his her will would can could should may must if when "
        "into about more also there no so such any each".split()
    ),
)

UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
FIRST = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
DECADES = TENS.replace("y", "ies")


def _with_units(units: str) -> dict[str, int]:
    """Tens with what stands behind them: twenty one, twenty-first (Quirk 6.63-6.64)."""
    return {
        f"{ten} {unit}": value + count
        for ten, value in numbered(TENS, 20, 10).items()
        for unit, count in numbered(units).items()
        if count < 10
    }


NUMERALS = Numerals(
    percent="{}%",
    percent_after=("per cent", "percent"),
    per_mille_after=("per mille", "per mil", "per thousand"),
    words={
        "zero": 0, "a": 1, "an": 1, **numbered(UNITS), **numbered(TENS, 20, 10), **_with_units(UNITS), "hundred": 100,
        **numbered(DECADES, 20, 10),
    },
    ordinals={
        **numbered(FIRST), **numbered(TENS.replace("y", "ieth"), 20, 10), **_with_units(FIRST), "hundredth": 100,
    },
    homographs=frozenset("second third fourth fifth tenth march may".split()),
    place="(?<=the )(?:second|third|fourth|fifth|tenth)(?! (?:of|party|parties)(?![^\\W\\d_]))",
    between="(?:and)?",
    multipliers={
        "thousand": 1000, "million": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12,
        "tn": 10**12, "dozen": 12,
    },
    rest="(?:and)?",
    of="a",
    currencies={
        "us dollar|us dollars|dollar|dollars": "USD", "euro|euros": "EUR",
        "pound|pounds|pound sterling|pounds sterling": "GBP", "brazilian real|brazilian reais|reais": "BRL",
        "turkish lira|turkish liras|lira|liras": "TRY", "yuan|renminbi": "CNY",
    },
    home=frozenset("USD GBP".split()),
    # a number and a small may are more often the verb than the month
    ending=r"(?<!may)|(?<=may)(?!\s+[a-z])|(?<=may)(?=\s+(?:and|to|until|in|at|on|for|was|is)\b)",
    half="and a half",
    added=r"\ban? [a-z]+ and a half",
    months=ENGLISH_MONTHS,
    month_first=True,
    full_hour=r"(?:a\.m\.|p\.m\.|[ap]m\b|o['’]clock\b)",
    of_month="of",
    of_year="of",
    dates=("{day} {month} {year}", "{month} {year}", "{day} {month}"),
    ordinal_after="st|nd|rd|th",
    centuries=("century", "centuries"),
    decades=r"(?<![\w.,])(?P<count>\d0|[12]\d\d0)['’]?s(?!\w)",
    fractions=dict.fromkeys("half halve halves halved halving".split(), Fraction(1, 2)),
    denominators={
        "third|thirds": 3, "quarter|quarters|fourth|fourths": 4, "fifth|fifths": 5, "sixth|sixths": 6,
        "eighth|eighths": 8, "tenth|tenths": 10,
    },
    multiples={
        "doubl": 2, "twice as": 2, "twice the": 2, "twice that": 2, "tripl": 3, "trebl": 3, "quadrupl": 4,
        **{f"{verb} double": 2 for verb in ("to", "will", "would", "can", "could", "may")},
        **{unit + "fold": value for unit, value in numbered(UNITS).items() if 1 < value <= 10},
    },
    multiple_ending="(?:ed|ing)?",
    share_of=r"of(?![^\W\d_])",
    over=r"out of(?: every)?|in(?: every)?(?= (?:two|three|four|five|six|seven|eight|nine|ten|twenty|10{1,3}|[2-9]|20)"
    r"(?![^\W_]))|of every",
    ranges="to|and|through",
    changes="(?:up )?to(?: about| around)?",
    idioms=r"half[- ](?:an? (?![mbt]r?illion|dozen)|past [a-z]+|time|way|hour|day|year|price)|halfway"
    r"|second[- ](?:hand|rate|guess)"
    # one more in an order, and no share: a fourth digit
    r"|an? (?:fourth|fifth|sixth|eighth|tenth) (?!(?:and|as|at|by|fewer|from|higher|in|less|lower|more|of|on|or|than"
    r"|the|to|was|were|is|are)\b)[a-z]",
)  # fmt: skip

BOILERPLATE = lines(
    """
    leave a comment
    leave a reply
    post a comment
    your email address will not be published
    required fields are marked
    save my name email and website in this browser for the next time i comment
    notify me of follow-up comments by email
    you may also like
    you might also like
    you may also be interested in
    share this article
    share this post
    share on facebook
    share on twitter
    share on linkedin
    share on whatsapp
    0 min read
    0 mins read
    0 minute read
    0 minutes read
    reading time: 0 minutes
    reading time: 0 min
    estimated reading time: 0 minutes
    skip to content
    skip to main content
    subscribe to our newsletter
    sign up for our newsletter
    accept cookies
    accept all cookies
    this article first appeared on…
    this article originally appeared on…
    this article was originally published on…
    this post first appeared on…
    this post originally appeared on…
    this post was originally published on…
    we use cookies to ensure that we give you the best experience…
    """
)


LANGUAGE = Language(
    code="en",
    tag="en",
    name="English",
    capitalized_titles=True,  # The Chicago Manual of Style (2017), 8.159
    roles=roles,
    keys=keys,
    acronym_keys=acronym_keys,
    fits=fits,
    endings=ENDINGS,
    irregular=lambda: IRREGULAR,
    unsorted="(?:[Tt]he|[Aa]n?) ",
    also_called="(?:(?:is|are) )?also (?:called|known as|named|termed)(?: (?:an?|the))?",
    typography=TYPOGRAPHY,
    numerals=NUMERALS,
    boilerplate=BOILERPLATE,
)
