"""A letter whose accent is a character of its own.

“é” can be written as one character or as two. Both look alike, and searches,
links and comparisons take them for different words. Text is composed (Unicode
Normalization Form C), as keyboards write it.
"""

import re
import unicodedata
from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.site.site import Site
from isogloss.text.inlines import HIDDEN, MARKUP
from isogloss.text.source import Span

SEVERITY = Severity.WARNING
ALONE = True


WORD = re.compile(r"\w[\w\u0300-\u036f\u0653-\u0655]*")


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        text = page.source.text
        if unicodedata.is_normalized("NFC", text):
            continue
        for word in WORD.finditer(text):
            if word[0].isascii() or unicodedata.is_normalized("NFC", word[0]):
                continue
            span = Span(*word.span())
            composed = unicodedata.normalize("NFC", word[0])
            prose = page.markdown.prose[slice(*span)]
            yield Diagnostic(
                page.source.location(span),
                message(
                    "“{found}” is written in {written} characters and composed has {composed}",
                    found=composed,
                    written=len(word[0]),
                    composed=len(composed),
                ),
                expected=(composed,),
                fix=None if HIDDEN in prose or MARKUP in prose else composed,
            )
