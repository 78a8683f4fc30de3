"""What to record: that wordings belong together. A lock and how things stand give the next lock."""

from collections.abc import Collection, Iterable, Sequence

from isogloss.freshness.lock import Key, Lock, Record, Seen
from isogloss.freshness.standing import Standing


def agreed(standing: Standing) -> Record:
    """All languages that have the section agree as they are."""
    return {code: Seen(wording.digest) for code, wording in standing.wordings.items()}


def agreed_among(standing: Standing, codes: Collection[str]) -> Record:
    """Some languages agree as they are, and the others are behind them."""
    record = {}
    for code, wording in standing.wordings.items():
        before = standing.record.get(code)
        record[code] = (
            Seen(wording.digest) if code in codes else Seen(before.digest if before else wording.digest, True)
        )
    return record


def own_matter(standing: Standing, code: str) -> Record:
    """The change of a language concerned nobody else: the others stand as they stood."""
    return {**standing.record, code: Seen(standing.wordings[code].digest)}


def recorded(lock: Lock, found: Sequence[tuple[Standing, Record]], lost: Iterable[Key] = ()) -> Lock:
    """A lock that knows some sections so, each under its present name only, and those that are lost no more."""
    known = dict(lock)
    for key in lost:
        known.pop(key, None)
    for standing, _ in found:
        known.pop(standing.moved_from, None)
    return {**known, **{standing.key: record for standing, record in found}}


def settled(found: Sequence[Standing]) -> list[tuple[Standing, Record]]:
    """What can be recorded without anybody's judgement on who follows whom: what has changed in all languages or is
    new in all of them, and what has a new name."""
    return [
        (standing, agreed(standing) if standing.open and standing.settled else standing.record)
        for standing in found
        if (standing.open and standing.settled) or standing.moved_from
    ]
