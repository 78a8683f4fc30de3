"""Turkish: suffix chains from the citation form outward.

After A. Göksel, C. Kerslake, Turkish: A Comprehensive Grammar (2005): vowel harmony ch. 3, buffer consonants and
stem alternations ch. 2 and 6, nominal inflection ch. 8.1, the copula ch. 8.3. Derivation (-siz, -li, -lik, -ci)
makes other words and is left out.
"""

import re
from collections.abc import Iterable

from isogloss.languages.language import Key, Language, Part, Role

VOWELS = "aeıioöuü"
BACK = set("aıou")
NOT_HARMONIC_AFTER = set("ltkrpbf")
"""Loans such as saat, hal, kalp take front suffixes after a back vowel (Göksel & Kerslake 3.3)."""

FOLD = str.maketrans({"İ": "i", "I": "ı", "â": "a", "î": "i", "û": "u", "Â": "a", "Î": "i", "Û": "u", "’": "'"})

SOFTENING = {"k": "ğ", "p": "b", "ç": "c", "t": "d", "g": "ğ"}
HARDENING = {"ğ": "k", "b": "p", "c": "ç", "d": "t", "g": "k"}
GEMINATING = frozenset("hak his hat sır zam had af ret üs şık zıt tıp hac".split())
SOFTENING_MONOSYLLABLES = frozenset("dört kurt yurt dert fert cilt tat ant mert sert art çok gök".split())
DROPPING = frozenset(
    "ağız alın akıl asıl bağır beyin boyun burun cisim cürüm devir emir fikir gönül göğüs hacim hapis hüküm ilim "
    "isim izin kabir kahır karın kasıt kayın kayıp kayıt keşif kısım küfür lütuf metin nakit nakil nehir nesil "
    "nutuk oğul omuz ömür resim rızık sabır satıh şahıs şehir şekil seyir sihir tavır vakit vasıf zehir zihin "
    "zulüm akit azim cebir defin fesih ifşa kadir kutup şükür zikir hısım vakıf".split()
)


def _suffixes() -> dict[str, re.Pattern]:
    """The chains that may follow a stem: `c` after a consonant, `v` after a vowel, `p` after a possessive."""
    i, a, d = "[ıiuü]", "[ae]", "[dt]"
    after_vowel, after_consonant = f"(?<=[{VOWELS}])", f"(?<![{VOWELS}])"
    relative = f"(?:(?<=[dt][ae]|[ıiuü]n)ki(?:l{a}r(?:{i}n?|{a}|{d}{a}n?)?|n(?:{i}n?|{a}|{d}{a}n?))?)?"
    copula = (
        f"(?:d{i}r|t{i}r)(?:l{a}r)?"
        f"|(?:{after_vowel}y|{after_consonant})(?:{d}{i}(?:m|n|k|n{i}z|l{a}r)?|m{i}ş(?:t{i}r|l{a}r)?|s{a}|{i}m|{i}z|ken)"
        f"|s{i}n(?:{i}z)?"
    )
    tail = f"{relative}(?:{copula})?\\Z"
    case = {
        "c": f"{i}|{a}|{d}{a}n?|{i}n|l{a}",
        "v": f"y{i}|y{a}|{d}{a}n?|n{i}n|yl{a}",
        "p": f"n{i}|n{a}|n{d}{a}n?|n{i}n|yl{a}|nc{a}",
    }

    def noun(end: str) -> str:
        first_second, third = (f"{i}m|{i}m{i}z|{i}n{i}z", i) if end == "c" else (f"m|m{i}z|n{i}z", f"s{i}")
        return f"(?:(?:{first_second})(?:{case['c']})?|(?:{third}|l{a}r{i})(?:{case['p']})?|(?:{case[end]})?)"

    return {
        "c": re.compile(f"(?:{noun('c')}|l{a}r{noun('c')}){tail}"),
        "v": re.compile(f"(?:{noun('v')}|l{a}r{noun('c')}){tail}"),
        "p": re.compile(f"(?:{case['p']})?{tail}"),
    }


SUFFIXES = _suffixes()


def keys(word: str, role: Role) -> Iterable[Key]:
    """The stems of a word. A mark is the chain that may follow and, in capitals, what must begin it:
    V a vowel, K no vowel; `x` alone takes no suffix (a compound inflects at its end)."""
    word = word.translate(FOLD).lower()
    if role in (Role.FIRST, Role.MIDDLE):
        yield Key(word, "x")
        return
    yield from _stems(word)
    if role is Role.LAST and len(word) > 2 and word[-1] in "ıiuü":
        # the head of a possessive compound: deneyimi is also deneyim + possessive
        yield Key(word, "p")
        bases = {word[:-1]}
        if len(word) > 3 and word[-2] == "s" and word[-3] in VOWELS:
            bases.add(word[:-2])
        bases |= {base[:-1] + HARDENING[base[-1]] for base in bases if base[-1] in HARDENING}
        for base in sorted(bases):
            yield from _stems(base)


def _stems(word: str) -> Iterable[Key]:
    irregular = word in GEMINATING or word in DROPPING
    yield Key(word, ("v" if word[-1] in VOWELS else "c") + ("K" if irregular else ""))
    variants = {word}
    if word in DROPPING:
        variants.add(word[:-2] + word[-1])
    if word in GEMINATING:
        variants.add(word + word[-1])
    syllables = sum(letter in VOWELS for letter in word)
    for variant in tuple(variants):
        softens = syllables > 1 or variant[-1] in "pç" or word in SOFTENING_MONOSYLLABLES
        if softens and variant[-1] in SOFTENING:
            variants.add(variant[:-1] + SOFTENING[variant[-1]])
        if variant.endswith("nk"):
            variants.add(variant[:-1] + "g")
    for variant in sorted(variants - {word}):
        yield Key(variant, "cV")


def acronym_keys(word: str, role: Role) -> Iterable[Key]:
    yield Key(word, "x")


def parts(word: str) -> Iterable[Part]:
    """A word is a stem and a chain of suffixes; after a name or an acronym an apostrophe stands between them."""
    left, apostrophe, _ = word.replace("’", "'").partition("'")
    folded = left.translate(FOLD).lower()
    yield Part(0, len(left), lambda mark: not mark.endswith("V"))
    if apostrophe:
        yield Part(0, len(word), lambda mark: not mark.endswith("V"))  # a term that has the apostrophe itself
    if apostrophe and len(left) < 4:
        return
    for cut in range(len(folded) - 1, 1, -1):
        if _harmonic(folded, cut):
            yield Part(0, cut, _follows(folded, cut))


def _follows(word: str, cut: int):
    def suits(mark: str) -> bool:
        chain, need = mark[0], mark[1:]
        if chain == "x" or (need and (word[cut] in VOWELS) != (need == "V")):
            return False
        return SUFFIXES[chain].match(word, cut) is not None

    return suits


def _harmonic(word: str, cut: int) -> bool:
    last = next((letter for letter in reversed(word[:cut]) if letter in VOWELS), "")
    first = next((letter for letter in word[cut:] if letter in VOWELS), "")
    if not last or not first or (last in BACK) == (first in BACK):
        return True
    return word[cut - 1] in NOT_HARMONIC_AFTER and first not in BACK


LANGUAGE = Language(
    code="tr",
    tag="tr",
    name="Türkçe",
    word=r"[^\W_]+(?:['’][^\W_]+)*",
    fold=FOLD,
    keys=keys,
    acronym_keys=acronym_keys,
    parts=parts,
)
