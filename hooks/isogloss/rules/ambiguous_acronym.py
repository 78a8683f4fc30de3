"""A term that may mean two concepts, with nothing nearby that says which.

CDO is a chief data officer on one page and a chief digital officer on the
next. Write the full form at the first mention, or link the acronym to the
glossary entry of the concept that is meant: `[CDO](glossary.md#chief-data-officer)`.

If the same page names one of the concepts in other words, the acronym is taken
to mean the one named nearest to it. Only the first ambiguous place in each
section is reported.
"""

from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.site.site import Site

SEVERITY = Severity.ERROR
ALONE = True


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        for section in page.sections:
            told = set()
            for occurrence in section.occurrences:
                if not occurrence.rivals:
                    continue
                readings = tuple(sorted({occurrence.concept.id, *occurrence.rivals}))
                if readings not in told:
                    told.add(readings)
                    yield Diagnostic(
                        occurrence.location,
                        message(
                            "“{found}” may mean {readings}: write the full form here, or link to what is meant",
                            found=occurrence.text,
                            readings=", ".join(readings),
                        ),
                        expected=tuple(_full_form(site, page.language, reading) for reading in readings),
                    )


def _full_form(site: Site, code: str, concept: str) -> str:
    return site.glossary.concepts[concept].languages[code].preferred.text
