"""Portuguese: plural and gender on every word of a phrase, contracted prepositions.

After C. Cunha, L. Cintra, Nova Gramática do Português Contemporâneo (2008): plural of nouns ch. 8 (-ão, -l, -m, -r,
-z, -s), feminine ch. 8, contractions ch. 9, degrees of adjectives ch. 10. The Brazilian norm first; how
Portugal spells the same word, and how both did until 1990, the orthography says (Acordo Ortográfico da Língua
Portuguesa, 1990); Portugal's other words (utilizador) stand in the glossary.
"""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

from isogloss.languages.language import Key, Language, Role, lines, misspelt_words, places
from isogloss.languages.numerals import Numerals, numbered
from isogloss.languages.romance import (
    GENDERED_NOUN,
    conjugated,
    contractions,
    genders_kept,
    nouns_by_prepositions,
    prefixed,
    verb_before,
    verbs_behind,
)
from isogloss.languages.typography import FULL_WIDTH_MARKS, Typography

LIKE_PARTICIPLES = frozenset(
    noun + plural
    for noun in (
        "aprendizado bacharelado camada candidato chegada conteúdo contato contrato dado entrada estado estrada "
        "formato jornada mercado mestrado partida partido pedido pegada produto resultado rodada saída sentido "
        "significado tomada tratado"
    ).split()
    for plural in ("", "s")
)
"""Nouns that end as participles do and keep their gender: dados are no dadas."""

SAME = contractions(
    de="do da dos das dum duma",
    em="no na nos nas num numa",
    por="pelo pela pelos pelas",
    a="ao aos à às as",
)
PREPOSITIONS = frozenset({*SAME, *SAME.values(), "com", "para", "sem", "sobre"})
BEHIND_VERBS = PREPOSITIONS | {"se"}
PERSONS = frozenset(
    "advogado aluno amigo arquiteto assessor bancário biólogo candidato cidadão cientista companheiro "
    "conselheiro convidado cozinheiro criado cunhado delegado deputado desempregado diplomata economista eleito "
    "empregado empresário engenheiro enfermeiro especialista filho filósofo físico fotógrafo funcionário "
    "herdeiro inimigo médico menino ministro morador namorado neto noivo operário paciente padrinho parceiro "
    "passageiro pedagogo político prefeito primo psicólogo químico refugiado secretário senador sobrinho sócio "
    "sociólogo soldado técnico tesoureiro tio torcedor usuário veterinário vizinho viúvo afilhado aposentado "
    "acusado cantor catedrático segurado".split()
)
"""Nouns of persons that have both genders by their ending (Cunha & Cintra ch. 8)."""

OF_PERSON = re.compile(r"(?:ora|esa|eira|ária|nte|ista)s?\Z|íssim[ao]s?\Z")
"""Other endings of nouns of persons with both genders, and of adjectives in their highest degree."""

IN_OA = frozenset("leão leitão patrão pavão peão".split())
"""Nouns in -ão whose feminine ends in -oa; of persons it ends in -ã otherwise (Cunha & Cintra ch. 8)."""

FEMININE = {
    "bacharel": "bacharela", "espanhol": "espanhola", "hóspede": "hóspeda", "juiz": "juíza", "mestre": "mestra",
    "monge": "monja", "réu": "ré",
}  # fmt: skip
"""Of persons, in -a where other nouns with that ending have none (Cunha & Cintra ch. 8). Those made otherwise are words
of their own, as dictionaries have them: atriz, heroína."""

STRESS_MOVED = {"sênior": "seniores", "sénior": "seniores", "júnior": "juniores", "caráter": "caracteres"}
"""Plurals whose stress moves (Cunha & Cintra ch. 8)."""

IN_ES = {"mal": "males", "cônsul": "cônsules"}
UNACCENTED = {"hífen": "hifens", "abdômen": "abdomens", "pólen": "polens", "gérmen": "germens", "hímen": "himens"}
SUPERLATIVE = re.compile(r"(?<=\w\w)íssim[oa]\Z")
BEFORE_SUPERLATIVE = (("vel", "bil"), ("co", "qu"), ("ca", "qu"), ("go", "gu"), ("ga", "gu"), ("z", "c"), ("m", "n"))
"""How the end of an adjective changes before -íssimo: amável, amabilíssimo (Cunha & Cintra ch. 10)."""

