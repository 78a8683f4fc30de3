"""What the engine says, in other languages than English: one catalog a language, `<code>.po`.

A message's English sentence is its key (msgid). Translators keep the {named} places, and may move them. A sentence that
counts has a form for each class of numbers that its language tells apart (Plural-Forms, as gettext reads them).
"""

import os
import unicodedata
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from isogloss.diagnostic import Message
from isogloss.languages import language

HERE = Path(__file__).parent
ENGLISH = "en"

FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE = "\u2068", "\u2069"
QUOTED = 500
"""Code points that a message quotes at most: a page may be one long word."""
DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}
"""Bidirectional classes that have a direction of their own (Unicode Standard Annex 9)."""


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that messages can be told in, sorted."""
    return tuple(sorted([ENGLISH, *(file.stem for file in HERE.glob("*.po"))]))


def from_environment() -> str:
    """The language that the environment asks for, as gettext reads it; English where there is no catalog."""
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
    """The sentences of a language by the English ones."""
    if code == ENGLISH:
        return NullTranslations()
    import polib

    return GNUTranslations(BytesIO(polib.pofile(str(HERE / f"{code}.po")).to_binary()))


CONTROL = {code: f"\\x{code:02x}" for code in [*range(9), 11, 12, *range(14, 32), *range(127, 160)]} | {
    code: f"\\u{code:04x}" for code in [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
}
"""What a terminal would obey, and what would turn the order of a line round: it is shown by its number."""


def tell(message: Message, code: str = ENGLISH) -> str:
    """A message for people, in a language. What it quotes can neither command a terminal nor disturb the order of the
    words around it: text of the other direction is isolated (Unicode Standard Annex 9, explicit isolates)."""
    sentence = label(message.sentence, code)
    here = language(code).direction if sentence is not message.sentence else "ltr"
    return sentence.format_map({name: isolated(visible(_short(value)), here) for name, value in message.values})


def tell_plainly(message: Message, code: str = ENGLISH) -> str:
    """A message in a language, for programs: what it quotes stands as it is, if it is no longer than anybody reads."""
    return label(message.sentence, code).format_map({name: _short(value) for name, value in message.values})


def _short(text: str) -> str:
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}…"


def reason(error: Exception, code: str) -> str:
    """What an error says, in a language where it says a message."""
    said = error.args[0] if error.args else ""
    return tell(said, code) if isinstance(said, Message) else str(said)


def visible(text: str) -> str:
    """Text in which nothing acts unseen."""
    return text if text.isprintable() else text.translate(CONTROL)  # as most is


def label(sentence: str, code: str) -> str:
    """A word or sentence of the reports themselves."""
    return catalog(code).gettext(sentence)


def counted(count: int, code: str, one: str, many: str = "") -> str:
    """A sentence of the reports themselves that counts: `one`, or `many` where English says that otherwise."""
    return catalog(code).ngettext(one, many or one, count)


def isolated(text: str, direction: str) -> str:
    """Text that stands among words of a direction: isolated where it has letters of the other one."""
    for character in text:
        if DIRECTIONS.get(unicodedata.bidirectional(character), direction) != direction:
            return f"{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}"
    return text
