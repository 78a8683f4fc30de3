"""A range or a change from an amount to the same amount.

    docs/zh/index.md:39:99: warning: “1000万美元” stands on both sides here: one of the two has most likely been lost

Where money or a percentage rises from 10 to 10, or turns into itself, a bound was
changed on the way from one language or tool to another. Look the figure up, or say
that it has not changed.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.figures.figure import Figure, Kind
from isogloss.languages import language
from isogloss.site.site import Site

SEVERITY = Severity.WARNING
ALONE = True

AMOUNTS = frozenset({Kind.MONEY, Kind.PERCENTAGE})


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        between = _between(page.language)
        for first, second in pairwise(page.figures):
            if not _is_same(first, second):
                continue
            word = between.search(page.markdown.prose, first.span.start, second.span.start)
            if word and word.start() <= first.span.end:
                found = page.source.text[slice(*second.span)]
                yield Diagnostic(
                    page.source.location(second.span),
                    message(
                        "“{found}” stands on both sides here: one of the two has most likely been lost", found=found
                    ),
                    related=(page.source.location(first.span),),
                )


def _is_same(first: Figure, second: Figure) -> bool:
    return first.kind in AMOUNTS and first.kind is second.kind and first.value == second.value


@cache
def _between(code: str) -> re.Pattern[str]:
    """What ends before the second and begins behind the first, or with its ending (dolardan); nothing does where the
    language's file does not say."""
    return re.compile(rf"\s*(?:{language(code).numerals.changes or '(?!)'})\s*\Z")