NASAL = re.compile("[êôéó](?=[mn][aeiouáéíóúâêôã])")
OTHER_HEIGHT = str.maketrans("êôéó", "éóêô")
"""Closed in Brazil and open in Portugal before m and n: econômico, económico (Acordo Ortográfico, base XI 3)."""

LAST = re.compile(r"(?<=[^\W\d_]{3})[êé](?=s?\Z)")
"""Also closed in Brazil and open in Portugal: comitê, comité (Acordo Ortográfico, base VIII 1)."""

OPEN = re.compile(r"[eoéó]i(?=[ao]s?\Z|[cd][aeo]s?\Z)")
OTHER_ACCENT = str.maketrans("eoéó", "éóeo")
DOUBLE = re.compile(r"[oô]o(?=s?\Z)")
OTHER_DOUBLE = str.maketrans("oô", "ôo")
"""Without an accent since 1990: idéia, heróico, vôo (Acordo Ortográfico, bases IX 3 and IX 8)."""

SILENT = (
    "aCçã aCçõ aCtiv aCtu aCtor aCtriz reaCç interaCç inaCtiv afeCt arquiteCt caráCter coleCç coleCt contaCt correCç "
    "correCt deteCç deteCt direCç direCt efeCt eléCtr eleCtr exaCt expeCt faCto faCtu fraCç inspeCç inspeCt "
    "injeCç objeCç objeCt perspeCt projeCç projeCt proteCç proteCt redaCç refleCt respeCt seCção seCções seCtor seleCç "
    "seleCt subjeCt taCto teCto traCç transaCç trajeCt adoPç adoPt baPtis concePç decePç excePç óPtim oPtim percePç "
    "recePç ruPtura suscePt"
)
SILENT_LETTER = {
    (root.lower() if written else re.sub("[CP]", "", root)): (re.sub("[CP]", "", root) if written else root.lower())
    for root in SILENT.split()
    for written in (True, False)
}
BEGINS_SO = re.compile("|".join(sorted(SILENT_LETTER, key=len, reverse=True)))
"""Beginnings with a letter that is not spoken, or not in one of the two countries, and not written there: acção, facto,
recepção (Acordo Ortográfico, base IV)."""

ACUTE = {"e": "é", "o": "ó"}
PLAIN = str.maketrans("éó", "eo")
UNSTRESSED = str.maketrans("áéíóúâêô", "aeiouaeo")


OR_ELSE = r"\((?<=[^\W\d_]\()(?i:as?|os?|e?s)\)"
"""The other gender, or the plural, in brackets: diretor(a), parte(s) interessada(s)."""

REFLEXIVE = re.compile(r"(?<![^\W_])[^\W\d_]+[aei]r(?=-se(?![^\W_]))", re.IGNORECASE)

JOINED_BEFORE = (
    r"(?:(?<!\w)(?:além|anti|aquém|auto|bem|co|contra|extra|hiper|infra|inter|intra|macro|mal|mega|micro|mini|multi|neo"
    r"|pan|pós|pré|pró|pseudo|recém|sem|semi|sobre|sub|super|supra|ultra|vice)|-(?:d[aeo]s?|a|à|em|com|por))[-\u2010\u2011]"
)
JOINED_AFTER = (
    r"[-\u2010\u2011](?:(?:d[aeo]s?|a|à|em|com|por)[-\u2010\u2011]\w"
    r"|(?<![rR].)(?:me|te|se|[nv]os|lhes?|[ln]?[oa]s?)(?!\w))"
)
"""Prefixes and prepositions that a hyphen joins to a word make another word: vice-presidente, dia-a-dia; but who is an
ex-cliente was a cliente (Acordo Ortográfico da Língua Portuguesa, 1990, bases XV and XVI). A pronoun makes a verb of
it: marca-se, receita-lhe (base XVII; Cunha & Cintra ch. 11)."""


VERB_SIGNS = verbs_behind("eu me te lhe lhes")
"""Pronouns that stand before a verb; se is also if, and nos in the (Cunha & Cintra ch. 11)."""

