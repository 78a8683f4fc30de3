"""The terms that what is being written may become. A term out of use leads to the preferred one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import OUT_OF_USE, Concept, LanguageSection, Status, Term
from isogloss.languages import language
from isogloss.languages.language import Language
from isogloss.matching.termbase import Termbase
from isogloss.site.page import Page
from isogloss.text.cover import HIDDEN
from isogloss.text.source import Span

REACH = 80
"""Code points before the cursor that may be the beginning of a term."""
MOST = 100


@dataclass(frozen=True)
class Completion:
    """A term of a concept, what to write for it, and the stretch that it takes the place of."""

    concept: Concept
    section: LanguageSection
    term: Term
    text: str
    span: Span


def completions(page: Page, termbase: Termbase, offset: int) -> list[Completion]:
    """The terms that begin with what stands before a place; preferred ones first."""
    spoken = language(page.language)
    known = termbase.once(_known, page.language)
    found: dict[int, Completion] = {}
    for start in _starts(page, spoken, offset):
        written = page.source.text[start:offset]
        folded = spoken.folded(written)
        for number, (form, concept, section, term) in enumerate(known):
            if form.startswith(folded):
                text = section.preferred.text
                if spoken.cased and written[0].isupper() and text[0].islower():
                    text = spoken.capitalized(text)
                # of several beginnings the longest counts
                found.setdefault(number, Completion(concept, section, term, text, Span(start, offset)))
    return sorted(found.values(), key=lambda it: (it.term.status in OUT_OF_USE, it.span.start, it.term.text))[:MOST]


def _known(glossary: Glossary, code: str) -> list[tuple[str, Concept, LanguageSection, Term]]:
    """The preferred terms and those out of use, each with how it is compared."""
    return [
        (language(code).folded(term.text), concept, section, term)
        for concept, section in glossary.sections(code)
        for term in section.terms
        if term.status is Status.PREFERRED or term.status in OUT_OF_USE
    ]


def _starts(page: Page, spoken: Language, offset: int) -> Iterator[int]:
    """Where a term that is being written may have begun, the earliest first: at words, behind what is written as one
    word with the next; at any character where words are not set apart."""
    line = page.source.line(page.source.position(offset)[0]).start
    first = max(line, offset - REACH)
    before = page.markdown.prose[first:offset]
    if not before or before[-1] == HIDDEN or before[-1].isspace():
        return
    if not spoken.spaced:
        yield from (first + at for at, character in enumerate(before) if character.isalnum())
        return
    for word in re.finditer(r"[^\W_]+", before):
        yield first + word.start()
        for prefix in spoken.prefixes:
            if len(word[0]) > len(prefix) and spoken.folded(word[0]).startswith(prefix):
                yield first + word.start() + len(prefix)
