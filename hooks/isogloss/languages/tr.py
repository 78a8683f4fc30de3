"""Turkish: suffix chains from the citation form outward.

After A. Göksel, C. Kerslake, Turkish: A Comprehensive Grammar (2005): vowel harmony ch. 3, buffer consonants and
stem alternations ch. 2 and 6, nominal inflection ch. 8.1, the copula ch. 8.3. Derivation (-siz, -li, -lik, -ci)
makes other words and is left out.
"""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache, partial

from isogloss.languages.language import Key, Language, Part, Role, Stems, VerbSigns, lines, misspelt_words
from isogloss.languages.numerals import Numerals, numbered
from isogloss.languages.typography import FULL_WIDTH_MARKS, Typography

VOWELS = "aeıioöuü"
BACK = set("aıou")
NOT_HARMONIC_AFTER = set("ltkrpbf")
"""Loans such as saat, hal, kalp take front suffixes after a back vowel (Göksel & Kerslake 3.3)."""

FOLD = str.maketrans(
    {"İ": "i", "I": "ı", "â": "a", "î": "i", "û": "u", "Â": "a", "Î": "i", "Û": "u", "’": "'", "ʼ": "'"}
)

DOTTED, DOTLESS = {ord("ı"): "i"}, {ord("i"): "ı"}

SOFTENING = {"k": "ğ", "p": "b", "ç": "c", "t": "d", "g": "ğ"}
HARDENING = {"ğ": "k", "b": "p", "c": "ç", "d": "t", "g": "k"}
VOICELESS = frozenset("fstkçşhp")
GEMINATING = frozenset("hak his hat sır zam had af ret üs şık zıt tıp hac zan fen şer tab".split())
SOFTENING_MONOSYLLABLES = frozenset(
    "dört kurt yurt dert fert cilt tat ant mert sert art bant stat çok gök uç güç taç borç harç genç tunç linç vinç "
    "burç kap cep dip kalp harp garp grip grup kulp celp küp".split()
)
"""Words of one syllable that soften before a vowel; most do not: saçı, topu, hakkı (Göksel & Kerslake 2.3)."""
GLIDING = frozenset(("su", "ne"))
"""Take y where other stems in a vowel take n or s: suyun, suyu (Göksel & Kerslake 2.3)."""

DROPPING = frozenset(
    "ağız ahit akıl akis akit alın asıl asır azim bağır bahis beniz beyin boyun burun cebir cisim cürüm defin "
    "devir emir fasıl fesih fetih fikir gönül göğüs hacim haciz hapis hasım hayır hazım hışım hısım hiciv hüküm "
    "hüzün ıtır ilim isim izin kabir kadir kahır karın kasıt kasır kavim kayın kayıp kayıt keşif kesir keyif "
    "kısım kibir koyun kutup küfür lütuf metin meyil misil mühür nabız nakış nakit nakil nefis nehir nesil "
    "nesir nezir nutuk oğul omuz ömür özür rahim remiz resim rızık rükün sabır satıh seyir sihir şahıs şehir "
    "şekil şükür tavır ufuk uzuv vakıf vakit vasıf zabıt zehir zihin zikir zulüm".split()
)
FRONT = frozenset(
    "alkol bol dikkat festival gol hal hayal harf hilal idol ihmal ihtimal ideal ithal istikbal kabul kalp "
    "kontrol metal misal petrol protokol rol saat santral seyahat sembol sinyal şefkat terminal usul meşgul "
    "mahsul mahal normal iptal işgal emsal".split()
)
"""Loans that take front suffixes only, though their last vowel is a back one (Göksel & Kerslake 3.3)."""

WRITTEN_TOGETHER = re.compile(
    ".{3,}evi|.{2,}(?:yeri|limanı|alanı|ucu|yaşı|yağı|otu|yüzü|gücü|oyu|okulu|altı|üstü)", re.DOTALL
)
"""Possessive compounds that are one word, by their common heads: cezaevi, işyeri, ipucu (Göksel & Kerslake 7.2)."""

