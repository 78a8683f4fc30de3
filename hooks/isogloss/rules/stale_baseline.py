"""A baseline entry that no longer occurs.

The baseline tolerates what it lists. Once something has been corrected, its
entry should go, so that the mistake cannot come back unnoticed. Remove such
entries with

    isogloss check --prune-baseline
"""

from collections.abc import Iterable, Iterator

from isogloss.baseline import Entry
from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.text.source import Location

NAME = "stale-baseline"
SEVERITY = Severity.WARNING


def review(stale: Iterable[Entry]) -> Iterator[Diagnostic]:
    """What is wrong with a baseline, given its entries that no longer occur."""
    for entry in stale:
        yield Diagnostic(
            Location(entry.path, 1, 1, 1, 1),
            message(
                "the baseline knows a diagnostic of {rule} here that no longer occurs (“{message}”): "
                "run isogloss check --prune-baseline",
                rule=entry.rule,
                message=entry.message,
            ),
        )
