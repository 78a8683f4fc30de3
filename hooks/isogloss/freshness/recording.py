"""Recording that wordings belong together: from a lock and the present standings to the next lock."""

from collections.abc import Collection, Iterable, Sequence

from isogloss.freshness.lock import Key, Lock, Record, Seen
from isogloss.freshness.standing import Standing


def agreed(standing: Standing) -> Record:
    """A record that all languages that have the section agree."""
    return {code: Seen(wording.digest) for code, wording in standing.wordings.items()}


def agreed_among(standing: Standing, codes: Collection[str]) -> Record:
    """A record that some languages agree, and that the others are behind them."""
    record = {}
    for code, wording in standing.wordings.items():
        before = standing.record.get(code)
        record[code] = (
            Seen(wording.digest) if code in codes else Seen(before.digest if before else wording.digest, True)
        )
    return record


def own_matter(standing: Standing, code: str) -> Record:
    """A record that a language's change concerned no other: the others stand as before."""
    return {**standing.record, code: Seen(standing.wordings[code].digest)}


def recorded(lock: Lock, found: Sequence[tuple[Standing, Record]], lost: Iterable[Key] = ()) -> Lock:
    """A lock with new records for some sections, each under its present name, and without those that are gone."""
    known = dict(lock)
    for key in lost:
        known.pop(key, None)
    for standing, _ in found:
        if standing.moved_from:
            known.pop(standing.moved_from, None)
    return {**known, **{standing.key: record for standing, record in found}}


def settled(found: Sequence[Standing]) -> list[tuple[Standing, Record]]:
    """The sections that need no person to decide: changed in all languages, new in all of them, or renamed."""
    return [
        (standing, agreed(standing) if standing.open and standing.settled else standing.record)
        for standing in found
        if (standing.open and standing.settled) or standing.moved_from
    ]
