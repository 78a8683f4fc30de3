"""A section that is behind another language.

The lock file, translations.lock, records which wordings of a section belong
together. When one language has changed since, the others are behind it until
they change as well, or until somebody records that they need not:

    isogloss sync accept guide.md#terms             all languages agree again
    isogloss sync accept guide.md#terms --only tr   the change concerned Turkish only
    isogloss sync accept guide.md#terms --among tr,it   these two agree, the others are behind them
    isogloss sync                                   whatever has changed in all languages

Case, spacing, punctuation, vowel marks and Markdown do not count as changes.
`isogloss status` shows what has changed. Nothing is reported without a lock
file: `isogloss sync init` creates one.
"""

from collections.abc import Callable, Iterator, Sequence

from isogloss.diagnostic import Diagnostic, Excerpt, Severity, message
from isogloss.freshness.standing import Standing, by_page
from isogloss.text.source import Location

SEVERITY = Severity.NOTE

BEHIND = (
    "this section is behind {languages}, where it has changed: follow it, or record with "
    "isogloss sync accept {section} that it agrees"
)
OPEN = (
    "this section has changed in {languages} since the languages were last recorded as agreeing: record it with "
    "isogloss sync accept {section}"
)
NEW = "nobody has recorded that the languages of this section agree: isogloss sync accept {section}"
NEW_PAGE = "nobody has recorded that the languages of this page agree: isogloss sync accept {page}"


def follow(found: Sequence[Standing], file: Callable[[str, str], str]) -> Iterator[Diagnostic]:
    for path, standings in by_page(found):
        if not any(standing.known for standing in standings):
            code = next(iter(standings[0].wordings))
            yield Diagnostic(Location(file(code, path), 1, 1, 1, 1), message(NEW_PAGE, page=path))
            continue
        for standing in standings:
            yield from _of(standing, file)


def _of(standing: Standing, file: Callable[[str, str], str]) -> Iterator[Diagnostic]:
    def place(code: str) -> Location:
        return Location(file(code, standing.key.path), *standing.wordings[code].place)

    def told(code: str, sentence: str, others: Sequence[str]) -> Diagnostic:
        heading = standing.wordings[code].heading
        return Diagnostic(
            place(code),
            message(sentence, section=standing.key, languages=", ".join(others)),
            related=tuple(place(other) for other in others if other != code),
            excerpt=Excerpt(heading, 0, len(heading)) if heading else None,
        )

    for code in standing.behind:
        yield told(code, BEHIND, standing.newer)
    if standing.open and not standing.behind:
        yield told(standing.open[0], OPEN if standing.known else NEW, standing.open)
