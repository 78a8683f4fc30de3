"""A letter of another orthography that looks like one of the page's language.

Persian ی and ک in an Arabic word, or Romanian ș in a Turkish one, look right,
but no search finds the word. The same is true of kashida, which only stretches
a word; before a Latin acronym, as in الـCXO, it is accepted.
"""

import re
from collections.abc import Iterator
from functools import cache

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.languages import language
from isogloss.languages.typography import Typography
from isogloss.site.site import Site
from isogloss.text.source import Span

SEVERITY = Severity.ERROR
ALONE = True


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        typography = language(page.language).typography
        letters = {*typography.letters, *typography.stretch}
        if not letters & page.characters:
            continue
        for word in _pattern(page.language).finditer(page.markdown.prose):
            found = word[0]
            right = _right(found, typography)
            if right != found:
                yield Diagnostic(
                    page.source.location(Span(*word.span())),
                    message("“{found}” has letters of another orthography: write “{right}”", found=found, right=right),
                    expected=(right,),
                    fix=right,
                )


@cache
def _pattern(code: str) -> re.Pattern[str]:
    """Words that hold one of the letters. What is after the first of them is looked at anyway, so that no text is
    read twice."""
    typography = language(code).typography
    return re.compile(rf"\w*?[{''.join(map(re.escape, {*typography.letters, *typography.stretch}))}]\w*")


def _right(word: str, typography: Typography) -> str:
    letters: dict[str, str | int | None] = {**typography.letters}
    right = word.translate(str.maketrans(letters))
    if not typography.stretch:
        return right
    # between two letters that join it says nothing; at the end, or before another script, it shows that a letter joins
    return re.sub(rf"(?<=[^\W\d_A-Za-z]){typography.stretch}+(?=[^\W\d_A-Za-z])", "", right)
