"""German: declension of nouns and adjectives on every word of a phrase, umlaut, compounds, feminines of persons.

After Duden, Die Grammatik (9th ed., 2016): classes of declension 305-344, plural 276-304, weak nouns 335-339,
nominalized adjectives 480-490, declension of adjectives 498-520; feminines in -in after Duden, Die deutsche
Rechtschreibung; ß and ss § 25 and hyphens § 45 of the Amtliches Regelwerk (2018). The last part of a compound declines
for all of it. German capitals tell a noun from the verb that is written alike: das Vertrauen, vertrauen.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from isogloss.languages.language import Key, Language, Part, Role, Stems, lines, places
from isogloss.languages.numerals import Numerals, numbered
from isogloss.languages.typography import FULL_WIDTH_MARKS, Typography

SAME = {
    "des": "der", "eines": "der", "einer": "der", "im": "in", "ins": "in", "am": "an", "ans": "an", "zum": "zu",
    "zur": "zu", "vom": "von", "beim": "bei", "fürs": "für", "aufs": "auf", "übers": "über",
}  # fmt: skip
"""Genitive articles within a phrase stand for one another; contracted articles for the preposition (Duden 923)."""
ARTICLES = frozenset("die das den dem ein eine einen einem".split())
LITTLE = frozenset({*SAME, *SAME.values(), "mit", "ohne", "unter", "zwischen", "nach", "aus", "pro", "per", "und"})

UMLAUT = {"a": "ä", "o": "ö", "u": "ü", "au": "äu"}
LAST_VOWEL = re.compile(r"(?<![aeiouäöü])(?:au|[aou])(?=[^aeiouäöüy]*(?:e[lrn])?\Z)")

ER_PLURAL = re.compile(
    r"(?:amt|bad|band|bild|blatt|brett|buch|dach|denkmal|dorf|ei|fach|fass|feld|geld|gehalt|geist|gemüt|gesicht|gewand|glas|"
    r"glied|grab|gras|gut|haupt|haus|holz|horn|huhn|irrtum|kalb|kind|kleid|korn|kraut|lamm|land|licht|lied|loch|mal|"
    r"mann|maul|mund|nest|pfand|rad|rand|rind|schild|schloss|schwert|tal|tuch|tum|volk|wald|weib|wort|wurm)\Z"
)
"""The closed class of plurals in -er (Duden 282); others in -er are persons (Kauf, Käufer)."""

IRREGULAR = {
    "lexikon": "lexika", "material": "materialien", "prinzip": "prinzipien", "bonus": "boni", "fokus": "foki",
    "index": "indizes", "matrix": "matrizen", "kodex": "kodizes", "schema": "schemata", "komma": "kommata",
    "herz": "herzens", "name": "namens", "gedanke": "gedankens", "wille": "willens", "herr": "herrn", "bau": "bauten",
    "saal": "säle", "konto": "konten", "risiko": "risiken", "basis": "basen", "praxis": "praxen",
}  # fmt: skip
"""Forms besides those of the classes; what a compound ends in declines likewise."""

FEMININE = re.compile(r"(?:(?<!spr)(?<!schw)ung|heit|keit|schaft|tät)\Z")
PERSON = re.compile(r"(?:er|or|ent|ant|[iy]st|at|et|eur|är|wirt|freund|chef)\Z")
"""Endings of masculines whose feminine has -in; of things in -er the feminine is no word."""
UMLAUT_PERSON = re.compile(r"(?:anwalt|arzt|koch|graf)\Z")
WEAK_PERSON = re.compile(r"(?:kunde|kollege|experte|[lf]oge|nome|genosse|erbe|bote|zeuge|gefährte|pate|[eo]se)\Z")
NOMINALIZED = re.compile(
    r"(?:(?:beauftragt|beamt|angestellt|beschäftigt|befragt|bedienstet|bekannt|beteiligt|betroffen|interessiert|"
    r"versichert|verwandt|vorgesetzt|verantwortlich|angehörig|delegiert|erwachsen|jugendlich|[a-zäöü]{4}nd))er?\Z"
)
"""Adjectives that have become nouns, and decline as adjectives do (Duden 480-490)."""

ADJECTIVE = re.compile(r"(?<=..)e[rnsm]?\Z")
DECLINED = ("e", "er", "es", "en", "em")

NOUN = "a noun, which has a capital"


def roles(words: Sequence[str]) -> list[Role]:
    """In a phrase, adjectives and the last noun decline, and a noun before a little word; the nouns before another
    noun are parts of a compound that is written with hyphens, or a loan (Customer Experience)."""
    found = places(words)
    for place, (word, following) in enumerate(pairwise(words)):
        if word[0].isupper() and following[0].isupper():
            found[place] = Role.FIXED
    return found


def keys(word: str, role: Role) -> Iterable[Key]:
    forms = {word.lower()} if role is Role.FIXED or word.lower() in LITTLE else _forms(word, role)
    mark = NOUN if role is Role.ONLY and word[0].isupper() else None
    for form in sorted(forms):
        yield Key(form, mark)
        if "ß" in form:  # written ss in capitals, and in Switzerland (§ 25 E2-3)
            yield Key(form.replace("ß", "ss"), mark)


def acronym_keys(word: str, role: Role) -> Iterable[Key]:
    """The genitive and plural of acronyms: des CXOs, die KPIs (Duden 293)."""
    yield Key(word)
    yield Key(word + "s")


def parts(word: str, folded: str, stems: Stems) -> Iterator[Part]:
    """The whole word; a noun by itself only with its capital."""
    if folded in stems.forms:
        capital = word[0].isupper()
        yield Part(0, len(word), lambda key: capital or key.mark != NOUN)


def _forms(word: str, role: Role) -> set[str]:
    lowered = word.lower()
    if not word[0].isupper():
        return _adjective(lowered) if role is not Role.ONLY else _adjective(lowered) | {lowered}
    forms = _noun(lowered)
    if role is not Role.ONLY and lowered.endswith("n"):
        # the citation form of a phrase may be a plural, or a genitive: soziale Medien, Stimme des Kunden
        forms |= _noun(lowered[:-1]) | {lowered[:-2] + "um"}
    return forms


def _adjective(word: str) -> set[str]:
    """Strong, weak and mixed declension alike (Duden 498-507). An adjective by itself may stand undeclined."""
    match = ADJECTIVE.search(word)
    stem = word[: match.start()] if match else word
    forms = {stem + ending for ending in DECLINED}
    if re.search(r"[^aeiou][e]?[lr]\Z", stem) and stem.endswith(("el", "er")):
        forms |= {stem[:-2] + stem[-1] + ending for ending in DECLINED}  # flexibel, flexible
    return forms | {word}


def _noun(word: str) -> set[str]:
    forms = {word} | _declined(word)
    if NOMINALIZED.search(word):
        forms |= {word.removesuffix("r") + ending for ending in ("", "r", "n", "m", "s")}
    forms |= {word.removesuffix(end) + form for end, form in IRREGULAR.items() if word.endswith(end)}
    return forms | {form + ending for form in _feminine(word) for ending in ("", "nen")}


def _feminine(word: str) -> set[str]:
    if WEAK_PERSON.search(word):
        return {word[:-1] + "in"}
    if UMLAUT_PERSON.search(word):
        return {_umlaut(word) + "in"}
    return {word + "in"} if PERSON.search(word) and len(word) > 4 else set()


def _declined(word: str) -> set[str]:
    """The cases and the plural of a noun by its ending (Duden 276-339)."""
    if FEMININE.search(word):
        return {word + "en"}
    if word.endswith("in") and len(word) > 5:
        return {word + ending for ending in ("nen", "s", "es", "e", "en")}
    if word.endswith("nis"):
        return {word + ending for ending in ("ses", "se", "sen")}
    if word.endswith("um") and not word.endswith(("tum", "aum")):
        return {word + "s", word[:-2] + "en", word[:-2] + "a"}
    if word.endswith("us") and not word.endswith("aus"):
        return {word[:-2] + "en", word + "se", word + "sen", word + "ses"}
    if word.endswith("e"):
        return {word + "n", word + "s"}
    if word.endswith("a"):
        return {word + "s", word[:-1] + "en"}
    if re.search(r"(?<![ea])[iouy]\Z", word):
        return {word + "s"}
    if UNSTRESSED.search(word):
        dative = "" if word.endswith("n") else "n"
        return {word + "s", *(form + ending for form in (word, _umlaut(word)) for ending in ("", dative))}
    return _strong(word)


UNSTRESSED = re.compile(r"(?:[^aeiouäöüy]|[aeä]u|ei)e[lrn]\Z|lein\Z")
"""Of nouns whose plural has no ending: Mitarbeiter, Mängel, Läden (Duden 279)."""


def _strong(word: str) -> set[str]:
    """Nouns that end in a consonant: -(e)s in the genitive, plurals in -e, -en, -s, and -er of a closed class."""
    forms = {word + ending for ending in ("s", "es", "e", "en")}
    umlaut = _umlaut(word)
    forms |= {umlaut + "e", umlaut + "en"} if umlaut != word else set()
    if ER_PLURAL.search(word):
        forms |= {umlaut + "er", umlaut + "ern"}
    return forms


def _umlaut(word: str) -> str:
    """A noun with its last vowel changed: Kanal, Kanäle; Vorraum, Vorräume; Saal, Säle is irregular."""
    return LAST_VOWEL.sub(lambda vowel: UMLAUT[vowel[0]], word)


def fits(before: str, old: str, new: str, after: str) -> bool:
    """Articles and adjectives go by gender, number and case; the nominative singular is sure only behind some articles,
    since the plural and other cases may look like it (Nutzer; but Kunden)."""
    if re.search(r"(?i:(?<![^\W_])(?:das|dieses|jedes|ein|eine|kein|jede))\s+\Z", before):
        return True
    return bool(re.search(r"(?i:(?<![^\W_])die)\s+\Z", before)) and not UNSTRESSED.search(old.lower())


ENDINGS = "e|en|er|ern|es|s|n|in|innen|nen|se|sen|ses|em|ung|ungen|lich[ern]*|t|te|ten|st|end[ern]*|bar[en]*"
"""Of nouns, adjectives and verbs (Duden 276-344, 498-520, 605-660)."""

TYPOGRAPHY = Typography(
    quotes=(("„", "“"), ("‚", "‘")),  # Amtliches Regelwerk (2018), § 89
    marks=FULL_WIDTH_MARKS,
    doubled=frozenset("das den der die sie".split()),  # dass die die Daten haben
    function_words=frozenset(
        "und oder ein eine einen einem einer eines des dem im in zu zum zur von vom mit für auf an am bei aus nach "
        "über unter durch als wie ist wird werden nicht auch sich es er wir ihr sein seine ihre dass wenn aber noch "
        "nur so kann mehr bis um dieser diese dieses".split()
    ),
)

UNITS = "ein zwei drei vier fünf sechs sieben acht neun"


def _number_words() -> dict[str, int]:
    """Fused, the unit first (Duden 509)."""
    small = numbered(
        "null ein/eins/eine/einen/einem/einer/eines zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf "
        "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
        0,
    )
    tens = numbered("zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10) | {
        "dreissig": 30
    }
    fused = {f"{unit}und{ten}": value + count for ten, value in tens.items() for unit, count in numbered(UNITS).items()}
    hundreds = {f"{unit}hundert": 100 * count for unit, count in numbered(UNITS).items()}
    return small | tens | fused | hundreds | {"hundert": 100, "tausend": 1000, "eintausend": 1000}


def _ordinals() -> dict[str, int]:
    """-t up to nineteen, -st from twenty on, and the endings of adjectives (Duden 512)."""
    stems = {"erst": 1, "dritt": 3, "siebt": 7, "acht": 8}
    for word, value in _number_words().items():
        if 1 < value <= 100 and value not in (3, 7, 8) and word not in ("zwo", "einhundert"):
            stems[word + ("t" if value < 20 else "st")] = value
    return {stem + ending: value for stem, value in stems.items() for ending in DECLINED}


NUMERALS = Numerals(
    decimal=",",
    grouping=".",
    percent="{}\u00a0%",  # DIN 5008 (2020), 10.1
    percent_after=("prozent", "v. h."),
    per_mille_after=("promille",),
    words=_number_words(),
    ordinals=_ordinals(),
    homographs=frozenset("acht achte achten zweiten zweite zweiter dritte dritten dritter".split()),
    between="(?:und)?",
    multipliers={
        "tausend": 1000, "tsd.|tsd": 1000, "million|millionen": 10**6, "mio.|mio": 10**6,
        "milliarde|milliarden": 10**9, "mrd.|mrd": 10**9, "billion|billionen": 10**12, "dutzend": 12,
    },
    rest="(?:und)?",
    currencies={
        "us-dollar|us dollar|dollar": "USD", "euro": "EUR", "pfund": "GBP", "brasilianische real|real|reais": "BRL",
        "türkische lira|lira": "TRY", "yuan": "CNY",
    },
    home=frozenset("EUR CHF".split()),
    months=tuple(
        "januar|jänner februar|feber märz april mai juni juli august september oktober november dezember".split()
    ),
    of_year="des jahres",
    dates=("{day}. {month} {year}", "{month} {year}", "{day}. {month}"),
    ordinal_after=r"\.(?=[ \u00a0\u202f][^\W\d_])",
    centuries=("jahrhundert", "jahrhunderts", "jahrhunderte", "jahrhunderten"),
    fractions={"hälfte": Fraction(1, 2), "hälften": Fraction(1, 2)},
    denominators={"drittel|dritteln": 3, "viertel|vierteln": 4, "fünftel|fünfteln": 5, "zehntel|zehnteln": 10},
    multiples={"verdoppel": 2, "doppelt so": 2, "verdreifach": 3, "vervierfach": 4, "verfünffach": 5},
    multiple_ending=r"\w{0,5}",
    share_of=r"(?:der|des|aller|von|vom|davon|ihrer|seiner|unserer)(?![^\W\d_])",
    over="von|aus",
    ranges="bis|bis zu|bis zum|und|und dem",
    idioms=r"acht geben|viertelstunde|ein(?:er|en|e)? nach de[mnr]|zu zweit",
)  # fmt: skip

BOILERPLATE = lines(
    """
    schreibe einen kommentar
    kommentar hinterlassen
    hinterlasse einen kommentar
    deine e-mail-adresse wird nicht veröffentlicht
    ihre e-mail-adresse wird nicht veröffentlicht
    erforderliche felder sind mit markiert
    das könnte sie auch interessieren
    das könnte dich auch interessieren
    das könnte ihnen auch gefallen
    diesen artikel teilen
    diesen beitrag teilen
    auf facebook teilen
    0 min lesezeit
    0 minuten lesezeit
    lesezeit: 0 minuten
    lesezeit: 0 min
    zum inhalt springen
    newsletter abonnieren
    cookies akzeptieren
    alle cookies akzeptieren
    dieser artikel erschien zuerst…
    dieser artikel erschien ursprünglich…
    dieser beitrag erschien zuerst…
    """
)


LANGUAGE = Language(
    code="de",
    tag="de",
    name="Deutsch",
    silent="(?<=[^\\W\\d_])(?:[:*·_]|/-?)(?=in(?:nen)?(?![^\\W_]))",  # Kund:innen is read as Kundinnen
    same=SAME,
    skipped=ARTICLES,
    roles=roles,
    keys=keys,
    acronym_keys=acronym_keys,
    parts=parts,
    gendered=True,
    fits=fits,
    endings=ENDINGS,
    irregular=lambda: IRREGULAR,
    typography=TYPOGRAPHY,
    numerals=NUMERALS,
    boilerplate=BOILERPLATE,
)
