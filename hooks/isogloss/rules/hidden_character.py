"""An invisible character that has an effect.

Direction overrides make a line look different from what it is (Trojan Source,
CVE-2021-42574). Zero-width and tag characters split words that look whole, or
carry hidden text. Control characters break the programs that read them. Some of
them, and replacement characters, are what a wrong conversion has left of a letter.
Remove the character, or write what is meant.

Characters with a legitimate use are not reported: direction marks, zero-width
joiners, soft hyphens, variation selectors after a symbol, and balanced isolates
in the prose of languages written from right to left.
"""

import re
import unicodedata
from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.languages import language
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.text.inlines import HIDDEN, MARKUP
from isogloss.text.source import Span

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
        balanced = _balanced_isolates(page) if language(page.language).direction == "rtl" else frozenset()
        for suspect in SUSPECT.finditer(text):
            start, end = suspect.span()
            if start in balanced or (text[start - 1 : start] == FLAG and suspect[0][-1] == "\U000e007f"):
                continue
            prose = page.markdown.prose[start:end] not in (HIDDEN, MARKUP)
            yield Diagnostic(
                page.source.location(Span(start, end)),
                message(BROKEN if UNREADABLE.fullmatch(suspect[0]) else INVISIBLE, character=_name(suspect[0])),
                fix="" if prose and REMOVABLE.fullmatch(suspect[0]) else None,
            )


INVISIBLE = "{character} is invisible: remove it"
BROKEN = "{character} cannot be read: write the character that is meant"


def _name(found: str) -> str:
    names = [f"U+{ord(c):04X} {unicodedata.name(c, '').capitalize()}".strip() for c in dict.fromkeys(found)]
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more


def _balanced_isolates(page: Page) -> frozenset[int]:
    """The places of isolates in prose that are opened and closed within a line."""
    balanced, open_ones = set(), []
    prose = page.markdown.prose
    for mark in re.finditer(f"[{ISOLATES}{POP_ISOLATE}\n]", prose):
        if mark[0] == "\n":
            open_ones.clear()
        elif mark[0] != POP_ISOLATE:
            open_ones.append(mark.start())
        elif open_ones:
            balanced |= {open_ones.pop(), mark.start()}
    return frozenset(balanced)
