"""What has changed on a page for its readers, and when: said by its editors in its front matter, newest first.

changes:
- date: 2026-11-25
  summary: Nuova sezione sugli stipendi.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

KEY = "changes"


@dataclass(frozen=True)
class Revision:
    """A change that readers are told of."""

    date: date
    summary: str


def revisions(front_matter: Mapping[str, object]) -> tuple[Revision, ...]:
    """The changes of a page, newest first; ValueError where they cannot be read or are out of order."""
    written = front_matter.get(KEY) or []
    if not isinstance(written, list):
        raise ValueError(f"`{KEY}` must be a list")
    found = tuple(_revision(entry) for entry in written)
    for newer, older in pairwise(found):
        if newer.date <= older.date:
            raise ValueError(f"`{KEY}`: one entry a day, newest first; {older.date} stands after {newer.date}")
    return found


def _revision(entry: object) -> Revision:
    if not isinstance(entry, dict) or set(entry) != {"date", "summary"}:
        raise ValueError(f"`{KEY}`: each entry has a date and a summary, and nothing else")
    day, summary = entry["date"], entry["summary"]
    if not isinstance(day, date) or isinstance(day, datetime):
        raise ValueError(f"`{KEY}`: {day!r} is no date; write it as 2026-11-25")
    if not isinstance(summary, str) or not summary.strip():
        raise ValueError(f"`{KEY}`: the change of {day} has no summary")
    return Revision(day, " ".join(summary.split()))
