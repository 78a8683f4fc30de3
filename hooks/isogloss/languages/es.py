"""Spanish: plural and gender on every word of a phrase, contracted articles.

After Real Academia Española and ASALE, Nueva gramática de la lengua española (2009): plural of nouns 3.2-3.4, gender of
nouns of persons 2.5-2.6, of adjectives 13.5, contractions 14.2q; accents after Ortografía de la lengua española (2010),
II.3.4. The Spanish of Spain and of America alike; words that differ stand in the glossary.
"""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from isogloss.languages.language import Key, Language, Role, lines
from isogloss.languages.numerals import Numerals, numbered
from isogloss.languages.romance import contractions, nouns_by_prepositions
from isogloss.languages.typography import FULL_WIDTH_MARKS, Typography

SAME = contractions(de="del", a="al", y="e", o="u")
ARTICLES = frozenset("el la lo los las un una unos unas".split())
PREPOSITIONS = frozenset("de a en con por para sin sobre entre hacia desde".split())

ACUTE = dict(zip("aeiou", "áéíóú", strict=True))
PLAIN = str.maketrans("áéíóú", "aeiou")
STRESSED = re.compile(r"[áéíóú](?=[ns]\Z)")
SHIFTING = {
    "carácter": "caracteres", "régimen": "regímenes", "espécimen": "especímenes", "júnior": "juniores",
    "sénior": "seniores",
}  # fmt: skip
"""Nouns whose stress moves in the plural (NGLE 3.2)."""

PLURALS_ALONE = frozenset("bienes gracias medios nupcias víveres antes menos además".split())
"""Words in -s whose singular is nothing, or another word (NGLE 3.8)."""

PERSONS = frozenset(
    "abogado abonado administrativo afiliado ahijado alumno amigo apoderado arquitecto asalariado asegurado asociado "
    "becario biólogo cajero candidato ciudadano cliente cocinero compañero copropietario criado cuñado delegado "
    "dependiente diputado director empleado encargado enemigo enfermero enviado esposo experto filósofo físico "
    "fotógrafo funcionario gerente gobernante ginecólogo graduado heredero hermano hijo informático ingeniero "
    "inquilino inscrito interesado invitado jefe jubilado juez letrado licenciado maestro médico ministro "
    "mensajero nieto niño novio obrero operario pasajero peluquero perito político presidente primo principiante "
    "proveedor psicólogo químico refugiado secretario sobrino socio sociólogo soldado suegro "
    "suplente técnico tesorero tío trabajador usuario vecino veterinario viudo".split()
)
"""Nouns of persons that have both genders by their ending (NGLE 2.5)."""


def roles(words: Sequence[str]) -> list[Role]:
    return nouns_by_prepositions(words, PREPOSITIONS | SAME.keys())


def keys(word: str, role: Role) -> Iterable[Key]:
    return (Key(form) for form in sorted(_forms(word.lower(), in_phrase=role is not Role.ONLY)))


def _forms(word: str, in_phrase: bool) -> set[str]:
    if word in PREPOSITIONS or word in SAME.values():
        return {word}
    singulars = {word} | _singulars(word)
    for form in tuple(singulars):
        singulars |= _genders(form, in_phrase)
    return singulars.union(*map(_plurals, singulars))


def _singulars(word: str) -> set[str]:
    """What a word can be the plural of, where that is the citation form (datos personales)."""
    if not word.endswith("s") or len(word) < 4 or word in PLURALS_ALONE:
        return set()
    forms = {word[:-1]} if word[-2] in "aeoáéíóú" else set()
    if word.endswith("ces"):
        forms.add(word[:-3] + "z")
    elif word.endswith("es"):
        forms.add(word[:-2])
        if match := re.search(r"[aeiou](?=[ns]es\Z)", word):
            forms.add(word[: match.start()] + ACUTE[match[0]] + word[match.end() : -2])
    return forms


