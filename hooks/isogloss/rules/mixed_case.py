"""A term with capitals in one place of a page and without them in another.

    docs/pt/index.md:25:3: warning: customer-service is written “Atendimento ao Cliente” here (1×) and “atendimento ao cliente” elsewhere on this page (3×); write it in one way

Readers take what is written with capitals for a name, of a department or a
product, and wonder whether it is something else. Write the term as the
glossary does. What is written in one way on all the page is not reported.

Only terms of two or more words are compared, without their first word, since a
sentence may begin with it. Some places do not count, because capitals may be
right there: headings, quotations and brackets, a full form before its acronym in
brackets, a term within a longer name, a link, a label in bold, a cell or a line
that is all the term, and text all in capitals.
"""  # noqa: E501

import re
from collections import defaultdict
from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import OUT_OF_USE, Case, TermType
from isogloss.languages import language
from isogloss.site.page import Occurrence, Page
from isogloss.site.site import Site

SEVERITY = Severity.WARNING
ALONE = True

WORD = re.compile(r"[^\W\d_]+")
BRACKET = re.compile(r"\s*[(（\[]")
NAME = re.compile(r"(?<![^\W\d_])([^\W\d_]{4,}) (?:[^\W\d_]{1,4}[ '’])?$")
"""A word that is no article, and perhaps what stands between two words of a name (of, del)."""

SET_OFF = re.compile(r"(?:[*_\[]|\|[^\S\n]*|\A|\n[^\S\n]*\n)$")
CLOSING = re.compile(r"[*_\]]|[^\S\n]*\||[^\S\n]*(?:\n|\Z)")
"""What stands around a term that is all of a link, a label in bold, a cell or a line of its own."""


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        if language(page.language).cased:
            yield from _check(page, site.termbase.once(_compared, page.language))


def _check(page: Page, compared: frozenset[str]) -> Iterator[Diagnostic]:
    others: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for occurrence in page.occurrences:
        if occurrence.term.text in compared and _is_otherwise(page, occurrence):
            others[occurrence.concept.id, occurrence.term.text].append(occurrence)
    folded = language(page.language).folded
    for (concept, term), found in others.items():
        there = [o for o in page.occurrences if o.concept.id == concept and o.term.text == term and _counts(page, o)]
        kept = [occurrence for occurrence in there if occurrence not in found]
        for occurrence in found if kept else ():
            yield Diagnostic(
                occurrence.location,
                message(
                    "{concept} is written “{found}” here ({count}×) and “{kept}” elsewhere on this page ({others}×); "
                    "write it in one way",
                    concept=concept,
                    found=occurrence.text,
                    count=len(found),
                    kept=kept[0].text,
                    others=len(kept),
                ),
                concept=concept,
                expected=(term,) if folded(occurrence.text) == folded(term) else (),
                related=(kept[0].location,),
            )


def _compared(glossary: Glossary, code: str) -> frozenset[str]:
    """The terms of a language that are compared."""
    return frozenset(
        term.text
        for _, section in glossary.sections(code)
        for term in section.terms
        if " " in term.text
        and term.type is TermType.FULL_FORM
        and term.case is Case.ANY
        and term.status not in OUT_OF_USE
    )


def _is_otherwise(page: Page, occurrence: Occurrence) -> bool:
    """Whether a term has capitals, and the glossary writes it without, or the other way round."""
    start, end = occurrence.span
    behind = page.source.text[start:end].partition(" ")[2]
    if behind.islower() and occurrence.term.text.islower():
        return False  # as almost always
    right = has_capitals(occurrence.term.text)
    return has_capitals(occurrence.text) != right and _counts(page, occurrence)


def has_capitals(text: str) -> bool:
    """Whether a word behind the first one has a capital, and is no acronym."""
    return any(word[0].isupper() and not word.isupper() for word in WORD.findall(text)[1:])


def _counts(page: Page, occurrence: Occurrence) -> bool:
    return (
        occurrence.sure
        and not occurrence.text.isupper()
        and not (has_capitals(occurrence.text) and _may_have_capitals(page, occurrence))
    )


def _may_have_capitals(page: Page, occurrence: Occurrence) -> bool:
    """Whether a term stands where it may have capitals that it does not have in a sentence."""
    start, end = occurrence.span
    return (
        page.is_quoted(occurrence.span)
        or any(heading.line.start <= start < heading.line.end for heading in page.markdown.headings)
        or bool(BRACKET.match(page.markdown.prose, end))
        or bool(SET_OFF.search(page.source.text, max(0, start - 40), start) and CLOSING.match(page.source.text, end))
        or _is_in_name(page.markdown.prose, start, end)
    )


def _is_in_name(prose: str, start: int, end: int) -> bool:
    """Whether a word of a longer name stands before or behind a stretch."""
    before = NAME.search(prose, max(0, start - 40), start)
    return bool(before and before[1][0].isupper()) or (
        prose[end : end + 1] == " " and prose[end + 1 : end + 2].isupper()
    )
