"""An invisible character that has an effect.

Direction overrides make a line look different from what it is (Trojan Source,
CVE-2021-42574). Zero-width and tag characters split words that look whole, or
carry hidden text. Control characters break the programs that read them. Some of
them, and replacement characters, are what a wrong conversion has left of a letter.
Remove the character, or write what is meant. Concept files are looked at, too: what
they say is shown to readers.

Characters with a legitimate use are not reported: direction marks, zero-width
joiners, soft hyphens, variation selectors after a symbol, and balanced isolates
in the prose of languages written from right to left.
"""

import re
import unicodedata
from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Message, Severity, message
from isogloss.glossary.model import LanguageSection
from isogloss.languages import language
from isogloss.matching.termbase import Termbase
from isogloss.site.site import Site
from isogloss.text.cover import HIDDEN, MARKUP
from isogloss.text.source import Location, Span

SEVERITY = Severity.ERROR
ALONE = True

ISOLATES = "\u2066\u2067\u2068"
POP_ISOLATE = "\u2069"
DIRECTION = f"\u202a-\u202e{ISOLATES}{POP_ISOLATE}"
ZERO_WIDTH = "\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\u115f\u1160\u3164\uffa0"
TAGS = "\U000e0000-\U000e007f\U000e0100-\U000e01ef"
CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"
UNASSIGNED = "\ufffd\ufffc\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff"
LONE_CR = "\r(?!\n)"
SUSPECT = re.compile(f"[{DIRECTION}]|[{ZERO_WIDTH}]+|[{TAGS}]+|[{CONTROLS}]|{LONE_CR}|[{UNASSIGNED}]+")
ANY = re.compile(f"[{DIRECTION}{ZERO_WIDTH}{TAGS}{CONTROLS}\r{UNASSIGNED}]")
UNREADABLE = re.compile(f"[\x80-\x9f{UNASSIGNED}]+")
"""What stands for another character, mostly since a conversion went wrong: to remove it would hide that."""
REMOVABLE = re.compile(f"[{ZERO_WIDTH}{TAGS}]+")
FLAG = "\U0001f3f4"
"""A black flag: with tag characters behind it, the flag of a region (Unicode Technical Standard 51)."""


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        if not ANY.search(page.alphabet):
            continue
        text = page.source.text
        for suspect in _suspects(text, page.markdown.prose, page.language):
            start, end = suspect.span()
            prose = page.markdown.prose[start:end] not in (HIDDEN, MARKUP)
            yield Diagnostic(
                page.source.location(Span(start, end)),
                _said(suspect[0]),
                fix="" if prose and REMOVABLE.fullmatch(suspect[0]) else None,
            )


def inspect(termbase: Termbase, languages: tuple[str, ...]) -> Iterator[Diagnostic]:
    glossary = termbase.glossary
    for code in languages:
        for concept, section in glossary.sections(code):
            texts = {at: text for at, text in _texts(section) if text}
            if not ANY.search("".join(texts.values())):
                continue
            for at, text in texts.items():
                for suspect in _suspects(text, text, code):
                    line = glossary.line(concept.id, ("languages", code, *at))
                    place = Location(glossary.path(concept.id), line, 1, line, 1)
                    yield Diagnostic(place, _said(suspect[0]), concept=concept.id)


def _texts(section: LanguageSection) -> Iterator[tuple[tuple[str | int, ...], str | None]]:
    """All that a section says, each text with its place."""
    yield from ((("definition",), section.definition), (("note",), section.note), (("source",), section.source))
    yield from ((("examples", number), example) for number, example in enumerate(section.examples))
    for number, term in enumerate(section.terms):
        for key, text in (("term", term.text), ("reason", term.reason), ("sort", term.sort)):
            yield ("terms", number, key), text
        for key, texts in (("forms", term.forms), ("except", term.excepted), ("near", term.near)):
            yield from ((("terms", number, key, place), text) for place, text in enumerate(texts))


def _suspects(text: str, prose: str, code: str) -> Iterator[re.Match[str]]:
    """The characters of a text, whose prose is so long as it, that have no place in it."""
    balanced = _balanced_isolates(prose) if language(code).direction == "rtl" else frozenset()
    for suspect in SUSPECT.finditer(text):
        start = suspect.start()
        if start not in balanced and not (text[start - 1 : start] == FLAG and suspect[0][-1] == "\U000e007f"):
            yield suspect


def _said(found: str) -> Message:
    return message(BROKEN if UNREADABLE.fullmatch(found) else INVISIBLE, character=_name(found))


INVISIBLE = "{character} is invisible: remove it"
BROKEN = "{character} cannot be read: write the character that is meant"


def _name(found: str) -> str:
    names = [f"U+{ord(c):04X} {unicodedata.name(c, '').capitalize()}".strip() for c in dict.fromkeys(found)]
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more


def _balanced_isolates(prose: str) -> frozenset[int]:
    """The places of isolates in prose that are opened and closed within a line."""
    balanced: set[int] = set()
    open_ones: list[int] = []
    for mark in re.finditer(f"[{ISOLATES}{POP_ISOLATE}\n]", prose):
        if mark[0] == "\n":
            open_ones.clear()
        elif mark[0] != POP_ISOLATE:
            open_ones.append(mark.start())
        elif open_ones:
            balanced |= {open_ones.pop(), mark.start()}
    return frozenset(balanced)
