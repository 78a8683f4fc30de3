"""A concept that all other languages name in a section and this one does not.

A translation that leaves a concept out, or calls it by a word that the
glossary does not know, says less than its alternates. Name the concept by the
preferred term, or add the word to the glossary if it is a good term.

Sections are compared with one another, language by language, and none of them
is the original: what every other language that has the section names is
missing where it is not named, not even within a longer term. Where the
languages do not have the same sections, what all others name somewhere on the
page is missing where it is named nowhere.
"""

from collections.abc import Iterator, Mapping, Sequence

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.site.page import Occurrence, Page, Section
from isogloss.site.site import Site
from isogloss.text.source import Location

SEVERITY = Severity.WARNING


def check(site: Site) -> Iterator[Diagnostic]:
    for path in site.paths:
        alternates = site.alternates(path)
        if len(alternates) < 2:
            continue
        sections: dict[str | None, dict[str, tuple[Page, Section]]] = {}
        for code, page in alternates.items():
            for section in page.sections:
                if section.heading is None or section.anchor:
                    sections.setdefault(section.anchor, {}).setdefault(code, (page, section))
        told: set[tuple[str, str]] = set()
        for aligned in sections.values():
            if len(aligned) > 1:
                for code, concept, first in _missing({c: (section,) for c, (_, section) in aligned.items()}):
                    told.add((code, concept))
                    yield from _told(site, code, concept, first, _place(*aligned[code]), SECTION)
        anchored = all(section.anchor for page in alternates.values() for section in page.sections[1:])
        if anchored and all(len(aligned) == len(alternates) for aligned in sections.values()):
            continue
        # the sections differ: what all others name somewhere is to be named somewhere
        for code, concept, first in _missing({c: page.sections for c, page in alternates.items()}):
            if (code, concept) not in told:
                yield from _told(
                    site, code, concept, first, _place(alternates[code], alternates[code].sections[0]), PAGE
                )


SECTION = "{concept} is not named in this section; other languages have it: {words}; write “{preferred}”"
PAGE = "{concept} is not named on this page; other languages have it: {words}; write “{preferred}”"


def _missing(
    aligned: Mapping[str, Sequence[Section]],
) -> Iterator[tuple[str, str, dict[str, Occurrence]]]:
    """The concepts that a language does not name and all others do, with the language and where the others do."""
    named = {code: frozenset().union(*(s.concepts for s in sections)) for code, sections in aligned.items()}
    for code, sections in aligned.items():
        others = [other for other in aligned if other != code]
        hinted = frozenset().union(*(s.hinted for s in sections))
        for concept in sorted(frozenset.intersection(*(named[o] for o in others)) - named[code] - hinted):
            yield (
                code,
                concept,
                {
                    other: next(o for s in aligned[other] for o in s.occurrences if o.concept.id == concept and o.sure)
                    for other in others
                },
            )


def _told(
    site: Site, code: str, concept: str, first: Mapping[str, Occurrence], place: Location, sentence: str
) -> Iterator[Diagnostic]:
    section = site.glossary.concepts[concept].languages.get(code)
    if section is not None:
        yield Diagnostic(
            place,
            message(
                sentence,
                concept=concept,
                words=", ".join(f"{other} “{o.text}”" for other, o in first.items()),
                preferred=section.preferred.text,
            ),
            concept=concept,
            expected=(section.preferred.text,),
            related=tuple(o.location for o in first.values()),
        )


def _place(page: Page, section: Section) -> Location:
    if section.heading:
        return page.source.location(section.heading.line)
    line, column = page.source.position(section.span.start)
    return Location(page.source.path, line, column, line, column)