TIMES = frozenset("yıl gün ay hafta saat zaman asır dakika yüzyıl".split())
"""With bare -dIr these are adverbs: yıllardır, for years (Göksel & Kerslake 13.3.2)."""

ADVERBIAL = re.compile("(?:l[ae]r)?[dt][ıiuü]r")

OF_DAY = frozenset("gün bugün dün zaman yıl sabah akşam gece hafta ay".split())
"""After these -ki, dün and gün -kü, stands without a case: günkü, zamanki (Göksel & Kerslake 8.1.4)."""

INSTITUTION = re.compile(
    r".{3,}l[ıiuü]k|banka|belediye|bölüm|daire|devlet|hükümet|idare|komisyon|komite|konsey|kurul|kurum|mahkeme|meclis"
    r"|okul|şirket|üniversite|yönetim"
)
BY = frozenset(("ca", "ce", "ça", "çe"))
"""What these institutions do in the passive has -CA: mahkemece, by the court. Of other nouns it makes other words:
güvence is a guarantee, önce is before (Göksel & Kerslake 8.2.3.1 and 14.3.3.3)."""

BY_SOMEBODY = re.compile("l[ae]rc[ae]|(?:l[ae]r[ıiuü]|[ıiuü]?)[mn][ıiuü]zc[ae]")
"""Of the plural and of what is ours or yours it makes none: müşterilerce, by the customers, ofisimizce, by our office.
Of measures it does."""

MEASURES = TIMES | frozenset(
    "saniye hafta nesil kuşak kilo kilometre kilogram gram ton litre metre kilometrekare hektar dönüm sayfa cilt satır "
    "kat kez kere defa kutu tane on yüz bin milyon milyar trilyon düzine".split()
)
"""With -lArCA so many of them: saatlerce, for hours (Göksel & Kerslake 8.2.3.1)."""

NOUNS_IN_M = frozenset(
    "adam adım akım alım anlam atım bakım basım bilim birim bölüm çizim deneyim dilim doğum dönem dönüşüm durum ekim "
    "gelişim geçim girişim giyim hanım içim kalem kasım katılım kesim konum kuram kurum oluşum onarım ortam ölçüm ölüm "
    "sayım satım seçim sunum söylem sürüm tarım taşım tanım terim toplam tutum uyarım verim yapım yarım yayım yazım "
    "yerleşim yıkım".split()
)
"""Nouns, mostly those that -(y)Im makes of verbs, that look like "my" with another noun: konum is a place and seldom
my konu, verim a yield and seldom my veri (Göksel & Kerslake 7.2.2.1)."""

OUR = re.compile("[ıiuü]?m[ıiuü]z")

PASSIVE = re.compile("[ıiuü]n(?:m[ıiuü]ş|d[ıiuü])")
"""What looks like a case and a copula is the past of a verb: taşınmış (Göksel & Kerslake 8.2.1)."""

BEFORE_APOSTROPHE = re.compile(r"(?:l[ae]r)?(?:s?[ıiuü]|[ıiuü]?m(?:[ıiuü]z)?)?\Z")
"""A name is plural or possessed before its apostrophe; cases stand after it (TDK, Yazım Kılavuzu: Kesme İşareti)."""

FOREIGN = re.compile("[qwxQWX]|[a-zçğıöşü][A-ZÇĞİÖŞÜ]|[A-ZÇĞİÖŞÜ]{2}[a-zçğıöşü]")
"""Letters that Turkish does not have, or capitals within a word: a foreign name, whose I is i (iPhone, IPHONE)."""

OF_VERB = re.compile(f".*[{VOWELS}].*m[ae]", re.DOTALL)
NOT_OF_VERBS = frozenset(
    "aroma cuma diploma dogma drama elma firma forma hurma kelime klima koma krema lokma mahkeme manzume muhakeme "
    "mukaddime paradigma panorama plazma sima sinema şema tema tercüme travma".split()
)
WITHOUT = frozenset(("dan", "den"))
"""What one does has -mA, and with the ablative it is, more often, a verb that says without what something is done:
ölçmeden, without measuring (Göksel & Kerslake 8.5.2.2)."""

