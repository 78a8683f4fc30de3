"""An acronym that the page uses before it says what it stands for.

Not every reader knows that CXM is customer experience management. At the first
mention write the full form with the acronym in brackets, and the acronym alone
from there on:

    docs/it/index.md:9:3: warning: “CXM” is not explained: write “gestione dell’esperienza del cliente (CXM)” at its first mention

A link to the glossary entry explains the acronym too, as does the full form
anywhere in the same paragraph, also within another term of the glossary, or
before the acronym in brackets in a heading. The full form in another paragraph
does not: it leaves readers to guess that both are one thing. Acronyms in headings,
in the page's title and in link texts need no explanation. Acronyms that are
deprecated or superseded are left to deprecated-term.
"""  # noqa: E501

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.glossary.model import OUT_OF_USE, Term, TermType
from isogloss.languages import language
from isogloss.matching.homographs import LINKED
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.text.source import Span, Spans

SEVERITY = Severity.WARNING
ALONE = True

SHORT = (TermType.ACRONYM, TermType.ABBREVIATION)
BRACKETS = frozenset("(（")
PARAGRAPH_END = re.compile(r"[\r\n](?:(?<=\r)\n)?+[ \t]*(?:[\r\n]|\Z)")
"""It begins with a set of characters, which is looked for many times as fast as a choice."""


def _is_short(term: Term) -> bool:
    return term.type in SHORT and term.status not in OUT_OF_USE


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        short = [o for o in page.occurrences if _is_short(o.term) and not o.rivals]
        if not short:
            continue
        named = {occurrence.concept.id for occurrence in short}
        full_forms: dict[str, list[int]] = defaultdict(list)
        for (start, _), (of, _, term), _, _ in page.matches:
            if of.id in named and term.type not in SHORT:
                full_forms[of.id].append(start)
        titles = Spans(chain((link.span for link in page.markdown.links), (h.line for h in page.markdown.headings)))
        seen = set()
        for occurrence in short:
            concept, start = occurrence.concept.id, occurrence.span.start
            if concept in seen:
                continue
            # in a heading, in the words of a link, or in the data that opens the page
            if start < page.body or titles.touch(Span(start, start)):
                if page.source.text[start - 1 : start] in BRACKETS:
                    seen.add(concept)
                continue
            seen.add(concept)
            if (link := LINKED.match(page.source.text, occurrence.span.end)) and link["concept"] == concept:
                continue
            full = _full_form(occurrence.section.terms)
            if full and not _is_beside(page, occurrence.span, full_forms[concept]):
                explanation = language(page.language).typography.bracketed(full.text, occurrence.term.text)
                yield Diagnostic(
                    occurrence.location,
                    message(
                        "“{found}” is not explained: write “{explained}” at its first mention",
                        found=occurrence.text,
                        explained=explanation,
                    ),
                    concept=concept,
                    expected=(explanation,),
                )


def _is_beside(page: Page, span: Span, places: list[int]) -> bool:
    """Whether one of several places, which are in order, is in the paragraph of a stretch."""
    after = bisect_left(places, span.start)
    return (after > 0 and _paragraph_end(page, places[after - 1]) >= span.end) or (
        after < len(places) and places[after] < _paragraph_end(page, span.end)
    )


def _paragraph_end(page: Page, place: int) -> int:
    found = PARAGRAPH_END.search(page.source.text, place)
    return found.start() if found else len(page.source.text)


def _full_form(terms: tuple[Term, ...]) -> Term | None:
    """The best term that is not short itself; none where people know the concept by its acronym alone."""
    usable = [term for term in terms if term.status in ("preferred", "admitted") and term.type not in SHORT]
    return min(usable, key=lambda term: term.status != "preferred", default=None)