CONJUGATIONS = {
    "ar": "o as a amos ais am ava avas ávamos avam ei aste ou aram arei arás ará aremos arão aria arias aríamos ariam "
    "e es emos em asse asses ássemos assem ares armos arem ando ado ada ados adas",
    "er": "o es e emos em ia ias íamos iam i este eu eram erei erás erá eremos erão eria erias eríamos eriam a as amos "
    "am esse esses êssemos essem eres ermos erem endo ido ida idos idas",
    "ir": "o es e imos em ia ias íamos iam i iste iu iram irei irás irá iremos irão iria irias iríamos iriam a as amos "
    "am isse isses íssemos issem ires irmos irem indo ido ida idos idas",
}
"""Endings of regular verbs (Cunha & Cintra ch. 13)."""


def variants(term: str) -> Iterable[str]:
    """A pronoun also stands before its verb: reportar-se a, se reportar a (Cunha & Cintra ch. 11)."""
    yield from prefixed(term)
    if REFLEXIVE.search(term):
        yield REFLEXIVE.sub("se \\g<0>", term).replace("-se", "", 1)


def roles(words: Sequence[str]) -> list[Role]:
    if words[0].lower() == "se" and len(words) > 2 and verb_before(words[1:], CONJUGATIONS, PREPOSITIONS):
        return [Role.FIXED, Role.VERB, *places(words)[2:]]
    if verb_before(words, CONJUGATIONS, BEHIND_VERBS):
        return [Role.VERB, *places(words)[1:]]
    return genders_kept(
        words, nouns_by_prepositions(words, PREPOSITIONS, LIKE_PARTICIPLES, GENDERED_NOUN), PREPOSITIONS, _of_person
    )


def _of_person(word: str) -> bool:
    """Whether a noun may have both genders, or names a person."""
    return OF_PERSON.search(word) is not None or any(map(_of_persons, _singulars(word)))


def keys(word: str, role: Role) -> Iterable[Key]:
    word = word.lower()
    in_phrase = role not in (Role.ONLY, Role.VERB, Role.KEPT)
    forms = _forms(word, in_phrase)
    if role is Role.KEPT:
        gender = word.rstrip("s")[-1]
        degrees = [degree[:-1] + gender for form in _singulars(word) for degree in _degrees(form)]
        forms |= {degree + plural for degree in degrees for plural in ("", "s")}
    yield from (Key(form) for form in sorted(forms))
    elsewhere = {form for spelling in _spellings(word) - {word} for form in _forms(spelling, in_phrase)}
    yield from (Key(form, elsewhere=True) for form in sorted(elsewhere - forms))
    if role is Role.VERB:  # or is it a noun: lugar de trabalho?
        yield from (Key(form, probable=True) for form in sorted(conjugated(word, CONJUGATIONS) - forms))


def acronym_keys(word: str, role: Role) -> Iterable[Key]:
    """Acronyms take a plain -s: os CXOs."""
    yield Key(word)
    yield Key(word + "s")


def _forms(word: str, in_phrase: bool) -> set[str]:
    if word in SAME.values():
        return {word}
    singulars = _singulars(word)
    if in_phrase:
        for form in tuple(singulars):
            singulars |= _degrees(form)
    if in_phrase or any(_of_persons(form) for form in singulars):
        for form in tuple(singulars):
            singulars |= _genders(form, in_phrase)
    return singulars.union(*map(_plurals, singulars))


def _of_persons(word: str) -> bool:
    """Whether a noun has both genders."""
    return word.endswith(("or", "ês", "eiro", "ário")) or any(word in persons for persons in (PERSONS, IN_OA, FEMININE))


def _spellings(word: str) -> set[str]:
    """The ways to spell one word in Brazil and in Portugal, now and until 1990; the trema is folded away."""
    spellings = {word}
    if root := BEGINS_SO.match(word):
        spellings.add(SILENT_LETTER[root[0]] + word[root.end() :])
    for place, other in ((NASAL, OTHER_HEIGHT), (LAST, OTHER_HEIGHT), (OPEN, OTHER_ACCENT), (DOUBLE, OTHER_DOUBLE)):
        spellings |= {
            word[: found.start()] + word[found.start()].translate(other) + word[found.start() + 1 :]
            for word in spellings
            if (found := place.search(word))
        }
    return spellings


OF_L = re.compile(r"[aeouéó]is\Z")
"""Plurals of words in -l: iguais, níveis, móveis, espanhóis, azuis."""


