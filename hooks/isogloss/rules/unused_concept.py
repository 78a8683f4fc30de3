"""A concept of the glossary that no page names.

The glossary explains the words of the pages. A concept that no page names, and
that no concept in use is related to or confused with, has no readers: use it
where it belongs, relate it to another concept, or remove it.
"""

from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.site.usage import SiteUsage
from isogloss.text.source import Location

SEVERITY = Severity.WARNING


def survey(usage: SiteUsage) -> Iterator[Diagnostic]:
    used = set().union(*(usage.concepts(code) for code in usage.languages))
    concepts = usage.glossary.concepts
    reached = used.union(*((*concepts[c].related, *concepts[c].confusable) for c in used if c in concepts))
    if not used:
        return  # nothing has been written yet
    for concept in concepts.keys() - reached:
        yield Diagnostic(
            Location(usage.glossary.path(concept), 1, 1, 1, 1),
            message("no page names {concept}, and no concept that one names is related to it", concept=concept),
            concept=concept,
        )
