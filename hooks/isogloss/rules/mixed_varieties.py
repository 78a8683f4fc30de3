"""Words of two countries that share a language, on one page.

    docs/pt/index.md:13:9: warning: “equipas” is pt-PT, and this page is pt-BR: write “equipes”

Brazil's *equipe* is Portugal's *equipa*. Either is right, but readers of a page
that has both see a text put together from others. Keep to one variety: the one
that the language's folder is named after (pt-PT), or else the one that most of
the page has.

Each language's file lists the words that belong to one variety only. Left alone
are names (a word with a capital beside another one), words in capitals or between
quotation marks, and those of the glossary's own terms.
"""

from collections.abc import Iterator
from functools import cache

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.languages import language
from isogloss.site.listed_words import Listed, ListedWords, is_of_a_term
from isogloss.site.page import Page
from isogloss.site.site import Site

SEVERITY = Severity.WARNING
ALONE = True


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        varieties = _varieties(page.language)
        listed = {tag: list(words.on(page)) for tag, words in varieties.items()}
        if not any(listed.values()) or not (kept := _kept(page, listed)):
            continue
        for variety, words in listed.items():
            for span, found, right in words if variety != kept else ():
                if not is_of_a_term(page, span):
                    yield Diagnostic(
                        page.source.location(span),
                        message(
                            "“{found}” is {variety}, and this page is {kept}: write “{right}”",
                            found=found,
                            variety=variety,
                            kept=kept,
                            right=right,
                        ),
                        expected=(right,),
                        related=tuple(page.source.location(word.span) for word in listed[kept][:1]),
                    )


@cache
def _varieties(code: str) -> dict[str, ListedWords]:
    return {tag: ListedWords(words) for tag, words in language(code).regional().items()}


def _kept(page: Page, listed: dict[str, list[Listed]]) -> str | None:
    """The variety to keep to; None where there is but one."""
    tag = language(page.language).tag
    if tag in listed and tag.lower() == page.language.replace("_", "-").lower():
        return tag
    if sum(map(bool, listed.values())) < 2:
        return None
    return max(listed, key=lambda variety: (len(listed[variety]), variety == tag))