NOT_VERBS = frozenset("ekmek yemek çakmak kaymak parmak tokmak yamak ırmak".split())
"""Nouns in -mek and -mak; what else ends so is an infinitive."""

FROZEN = frozenset(
    "birlikte özellikle genellikle öncelikle çoğunlukla boyunca hatta hala hakkında sonuçta başta aslında "
    "sırasında karşın rağmen dolayı ötürü gerçekten yakında örneğin üzere süresince sözde sıradan "
    "arasında arasından arasına arasındaki".split()
)
"""Case forms that have become words of their own: adverbs and postpositions (Göksel & Kerslake ch. 16 and 17)."""


@cache
def _chain(kind: str, copula: bool = True) -> re.Pattern[str]:
    """A chain of suffixes that may follow a stem, compiled when it is first asked for: that takes its time."""
    return re.compile(_suffixes(copula)[kind])


@cache
def _suffixes(copula: bool) -> dict[str, str]:
    """The patterns of the chains: `c` after a consonant, `v` after a vowel, `p` after a possessive, `a` after a
    stem that has altered before a vowel, which only a case or a possessive begins, `h` after the bare head of a
    possessive compound, which another possessive, or its plural, replaces. A head that has lost its possessive takes
    no copula: kuruldu is rather the verb, was founded, and derecesiz is without a degree."""
    i, a, d = "[ıiuü]", "[ae]", "[dt]"
    after_vowel, after_consonant = f"(?<=[{VOWELS}])", f"(?<![{VOWELS}])"
    relative = f"(?:(?<=[dt][ae]|[ıiuü]n)ki(?:l{a}r(?:{i}n?|{a}|{d}{a}n?)?|n(?:{i}n?|{a}|{d}{a}n?))?)?"
    copulas = (
        f"(?:d{i}r|t{i}r)(?:l{a}r)?"
        f"|(?:{after_vowel}y|{after_consonant})(?:{d}{i}(?:m|n|k|n{i}z|l{a}r)?|m{i}ş(?:t{i}r|l{a}r|{i}m|{i}z|s{i}n(?:{i}z)?)?"
        f"|s{a}|{i}m|{i}z|ken)"
        f"|s{i}n(?:{i}z)?"
    )
    tail = relative + (f"(?:{copulas})?" if copula else "") + "\\Z"
    case = {
        "c": f"{i}|{a}|{d}{a}n?|{i}n|l{a}",
        "v": f"y{i}|y{a}|{d}{a}n?|n{i}n|yl{a}",
        "p": f"n{i}|n{a}|n{d}{a}n?|n{i}n|yl{a}|nc{a}",
    }

    def noun(end: str) -> str:
        first_second, third = (f"{i}m|{i}m{i}z|{i}n{i}z", i) if end == "c" else (f"m|m{i}z|n{i}z", f"s{i}")
        return f"(?:(?:{first_second})(?:{case['c']})?|(?:{third}|l{a}r{i})(?:{case['p']})?|(?:{case[end]})?)"

    return {
        "c": f"(?:l{a}r)?{noun('c')}{tail}",
        "v": f"(?:{noun('v')}|l{a}r{noun('c')}){tail}",
        "p": f"(?:{case['p']})?{tail}",
        "h": f"(?:l{a}r)?(?:(?:{after_vowel}(?:m|n)|{i}m|{i}n)(?:{i}z)?(?:{case['c']}|{case['v']})?"
        f"|(?:l{a}r{i}|s?{i})(?:{case['p']})?){tail}",
        # forms of a verb but that in -an, often a noun: çalışan (Göksel & Kerslake 8.2 and 8.5); y before -yor;
        # with -DIr it is another verb: verdirmek, to have given
        "f": f"(?:m{a}|{d}{i}(?!r)|m{i}ş|(?:m?{i})?yor|y?{a}c{a}[kğ]|{a}r|{i}?r|y?{i}p|s{a}|y?{i}nc{a})\\w*\\Z",
        "y": f"{i}yor\\w*\\Z",
        "a": f"(?:(?:{i}m|{i}m{i}z|{i}n{i}z)(?:{case['c']})?|{i}(?:{case['p']})?|{a}|{i}n){tail}",
    }


