"""A term of another language that was left untranslated.

    docs/zh/index.md:3:5: warning: “gestione dell’esperienza del cliente” is a term of another language (it) for customer-experience-management; write “客户体验管理”

Write the term of the page's language. A term of another language is accepted in
brackets, in quotation marks, in an element that declares its language
(`<span lang="it">`), and as the expansion of an acronym in a paragraph that
also names the concept in the page's language.

A paragraph that is reported as untranslated is not reported again for its terms.

Only terms of two or more words, and terms in another script, are looked for,
because languages may share single words.
"""  # noqa: E501

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import accumulate

import msgspec

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Term
from isogloss.languages import language
from isogloss.matching.substrings import Strings
from isogloss.site.page import Occurrence, Page
from isogloss.site.site import Site
from isogloss.text.said_languages import said_languages
from isogloss.text.scripts import RANGES, letter_of, scripts
from isogloss.text.source import Span

SEVERITY = Severity.WARNING
ALONE = True
PART_OF = ("untranslated-text", "foreign-text")

LATIN = "Latin"
OTHERS = frozenset(RANGES) - {LATIN}


MANY, FEW, BEGINNING = 10_000, 2, 4
"""How many strings take long to prepare; of how many pages they are picked then, and by how many characters."""


class Foreign(msgspec.Struct, dict=True):
    """The terms of other languages, as `sought` tells them."""

    owners: list[tuple[str, str, str]]

    def hits(self, text: str) -> Iterator[tuple[int, int, int]]:
        """The numbers of the terms that stand in a text, with where each starts and ends. To prepare to find them all
        takes as long as to read a hundred pages where they are many: on the first few only those are looked for that
        begin there."""
        looked = vars(self)["looked"] = vars(self).get("looked", 0) + 1
        return (self._beginning(text) if looked <= FEW and len(self.owners) > MANY else self._all).hits(text)

    @cached_property
    def _all(self) -> Strings[int]:
        return Strings((text, number) for number, (text, *_) in enumerate(self.owners))

    def _beginning(self, text: str) -> Strings[int]:
        there = {text[at : at + BEGINNING] for at in range(len(text))}
        return Strings(
            (term, number)
            for number, (term, *_) in enumerate(self.owners)
            if len(term) < BEGINNING or term[:BEGINNING] in there
        )


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        foreign = site.termbase.once(_foreign, page.language, Foreign)
        found = sorted((Span(start, end), owner) for owner, start, end in foreign.hits(page.folded))
        if not found:
            continue
        starts = [match.span.start for match in page.matches]
        ends = list(accumulate((match.span.end for match in page.matches), max))
        aside = said_languages(page.markdown)
        last = 0
        # of those that start at one place the longest is the term
        for span, owner in sorted(found, key=lambda hit: (hit[0].start, -hit[0].end, hit[1])):
            if span.start < last or not _apart(page.markdown.prose, span):
                continue
            before = bisect_right(starts, span.start) - 1
            if (before >= 0 and span.end <= ends[before]) or page.is_quoted(span) or aside.touch(span):
                continue
            last = span.end
            _, concept, code = foreign.owners[owner]
            if _explains_acronym(page, span, concept):
                continue
            preferred = site.glossary.concepts[concept].languages[page.language].preferred.text
            yield Diagnostic(
                page.source.location(span),
                message(
                    "“{found}” is a term of another language ({language}) for {concept}; write “{preferred}”",
                    found=page.source.text[slice(*span)],
                    language=code,
                    concept=concept,
                    preferred=preferred,
                ),
                concept=concept,
                expected=(preferred,),
            )


def _folded(text: str) -> str:
    """Text as terms of several languages are compared: as long as the text."""
    return text.replace("İ", "i").lower().replace("’", "'")


def _foreign(glossary: Glossary, here: str) -> Foreign:
    return Foreign(list(sought(glossary, here)))


def sought(glossary: Glossary, here: str) -> Iterator[tuple[str, str, str]]:
    """The terms of other languages that cannot be this one's, folded, each with its concept and language."""
    own = {_folded(form) for _, section in glossary.sections(here) for t in section.terms for form in _forms(t)}
    # o CX is Portuguese, and in Italian “or CX”: of words that are all at home here no one can tell
    known = own | language(here).typography.function_words
    at_home = letter_of(language(here).scripts).search
    for concept in glossary.concepts.values():
        if here not in concept.languages:
            continue
        for code, section in concept.languages.items():
            for form in {form for term in section.terms for form in _forms(term)} if code != here else ():
                folded, words, latin = _spelled(form)
                # whether it can stand in a page of this language only as a foreign one
                telling = len(words) > 1 if latin else not at_home(form)
                if telling and folded not in own and not known.issuperset(words):
                    yield folded, concept.id, code


def _forms(term: Term) -> tuple[str, ...]:
    return (term.text, *term.forms)


@lru_cache(1 << 16)  # a form is asked for by all languages but its own
def _spelled(form: str) -> tuple[str, list[str], bool]:
    """A form as it is compared, the words of that, and whether they are Latin."""
    folded = _folded(form)
    return folded, folded.split(), form.isascii() or not letter_of(OTHERS).search(form)


def _apart(prose: str, span: Span) -> bool:
    """Whether a Latin form stands as words of its own."""
    before, after = prose[span.start - 1 : span.start], prose[span.end : span.end + 1]
    return not (_joins(prose[span.start], before) or _joins(prose[span.end - 1], after))


def _joins(inner: str, outer: str) -> bool:
    return inner.isascii() and inner.isalnum() and outer.isalnum() and scripts(outer) <= {LATIN}


def _start(occurrence: Occurrence) -> int:
    return occurrence.span.start


def _explains_acronym(page: Page, span: Span, concept: str) -> bool:
    """Whether an acronym with as many letters as it has words, and the same first one, stands in the same line (CXO
    for chief experience officer), beside the concept's own name."""
    words = re.findall(r"[^\W\d_]+", page.source.text[slice(*span)])
    line = page.source.line(page.source.position(span.start)[0])
    first, last = (bisect_left(page.occurrences, at, key=_start) for at in (line.start, line.end))
    here = [o for o in page.occurrences[first:last] if o.concept.id == concept]
    acronyms = [o for o in here if len(o.term.text) == len(words) and o.term.text[0].lower() == words[0][0].lower()]
    return bool(acronyms) and len(acronyms) < len(here)
