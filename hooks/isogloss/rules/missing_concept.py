"""A concept that all other languages name in a section and this one does not.

The translation leaves a concept out, or uses a word for it that the glossary
does not know. Name the concept by its preferred term, or add the word to the
glossary if it is a good term.

No language is the original: a concept is reported as missing if every other
language that has the section names it and this one does not, not even within a
longer term. If the languages do not have the same sections, whole pages are
compared instead. The diagnostic is placed at the paragraph that corresponds to
theirs, if all sections have as many paragraphs, or else at the heading.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.site.alignment import counterpart, place
from isogloss.site.naming import section_names
from isogloss.site.page import Occurrence, Section
from isogloss.site.site import Site
from isogloss.text.source import Location

SEVERITY = Severity.WARNING


def check(site: Site) -> Iterator[Diagnostic]:
    for path in site.paths:
        alternates = site.alternates(path)
        if len(alternates) < 2:
            continue
        told: set[tuple[str, str]] = set()
        names = section_names(alternates)
        everywhere = all(name is not None for called in names.values() for name in called)
        shared = 0
        for group in site.aligned(path):
            shared += len(group.sections)
            for code, concept, first in _missing({c: (section,) for c, (_, section) in group.sections.items()}):
                told.add((code, concept))
                there = [(*group.sections[other], occurrence.span) for other, occurrence in first.items()]
                yield from _told(site, code, concept, first, counterpart(group.sections[code], there), SECTION)
        if everywhere and shared == sum(len(page.sections) for page in alternates.values()):
            continue
        # the sections differ: what all others name somewhere is to be named somewhere, but for what they name only
        # in sections that this language lacks altogether, of which mismatched-sections tells
        for code, concept, first in _missing({c: page.sections for c, page in alternates.items()}):
            page = alternates[code]
            here = {None, *names[code]}
            elsewhere = {
                name
                for other in first
                for name, section in zip(names[other], alternates[other].sections, strict=True)
                if concept in section.concepts
            }
            if (code, concept) not in told and elsewhere & here:
                yield from _told(site, code, concept, first, place(page, page.sections[0]), PAGE)


SECTION = "{concept} is not named in this section; other languages have it: {words}; write “{preferred}”"
PAGE = "{concept} is not named on this page; other languages have it: {words}; write “{preferred}”"


def _missing(
    aligned: Mapping[str, Sequence[Section]],
) -> Iterator[tuple[str, str, dict[str, Occurrence]]]:
    """The concepts that a language does not name and all others do, with the language and where the others do."""
    named = {code: frozenset().union(*(s.concepts for s in sections)) for code, sections in aligned.items()}
    counts = Counter(chain.from_iterable(named.values()))
    lacking = {concept for concept, count in counts.items() if count == len(aligned) - 1}
    if not lacking:
        return  # as in most sections
    for code, sections in aligned.items():
        others = [other for other in aligned if other != code]
        hinted = frozenset().union(*(s.hinted for s in sections))
        for concept in sorted(lacking - named[code] - hinted):
            yield (
                code,
                concept,
                {
                    other: next(o for s in aligned[other] for o in s.occurrences if o.concept.id == concept and o.sure)
                    for other in others
                },
            )


def _told(
    site: Site, code: str, concept: str, first: Mapping[str, Occurrence], where: Location, sentence: str
) -> Iterator[Diagnostic]:
    section = site.glossary.concepts[concept].languages.get(code)
    if section is not None:
        yield Diagnostic(
            where,
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