def keys(word: str, role: Role) -> Iterable[Key]:
    """The stems of a word. A mark is the chain that may follow it; `x` takes none, and a trailing `K` means that a
    vowel may not follow, because the stem alters before one, a trailing `M` that the ablative is only probable."""
    if FOREIGN.search(word):
        spellings = {word.translate(FOLD).lower().translate(dots) for dots in (DOTTED, DOTLESS, {})}
        yield from (key for spelling in sorted(spellings) for key in _keys(spelling, role))
    else:
        yield from _keys(word.translate(FOLD).lower(), role)


def _keys(word: str, role: Role) -> Iterable[Key]:
    if role in (Role.FIRST, Role.MIDDLE):
        yield Key(word, "x")
        return
    if OF_VERB.fullmatch(word) and word not in NOT_OF_VERBS:
        yield from (key._replace(mark="vM", probable=probable) for key in _stems(word) for probable in (False, True))
    else:
        yield from _stems(word)
    if role is Role.LAST and len(word) > 4 and word.endswith(("me", "ma")):
        yield Key(word + "k", "c")  # what one does has two names: problem çözme, problem çözmek (ch. 8.5.1)
    if role is Role.LAST and len(word) > 4 and word.endswith(("mek", "mak")) and word not in NOT_VERBS:
        yield from _verb(word[:-3])  # by its infinitive: rapor vermek, rapor verdiği
    if word[-1] in "ıiuü" and ((role is Role.LAST and len(word) > 2) or WRITTEN_TOGETHER.fullmatch(word)):
        # the head of a possessive compound: deneyimi is also deneyim + possessive; without a possessive
        # (müşteri deneyimden) it may be the compound, or two words that happen to meet
        yield Key(word, "p")
        bases = {word[:-1]}
        if len(word) > 4 and word[-2] == "s" and word[-3] in VOWELS:  # sesi is ses, and of no shorter word
            bases.add(word[:-2])
        bases |= {base[:-1] + HARDENING[base[-1]] for base in bases if base[-1] in HARDENING}
        if len(word) > 6 and word[-4:] in ("leri", "ları"):
            yield from (key._replace(mark="h") for key in _stems(word[:-4]))  # one of many: teknolojileri, teknolojisi
        for base in sorted(bases):
            for key in _stems(base):
                yield key._replace(mark="h")
                yield key._replace(probable=True)


def _verb(stem: str) -> Iterable[Key]:
    """The stem of a verb, which may soften, or lose its last vowel before -yor (Göksel & Kerslake 2.3 and 3.9)."""
    yield Key(stem, "f")
    if stem in ("et", "git", "tat", "güt"):
        yield Key(stem[:-1] + "d", "f")
    if stem[-1] in VOWELS:
        yield Key(stem[:-1], "y")


def _stems(word: str) -> Iterable[Key]:
    irregular = word in GEMINATING or word in DROPPING
    yield Key(word, ("v" if word[-1] in VOWELS else "c") + ("K" if irregular else ""))
    variants = {word}
    if word in DROPPING:
        variants.add(word[:-2] + word[-1])
    if word in GEMINATING:
        variants.add(word + word[-1])
    if word in GLIDING:
        variants.add(word + "y")
    syllables = sum(letter in VOWELS for letter in word)
    for variant in tuple(variants):
        softens = syllables > 1 or word in SOFTENING_MONOSYLLABLES
        if softens and variant[-1] in SOFTENING:
            variants.add(variant[:-1] + SOFTENING[variant[-1]])
        if variant.endswith("nk"):
            variants.add(variant[:-1] + "g")
    for variant in sorted(variants - {word}):
        yield Key(variant, "a")


def acronym_keys(word: str, role: Role) -> Iterable[Key]:
    yield Key(word, "x")


def parts(word: str, folded: str, stems: Stems) -> Iterable[Part]:
    """A word is a stem and a chain of suffixes; after a name or an acronym an apostrophe stands between them."""
    ends = stems.ends(folded)
    # a stem of one letter takes suffixes only after an apostrophe
    if not ends or (ends[-1] == 1 and folded[1:2] not in ("", "'")):
        return ()
    return _parts(word, folded, ends)


