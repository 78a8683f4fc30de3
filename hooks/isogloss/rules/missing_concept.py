"""A concept that all other languages name in a section and this one does not.

A translation that leaves a concept out, or calls it by a word that the
glossary does not know, says less than its alternates. Name the concept by the
preferred term, or add the word to the glossary if it is a good term.

Sections are compared with one another, language by language, and none of them
is the original: what every other language that has the section names is
missing where it is not named, not even within a longer term.
"""

from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.site.page import Page, Section
from isogloss.site.site import Site
from isogloss.text.source import Location

SEVERITY = Severity.WARNING


def check(site: Site) -> Iterator[Diagnostic]:
    for path in site.paths:
        sections: dict[str | None, dict[str, tuple[Page, Section]]] = {}
        for code, page in site.alternates(path).items():
            for section in page.sections:
                if section.heading is None or section.anchor:
                    sections.setdefault(section.anchor, {}).setdefault(code, (page, section))
        for aligned in sections.values():
            if len(aligned) > 1:
                yield from _compare(site, aligned)


def _compare(site: Site, aligned: dict[str, tuple[Page, Section]]) -> Iterator[Diagnostic]:
    for code, (page, section) in aligned.items():
        others = [other for name, (_, other) in aligned.items() if name != code]
        named = frozenset.intersection(*(other.concepts for other in others))
        for concept in sorted(named - section.concepts - section.hinted):
            if code not in site.glossary.concepts[concept].languages:
                continue
            preferred = site.glossary.concepts[concept].languages[code].preferred.text
            first = [next(o for o in other.occurrences if o.concept.id == concept) for other in others]
            words = ", ".join(
                f"{name} “{o.text}”" for name, o in zip((n for n in aligned if n != code), first, strict=True)
            )
            yield Diagnostic(
                _place(page, section),
                message(
                    "{concept} is not named in this section; other languages have it: {words}; write “{preferred}”",
                    concept=concept,
                    words=words,
                    preferred=preferred,
                ),
                concept=concept,
                expected=(preferred,),
                related=tuple(o.location for o in first),
            )


def _place(page: Page, section: Section) -> Location:
    if section.heading:
        return page.source.location(section.heading.line)
    line, column = page.source.position(section.span.start)
    return Location(page.source.path, line, column, line, column)