def _singulars(word: str) -> set[str]:
    forms = {word}
    if word == "mães":
        forms.add("mãe")  # the one plural in -ães whose singular does not end in -ão
    elif word.endswith(("ões", "ães", "ãos")):
        forms.add(word[:-3] + "ão")
    elif word.endswith("ns"):
        forms.add(word[:-2] + "m")
    elif OF_L.search(word):
        forms.add(word[:-2].translate(PLAIN) + "l")
    elif word.endswith("es") and word[-3:-2] in tuple("rzsn"):
        forms |= {word[:-2], word[:-1]}
    elif word.endswith("s") and len(word) > 3 and word[-2] in "aeiouébcdfgkptwyr":
        forms.add(word[:-1])
    return forms


def _degrees(adjective: str) -> set[str]:
    """The superlative in -íssimo, or what it is of."""
    if SUPERLATIVE.search(adjective):
        stem = SUPERLATIVE.sub("", adjective)
        changed = {stem.removesuffix(after) + before for before, after in BEFORE_SUPERLATIVE if stem.endswith(after)}
        return changed or {stem + vowel for vowel in "oe"}
    if len(adjective) < 4 or adjective.endswith("ão") or adjective[-1] not in "aoezlm":
        return set()
    for before, after in BEFORE_SUPERLATIVE:
        if adjective.endswith(before):
            return {adjective.removesuffix(before).translate(UNSTRESSED) + after + "íssimo"}
    return {(adjective if adjective[-1] == "l" else adjective[:-1]).translate(UNSTRESSED) + "íssimo"}


def _genders(form: str, in_phrase: bool) -> set[str]:
    forms = {FEMININE[form]} if form in FEMININE else set()
    if form.endswith("or"):
        forms.add(form + "a")
    if form.endswith("ês") and len(form) > 4:
        forms.add(form[:-2] + "esa")
    if form[-1] == "o" and (form in PERSONS or form.endswith(("eiro", "ário"))):
        forms.add(form[:-1] if form.endswith("ão") else form[:-1] + "a")
    if form in IN_OA:
        forms.add(form[:-2] + "oa")
    if form in ("bom", "boa"):
        forms |= {"bom", "boa"}
    if in_phrase:
        if form[-1] in "oa" and len(form) > 3 and not form.endswith("ão"):
            forms |= {form[:-1] + "o", form[:-1] + "a"}
        if form.endswith("ão"):
            forms.add(form[:-1])
        if form.endswith("eu"):
            forms.add(form[:-2] + "eia")
    return forms


def _plurals(form: str) -> set[str]:
    if form.endswith("ão"):
        return {form[:-2] + ending for ending in ("ões", "ães", "ãos")}
    if form[-1] == "m":
        return {form[:-1] + "ns"}
    if form in IN_ES:
        return {IN_ES[form]}
    if form[-1] == "l" and len(form) > 2:
        plurals = {form[:-1] + "is", form + "s", form[:-2] + ACUTE.get(form[-2], form[-2]) + "is"}
        return plurals | ({form[:-2] + "is", form[:-2] + "eis"} if form[-2] in "ií" else set())
    if form in STRESS_MOVED:
        return {STRESS_MOVED[form]}
    if form in UNACCENTED:
        return {UNACCENTED[form]}
    if form[-1] in "rzn":
        return (
            {form + "es"}
            | ({form + "s"} if form.endswith(("er", "n")) else set())
            | ({form[:-2] + "ízes"} if form.endswith("iz") else set())
        )
    if form.endswith("ís") or form == "deus":
        return {form + "es"}
    if form.endswith("ás"):
        return {form[:-2] + "ases"}
    if form.endswith("ês"):
        return {form[:-2] + "eses"}
    return set() if form[-1] == "s" else {form + "s"}


def fits(before: str, old: str, new: str, after: str) -> bool:
    """Articles and adjectives go by gender and number alone (Cunha & Cintra ch. 9)."""
    return True


