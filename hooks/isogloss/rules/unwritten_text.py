"""Text that nobody has written yet: `[TODO]`.

`isogloss new` creates a page or a concept in every language and puts this mark
wherever somebody has to write; you may use it by hand as well. Replace it with
the missing text in the page's language.
"""

from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.matching.termbase import Termbase
from isogloss.site.site import Site
from isogloss.text.source import Location
from isogloss.text.unwritten import MARK, unwritten

SEVERITY = Severity.WARNING
ALONE = True


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        for span in unwritten(page.markdown):
            yield Diagnostic(
                page.source.location(span), message("“{mark}” marks text that has not been written yet", mark=MARK)
            )


def inspect(termbase: Termbase, languages: tuple[str, ...]) -> Iterator[Diagnostic]:
    glossary = termbase.glossary
    for code in languages:
        for concept, section in glossary.sections(code):
            texts = {key: getattr(section, key) or "" for key in ("definition", "note", "source")}
            marked: list[tuple[str | int, ...]] = [(key,) for key, text in texts.items() if MARK in text]
            marked += [("terms", number) for number, term in enumerate(section.terms) if MARK in term.text]
            for at in marked:
                line = glossary.line(concept.id, ("languages", code, *at))
                yield Diagnostic(
                    Location(glossary.path(concept.id), line, 1, line, 1),
                    message("“{mark}” marks text that has not been written yet", mark=MARK),
                    concept=concept.id,
                )
