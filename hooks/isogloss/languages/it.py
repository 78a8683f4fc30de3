"""Italian: plural and gender on every word of a phrase, elided articles, prepositions with and without article.

After L. Serianni, Italiano. Grammatica, sintassi, dubbi (1997): plural of nouns III.95-140, gender of nouns of
office in -tore III.52, superlatives in -issimo V.60, contracted prepositions IV.76, elision I.73, apocope I.74-79.
English loans do not change (III.136).
"""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

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

IRREGULAR = {
    "uomo": "uomini", "dio": "dei", "tempio": "templi", "bue": "buoi", "uovo": "uova", "paio": "paia",
    "migliaio": "migliaia", "centinaio": "centinaia", "ala": "ali", "arma": "armi", "braccio": "braccia",
    "dito": "dita", "osso": "ossa", "lenzuolo": "lenzuola", "ginocchio": "ginocchia", "miglio": "miglia",
    "ciglio": "ciglia", "labbro": "labbra", "grido": "grida", "urlo": "urla",
}  # fmt: skip
PERSONS = frozenset(
    "amico alunno allievo abbonato addetto agricoltore impiegato architetto arbitro avvocato bambino biologo "
    "candidato cittadino cognato collega commesso compagno consigliere controllore cugino cuoco delegato "
    "deputato detenuto dipendente diplomato disoccupato docente economista esperto figlio fidanzato fotografo "
    "funzionario gemello giudice imputato incaricato infermiere ingegnere inquilino inviato iscritto laureato "
    "maestro marito medico migrante ministro nemico neonato nipote nonno operaio ospite padrone paziente "
    "pensionato politico portavoce primario professionista psicologo ragazzo rifugiato ricercatore sarto "
    "scienziato scolaro segretario senatore signore sindaco socio sociologo soldato sposo suocero stagista tecnico "
    "testimone tirocinante titolare turista ucciso usufruttuario vedovo vicino zio".split()
)
"""Nouns of persons that have both genders by their ending (Serianni III.50-65)."""

IN_ESSA = frozenset("studente professore dottore campione avvocato poeta presidente principe conte barone".split())
"""Have a feminine in -essa (Serianni III.56)."""

LIKE_PARTICIPLES = frozenset(
    "certificato certificati comitato comitati comunicato comunicati contenuto contenuti crescita data dato dati "
    "entrata formato formati giornata invito inviti istituto istituti mercato mercati partita partito partiti "
    "risultato risultati stato stati trattato trattati uscita vendita visita".split()
)
"""Nouns that end as participles do and keep their gender: dati are no date."""

SHORTENED = {"bello": "bel", "grande": "gran", "santo": "san"}
APOCOPE = re.compile(r"(?<=\w\w[lnr])[eo]\Z")
"""What falls before another word: miglior pratica, valor medio (Serianni I.74-79)."""

OF_PERSON = re.compile(r"(?:t|s)or[ei]\Z|tric[ei]\Z|ist[aei]\Z|nt[ei]\Z|ier[aei]\Z|ess[ae]\Z|issim[aeio]\Z")
"""The endings of nouns of persons with both genders (Serianni III.50-65), and of adjectives in their highest degree."""

TITLES = frozenset("cavaliere commendatore dottore ingegnere monsignore professore ragioniere signore".split())
"""Lose their -e before a name: il signor Rossi (Serianni I.79)."""

ONE_GENDER = re.compile(r"\w\w(?:ale|ile|bile|evole|are|ore|iore|ione|ente|ante|ese|ice)\Z")
"""Adjectives and nouns in -e with one form for both genders (Serianni V.8)."""

SUPERLATIVE = re.compile(r"(?<=\w\w)issim[oaie]\Z")
"""An adjective's degrees are forms of it: importantissimo is importante (Serianni V.60)."""

MASCULINE_IN_A = re.compile(r"(?:ist|cid|arc|m|iatr|et|aut|ot)a\Z")
MASCULINE_IN_GA = re.compile(r"(?:arc|leg)a\Z")

