"""A punctuation mark of another script.

Arabic has its own comma, semicolon and question mark; Chinese uses full-width
punctuation and Latin text half-width. Next to a letter of the page's script,
the mark of that script is right. Marks between digits, within Latin words
(3,200 or “Node.js”) and in passages in another script are not reported. Of a
pair of brackets, both are reported or neither. An ellipsis in Chinese is six
dots: …… and the dashes around an aside, in a sentence, are as long as two
characters: ——.
"""

import re
from collections.abc import Iterator
from functools import cache

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.languages import language
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.text.scripts import RANGES
from isogloss.text.source import Span

SEVERITY = Severity.WARNING
ALONE = True

OPENING = "(（"
CLOSING = "»”’)）"
QUOTES = frozenset("\"'“”‘’«»「」")
PARTING = ",;!?"
SPACES = re.compile("[ \t]+")
PAIR = re.compile(r"[(（][^()（）\n]{0,200}[)）]")
MARKS = frozenset("，。；：！？、”’」』》）")
"""Full-width marks behind which an ellipsis may stand."""

DOTS = re.compile(r"\.{3,6}|。{3,6}")
LATIN_DASHES = frozenset("-–—")
ASIDE = re.compile(
    r"(?P<opening> (?P<dash>--|[-–—]) )(?=[^\n]*[，。,])(?! )[^\n。！？；|–—]{8,80}?(?P<closing> (?P=dash) )(?! )"
)
"""Between two dashes of a sentence; the words of a menu (文件 - 选项 - 高级) are shorter, and are none."""

AROUND = 200
"""Code points on either side of a mark behind a bracket that show which script the bracket stands in."""

FOREIGN = re.compile(f"[{RANGES['Latin']}]")
WORTH = 2
"""Letters of another script that stand for one of the page's: there, a sentence may name something in Latin letters."""


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        yield from _dashes(page)
        spoken = language(page.language)
        marks = spoken.typography.marks
        if not marks.keys() & page.characters:
            continue
        yield from _ellipses(page)
        text = page.source.text
        for start in _places(page.markdown.prose, page.language):
            end = start + 1
            found = page.markdown.prose[start]
            right = fix = marks[found]
            if not spoken.spaced:
                # a full-width mark brings its space with it
                end = spaces.end() if (spaces := SPACES.match(text, end)) else end
            elif right not in OPENING and text[end : end + 1].isalnum():
                fix += " "
            yield Diagnostic(
                page.source.location(Span(start, end)),
                message("“{found}” beside letters of this script: write “{right}”", found=found, right=right),
                expected=(right,),
                fix=fix if page.is_prose(Span(start, end)) else None,
            )


def _ellipses(page: Page) -> Iterator[Diagnostic]:
    """The full stops that stand for an ellipsis behind a letter, or a mark, of a language that writes another one."""
    right = language(page.language).typography.ellipsis
    if not right or ("..." not in page.markdown.prose and "。。" not in page.markdown.prose):
        return
    for dots in DOTS.finditer(page.markdown.prose):
        span = Span(*dots.span())
        before = page.markdown.prose[span.start - 1 : span.start]
        if before in MARKS or _letter(page.language).match(before):
            yield Diagnostic(
                page.source.location(span),
                message("“{found}” beside letters of this script: write “{right}”", found=dots[0], right=right),
                expected=(right,),
                fix=right if page.is_prose(span) else None,
            )


def _dashes(page: Page) -> Iterator[Diagnostic]:
    """The Latin dashes on either side of an aside of a language that writes longer ones."""
    right, letter = language(page.language).typography.dash, _letter(page.language)
    if not right or not page.characters & LATIN_DASHES:
        return
    for aside in ASIDE.finditer(page.markdown.prose):
        before, after = page.markdown.prose[aside.start() - 1 : aside.start()], page.markdown.prose[aside.end() :][:1]
        if not (letter.match(before) and letter.match(after) and _is_own(aside[0], letter)):
            continue
        for span in (Span(*aside.span("opening")), Span(*aside.span("closing"))):
            yield Diagnostic(
                page.source.location(span),
                message("“{found}” beside letters of this script: write “{right}”", found=aside["dash"], right=right),
                expected=(right,),
                fix=right if page.is_prose(span) else None,
            )


def _places(prose: str, code: str) -> list[int]:
    """Where foreign marks stand."""
    letter = _letter(code)
    places = {
        mark.start()
        for mark in _pattern(code).finditer(prose)
        if (prose[mark.start() - 1] not in CLOSING or _is_own(_around(prose, mark.start()), letter))
        and not _named(prose, mark.start())
    }
    if any(mark in OPENING for mark in language(code).typography.marks) and places:
        for pair in PAIR.finditer(prose):
            ends = {pair.start(), pair.end() - 1}
            if ends & places:
                places |= {end for end in ends if prose[end] in language(code).typography.marks}
    return sorted(places)


def _is_own(text: str, letter: re.Pattern[str]) -> bool:
    """Whether a text is in the page's script, rather than in another one with a name in the page's."""
    own = len(letter.findall(text))
    return own > 0 and own * WORTH >= len(FOREIGN.findall(text))


def _named(prose: str, place: int) -> bool:
    """Whether a mark stands in quotation marks by itself, and so for itself."""
    return prose[place - 1 : place] in QUOTES and prose[place + 1 : place + 2] in QUOTES


def _around(prose: str, place: int) -> str:
    """What stands around a place in its line."""
    before, after = prose[max(0, place - AROUND) : place], prose[place : place + AROUND]
    return before.rpartition("\n")[2] + after.partition("\n")[0]


@cache
def _letter(code: str) -> re.Pattern[str]:
    return re.compile(f"[{''.join(RANGES[name] for name in sorted(language(code).scripts))}]")


@cache
def _pattern(code: str) -> re.Pattern[str]:
    """Marks that a letter of the language's script touches on the left, or on the right where they open."""
    spoken = language(code)
    letters = "".join(RANGES[name] for name in sorted(spoken.scripts))
    marks = spoken.typography.marks
    opening = "".join(re.escape(mark) for mark in marks if mark in OPENING)
    ascii_marks = "".join(re.escape(mark) for mark in marks if mark.isascii() and mark not in OPENING)
    others = "".join(mark for mark in marks if not mark.isascii() and mark not in OPENING)
    ways = []
    if ascii_marks:
        ways.append(rf"(?<=[{letters}{CLOSING}][{ascii_marks}])(?!(?<=\.)\.)(?![A-Za-z0-9])")
        if not spoken.spaced:
            # what does not join Latin words either: 文件.NET is a name, and 事实,CX is not
            parting = "".join(re.escape(mark) for mark in marks if mark in PARTING)
            ways.append(f"(?<=[{letters}][{parting}])(?=[A-Za-z])|(?<=[A-Za-z0-9][{parting}:])(?=[{letters}])")
    if others:
        ways.append(f"(?<=[{letters}{CLOSING}][{others}])")
    if opening:
        ways.append(f"(?<=[{letters}][{opening}])|(?<=[{opening}])(?=[{letters}])")
    # begins with a set of marks, which are looked for many times as fast as what stands before them
    return re.compile(f"[{ascii_marks}{others}{opening}](?:{'|'.join(ways)})")
