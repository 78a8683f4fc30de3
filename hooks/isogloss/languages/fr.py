"""French: plural and gender on every word of a phrase, elision, contracted articles, capitals without accents.

After M. Grevisse, A. Goosse, Le bon usage (16th ed., 2016): plural of nouns §§ 514-540, gender of nouns of persons
§§ 486-500, feminine of adjectives §§ 541-552, plural of adjectives §§ 553-559, elision §§ 44-46, contracted articles
§ 577, capitals § 87. Marks and their spaces after Lexique des règles typographiques en usage à l'Imprimerie nationale
(2002).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from isogloss.languages.language import Key, Language, Part, Role, Stems, lines
from isogloss.languages.numerals import Numerals, numbered
from isogloss.languages.romance import contractions, nouns_by_prepositions
from isogloss.languages.typography import FULL_WIDTH_MARKS, Typography

SAME = contractions(de="d du des", à="au aux", que="qu", se="s", ce="c")
ARTICLES = frozenset("le la les l un une".split())
PREPOSITIONS = frozenset("de à en par pour sur sans sous avec entre vers chez".split())

IRREGULAR = {
    "œil": "yeux", "ciel": "cieux", "aïeul": "aïeux", "monsieur": "messieurs", "madame": "mesdames",
    "mademoiselle": "mesdemoiselles", "bonhomme": "bonshommes", "gentilhomme": "gentilshommes",
}  # fmt: skip
X_PLURAL = re.compile(r"(?:au|eu|(?:bij|caill|ch|gen|hib|jouj|p)ou)\Z")
S_AFTER_U = re.compile(r"(?:bleu|pneu|landau|sarrau|émeu)\Z")
ALS = re.compile(r"\A(?:bal|cal|carnaval|chacal|festival|récital|régal|banal|bancal|fatal|final|natal|naval|glacial)\Z")
AUX_OF_AIL = re.compile(r"(?:trav|b|cor|ém|soupir|vitr|vant)ail\Z")

PERSONS = frozenset(
    "abonné accusé actionnaire adhérent adjoint administré affilié agent ami apprenti artisan assistant associé assuré "
    "attaché avocat bénéficiaire bénévole cadre candidat chargé client collaborateur commerçant consultant cousin "
    "débutant délégué dépositaire député diplômé dirigeant employé enseignant entrepreneur étudiant exploitant expert "
    "fabricant gagnant gérant habitant handicapé ingénieur inscrit intervenant invité licencié marchand militant "
    "négociant parent participant partisan passant patient permanent président professeur réfugié répondant "
    "représentant résident responsable retraité salarié signataire stagiaire suppléant surveillant survivant titulaire "
    "usager voisin".split()
)
"""Nouns of persons whose feminine has -e (§§ 486-500)."""
EPICENE_EUR = re.compile(r"(?:ingéni|profess|aut|proc|entrepren|gouvern|success|assess|défens)eur\Z")
"""Of these the feminine has -e (§ 490)."""

FEMININE = (
    ("teur", "trice"), ("teur", "teuse"), ("eur", "euse"), ("eur", "eure"), ("eux", "euse"), ("er", "ère"),
    ("f", "ve"), ("el", "elle"), ("eil", "eille"), ("ul", "ulle"), ("en", "enne"), ("on", "onne"), ("et", "ette"),
    ("et", "ète"), ("ot", "otte"), ("s", "sse"), ("c", "que"), ("c", "che"), ("c", "cque"), ("g", "gue"),
    ("gu", "guë"), ("eau", "elle"), ("ou", "olle"), ("oux", "ouce"), ("aux", "ausse"), ("ais", "aîche"),
    ("", "e"),
)  # fmt: skip
"""Endings of masculines and their feminines (§§ 541-552); a word that is made by another of these is no word."""
MASCULINE = tuple((feminine, masculine) for masculine, feminine in FEMININE)


def roles(words: Sequence[str]) -> list[Role]:
    found = nouns_by_prepositions(words, PREPOSITIONS | SAME.keys())
    second = words[1].lower() if len(words) > 1 else ""
    if (second in PREPOSITIONS or second in SAME) and not PARTICIPLE.search(words[0].lower()):
        found[0] = Role.ONLY
    return found


PARTICIPLE = re.compile(r"[éiu]e?s?\Z")
"""What may agree with another word than itself though a preposition follows (orienté vers le client)."""


def keys(word: str, role: Role) -> Iterable[Key]:
    for form in sorted(_forms(word.lower(), in_phrase=role is not Role.ONLY)):
        yield from _spelled(form)


def acronym_keys(word: str, role: Role) -> Iterable[Key]:
    yield Key(word)


def _spelled(form: str) -> Iterator[Key]:
    """A form, and how it may be written in capitals, without accents (§ 87)."""
    yield Key(form)
    if "œ" in form:
        yield Key(form.replace("œ", "oe"))
    bare = bare_of(form)
    if bare != form:
        yield Key(bare, CAPITALS)
        if bare[0] != form[0]:
            yield Key(bare[0] + form[1:], CAPITAL)


CAPITAL, CAPITALS = "its first letter a capital", "all its letters capitals"


def bare_of(form: str) -> str:
    """The letters without their accents."""
    decomposed = unicodedata.normalize("NFD", form)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def parts(word: str, folded: str, stems: Stems) -> Iterator[Part]:
    """The whole word, as a form without accents only where it is in capitals."""
    if folded in stems.forms:
        unsuited = frozenset(
            mark for mark, is_so in ((CAPITAL, word[:1].isupper()), (CAPITALS, word.isupper())) if not is_so
        )
        yield Part(0, len(word), lambda key: key.mark not in unsuited)


def _forms(word: str, in_phrase: bool) -> set[str]:
    if word in PREPOSITIONS or word in SAME.values() or len(word) < 3:
        return {word}
    singulars = {word} | _singulars(word)
    for form in tuple(singulars):
        singulars |= _genders(form, in_phrase)
    return singulars.union(*map(_plurals, singulars))


def _singulars(word: str) -> set[str]:
    """What a word can be the plural of, where that is the citation form (données personnelles)."""
    if word.endswith("aux") and not word.endswith("eaux") and len(word) > 4:
        return {word[:-3] + "al", word[:-1]}
    if word.endswith("eux"):
        return {word[:-1]}
    ending = re.search(r"(?<=[éea-z])(?:s|(?<=eau)x)\Z", word)
    return {word[:-1]} if ending and len(word) > 3 and not word.endswith(("ss", "us", "is", "as", "os")) else set()


def _genders(form: str, in_phrase: bool) -> set[str]:
    """The other gender: of nouns of persons; in a phrase, of what may be an adjective."""
    if in_phrase:
        return {
            form.removesuffix(one) + other
            for one, other in (*FEMININE, *MASCULINE)
            if form.endswith(one) and len(form) - len(one) > 1
        }
    if form in PERSONS or EPICENE_EUR.search(form):
        return {form if form.endswith("e") else form + "e"}
    if form.endswith("teur"):
        return {form[:-3] + "rice", form[:-1] + "se"}
    if form.endswith("eur"):
        return {form[:-1] + "se", form + "e"}
    if form.endswith(("icien", "érien", "ien")):
        return {form + "ne"}
    return {form[:-2] + "ère"} if form.endswith(("ancier", "ercier", "mier", "isier", "tier", "vier")) else set()


def _plurals(form: str) -> set[str]:
    if form in IRREGULAR:
        return {IRREGULAR[form]}
    if form[-1] in "sxz":
        return set()
    if form.endswith("al"):
        return {form + "s"} if ALS.search(form) and form not in ("banal", "final", "glacial") else {form[:-1] + "ux"}
    if AUX_OF_AIL.search(form):
        return {form[:-2] + "ux", form + "s"}
    if X_PLURAL.search(form) and not S_AFTER_U.search(form):
        return {form + "x"}
    return {form + "s"}


def fits(before: str, old: str, new: str, after: str) -> bool:
    """Articles, de, que and adjectives go by the first sound; of an h nobody knows whether it is mute (§§ 44-50)."""
    if old[:1].lower() == "h" or new[:1].lower() == "h":
        return False
    return _vowel(old) == _vowel(new)


def _vowel(term: str) -> bool:
    return bare_of(term[:1].lower()).replace("œ", "o") in tuple("aeiou")


ENDINGS = (
    "e|s|es|x|aux|al|ales?|eur[se]?|euses?|rices?|eux|ere?s?|ier[es]*|ives?|ifs?|elles?|els?|ennes?|ens?|onnes?|ons?"
    "|ment|ee?s?|er|ir|ez|ent|ant[es]*|ais|ait|aient|era|eront|ions|ation|ations|age|ages"
)
"""Of nouns, adjectives and the commonest verb forms (§§ 514-559, 768-815)."""

NARROW, WIDE = "\u202f", "\u00a0"

TYPOGRAPHY = Typography(
    quotes=(("«", "»"), ("“", "”"), ("‘", "’")),
    marks=FULL_WIDTH_MARKS,
    spaces_before={";": NARROW, "!": NARROW, "?": NARROW, ":": WIDE, "»": WIDE},
    spaces_after={"«": WIDE},
    elided=frozenset("c d j l m n s t qu jusqu lorsqu puisqu quoiqu".split()),
    doubled=frozenset({"nous", "vous"}),
    function_words=frozenset(
        "le la les un une de du des d à au aux et ou en dans par pour avec sans sur que qui qu ne pas est sont être a "
        "ont il elle ils elles se s ce cet cette ces son sa ses leur leurs plus comme mais quand entre aussi si très "
        "dont où été".split()
    ),
)

UNITS = "un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"


def _number_words() -> dict[str, int]:
    """Up to a hundred; septante, huitante, octante and nonante as in Belgium and Switzerland (§§ 600-603)."""
    units = numbered(UNITS) | {"dix sept": 17, "dix huit": 18, "dix neuf": 19}
    tens = numbered("vingt trente quarante cinquante soixante", 20, 10) | {
        "septante": 70, "huitante": 80, "octante": 80, "nonante": 90, "quatre vingt": 80,
    }  # fmt: skip
    found = {"zéro": 0, **units, **tens, "quatre vingts": 80}
    for ten, value in tens.items():
        for unit, count in units.items():
            if count < 10 or ten in ("soixante", "quatre vingt"):
                joint = " et " if count in (1, 11) and ten != "quatre vingt" else " "
                found[f"{ten}{joint}{unit}"] = value + count
    return found


def _ordinals(words: dict[str, int]) -> dict[str, int]:
    """-ième on the last word, without its -e (§ 620)."""
    found = dict.fromkeys(("premier", "première", "premiers", "premières"), 1)
    found |= dict.fromkeys(("second", "seconde", "seconds", "secondes"), 2)
    for word, value in words.items():
        if value > 1 or word.endswith(" un"):
            stem = word.removesuffix("s") if value == 80 else word
            stem = re.sub(r"(?<=cinq)\Z", "u", re.sub(r"(?<=neu)f\Z", "v", re.sub(r"e\Z", "", stem)))
            found |= {stem + "ième": value, stem + "ièmes": value}
    return found


NUMERALS = Numerals(
    decimal=",",
    grouping=f"{NARROW}.",
    percent=f"{{}}{WIDE}%",
    percent_after=("pour cent", "p. cent"),
    per_mille_after=("pour mille",),
    words=_number_words() | {"cent": 100, "cents": 100, "mille": 1000},
    ordinals=_ordinals(_number_words()) | {"centième": 100, "centièmes": 100},
    homographs=frozenset("neuf second seconde seconds secondes doubl mars".split()),
    between="(?:et)?",
    multipliers={
        "mille": 1000, "millier|milliers": 1000, "million|millions": 10**6, "mio": 10**6, "milliard|milliards": 10**9,
        "mds": 10**9, "md": 10**9, "billion|billions": 10**12, "douzaine|douzaines": 12,
    },
    rest="(?:et)?",
    currencies={
        "dollar|dollars": "USD", "euro|euros": "EUR", "livres sterling|livre sterling|livres": "GBP",
        "réal|réaux|réals|reais": "BRL", "livres turques|livre turque|lires turques": "TRY",
        "yuan|yuans|renminbi": "CNY",
    },
    home=frozenset("EUR".split()),
    of="de|d['’]",
    half="et demie?",
    months=tuple(
        "janvier février mars avril mai juin juillet août|aout septembre octobre novembre décembre".split()
    ),
    of_year="de|de l['’]an",
    dates=("{day} {month} {year}", "{month} {year}", "{day} {month}"),
    ordinal_after="[°ºᵉ]|i?[eè]mes?|er?|re|n?de?",
    centuries=("siècle", "siècles"),
    fractions={"moitié": Fraction(1, 2), "moitiés": Fraction(1, 2)},
    denominators={"tiers": 3, "quart|quarts": 4, "cinquième|cinquièmes": 5, "dixième|dixièmes": 10},
    multiples={"doubl": 2, "le double": 2, "tripl": 3, "le triple": 3, "quadrupl": 4, "quintupl": 5, "décupl": 10},
    multiple_ending=r"\w{0,7}",
    share_of=r"(?:de|du|des)(?![^\W\d_])|d['’]",
    over="sur",
    ranges="à|et|au|aux|et le|et les|jusqu['’]à",
    idioms=r"moitié[ -]prix|(?:un |trois )?quarts? d['’]heure|une fois|mille feuilles?|tiers[ -](?:monde|temps|payant)",
)  # fmt: skip

BOILERPLATE = lines(
    """
    laisser un commentaire
    laissez un commentaire
    poster un commentaire
    annuler la réponse
    votre adresse e-mail ne sera pas publiée
    votre adresse de messagerie ne sera pas publiée
    les champs obligatoires sont indiqués avec
    vous aimerez aussi
    vous aimerez peut-être aussi
    cela pourrait vous intéresser
    partager cet article
    partagez cet article
    partager sur facebook
    0 min de lecture
    0 minutes de lecture
    temps de lecture: 0 minutes
    temps de lecture: 0 min
    aller au contenu
    abonnez-vous à notre newsletter
    accepter les cookies
    accepter tous les cookies
    cet article est paru à l’origine…
    cet article a été publié à l’origine…
    cet article est apparu en premier…
    """
)


LANGUAGE = Language(
    code="fr",
    tag="fr",
    name="Français",
    silent="(?<=[^\\W_])[·‧](?=[^\\W_])",  # client·e·s is read as cliente(s)
    same=SAME,
    skipped=ARTICLES,
    roles=roles,
    keys=keys,
    acronym_keys=acronym_keys,
    parts=parts,
    invariable_acronyms=True,
    gendered=True,
    fits=fits,
    endings=ENDINGS,
    unsorted="(?:[Ll][ea]s? |[Ll]['’])",
    typography=TYPOGRAPHY,
    numerals=NUMERALS,
    boilerplate=BOILERPLATE,
)