SAME = contractions(
    di="del dello della dell dei degli delle d",
    a="al allo alla all ai agli alle ad",
    da="dal dallo dalla dall dai dagli dalle",
    su="sul sullo sulla sull sui sugli sulle",
    con="col coi",
    **{"in": "nel nello nella nell nei negli nelle"},
)
VOWELS = "aeiouàèéìòù"
NEITHER_PARTICIPLE = re.compile(r"\w+e(?<![aiu][td]e)")
"""What ends in -e and is no participle has, before a preposition, no form in -o: voce del cliente, not vocio."""
INFLECTED = re.compile(r"(?<=\w\w)[aeio]\Z")
PREPOSITIONS = frozenset({*SAME, *SAME.values(), "per", "tra", "fra"})


VERB_SIGNS = verbs_behind("io mi ti si ci vi ne")
"""Pronouns that stand before a verb (Serianni VII.32-60)."""

CONJUGATIONS = {
    "are": "o i a iamo ate ano avo avi ava avamo avate avano ai asti ò ammo aste arono erò erai erà eremo erete eranno "
    "erei eresti erebbe eremmo ereste erebbero ino iate assi asse assimo assero ando ante anti ato ata ati",
    "ere": "o i e iamo ete ono evo evi eva evamo evate evano ei esti é emmo este erono erò erai erà eremo erete eranno "
    "erei eresti erebbe eremmo ereste erebbero a ano iate essi esse essimo essero endo ente enti uto uta uti ute",
    "ire": "o i e iamo ite ono isco isci isce iscono isca iscano ivo ivi iva ivamo ivate ivano ii isti ì immo iste "
    "irono irò irai irà iremo irete iranno irei iresti irebbe iremmo ireste irebbero a ano iate issi isse issimo "
    "issero endo ito ita iti",
}
"""Endings of regular verbs (Serianni XI.69-85)."""


def roles(words: Sequence[str]) -> list[Role]:
    """A phrase of loans (Chief Data Officer, social media) does not inflect; its head ends in a consonant."""
    lowered = [word.lower() for word in words]
    native = any(word in SAME or word in ("di", "da") for word in lowered)
    if len(words) > 1 and lowered[0][-1] not in VOWELS and not native:
        return [Role.FIXED] * len(words)
    if verb_before(words, CONJUGATIONS, PREPOSITIONS):
        return [Role.VERB, *places(words)[1:]]
    found = nouns_by_prepositions(words, PREPOSITIONS, LIKE_PARTICIPLES, GENDERED_NOUN)
    if len(words) > 1 and lowered[1] in PREPOSITIONS and NEITHER_PARTICIPLE.fullmatch(lowered[0]):
        found[0] = Role.KEPT
    return genders_kept(words, found, PREPOSITIONS, _of_person, INFLECTED)


def _of_person(word: str) -> bool:
    """Whether a noun may have both genders, or names a person."""
    return OF_PERSON.search(word) is not None or not PERSONS.isdisjoint({word, word[:-1] + "o", word[:-1] + "e"})


def keys(word: str, role: Role) -> Iterable[Key]:
    if role is Role.FIXED:
        yield from map(Key, (word, *_plural_of_loan(word)))
        return
    word = word.lower()
    forms = _forms(word, in_phrase=role not in (Role.ONLY, Role.VERB, Role.KEPT))
    if role is Role.KEPT:
        forms |= _kept(word)
    if role in (Role.FIRST, Role.MIDDLE, Role.KEPT):
        forms.add(SHORTENED.get(word) or APOCOPE.sub("", word))
    if word[-1] not in VOWELS:
        forms.update(_plural_of_loan(word))
    yield from (Key(form) for form in sorted(forms))
    if role is Role.VERB:  # or is it a noun: carattere di stampa?
        yield from (Key(form, probable=True) for form in sorted(_conjugated(word) - forms))


def _plural_of_loan(word: str) -> Iterable[str]:
    """Loans do not inflect, yet many write their foreign plural: i touchpoints (Serianni ch. III)."""
    if len(word) > 2 and word[-1] not in "sxz":
        yield word + "s"