def _parts(word: str, folded: str, ends: Sequence[int]) -> Iterable[Part]:
    stem, apostrophe, suffix = folded.partition("'")
    if len(stem) in ends and (not apostrophe or _suffix(suffix)):
        yield Part(0, len(stem), _bare)
    if apostrophe:
        if len(folded) in ends:
            yield Part(0, len(word), _bare)  # a term that has the apostrophe itself
        if len(stem) < 4:
            return
    if folded in FROZEN:
        return
    for cut in ends:
        if 1 < cut < len(stem) and (not apostrophe or BEFORE_APOSTROPHE.match(stem, cut)):
            yield Part(0, cut, partial(_followed, stem, cut))


def _bare(key: Key) -> bool:
    return key.mark[0] not in "ahy"


def _suffix(letters: str) -> bool:
    """Whether letters after an apostrophe are a chain of suffixes; how the name is spoken, nobody knows."""
    chained = any(_chain(kind).match(spoken + letters, 1) for kind, spoken in (("c", "t"), ("v", "e"), ("p", "i")))
    return chained or BY_SOMEBODY.fullmatch(letters) is not None


def _relative(word: str, cut: int) -> bool:
    """Whether a time has -ki, which knows no harmony: zamanki."""
    return word[cut:] in ("ki", "kü") and word[:cut] in OF_DAY


def _by(word: str, cut: int, key: Key) -> bool:
    """Whether who does something has -CA: mahkemece, by the court."""
    stem, suffix = word[:cut], word[cut:]
    if suffix in BY:
        return INSTITUTION.fullmatch(stem) is not None
    # the plural of a possessive compound is its head's: marka elçilerince, not marka elçilerce
    plural = suffix.startswith(("larca", "lerce"))
    somebody = BY_SOMEBODY.fullmatch(suffix) and stem not in MEASURES and not (plural and key.mark[0] in "ha")
    return bool(somebody) and _harmonic(word, cut)


def _followed(word: str, cut: int, key: Key) -> bool:
    """Whether what follows a stem is a chain of its suffixes; most often it is none, which shows soonest."""
    chain = key.mark[0]
    if chain == "x":
        return False
    if "M" in key.mark and word[cut:] in WITHOUT:
        return key.probable
    altered = "K" in key.mark and word[cut] in VOWELS
    chained = not altered and _chain(chain, not key.probable).match(word, cut) and _harmonic(word, cut)
    return bool(chained or _relative(word, cut) or _by(word, cut, key)) and not _otherwise(word, cut)


def _otherwise(word: str, cut: int) -> bool:
    """Whether what looks like a chain of suffixes is something else."""
    stem, suffix = word[:cut], word[cut:]
    if suffix[0] == "t" and stem[-1] not in VOICELESS:
        return True  # t begins a suffix only after a voiceless consonant (Göksel & Kerslake 2.1)
    mine = (stem + "m" in NOUNS_IN_M or word[: cut + 2] in NOUNS_IN_M) and "m" in suffix[:2]
    return bool(
        (stem in TIMES and ADVERBIAL.fullmatch(suffix)) or PASSIVE.match(suffix) or (mine and not OUR.match(suffix))
    )


def _vowel(letters: Iterable[str]) -> str:
    """The first vowel among letters, nothing where there is none."""
    for letter in letters:
        if letter in VOWELS:
            return letter
    return ""


def _harmonic(word: str, cut: int) -> bool:
    if word[cut:] in INVARIABLE:
        return True
    last, first = _vowel(word[cut - 1 :: -1]), _vowel(word[cut:])
    if word[:cut] in FRONT:
        return first not in BACK
    if not last or not first or (last in BACK) == (first in BACK):
        return True
    relative = word[cut - 1] == "k" and word[cut:] == "i"  # hukuki is no case of hukuk (Göksel & Kerslake 7.2.2.2)
    return word[cut - 1] in NOT_HARMONIC_AFTER and first not in BACK and not relative


