"""Languages that there is no file for: what their script tells, and nothing of how they inflect.

Terms are found in the forms that the glossary lists, whatever their capitals, and what another script is written up
against. Scripts and directions after Unicode
CLDR (supplementalData, languageData); folding of capitals after Unicode SpecialCasing.txt.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from isogloss.languages.language import Key, Language, Part, Role, Stems

SCRIPTS = {
    "Latin": "af az bs ca cs cy da de en eo es et eu fi fil fo fr ga gl hr ht hu id is jv ku la lb lt lv mg ms "
    "mt nb nl nn no oc pl ro rm sk sl so sq sv sw tk tl uz vi xh yo zu",
    "Greek": "el",
    "Cyrillic": "ba be bg ce kk ky mk mn ru sr tg tt uk",
    "Armenian": "hy",
    "Georgian": "ka",
    "Hebrew": "he yi",
    "Arabic": "ckb fa ps sd ug ur",
    "Devanagari": "hi mr ne sa",
    "Bengali": "as bn",
    "Gujarati": "gu",
    "Gurmukhi": "pa",
    "Oriya": "or",
    "Tamil": "ta",
    "Telugu": "te",
    "Kannada": "kn",
    "Malayalam": "ml",
    "Sinhala": "si",
    "Ethiopic": "am ti",
    "Hangul": "ko",
    "Kana": "ja",
    "Thai": "th",
    "Lao": "lo",
    "Khmer": "km",
    "Myanmar": "my",
    "Tibetan": "bo dz",
}
SCRIPT = {code: script for script, languages in SCRIPTS.items() for code in languages.split()}
"""The script of each language that sites are translated into and that has no file of its own."""

BESIDE = {"Kana": frozenset({"Kana", "Han"}), "Hangul": frozenset({"Hangul", "Han"})}
RIGHT_TO_LEFT = frozenset({"Arabic", "Hebrew"})
CASED = frozenset({"Latin", "Greek", "Cyrillic", "Armenian"})
UNSPACED = frozenset({"Kana", "Thai", "Lao", "Khmer", "Myanmar", "Tibetan"})

VOWEL_SIGNS = "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0980-\u0d7f\u0d81-\u0ddf\u135d-\u135f"
"""Signs on the letters of Indic and Ethiopic scripts; or their blocks, where letters are letters anyway."""
SIGNED = frozenset(
    {"Devanagari", "Bengali", "Gujarati", "Gurmukhi", "Oriya", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala"}
    | {"Ethiopic"}
)

SILENT = {"Hebrew": "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]", "Arabic": "[\u0640\u064b-\u065f\u0670]"}
"""Points and vowel signs that are left out as often as not."""

FOLDS: dict[str, dict[int, str]] = {
    "az": str.maketrans({"İ": "i", "I": "ı"}),  # SpecialCasing.txt: az, tr
    "el": str.maketrans(dict(zip("ςΣάέήίόύώΆΈΉΊΌΎΏ", "σσαεηιουωαεηιουω", strict=True))),  # capitals have no accents
    "fa": str.maketrans({"ي": "ی", "ك": "ک"}),  # the Arabic letters that keyboards give for the Persian ones
    "ur": str.maketrans({"ي": "ی", "ك": "ک"}),
    "ru": str.maketrans({"ё": "е", "Ё": "е"}),
}
"""What counts as one letter in a language, beyond capitals."""

LATIN = re.compile("[0-9A-Za-z\u00c0-\u024f]+")


def placed(word: str, role: Role) -> Iterable[Key]:
    yield Key(word, role)


def _whole(_: Key) -> bool:
    return True


def _last(key: Key) -> bool:
    return key.mark in (Role.ONLY, Role.LAST)


def by_script(word: str, folded: str, stems: Stems) -> Iterable[Part]:
    """A word, or the Latin letters in it: other scripts write their particles against a name (API를), and no word is
    in two scripts (Unicode Standard Annex 24)."""
    if folded in stems.forms:
        yield Part(0, len(word), _whole)
    for run in LATIN.finditer(word):
        if run[0] != word and folded[slice(*run.span())] in stems.forms:
            yield Part(*run.span(), _last)


def plain(code: str) -> Language:
    """A language of which only the script is known. Latin letters where not even that is."""
    script = SCRIPT.get(code, "Latin")
    language = Language(
        code=code,
        tag=code,
        name=code,
        known=False,
        direction="rtl" if script in RIGHT_TO_LEFT else "ltr",
        scripts=BESIDE.get(script, frozenset({script})),
        cased=script in CASED,
        spaced=script not in UNSPACED,
        marks=VOWEL_SIGNS if script in SIGNED else "",
        silent=SILENT.get(script, ""),
        fold=FOLDS.get(code, {}),
    )
    if script == "Latin":
        return language
    return replace(language, keys=placed, key_mark=Role, acronym_keys=placed, parts=by_script)