def _kept(word: str) -> set[str]:
    """What a word beside a noun also is: the highest degree, and the singular where it is a plural (risorse umane)."""
    stem, ending = re.sub(r"(?<=[cg])h\Z", "", word[:-1]), word[-1]
    superlative = _before_e(stem) + "issim"
    forms = {superlative + each for each in {"o": "oi", "a": "ae"}.get(ending, "aeio")}
    if (ending == "e" and not ONE_GENDER.search(word)) or (ending == "i" and MASCULINE_IN_A.search(stem + "a")):
        forms.add(stem + "a")
    return forms


def _conjugated(verb: str) -> set[str]:
    """The forms of a regular verb; -care and -gare keep their sound before e and i, -iare mostly loses its i there."""
    stem = len(verb) - 3
    forms = conjugated(verb, CONJUGATIONS)
    if verb.endswith(("care", "gare")):
        return {form[:stem] + "h" * (form[stem] in "ei") + form[stem:] for form in forms}
    if verb.endswith("iare"):
        return {
            form[: stem - 1] + end for form in forms for end in (form[stem - 1 :], form[stem:]) if end[0] in "ei"
        } | forms
    return forms


def _forms(word: str, in_phrase: bool) -> set[str]:
    if word in SAME.values() or len(word) < 3 or word[-1] not in "aeio":
        return {word}
    forms = {word, *IRREGULAR.get(word, "").split(), *_other_persons(word)}
    if word.startswith("capo") and len(word) > 7:
        forms.add("capi" + word[4:])  # capigruppo, beside capolavori (Serianni III.141)
    return forms | (_agreeing(word) if in_phrase else _numbers(word))


def _other_persons(word: str) -> set[str]:
    """The other gender of who is a person, and its plural (Serianni III.50-65)."""
    stem, forms = word[:-1], set()
    if word.endswith("tore"):
        forms |= {word[:-4] + feminine for feminine in ("tori", "trice", "trici")}
    if word.endswith("sore"):
        forms.add(stem + "a")  # assessora (Serianni III.54)
    if word.removeprefix("vice") in IN_ESSA:
        forms |= {stem + "essa", stem + "esse"}
    if word in PERSONS and word[-1] in "oe":
        forms |= {stem + "a", _before_e(stem) + "e", stem + "e"}
    if word.endswith(("iere", "ario", "aio")) and len(word) > 6:
        forms |= {stem + "a", stem.removesuffix("i") + "ie" if word.endswith("io") else stem + "e"}
    return forms


def _before_e(stem: str) -> str:
    """The stem as it is written before e and i, where its c or g stays hard (Serianni III.95-140)."""
    return stem + "h" if stem[-1] in "cg" else stem


def _agreeing(word: str) -> set[str]:
    """The cells of its paradigm, any of which can be the citation form: (dati) strutturati, (risorse) umane."""
    stem, ending = SUPERLATIVE.sub("", word) if SUPERLATIVE.search(word) else word[:-1], word[-1]
    if ending == "e" and ONE_GENDER.search(word):
        endings = "e i"
    elif stem[-1] == "h" and stem[-2] in "cg":
        stem, endings = stem[:-1], "a i o he hi"
    elif stem[-1] in "cg" and ending in "ao":
        endings = "a i o he hi"
    elif stem[-1] in "cg":
        endings = "a e i o he hi ia ie io"
    elif stem[-1] == "i" and len(stem) > 3:
        stem, endings = stem[:-1], "e i ia ie io" if stem[-2] in "cg" else "i ia ie io"
    else:
        endings = "a e i o ia ie io" if ending == "i" else "a e i o"
    superlative = _before_e(stem) + "issim"
    return {stem + e for e in endings.split()} | {superlative + e for e in "aeio"}


def _numbers(word: str) -> set[str]:
    """The singular and the plural of a noun by itself (Serianni III.95-140), a title before a name among them."""
    stem, ending = word[:-1], word[-1]
    forms = {stem} if word in TITLES else set()
    if ending == "i" and len(word) > 3:
        forms |= {stem + "o", stem + "e"}  # a term that is a plural: ricavi, dati
    elif ending == "o":
        forms |= {stem + "i", _before_e(stem) + "i"}
        if stem[-1] == "i":
            forms.add(stem)
    elif ending == "e":
        forms.add(stem + "i")
    elif ending == "a":
        forms.add(_before_e(stem) + "e")
        if MASCULINE_IN_A.search(word):
            forms.add(stem + "i")
        if MASCULINE_IN_GA.search(word):
            forms.add(stem + "hi")
        if stem.endswith(("ci", "gi")):
            forms.add(stem[:-1] + "e")
    return forms