OBJECT = re.compile(r"[^\W\d_]{2}(?:[aeıioöuü]y|[ıiuü]n|l[ae]r)[ıiuü] \Z")
SENTENCE_ENDS = frozenset(("", ".", "!", "?", ";", ":"))


def _aorist(text: str, start: int, end: int) -> bool:
    """Whether what looks like a plural is the aorist of a verb in -lA-: at the end of a sentence, behind an object in
    the accusative, it is (dosyayı şifreler: Göksel & Kerslake 8.2.3.2 and 18.2)."""
    plural = text[end - 3 : end] in ("lar", "ler") and text[end : end + 1] in SENTENCE_ENDS
    return plural and " " not in text[start:end] and OBJECT.search(text, max(0, start - 8), start) is not None


VERB_SIGNS = VerbSigns("".join(consonant + vowel for consonant in "ynr" for vowel in "ıiuü"), _aorist)

ENDINGS = (
    "(?:(?<=....)[kgpbctd])?"  # a stem of more than one syllable may soften: kitap, kitabı
    "(?:(?<=.....)[iu][ln])?"  # the passive of a long stem: kurul is none of kur
    "(?:l[iu][kg]?|s[iu]z|c[iu]|m[ae]k?|y?[ae]n|[dt][iu][kg])?"
    "(?:l[ae]r)?(?:[iu]?[mn](?:[iu]z)?|s?[iu])?"
    "(?:[yn]?[iu]|n?[iu]n|[yn]?[ae]|n?[dt][ae]n?|y?l[ae]|n?c[ae])?(?:ki(?:l[ae]r)?(?:n[iu]n?|n[dt]?[ae]n?)?)?"
    "(?:[dt][iu]r(?:l[ae]r)?|y?[dt][iu](?:m|n|k|n[iu]z|l[ae]r)?|y?m[iu]s|y?s[ae]|y?[iu][mz]|s[iu]n(?:[iu]z)?|y?ken"
    "|[iu]?yor(?:l[ae]r)?|y?[ae]c[ae][kg](?:l[ae]r)?)?"
)
"""The chains above, and what makes other words of a stem (Göksel & Kerslake ch. 7 and 8)."""

INVARIABLE = frozenset(("ken", "yken"))
"""While, whatever the vowel before it: maaşken, markayken (Göksel & Kerslake 3.3)."""

HARMONIC = re.compile(
    "[dt][ea]|m[ıiuü](?:y[ıiuü][mz]|s[ıiuü]n(?:[ıiuü]z|l[ea]r)?|d[ıiuü]r(?:l[ea]r)?|yd[ıiuü]\\w{0,3}|ym[ıiuü]ş\\w{0,5})?"
)
"""Words of their own that harmonize with the one before them, and what the question takes: fiş miydi, but fatura mıydı
(Göksel & Kerslake 3.3, 8.3 and 11.1)."""


def fits(before: str, old: str, new: str, after: str) -> bool:
    """Nothing around a noun agrees with it but the clitics behind it, which go by its last vowel."""
    following = after.split(maxsplit=1)[:1]
    return not following or not HARMONIC.fullmatch(following[0].lower().strip(".,;:!?"))


TYPOGRAPHY = Typography(
    quotes=(("“", "”"), ("‘", "’")),  # TDK, Yazım Kılavuzu: Tırnak İşareti
    marks=FULL_WIDTH_MARKS,
    letters={"ș": "ş", "Ș": "Ş", "ǧ": "ğ", "Ǧ": "Ğ", "ţ": "t"},  # Romanian and Skolt Sami letters
    capitals={"i": "İ", "ı": "I"},
    reduplicates=True,  # Göksel & Kerslake ch. 9: yavaş yavaş, zaman zaman
    function_words=frozenset(
        "ve ile bir bu şu için de da ki gibi kadar ama ancak daha en çok olarak olan olduğu ise değil veya ya hem her "
        "göre sonra önce ne var yok o onun bunun bunu biri eğer çünkü üzere diye tarafından karşı".split()
    ),
)


