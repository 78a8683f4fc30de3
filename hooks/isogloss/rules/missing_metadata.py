"""A page whose front matter lacks its title or description.

Search engines, previews and the list of pages show both. The title is the name
of the page; the description says in one sentence what a reader finds there.

    ---
    title: CXO e CMO a confronto
    description: Di che cosa rispondono i due ruoli e dove si sovrappongono.
    ---
"""

from collections.abc import Iterator

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.site.site import Site
from isogloss.text.front_matter import values
from isogloss.text.source import Location

SEVERITY = Severity.WARNING

KEYS = ("title", "description")


def check(site: Site) -> Iterator[Diagnostic]:
    for path in site.paths:
        alternates = site.alternates(path)
        kept = {code: values(page.source.text, KEYS) for code, page in alternates.items()}
        for key in KEYS:
            if not any(key in there for there in kept.values()):
                continue  # a site that has none anywhere does without
            for code, page in alternates.items():
                if key not in kept[code]:
                    yield Diagnostic(
                        Location(page.source.path, 1, 1, 1, 1),
                        message(
                            "the front matter has no {key}; other languages ({languages}) have one",
                            key=key,
                            languages=", ".join(other for other in kept if key in kept[other]),
                        ),
                    )