OR_ELSE = r"\((?<=[^\W\d_]\()(?i:[aeio])\)"
"""The other gender, or the plural, in brackets: direttore(i), impiegato(a)."""

IMPURE = re.compile(rf"s[^{VOWELS}]|z|gn|ps|pn|x|y|[ij][aeiou]")


PLURAL = re.compile(
    r"(?<![^\W_])(?:i|gli|le|dei|degli|delle|ai|agli|alle|dai|dagli|dalle|nei|negli|nelle|sui|sugli|sulle|questi|queste"
    r"|quei|quegli|quelle|altri|altre|alcuni|alcune|molti|molte|pochi|poche|due|tre|quattro|cinque|sei|sette|otto|nove"
    r"|dieci|nostri|nostre|vostri|vostre|loro|tutti|tutte|più)[ ’']{1,2}\Z",
    re.IGNORECASE,
)
"""What stands before a plural."""


def fits(before: str, old: str, new: str, after: str) -> bool:
    """Articles and prepositions go by the first sound: lo before s with a consonant, z, gn, ps, x, y and i with a
    vowel, l' before a vowel, il else (Serianni IV.5-9). A foreign term is the same in the plural, which its article
    tells, and others are not (Serianni III.133)."""
    return _sound(old) == _sound(new) and not PLURAL.search(before)


def _sound(term: str) -> str:
    first = term.lower().removeprefix("h")
    if IMPURE.match(first):
        return "impure"
    return "vowel" if first[:1] in VOWELS else "plain"


ENDINGS = (
    "[aeio]|h[ei]|i[aeio]|ini|ale|ali|ico|ica|ici|iche|ore|ori|rice|rici|essa|esse|mente|issim[aeio]"
    "|[aei]re|[aeiu]t[aeio]|[ae]ndo|[ae]nte|[ae]nti|[aiu](?:zion[ei]|tor[ei]|tiv[aeio])|[aei]no|ono|iamo|[aei]te|[aei]v[aoi]"
)
"""Of nouns, adjectives and the commonest verb forms (Serianni III, V and XI)."""

TYPOGRAPHY = Typography(
    quotes=(("«", "»"), ("“", "”"), ("‘", "’")),  # UNI 6461; R. Lesina, Il nuovo manuale di stile (1994)
    marks=FULL_WIDTH_MARKS,
    elided=frozenset(  # Serianni I.73
        "l un d c s m t v n dell all dall nell sull coll quest quell bell sant dov com anch mezz nessun ciascun alcun "
        "qualcun tutt senz grand buon".split()
    ),
    doubled=frozenset("lecca passo piano poco quasi subito zitto".split()),  # lecca lecca, piano piano
    function_words=frozenset(
        "il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dalla dai "
        "in nel nella nei nelle con su sul sulla per tra fra che e o se non è sono come ma più anche questo questa "
        "chi cui si ha hanno l dell all nell sull un' quando".split()
    ),
)


def _number_words() -> dict[str, int]:
    """Zero to a thousand: fused, the ten without its vowel before uno and otto (Serianni VI.3)."""
    small = numbered(
        "zero uno/un/una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici "
        "sedici diciassette diciotto diciannove",
        0,
    )
    tens = numbered("venti trenta quaranta cinquanta sessanta settanta ottanta novanta", 20, 10)
    fused = {
        (ten[:-1] if word[0] in "uo" else ten) + word.replace("tre", "tré"): value + unit
        for ten, value in tens.items()
        for word, unit in small.items()
        if 0 < unit < 10 and word != "una"
    }
    beyond = {
        ("cent" if word[0] == "o" else "cento") + word: 100 + value for word, value in (small | tens | fused).items()
    }
    hundreds = {word + "cento": 100 * unit for word, unit in small.items() if 1 < unit < 10}
    ages = {word[:-1] + "enn" + end: value for word, value in (small | tens).items() if value > 10 for end in "ei"}
    return small | tens | fused | beyond | hundreds | ages | {"cento": 100, "mille": 1000}


