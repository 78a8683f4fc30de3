"""Two terms for one concept, on a page or across the site.

A concept may have admitted terms beside the preferred one, but a page that uses
two of them makes readers wonder whether they mean two things. Use one of them,
the preferred one unless there is a reason not to.

    docs/tr/index.md:9:1: warning: dataset is called “veri seti” here (1×) and “veri kümesi” elsewhere on this page (4×); use one of them

Some terms do not count:

- one in brackets or between commas right after another, which explains it, as in
  “marketing director (chief marketing officer)”, and two that the sentence says
  are one, as in “the chief marketing officer is also called marketing director”;
- one in a quotation of a few words, which may be about the term itself (longer
  quotations count);
- an adjective beside a noun;
- an acronym or short form, which stands for the full form.

Terms that are deprecated or superseded are left to deprecated-term. Since that
asks for the preferred term in their place, an admitted term on the same page is
reported as if the preferred one were already there.
"""  # noqa: E501

import re
from collections import defaultdict
from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import OUT_OF_USE, Concept, LanguageSection, PartOfSpeech, Status, Term, TermType
from isogloss.languages import language
from isogloss.site.page import Occurrence, Page
from isogloss.site.passages import is_long
from isogloss.site.site import Site
from isogloss.site.usage import SiteUsage
from isogloss.text.cover import MARKUP

SEVERITY = Severity.WARNING
ALONE = True

BETWEEN = re.compile(r"[^.!?。！？؟\n]{0,30}[,(（،，、][^.!?。！？؟\n]{0,30}")
AROUND = " \u00a0\n,，،()（）“”‘’\"'«»「」"
SPEECH_WORDS, SPEECH_CHARACTERS = 8, 16
"""How long a quotation is in which a term is used, and not talked about."""

LIST_WORDS, LIST_CHARACTERS = 3, 5
"""How much stands in brackets before a term that does not explain what stands before them, but is one of several."""


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        used: dict[tuple[str, PartOfSpeech], dict[str, list[Occurrence]]] = defaultdict(lambda: defaultdict(list))
        for occurrence in _in_use(page, site.termbase.once(_contested, page.language)):
            term = _to_be(occurrence)
            used[occurrence.concept.id, term.part_of_speech][term.text].append(occurrence)
        for (concept, _), terms in used.items():
            if len(terms) > 1:
                section = site.glossary.concepts[concept].languages[page.language]
                kept = _kept(section, {term: len(there) for term, there in terms.items()})
                written = any(occurrence.term.text == kept for occurrence in terms[kept])
                for text, there in terms.items():
                    for occurrence in there if text != kept else ():
                        yield Diagnostic(
                            occurrence.location,
                            message(
                                ON_PAGE if written else TO_BE,
                                concept=concept,
                                found=occurrence.text,
                                count=len(there),
                                kept=kept,
                                others=len(terms[kept]),
                            ),
                            concept=concept,
                            expected=(kept,),
                            related=(terms[kept][0].location,),
                            probable=not occurrence.sure,
                        )


ON_PAGE = (
    "{concept} is called “{found}” here ({count}×) and “{kept}” elsewhere on this page ({others}×); use one of them"
)
TO_BE = (
    "{concept} is called “{found}” here ({count}×) and is to be called “{kept}” elsewhere on this page ({others}×); "
    "use “{kept}”"
)


def _to_be(occurrence: Occurrence) -> Term:
    """The term that is to stand in a place: the preferred one in that of one out of use."""
    return occurrence.section.in_place_of(occurrence.term) if occurrence.term.status in OUT_OF_USE else occurrence.term


def _contested(glossary: Glossary, code: str) -> frozenset[str]:
    """The concepts that have two terms that compete: of others a page can have no two."""
    return frozenset(
        concept.id for concept, section in glossary.sections(code) if sum(map(competes, section.terms)) > 1
    )