def _genders(form: str, in_phrase: bool) -> set[str]:
    """The other gender. In a phrase a word in -o or -a may be an adjective."""
    forms = set()
    if form.endswith(("dor", "tor", "sor")):
        forms.add(form + "a")
    if form.endswith(("dora", "tora", "sora")):
        forms.add(form[:-1])
    if form in PERSONS:
        forms.add(form[:-1] + "a" if form[-1] in "eo" else form + "a")
    if in_phrase:
        if form[-1] in "oa" and len(form) > 3:
            forms |= {form[:-1] + "o", form[:-1] + "a"}
        if form.endswith(("és", "án", "ín", "ón")):
            forms.add(form[:-2] + form[-2].translate(PLAIN) + form[-1] + "a")
        if form in ("español", "buen", "mal", "primer", "tercer", "gran"):
            forms |= {form + "a", form + "o"} if form != "gran" else {"grande"}
        if form in ("bueno", "malo", "primero", "tercero"):
            forms.add(form[:-1])
    return forms


def _plurals(form: str) -> set[str]:
    last = form[-1]
    if form in SHIFTING:
        return {SHIFTING[form]}
    if last in "aeiouáéó":
        return {form + "s"}
    if last in "íú":
        return {form + "s", form + "es"}
    if last == "z":
        return {form[:-1] + "ces"}
    if stressed := STRESSED.search(form):
        return {form[: stressed.start()] + stressed[0].translate(PLAIN) + last + "es"}
    if last in "xs":
        # of one syllable: gases, meses, faxes (NGLE 3.2); others do not change: crisis
        return {form + "es"} if len(re.findall("[aeiou]+", form)) == 1 else set()
    forms = {form + "es"}
    if last == "n" and (vowel := re.search(r"[aeiou](?=[^aeiou]+[eai]n\Z)", form)) and not re.search("[áéíóú]", form):
        # stressed on the last syllable but one, whose stress the plural has to show: imagen, imágenes
        forms.add(form[: vowel.start()] + ACUTE[vowel[0]] + form[vowel.end() :] + "es")
    return forms if last in "dlrn" else forms | {form + "s"}


STRESSED_A = re.compile(r"h?(?:á|a(?:gua|la|lma|ma|ncla|rea|rma|rpa|ula|ve)\b)", re.IGNORECASE)


def fits(before: str, old: str, new: str, after: str) -> bool:
    """Articles and adjectives go by gender and number, but el and un stand before feminines with a stressed a- (NGLE
    14.2), and y and o change before i- and o- (31.1)."""
    return STRESSED_A.match(old) is None is STRESSED_A.match(new) and _glide(old) == _glide(new)


def _glide(term: str) -> str:
    first = term.lower().removeprefix("h")[:1].translate(PLAIN)
    return first if first in ("i", "o") else ""


ENDINGS = (
    "[aeo]s?|s|es|ces|iones|ion|dor[ae]?s?|tor[ae]?s?|mente|isim[ao]s?|[aei]r|[aei]d[ao]s?|[aei]ndo|iendo|[aei]nte?s?"
    "|[aeo]n|amos|emos|imos|aba[ns]?|ia[ns]?|aron|ieron|aria[ns]?"
)
"""Of nouns, adjectives and the commonest verb forms (NGLE ch. 2-4, 13)."""

TYPOGRAPHY = Typography(
    quotes=(("«", "»"), ("“", "”"), ("‘", "’")),  # Ortografía (2010), III.3.4.8.1
    marks=FULL_WIDTH_MARKS,
    function_words=frozenset(
        "el la los las un una unos unas de del a al en con por para sin y e o u que se no es son fue ser ha han más "
        "como pero cuando entre sobre también ya su sus este esta estos estas ese esa lo le les muy hasta "
        "desde si".split()
    ),
)

UNITS = "uno/un/una dos tres cuatro cinco seis siete ocho nueve"
TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"

ORDINAL_STEMS = (
    numbered("primer segund tercer cuart quint sext séptim octav noven décim undécim duodécim")
    | numbered("vigésim trigésim cuadragésim quincuagésim sexagésim", 20, 10)
    | numbered("septuagésim octogésim nonagésim centésim", 70, 10)
)


def _ordinals() -> dict[str, int]:
    """Fused below twenty (decimotercero), apart above it (NGLE 21.4)."""
    units = numbered("primer segund tercer cuart quint sext séptim octav noven")
    stems = ORDINAL_STEMS | {f"decimo{stem}": 10 + value for stem, value in units.items() if value > 2}
    stems |= {f"vigesimo{stem}": 20 + value for stem, value in units.items()}
    found = {stem + ending: value for stem, value in stems.items() for ending in ("o", "a", "os", "as")}
    return found | {"primer": 1, "tercer": 3}