def _ordinals() -> dict[str, int]:
    """Those from eleven on are the number without its last vowel and -esimo (Serianni VI.19)."""
    stems = numbered("prim second terz quart quint sest settim ottav non decim")
    for word, value in _number_words().items():
        if value > 10 and value <= 100:
            stems[(word if value % 10 in (3, 6) and value > 20 else word[:-1]).replace("é", "e") + "esim"] = value
    return {stem + ending: value for stem, value in stems.items() for ending in "oaie"}


ABOUT = numbered(
    "decina ventina trentina quarantina cinquantina sessantina settantina ottantina novantina centinaio", 10, 10
)
"""About so many, and some of them other words: trentina is who comes from Trento (Serianni VI.29)."""

BEHIND_A_HALF = "|".join(
    "d[ei]l?l?[aoe]? dei degli il lo la i gli le un[ao]? nel nell[aoe] nei negli in per con entro da dal dall[aoe] dai "
    "dagli al? all[aoe] ai agli su sul sull[aoe] sui sugli tra fra e ed o che chi come ma si è quest[aoie] circa "
    "rispetto quando mentre se ogni sono era non più dopo prima anche solo già ancora poi grazie così".split()
)
"""What may stand behind a half that counts: of something, or in a year."""

NUMERALS = Numerals(
    decimal=",",
    grouping=".",
    percent="{}%",
    percent_after=("per cento", "percento"),
    per_mille_after=("per mille",),
    words=_number_words() | ABOUT,
    ordinals=_ordinals(),
    homographs=frozenset((*"sei prima secondo seconda secondi seconde mezzo mezza duplic".split(), *ABOUT)),
    place="(?:(?<=il )|(?<=[nd]el )|(?<=\\bdal )|(?<=un ))secondo|(?:(?<=la )|(?<=una ))seconda",
    multipliers={
        "mila": 1000, "milione": 10**6, "milioni": 10**6, "mln": 10**6, "miliardo": 10**9, "miliardi": 10**9,
        "mld": 10**9, "mille": 1000, "bilione": 10**12, "bilioni": 10**12, "dozzina": 12, "dozzine": 12,
    },
    rest="e?",
    after="(?:mila)?",
    currencies={
        "dollari": "USD", "dollaro": "USD", "euro": "EUR", "sterline": "GBP", "sterlina": "GBP", "reais": "BRL",
        "real": "BRL", "lire turche": "TRY", "yuan": "CNY", "renminbi": "CNY",
    },
    home=frozenset("EUR CHF".split()),
    of="di|d['’]",
    added=r"(?<!\w)un['’] ?[a-z]+ e mezza",
    half=r"(?:(?!mil|ml[nd])[^\W\d_]{2,15} )?e mezz[oa]",
    months=tuple(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
    ),
    short_months=tuple("gen feb mar apr mag giu lug ago set.|sett ott nov dic".split()),
    full_hour="d(?:i|el|ella) (?:mattin[ao]|pomeriggio|sera|notte)",
    of_year="del|di|dell['’]anno",
    dates=("{day} {month} {year}", "{month} {year}", "{day} {month}"),
    ordinal_after="[°ºª]|(?:esim)[oaie]",
    centuries=("secolo", "secoli"),
    century_before=r"(?<!\w)(?:(?:nel|del|al|dal|sul)?l['’]|(?:nel|del|al|dal|sul|il) )",
    decades=r"anni ['’]?(?P<count>\d0|[12]\d\d0(?! [ea]\b)|venti|trenta|(?:quar|cinqu|sess|sett|ott|nov)anta)"
    r"(?!\w)(?: del (?:xx|ventesimo) secolo| del novecento)?",
    fractions=dict.fromkeys(
        "metà mezzo mezza dimezza dimezzano dimezzare dimezzarsi dimezzando dimezzato dimezzata dimezzati dimezzate "
        "dimezzò dimezzarono dimezzerà".split(),
        Fraction(1, 2),
    ),
    denominators={
        "terzo": 3, "terzi": 3, "quarto": 4, "quarti": 4, "quinto": 5, "quinti": 5, "decimo": 10, "decimi": 10,
    },
    multiples={
        "raddoppi": 2, "duplic": 2, "il doppio": 2, "al doppio": 2, "del doppio": 2, "triplic": 3, "il triplo": 3,
        "al triplo": 3, "del triplo": 3, "quadruplic": 4, "quintuplic": 5, "decuplic": 10,
    },
    multiple_ending=r"\w{0,7}",
    share_of=r"(?:di|del|dei|degli|delle|della|dello)(?![^\W\d_])|dell['’]",
    over="su|ogni",
    ranges="a|ai|al|all['’]|e(?: il?| l['’])?|fino al?",
    changes="(?:fino )?(?:a|ai|al|all['’])",
    # a metà partita is its middle, without an article (Treccani, metà), and a seconda di what something depends on
    idioms=rf"(?:(?<=\ba )|(?<=\bverso )|(?<=\bda ))metà (?!(?:{BEHIND_A_HALF})\b|[ld]['’])(?=[a-z])"
    r"|(?<=\ba )seconda(?= (?:d(?:[ei]|el|ello|ella|ei|egli|elle)|che)\b| d(?:ell)?['’])"
    r"|metà (?:strada|prezzo|anno|mattina|pomeriggio|giornata|notte"
    r"|(?=(?:degli anni|della (?:notte|settimana)|del (?:secolo|mese)|dell['’]anno)\b))|tre quarti d['’]ora",
)  # fmt: skip