ENDINGS = (
    "[aeo]s?|s|[aeo]es|aos?|oa|is|l|[aei]is|il|m|ns|esas?|eir[ao]s?|ari[ao]s?|mente|issim[ao]s?|i?dades?"
    "|[aei]r|(?:iz)?[aiu](?:cao|coes|dor(?:es|as?)?|tiv[ao]s?)|[aei]r(?:em|mos)|[aei]d[ao]s?|[aei]ndo|[aei]nte?s?|ou|eu|iu|[ae]m|[aei]mos|[ai]va[ms]?|[aei]ria[ms]?"
)
"""Of nouns, adjectives and the commonest verb forms (Cunha & Cintra ch. 8, 10 and 13)."""

TYPOGRAPHY = Typography(
    quotes=(("“", "”"), ("‘", "’")),  # Manual de Redação da Presidência da República, 3rd ed., 2018
    marks=FULL_WIDTH_MARKS,
    doubled=frozenset({"se"}),  # se se verificar: if it is (Cunha & Cintra ch. 11)
    function_words=frozenset(
        "a o as os um uma de do da dos das em no na nos nas por pelo pela para com sem que e ou se não é são foi ser "
        "ao à aos às mais como mas quando entre sobre também já sua seu suas seus este esta esse essa isso num numa "
        "até depois".split()
    ),
)


AND_A_HALF = "e mei[oa](?! (?:dúzia|hora|ano|século|milh|mundo)|-)"
"""A half of what was counted, and not of what follows: duas horas e meia, and not duas maçãs e meia dúzia."""

