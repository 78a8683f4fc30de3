"""An accented letter that is encoded as two characters.

“é” can be one character, or an “e” followed by a combining accent. They look
alike, but searches, links and comparisons treat them as different. Use composed
characters (Unicode Normalization Form C), as keyboards produce them.
"""

import re
import unicodedata
from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.site.site import Site
from isogloss.text.cover import HIDDEN, MARKUP
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
            if len(composed) >= len(word[0]):
                continue  # marks in another order, or a letter that Unicode keeps in two (য়)
            prose = page.markdown.prose[slice(*span)]
            yield Diagnostic(
                page.source.location(span),
                message(
                    "“{found}” is written in {written} characters; composed, it has {composed}",
                    found=composed,
                    written=len(word[0]),
                    composed=len(composed),
                ),
                expected=(composed,),
                fix=None if HIDDEN in prose or MARKUP in prose else composed,
            )