BOILERPLATE = lines(
    """
    lascia un commento
    lascia una risposta
    annulla risposta
    il tuo indirizzo email non sarà pubblicato
    il tuo indirizzo e-mail non sarà pubblicato
    l’indirizzo email non verrà pubblicato
    l’indirizzo e-mail non verrà pubblicato
    i campi obbligatori sono contrassegnati
    i campi obbligatori sono contrassegnati con
    salva il mio nome email e sito web in questo browser per la prossima volta che commento
    potrebbe interessarti
    potrebbe interessarti anche
    potrebbero interessarti
    potrebbero interessarti anche
    ti potrebbe interessare
    ti potrebbe interessare anche
    potrebbe piacerti anche
    condividi questo articolo
    condividi su facebook
    condividi su twitter
    condividi su linkedin
    condividi su whatsapp
    0 min di lettura
    0 minuti di lettura
    0 minuto di lettura
    lettura di 0 minuti
    tempo di lettura: 0 minuti
    tempo di lettura: 0 min
    vai al contenuto
    salta al contenuto
    iscriviti alla newsletter
    iscriviti alla nostra newsletter
    accetta i cookie
    accetta tutti i cookie
    questo articolo è apparso originariamente su…
    questo articolo è apparso per la prima volta su…
    questo articolo è stato pubblicato originariamente su…
    utilizziamo i cookie per assicurarci di darti la migliore esperienza…
    """
)


LANGUAGE = Language(
    code="it",
    tag="it",
    name="Italiano",
    silent=OR_ELSE,
    same=SAME,
    skipped=frozenset("il lo la l i gli le".split()),
    variants=prefixed,
    roles=roles,
    keys=keys,
    verb_signs=VERB_SIGNS,
    names_fixed=True,
    invariable_acronyms=True,
    gendered=True,
    fits=fits,
    endings=ENDINGS,
    irregular=lambda: IRREGULAR,
    questions=frozenset("cosa cos quale qual quali quanto quanta quanti quante perché dove".split()),
    also_called="(?:(?:è|sono) )?(?:anche )?(?:dett|chiamat|not)[oaie](?: anche)?(?: come)?|si chiamano? anche",
    typography=TYPOGRAPHY,
    numerals=NUMERALS,
    boilerplate=BOILERPLATE,
    misspelt=lambda: misspelt_words("it_misspelt.txt"),
)
