"""The engine's messages in languages other than English: one catalog per language, `<code>.po`.

The English sentence is the key (msgid). Translators keep the {named} placeholders and may move them. A sentence with a
number has a form for each plural class of its language (Plural-Forms, as in gettext).
"""

import os
import unicodedata
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from isogloss.text.message import Message, Refusal
from isogloss.text.reasons import advice, of_system

HERE = Path(__file__).parent
ENGLISH = "en"

FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE = "\u2068", "\u2069"
QUOTED = 500
"""Code points that a message quotes at most: a page may be one long word."""
DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}
"""Bidirectional classes that have a direction of their own (Unicode Standard Annex 9)."""
FITTING: dict[str, set[str]] = {direction: set() for direction in DIRECTIONS.values()}
"""Characters by the direction of words that they do not disturb, as far as anybody has asked."""


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have messages, sorted."""
    return tuple(sorted([ENGLISH, *(file.stem for file in HERE.glob("*.po"))]))


def from_environment() -> str:
    """The language of the environment, found as gettext does; English if there is no catalog for it."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for wanted in os.environ.get(name, "").split(":"):
            code = wanted.partition(".")[0].partition("_")[0]
            if code in languages():
                return code
            if wanted and name != "LANGUAGE":
                return ENGLISH
    return ENGLISH


@cache
def catalog(code: str) -> NullTranslations:
    """The sentences of a language, by the English ones."""
    if code == ENGLISH:
        return NullTranslations()
    import polib

    return GNUTranslations(BytesIO(polib.pofile(str(HERE / f"{code}.po")).to_binary()))


CONTROL = {code: f"\\x{code:02x}" for code in [*range(9), 11, 12, *range(14, 32), *range(127, 160)]} | {
    code: f"\\u{code:04x}" for code in [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
}
"""What a terminal would obey, and what would turn the order of a line round: it is shown by its number."""


def tell(message: Message, code: str = ENGLISH) -> str:
    """A message in a language, for people. Quoted text cannot control the terminal or disturb the order of the words
    around it: text of the other direction is isolated (Unicode Standard Annex 9, explicit isolates).
    """
    from isogloss.languages import language  # a help tells nothing, and need not wait for it

    sentence = label(message.sentence, code)
    here = language(code).direction if sentence is not message.sentence else "ltr"
    return sentence.format_map(
        {
            name: tell(value, code) if isinstance(value, Message) else isolated(visible(_short(value)), here)
            for name, value in message.values
        }
    )


def tell_plainly(message: Message, code: str = ENGLISH) -> str:
    """A message in a language, for programs: quoted text is unchanged, unless it is too long to be read."""
    return label(message.sentence, code).format_map(
        {
            name: tell_plainly(value, code) if isinstance(value, Message) else _short(value)
            for name, value in message.values
        }
    )


def _short(text: str) -> str:
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}…"


def reason(error: Refusal | OSError, code: str) -> str:
    """The text of an error, in a language."""
    if isinstance(error, OSError):
        place, parts = str(error.filename or ""), [of_system(error), advice(error)]
    else:
        place, parts = error.place, [error.said, error.advice or ""]
    said = (tell(it, code) if isinstance(it, Message) else it for it in parts)
    return ": ".join(filter(None, (visible(place), *said)))


def visible(text: str) -> str:
    """Text with its invisible and control characters made visible."""
    return text if text.isprintable() else text.translate(CONTROL)  # as most is


def label(sentence: str, code: str) -> str:
    """A word or sentence of the reports themselves, in a language."""
    return catalog(code).gettext(sentence)


def counted(count: int, code: str, one: str, many: str = "") -> str:
    """A sentence of the reports themselves that contains a number, in a language; `many` is the English plural, if it
    differs from `one`.
    """
    return catalog(code).ngettext(one, many or one, count)


def isolated(text: str, direction: str) -> str:
    """Text to be put among words of a direction: isolated if it contains letters of the other direction."""
    fitting = FITTING[direction]
    if fitting.issuperset(text):  # as nearly all, once a report has begun
        return text
    for character in text:
        if DIRECTIONS.get(unicodedata.bidirectional(character), direction) != direction:
            return f"{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}"
        fitting.add(character)
    return text