NUMERALS = Numerals(
    decimal=",",
    grouping=".",
    percent="{}%",
    percent_after=("por cento",),
    per_mille_after=("por mil",),
    words=numbered(
        "zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze "
        "dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove",
        0,
    )
    | numbered("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem/cento", 20, 10)
    | numbered(
        "duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas quinhentos/quinhentas seiscentos/seiscentas "
        "setecentos/setecentas oitocentos/oitocentas novecentos/novecentas mil",
        200,
        100,
    ),
    ordinals={
        stem + ending: value
        for stem, value in (
            numbered("primeir segund terceir quart quint sext sétim oitav non décim")
            | numbered("vigésim trigésim quadragésim quinquagésim sexagésim", 20, 10)
            | numbered("septuagésim octogésim nonagésim centésim", 70, 10)
        ).items()
        for ending in ("o", "a", "os", "as")
    },
    homographs=frozenset(
        "segundo segunda segundos segundas quarto quarta quartos quartas quinta sexta meio meia dobr duplic".split()
    ),
    place="(?:(?<=\\bo )|(?<=\\b[nd]o )|(?<=\\bao )|(?<=\\bum ))segundo",
    between="e",
    multipliers={
        "mil": 1000, "milhão": 10**6, "milhões": 10**6, "mi": 10**6, "bilhão": 10**9, "bilhões": 10**9, "bi": 10**9,
        "trilhão": 10**12, "trilhões": 10**12, "dúzia": 12, "dúzias": 12,
    },
    rest="e",
    currencies={
        "dólares": "USD", "dólar": "USD", "reais": "BRL", "real": "BRL", "euros": "EUR", "euro": "EUR",
        "libras": "GBP", "liras": "TRY", "yuans": "CNY", "yuan": "CNY",
    },
    home=frozenset("BRL EUR".split()),
    of="de",
    half=rf"(?:(?!mil|[bt]r?ilh)[^\W\d_]{{2,15}} )?{AND_A_HALF}",
    added=rf"(?<!\w)uma? [^\W\d_]+ {AND_A_HALF}",
    months=tuple("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split()),
    short_months=tuple("jan fev mar abr mai jun jul ago set. out. nov dez".split()),
    full_hour=r"(?:h(?:oras)?)?[ \u00a0]?d[ae] (?:manhã|tarde|noite|madrugada)|(?<=[0-9])h\b",
    of_month="de",
    of_year="de|do ano de",
    dates=("{day} de {month} de {year}", "{month} de {year}", "{day} de {month}"),
    ordinal_after=r"\.?[°ºª]",
    centuries=("século", "séculos"),
    decades=r"(?:anos|década de) ['’]?(?P<count>\d0|[12]\d\d0(?! [ea]\b)|vinte|trinta|"
    r"(?:quar|cinqu|sess|set|oit|nov)enta)(?!\w)(?: do século (?:xx|vinte))?",
    fractions=dict.fromkeys("metade metades meio meia".split(), Fraction(1, 2)),
    denominators={
        "terço": 3, "terços": 3, "quarto": 4, "quartos": 4, "quinto": 5, "quintos": 5, "décimo": 10, "décimos": 10,
    },
    multiples={
        "dobr": 2, "duplic": 2, "o dobro": 2, "ao dobro": 2, "triplic": 3, "o triplo": 3, "ao triplo": 3,
        "quadruplic": 4, "quintuplic": 5, "decuplic": 10,
    },
    multiple_ending=r"\w{0,7}",
    share_of=r"d[aeo]s?(?![^\W\d_])",
    over="em cada|de cada|a cada|em(?= (?:dez|10)(?![^\\W\\d_]))",
    ranges="a|até|e|ao?",
    changes="(?:até|para|a|aos?)",
    # por meio de is by means of, em meio a amid, and o meio ambiente the environment (Houaiss, meio)
    idioms=r"(?<=\bpor )meio(?= d[aeo])|(?<=\bem )meio(?= (?:ao?|à)s? )|meio(?= ambiente\b)",
)  # fmt: skip

BOILERPLATE = lines(
    """
    deixe um comentário
    deixe uma resposta
    deixar um comentário
    deixar uma resposta
    cancelar resposta
    o seu endereço de e-mail não será publicado
    o seu endereço de email não será publicado
    seu endereço de e-mail não será publicado
    campos obrigatórios são marcados com
    os campos obrigatórios são marcados com
    campos obrigatórios marcados com
    os campos obrigatórios estão marcados com
    você também pode gostar
    você também pode gostar de
    você pode gostar também
    talvez você goste
    talvez também goste
    também poderá gostar
    também pode gostar de
    compartilhe este artigo
    compartilhe esse artigo
    compartilhar este artigo
    partilhe este artigo
    partilhar este artigo
    compartilhar no facebook
    compartilhar no twitter
    compartilhar no linkedin
    compartilhar no whatsapp
    partilhar no facebook
    0 min de leitura
    0 minutos de leitura
    0 minuto de leitura
    tempo de leitura: 0 minutos
    tempo de leitura: 0 min
    pular para o conteúdo
    ir para o conteúdo
    saltar para o conteúdo
    assine nossa newsletter
    assine a nossa newsletter
    inscreva-se em nossa newsletter
    subscreva a nossa newsletter
    aceitar cookies
    aceitar todos os cookies
    este artigo foi publicado originalmente em…
    este artigo foi publicado originalmente no…
    este artigo apareceu originalmente em…
    este artigo apareceu pela primeira vez em…
    este post foi publicado originalmente em…
    usamos cookies para garantir que…
    """
)


def regional() -> dict[str, dict[str, str]]:
    """The words that are only Portugal's, or only Brazil's."""
    text = Path(__file__).with_name("pt_regional.txt").read_text(encoding="utf-8")
    pairs = re.findall(r"^([^#\n]+?) ([=<>]) (.+)$", text, re.M)
    return {
        "pt-PT": {portugal: brazil for portugal, sign, brazil in pairs if sign in "=>"},
        "pt-BR": {brazil: portugal for portugal, sign, brazil in pairs if sign in "=<"},
    }


LANGUAGE = Language(
    code="pt",
    tag="pt-BR",
    fold={ord("ü"): "u", ord("Ü"): "u"},
    name="Português",
    silent=OR_ELSE,
    same=SAME,
    skipped=frozenset("o a os as um uma uns umas".split()),
    variants=variants,
    roles=roles,
    keys=keys,
    acronym_keys=acronym_keys,
    names_fixed=True,
    joined_before=JOINED_BEFORE,
    joined_after=JOINED_AFTER,
    verb_signs=VERB_SIGNS,
    gendered=True,
    fits=fits,
    endings=ENDINGS,
    questions=frozenset("qual quais quanto quanta quantos quantas quem onde porque por faz".split()),
    also_called="(?:(?:é|são) )?também (?:(?:é|são) )?(?:chamad|conhecid)[oa]s?(?: (?:de|como|por))?",
    typography=TYPOGRAPHY,
    numerals=NUMERALS,
    boilerplate=BOILERPLATE,
    regional=regional,
    misspelt=lambda: misspelt_words("pt_misspelt.txt"),
)
