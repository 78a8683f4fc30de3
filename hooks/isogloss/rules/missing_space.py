"""A space that is missing after a mark or before a bracket, between two words.

    docs/tr/index.md:3:8: warning: a space belongs after “,”

A comma or semicolon, and the full stop of a sentence, are parted from the word
that follows; an opening bracket is parted from the word before it (Serianni,
*Grammatica italiana* I.237; *Manual de Redação da Presidência da República*;
TDK, *Yazım Kılavuzu*). A colon is parted from the dash of a list's first item
by more than that: the item begins on a line of its own.

Only what stands between two plain words of a sentence is told: addresses, numbers,
`sync.Map` beside other names of `sync`, file(s) and several such marks in a row
are codes of some kind. Languages without spaces between words are left out.
"""

import re
from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.languages import language
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.text.cover import MARKUP
from isogloss.text.source import Span

SEVERITY = Severity.WARNING
ALONE = True

# begins with a mark, which is looked for many times as fast as a word
TOUCHING = re.compile(rf"[,;،؛.(](?:(?<=[^\W\d_].)|(?<=[”»){MARKUP}].))(?=[^\W\d_]{{2}})")
WORD = r"(?:[^\W\d_]{1,30}['’-])?[^\W\d_]{2,30}"
OPENING, CLOSING = r"[(“«‘\"]?", r"[.,;:!?،؟)”»’\"]*"
COMMA = re.compile(rf"{OPENING}(?P<before>{WORD})[”»)]?[,;،؛](?P<after>{WORD}){CLOSING}")
FULL_STOP = re.compile(rf"{OPENING}(?P<before>{WORD})\.(?P<after>[^\W\d_]{{2,30}}){CLOSING}")
BRACKET = re.compile(rf"(?P<before>[^\W\d_]{{3,30}})\((?P<after>{WORD})[,;]?")
BRACKETED = re.compile(rf"\((?:{WORD}[,;]?[ \n]){{1,12}}{WORD}[.!?]?\)")
GLUED_ITEM = re.compile(r":-(?<=[^\W\d_]:-)(?= [^\W\d_]{2})")
WINDOW = 70
FEWEST_WORDS = 4
"""A line has at least so many if it is of a sentence, the two that touch among them."""
FEWEST_LETTERS = 5
"""Of both words: tl;dr is one."""


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        if not language(page.language).spaced:
            continue
        for glued in GLUED_ITEM.finditer(page.markdown.prose):
            item = page.source.location(Span(*glued.span()))
            yield Diagnostic(
                item, message("a list begins behind this colon: write its first item on a line of its own")
            )
        for touching in TOUCHING.finditer(page.markdown.prose):
            place, mark = touching.start(), touching[0]
            if not _parts_words(page, place, mark):
                continue
            span = page.source.location(Span(place, place + 1))
            if mark == "(":
                yield Diagnostic(span, message("a space belongs before this bracket"), fix=" (")
            else:
                yield Diagnostic(span, message("a space belongs after “{mark}”", mark=mark), fix=f"{mark} ")


def _parts_words(page: Page, place: int, mark: str) -> bool:
    """Whether a mark at a place stands in a sentence between two plain words."""
    prose = page.markdown.prose
    before = prose[max(0, place - WINDOW) : place].split()[-1:]
    after = prose[place + 1 : place + WINDOW].split(maxsplit=1)[:1]
    token = mark.join((*before, *after)).replace(MARKUP, "")
    found = {"(": BRACKET, ".": FULL_STOP}.get(mark, COMMA).fullmatch(token)
    if not found or len(_line(prose, place).split()) < FEWEST_WORDS - 1:
        return False
    first, second = found["before"], found["after"]
    if len(first + second) < FEWEST_LETTERS or (inner := first[1:] + second[1:]) != inner.lower():
        return False
    if mark == "(":
        return first.islower() and BRACKETED.match(prose, place) is not None
    return mark != "." or (first.islower() and second.istitle() and not _has_members(page, first))


def _line(prose: str, place: int) -> str:
    end = prose.find("\n", place)
    return prose[prose.rfind("\n", 0, place) + 1 : end if end >= 0 else len(prose)]


def _has_members(page: Page, name: str) -> bool:
    """Whether a page has code, or a word with a capital inside, that begins with a name and its full stop."""
    prose = page.markdown.prose
    for member in re.finditer(rf"(?<!\w){re.escape(name)}\.([^\W\d_]{{2,30}})", page.source.text):
        if prose[slice(*member.span())] != member[0] or not member[1][1:].islower():
            return True
    return False