def _in_use(page: Page, contested: frozenset[str]) -> Iterator[Occurrence]:
    """The occurrences of terms that compete: full forms in use, not those that explain another one. Of concepts that
    the page calls by one term there are none."""
    called: dict[str, set[str]] = defaultdict(set)
    for occurrence in page.occurrences:
        if (concept := occurrence.concept.id) in contested:
            called[concept].add(occurrence.term.text)
    contested = frozenset(concept for concept, terms in called.items() if len(terms) > 1)
    if not contested:
        return
    terms = page.occurrences
    for last, occurrence, following in zip((None, *terms), terms, (*terms[1:], None), strict=False):
        if (
            occurrence.concept.id in contested
            and not occurrence.rivals
            and (competes(occurrence.term) or (occurrence.sure and competes(_to_be(occurrence))))
            and not BETWEEN.fullmatch(before := _between(page, last, occurrence))
            and not _equated(page, before)
            and not _equated(page, _between(page, occurrence, following))
            and not _mentioned(page, occurrence)
        ):
            yield occurrence


def _between(page: Page, first: Occurrence | None, second: Occurrence | None) -> str:
    """What stands between two terms of one concept."""
    if first is None or second is None or first.concept.id != second.concept.id:
        return ""
    return page.markdown.prose[first.span.end : second.span.start].replace(MARKUP, "")


def _equated(page: Page, between: str) -> bool:
    """Whether what stands between two terms says that both are names of one thing."""
    also_called = language(page.language).also_called
    return bool(also_called and re.fullmatch(also_called, between.strip(AROUND)))


def _mentioned(page: Page, occurrence: Occurrence) -> bool:
    """Whether a term stands in a quotation, or opens brackets, too short to be a sentence that uses it."""
    quotation = page.quotation(occurrence.span)
    if quotation is None:
        return False
    text = page.source.text
    if text[quotation.start - 1] in "(（[" and is_long(
        text[quotation.start : occurrence.span.start], [page.language], LIST_WORDS, LIST_CHARACTERS
    ):
        return False
    return not is_long(text[slice(*quotation)], [page.language], SPEECH_WORDS, SPEECH_CHARACTERS)


def competes(term: Term) -> bool:
    return term.status not in OUT_OF_USE and term.type is TermType.FULL_FORM


def _kept(section: LanguageSection, counts: dict[str, int]) -> str:
    """The term to use: the preferred one where it is among them, else the most frequent."""
    preferred = section.preferred
    if preferred.text in counts and preferred.status is Status.PREFERRED:
        return preferred.text
    return max(counts, key=lambda term: (counts[term], term))


def survey(usage: SiteUsage) -> Iterator[Diagnostic]:
    for code in usage.languages:
        for concept, section in usage.glossary.sections(code):
            if len(section.terms) < 2:  # as most have
                continue
            rivals: dict[PartOfSpeech, set[str]] = defaultdict(set)
            for term in section.terms:
                if competes(term):
                    rivals[term.part_of_speech].add(term.text)
            for terms in rivals.values():
                if len(terms) > 1:
                    yield from _survey(usage, code, concept, section, terms)


def _survey(
    usage: SiteUsage, code: str, concept: Concept, section: LanguageSection, terms: set[str]
) -> Iterator[Diagnostic]:
    """What pages call by another of some terms than most of the site."""
    numbers = {term: usage.numbers(code)[concept.id, term] for term in terms}
    pages = {term: usage.counts[code][number] for term, number in numbers.items() if usage.counts[code][number]}
    if len(pages) < 2:
        return
    kept = _kept(section, pages)
    for term in pages.keys() - {kept}:
        for place in usage.alone(code, numbers[term], frozenset(numbers.values()) - {numbers[term]}):
            yield Diagnostic(
                place,
                message(
                    "{concept} is called “{found}” here; over the site {kept_pages} pages say “{kept}”, "
                    "{found_pages} say “{found}”",
                    concept=concept.id,
                    found=term,
                    kept=kept,
                    kept_pages=pages[kept],
                    found_pages=pages[term],
                ),
                concept=concept.id,
                expected=(kept,),
            )
