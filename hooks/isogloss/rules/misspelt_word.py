"""A word that is often spelt otherwise than the standard of its language does.

    docs/pt/index.md:39:58: warning: “prevêem” is spelt “preveem”

Italian *perchè*, Turkish *işbirliği*, Portuguese as it was written before the
reform of 1990, Arabic الاغلب without its hamza: readers see at a glance that
nobody has read the text over, and a search for the word as it is spelt does not
find it. This is no spelling checker: each language's file lists the words that
are often misspelt, as its standard has them.

Left alone are names (a word with a capital beside another one), words in capitals
or between quotation marks, and those of the glossary's own terms.
"""

from collections.abc import Iterator
from functools import cache

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.languages import language
from isogloss.site.listed_words import ListedWords, is_of_a_term
from isogloss.site.site import Site

SEVERITY = Severity.WARNING
ALONE = True


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        for span, found, right in _misspelt(page.language).on(page):
            if not is_of_a_term(page, span):
                yield Diagnostic(
                    page.source.location(span),
                    message("“{found}” is spelt “{right}”", found=found, right=right),
                    expected=(right,),
                    fix=right,
                )


@cache
def _misspelt(code: str) -> ListedWords:
    return ListedWords(language(code).misspelt())
