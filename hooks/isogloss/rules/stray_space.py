"""A space where the language has none.

There is no space before a comma, full stop or closing bracket, after an opening
bracket, between quotation marks and what they enclose, or behind a word that an
apostrophe elides (l’ attenzione: Serianni, *Grammatica italiana* I.73); nor between two
letters of a script that does not separate words; but words in katakana may be
set apart (ソフトウェア ライブラリ), as Microsoft's style guide for Japanese has it.
The spaces that French puts beside ; : ! ? « » are left to `breaking-space`.
"""

import re
from collections.abc import Iterator
from functools import cache

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.languages import language
from isogloss.languages.language import Language
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.text.scripts import RANGES
from isogloss.text.source import Span

SEVERITY = Severity.WARNING
ALONE = True

KATAKANA = "\u30a1-\u30fa\u30fc-\u30fe"
SPACE = frozenset(" \u00a0\u202f\u3000").union(map(chr, range(0x2000, 0x200B)))
SPACES = f"[{''.join(sorted(SPACE))}]"
MARKS = ",;:.!?،؛؟，。；：！？、)）"
CLOSING, OPENING = frozenset(MARKS + "”»」』"), frozenset("(（“«「『")
# begins with a set of marks, which are fewer than spaces
DOUBTFUL = re.compile(
    f"[{''.join(sorted(CLOSING | OPENING))}](?:(?<=[{''.join(sorted(CLOSING))}])(?<={SPACES}.)"
    f"|(?<=[{''.join(sorted(OPENING))}])(?={SPACES}))"
)
MORE = f"{SPACES}{{0,19}}"
COMMAS = ",;،؛"
AFTER_WORD = r"(?:(?<=[\w»”’)）%٪\u2060].)|(?<=[\w.!?؟…]\".))"
AFTER_OPENING = rf"(?<=[(（].)(?P<after>{MORE})(?=\w)"


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        prose = page.markdown.prose
        spoken = language(page.language)
        for span in _elided(page):
            yield Diagnostic(
                page.source.location(span), message("no space belongs between an apostrophe and the next word"), fix=""
            )
        if spoken.spaced and not DOUBTFUL.search(prose):
            continue  # as on most pages
        for space in _pattern(page.language).finditer(prose):
            kind = space.lastgroup or ""
            yield Diagnostic(
                page.source.location(Span(*space.span())),
                message(MESSAGES[kind]),
                fix=f"{space[kind]} " if kind == "early" else "",
            )


def _elided(page: Page) -> Iterator[Span]:
    """The spaces behind elided words. A word or a mark by itself is spoken of: 'un' e 'una', un’ e una."""
    elided, prose = language(page.language).typography.elided, page.markdown.prose
    for space in ELISION.finditer(prose) if elided else ():
        word = ELIDED.search(prose, max(0, space.start() - LONGEST_ELIDED), space.start() + 1)
        if word and word[1].lower() in elided:
            yield Span(*space.span("space"))


ELISION = re.compile(rf"['’](?P<space>{SPACES}{{1,20}})(?=[^\W\d_][\w'’-])")
ELIDED = re.compile(r"(?<![\w'‘’])([^\W\d_]+)['’]\Z")
LONGEST_ELIDED = 9

MESSAGES = {
    "before": "no space belongs before this mark",
    "early": "no space belongs before this mark",
    "after": "no space belongs after an opening bracket",
    "quoted": "no space belongs between a quotation mark and what it encloses",
    "unquoted": "no space belongs between a quotation mark and what it encloses",
    "within": "no space belongs between these characters",
}


@cache
def _pattern(code: str) -> re.Pattern[str]:
    spoken = language(code)
    within = _within_quotes(spoken)
    if not spoken.spaced:
        letters = "".join(RANGES[name] for name in sorted(spoken.scripts))
        set_apart = rf"(?<=[{KATAKANA}].){MORE}[{KATAKANA}]"
        after = rf"(?:(?<=[{letters}，。；：！？、].)|(?<=[{letters}][”》）].))"
        within += rf"|{after}(?!{set_apart})(?P<within>{MORE})(?=[{letters}（《]|“[{letters}])"
    marks, commas = (
        "".join(mark for mark in marks if mark not in spoken.typography.spaces_before) for marks in (MARKS, COMMAS)
    )
    before_mark = rf"{AFTER_WORD}(?P<before>{MORE})(?=[{marks}](?:[\s\u2060]|\Z|[\u3000-\u9fff]))"
    # the space that belongs behind a comma stands before it
    early = rf"{AFTER_WORD}{MORE}(?P<early>[{commas}])(?=[^\W\d_])"
    # begins with a set of spaces, which are looked for many times as fast as what stands before them
    return re.compile(f"{SPACES}(?:{before_mark}|{early}|{AFTER_OPENING}{within})")


def _within_quotes(spoken: Language) -> str:
    """The pattern of spaces that quotation marks enclose; a mark that could be of the other side says nothing."""
    touching = OPENING | CLOSING - spoken.typography.spaces_before.keys()
    pairs = [pair for pair in spoken.typography.quotes if set(pair) <= touching]
    if not pairs:
        return ""
    opening, closing = ("".join(marks) for marks in zip(*pairs, strict=True))
    # ”so“ the marks are the other way round, which is for `quotation-marks` to tell
    apart = r"(?!\w|\S{0,40}“)" if spoken.spaced else ""
    return (
        rf"|(?<=[{opening}].)(?<![^\s(\[（—–/]“.)(?P<quoted>{MORE})(?=\w)"
        rf"|(?<=[\w.!?。！？؟…].)(?P<unquoted>{MORE})(?=[{closing}]{apart})"
    )
