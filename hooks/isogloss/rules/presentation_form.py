"""A character that encodes how a letter is drawn.

Arabic presentation forms, Latin ligatures and full-width letters come from PDFs
and old systems. They look right, but no search finds them. Write the letters
themselves (Unicode Normalization Form KC).

Signs that stand for whole phrases, such as ﷺ and ﷽, and full-width Chinese
punctuation are not reported.
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

FORM = re.compile(
    "[\ufb00-\ufb06\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf9\ufdfc\ufe70-\ufefc\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+"
)


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        if not FORM.search(page.alphabet):
            continue
        for form in FORM.finditer(page.source.text):
            span, plain = Span(*form.span()), unicodedata.normalize("NFKC", form[0])
            prose = page.markdown.prose[slice(*span)]
            yield Diagnostic(
                page.source.location(span),
                message("“{found}” is a presentation form: write “{plain}”", found=form[0], plain=plain),
                expected=(plain,),
                fix=None if HIDDEN in prose or MARKUP in prose else plain,
            )