def _ordinals(words: dict[str, int]) -> dict[str, int]:
    """-(I)ncI by vowel harmony; dört softens (Göksel & Kerslake 9.2)."""
    harmony = {"a": "ı", "ı": "ı", "e": "i", "i": "i", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}
    found = {}
    for word, value in words.items():
        vowel = harmony[next(letter for letter in reversed(word) if letter in VOWELS)]
        stem = "dörd" if word == "dört" else word
        found[stem + ("" if stem[-1] in VOWELS else vowel) + "nc" + vowel] = value
    return found


NUMBER_WORDS = numbered("sıfır bir iki üç dört beş altı yedi sekiz dokuz", 0) | numbered(
    "on yirmi otuz kırk elli altmış yetmiş seksen doksan yüz", 10, 10
)
DECADES = numbered(
    "yirmiler/yirmili otuzlar/otuzlu kırklar/kırklı elliler/ellili altmışlar/altmışlı yetmişler/yetmişli "
    "seksenler/seksenli doksanlar/doksanlı",
    20,
    10,
)
"""The nineties: doksanlar, doksanlı yıllar."""

POSSESSIVE = "(?:['’]?s?[ıiuü])"
SPACE = "[ \\t\\r\\n\u00a0\u2060]{1,4}"

QUARTER = "çeyrek çeyreği çeyreğini çeyreğinin çeyreğinden çeyreğine çeyreğinde çeyreğidir".split()
"""A quarter of something, or one of a year."""

FIRST_PART = {
    f"ilk {part}": 1
    for part in "yarı yarısı yarısını yarısının yarısında yarısından yarıda çeyrek çeyrekte çeyrekten".split() + QUARTER
}
"""The first of the parts that are counted; else ilk is early more often than first."""

NUMERALS = Numerals(
    decimal=",",
    grouping=".",
    percent="%{}",  # TDK, Yazım Kılavuzu: Sayıların Yazılışı
    percent_before=("yüzde",),
    words=NUMBER_WORDS | DECADES | {"bin": 1000, "dörd": 4},  # softened before a vowel: beşte dördü
    ordinals=_ordinals(NUMBER_WORDS) | FIRST_PART,
    homographs=frozenset(("altı", "yedi", "yüz", "on", "kırk", "yarım", "ocak", "ekim", "aralık", *QUARTER)),
    between="(?=[^\\W\\d_])",
    after=f"(?:[dt][ae]|{POSSESSIVE}(?:n[dt][ae]n?|n[ıiuü]n?|n[ae])?|y?[ae]|[dt][ae]n)?",
    multipliers={
        "bin": 1000, "milyon": 10**6, "mn": 10**6, "milyar": 10**9, "mlr": 10**9, "mr": 10**9, "trilyon": 10**12,
        "düzine": 12,
    },
    half="buçuk",
    rest="",
    currencies={
        "dolar": "USD", "abd doları": "USD", "amerikan doları": "USD", "türk lirası": "TRY",
        "avro": "EUR", "euro": "EUR", "sterlin": "GBP", "lira": "TRY", "real": "BRL", "yuan": "CNY",
    },
    home=frozenset("TRY".split()),
    ending="(?:['’]?(?:l[ae]r)?(?:s?[ıiuü]m?n?|[yn]?[ae]|[yn]?[ıiuü]n?|n?[dt][ae]n?|y?l[ae]|l[ıiuü]k|y?[dt][ıiuü]r?|ym[ıiuü]ş)?)",
    months=tuple("ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık".split()),
    short_months=tuple("oca şub mar nis may haz tem ağu eyl eki kas ara".split()),
    dates=("{day} {month} {year}", "{month} {year}", "{day} {month}"),
    ordinal_after="['’]?[ıiuü]?nc[ıiuü]",
    centuries=("yüzyıl", "asır"),
    decades=r"(?<![\w.,])(?P<count>\d{2}|[12]\d{3})['’](?:l[ae]r(?!\w{6})|l[iı] yıllar)",
    fractions={
        word: Fraction(1, 2)
        for word in "yarısı yarısını yarısının yarısından yarısına yarısında yarısıdır yarıya".split()
    }
    | {"yarım": Fraction(1, 2)}
    | dict.fromkeys(QUARTER, Fraction(1, 4)),
    multiples={f"{word} kat": value for word, value in NUMBER_WORDS.items() if 1 < value <= 10}
    | {"ikiye katla": 2, "üçe katla": 3, "dörde katla": 4, "beşe katla": 5, "ona katla": 10},
    multiple_ending=r"\w{0,12}",
    under=(
        ("[dt][ae]" + SPACE, f"{POSSESSIVE}?(?:n[dt][ae]n?|n[ıiuü]n?|n[ae])?(?![^\\W\\d_])"),
        ("['’][dt][ae]" + SPACE, "['’]?s?[ıiuü](?:n[dt][ae]n?|n[ıiuü]n?|n[ae])?(?![^\\W\\d_])"),
        (
            SPACE + "[^\\W\\d_]{2,20}?(?:[dt][ae]n|n?[ıiuü]n)" + SPACE,
            "['’]?s?[ıiuü](?:n[dt][ae]n?|n[ıiuü]n?|n[ae])?(?![^\\W\\d_])",
        ),
    ),
    ranges="ila",
    changes="['’]?[dt][ae]n",
    within=("ile|ve", "ara(?:sı|lığı)"),
    # two ranges: nobody writes the days of December in words
    idioms="yüzden|yüzde|yüzünden|ikide bir|(?<=gece )yarısı|(?:ona|onu|onun|ondan|bine|bini|yüze|yüzü)(?!\\w)"
    "|(?:bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz|on) aralı[kğ]",
)  # fmt: skip

