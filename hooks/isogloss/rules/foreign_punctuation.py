"""A punctuation mark of another script.

Arabic has its own comma, semicolon and question mark, Chinese writes its
punctuation in full width, and Latin text in half width. Beside a letter of the
page's script the mark of that script is right; between digits and within
Latin words, as in 3,200 or “Node.js”, the others stay.
"""

import re
from collections.abc import Iterator
from functools import cache

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.languages import language
from isogloss.site.site import Site
from isogloss.text.scripts import RANGES
from isogloss.text.source import Span

SEVERITY = Severity.WARNING

OPENING = "(（"
SPACES = re.compile("[ \t]*")


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        spoken = language(page.language)
        marks = spoken.typography.marks
        if not marks.keys() & page.characters:
            continue
        text = page.source.text
        for mark in _pattern(page.language).finditer(page.markdown.prose):
            found, (start, end) = mark[0], mark.span()
            right = fix = marks[found]
            if not spoken.spaced:
                # a full-width mark brings its space with it
                end += len(SPACES.match(text, end)[0])
            elif right not in OPENING and text[end : end + 1].isalnum():
                fix += " "
            yield Diagnostic(
                page.source.location(Span(start, end)),
                message("“{found}” beside letters of this script: write “{right}”", found=found, right=right),
                expected=(right,),
                fix=fix if page.is_prose(Span(start, end)) else None,
            )


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
        ways.append(rf"(?<=[{letters}»”’)）])[{ascii_marks}](?![A-Za-z0-9])")
    if others:
        ways.append(rf"(?<=[{letters}»”’)）])[{others}]")
    if opening:
        ways.append(f"(?<=[{letters}])[{opening}]|[{opening}](?=[{letters}])")
    return re.compile("|".join(ways))