NUMERALS = Numerals(
    decimal=",",
    grouping=".",
    percent="{}\u00a0%",  # Ortografía (2010), VIII.2.3.1
    percent_after=("por ciento", "por cien"),
    per_mille_after=("por mil",),
    words={"cero": 0}
    | numbered(
        f"{UNITS} diez once doce trece catorce quince dieciséis/dieciseis diecisiete dieciocho diecinueve veinte "
        "veintiuno/veintiún/veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho "
        "veintinueve"
    )
    | numbered(TENS, 30, 10)
    | {
        f"{ten} y {unit}": value + count
        for ten, value in numbered(TENS, 30, 10).items()
        for unit, count in numbered(UNITS).items()
    }
    | {"cien": 100, "ciento": 100, "mil": 1000}
    | {
        stem + ending: value
        for stem, value in numbered(
            "doscient trescient cuatrocient quinient seiscient setecient ochocient novecient", 200, 100
        ).items()
        for ending in ("os", "as")
    },
    ordinals=_ordinals(),
    homographs=frozenset("segundo segunda segundos segundas cuarto cuarta cuartos cuartas quinta sexta duplic".split()),
    between="(?:y)?",
    multipliers={
        "mil": 1000, "millón": 10**6, "millon": 10**6, "millones": 10**6, "mill.": 10**6, "billón": 10**12,
        "billones": 10**12, "docena": 12, "docenas": 12,
    },
    rest="(?:y)?",
    currencies={
        "dólares": "USD", "dólar": "USD", "euros": "EUR", "euro": "EUR", "libras": "GBP", "libra": "GBP",
        "reales brasileños|reales": "BRL", "liras": "TRY", "yuanes": "CNY", "yuan": "CNY",
    },
    home=frozenset("EUR".split()),
    of="de",
    half="y medi[oa]",
    months=tuple(
        "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre".split()
    ),
    full_hour=r"(?:h(?:oras)?)?[ \u00a0]?de la (?:mañana|tarde|noche|madrugada)",
    of_month="de",
    of_year="de|del|del año",
    dates=("{day} de {month} de {year}", "{month} de {year}", "{day} de {month}"),
    ordinal_after=r"\.?(?:[°ºª]|(?:er|os?|as?)(?![^\W\d_]))",
    centuries=("siglo", "siglos"),
    fractions={"mitad": Fraction(1, 2), "mitades": Fraction(1, 2)},
    denominators={
        "tercio|tercios|tercera parte|terceras partes": 3, "cuarto|cuartos|cuarta parte|cuartas partes": 4,
        "quinto|quintos|quinta parte|quintas partes": 5, "décimo|décimos|décima parte|décimas partes": 10,
    },
    multiples={
        "duplic": 2, "el doble": 2, "al doble": 2, "triplic": 3, "el triple": 3, "al triple": 3, "el triplo": 3,
        "cuadruplic": 4, "quintuplic": 5,
    },
    multiple_ending=r"\w{0,7}",
    share_of=r"(?:de|del)(?![^\W\d_])",
    over=r"de cada|en cada|sobre|de(?= (?:diez|10|cien|100)(?![^\W_]))",
    ranges="a|al|y|hasta|hasta el|y el",
    idioms=r"mitad (?:de camino|de precio)|una vez|cuarto de baño|primera? mano",
)  # fmt: skip

BOILERPLATE = lines(
    """
    deja un comentario
    deja una respuesta
    dejar una respuesta
    cancelar la respuesta
    tu dirección de correo electrónico no será publicada
    los campos obligatorios están marcados con
    también te puede interesar
    también te puede gustar
    quizás también te interese
    comparte este artículo
    compartir este artículo
    compartir en facebook
    0 min de lectura
    0 minutos de lectura
    tiempo de lectura: 0 minutos
    tiempo de lectura: 0 min
    saltar al contenido
    ir al contenido
    suscríbete a nuestro boletín
    aceptar cookies
    aceptar todas las cookies
    este artículo se publicó originalmente en…
    este artículo apareció originalmente en…
    este artículo apareció por primera vez en…
    """
)


LANGUAGE = Language(
    code="es",
    tag="es",
    name="Español",
    same=SAME,
    skipped=ARTICLES,
    roles=roles,
    keys=keys,
    invariable_acronyms=True,
    gendered=True,
    fits=fits,
    endings=ENDINGS,
    typography=TYPOGRAPHY,
    numerals=NUMERALS,
    boilerplate=BOILERPLATE,
)