BOILERPLATE = lines(
    """
    yorum bırak
    yorum bırakın
    yorum yaz
    yorum yazın
    yorum yap
    yorum yapın
    bir yorum yazın
    bir yanıt yazın
    bir cevap yazın
    cevabı iptal et
    yanıtı iptal et
    e-posta adresiniz yayınlanmayacak
    e-posta adresiniz yayımlanmayacak
    e-posta hesabınız yayınlanmayacak
    e-posta hesabınız yayımlanmayacak
    gerekli alanlar işaretlenmişlerdir
    gerekli alanlar ile işaretlenmişlerdir
    gerekli alanlar işaretlendi
    hoşunuza gidebilir
    bunlar da hoşunuza gidebilir
    bunlar da ilginizi çekebilir
    ilginizi çekebilir
    bu yazıyı paylaş
    bu makaleyi paylaş
    facebook’ta paylaş
    twitter’da paylaş
    linkedin’de paylaş
    whatsapp’ta paylaş
    0 dk okuma
    0 dakikalık okuma
    0 dakika okuma
    0 dakika okuma süresi
    okuma süresi: 0 dakika
    okuma süresi: 0 dk
    içeriğe geç
    içeriğe atla
    bültenimize abone ol
    bültenimize abone olun
    bültenimize kaydolun
    çerezleri kabul et
    tüm çerezleri kabul et
    bu yazı ilk olarak…
    bu makale ilk olarak…
    bu yazı ilk kez…
    size en iyi deneyimi sunabilmek için çerezler…
    """
)


LANGUAGE = Language(
    code="tr",
    tag="tr",
    name="Türkçe",
    invariable_acronyms=True,
    inner="'’",
    fold=FOLD,
    keys=keys,
    acronym_keys=acronym_keys,
    parts=parts,
    verb_signs=VERB_SIGNS,
    fits=fits,
    endings=ENDINGS,
    irregular=lambda: DROPPING,
    questions=frozenset(
        "ne nedir nelerdir nasıl niçin neden kim kimdir kimler kaç hangi hangisi nerede "
        "mi mı mu mü midir mıdır mudur müdür".split()
    ),
    also_called="d[ea] den(?:il)?en|olarak d[ea] (?:bilin|anıl|adlandırıl)[ae]n|(?:diğer|öteki|öbür) adıyla",
    typography=TYPOGRAPHY,
    numerals=NUMERALS,
    boilerplate=BOILERPLATE,
    misspelt=lambda: misspelt_words("tr_misspelt.txt"),
)
