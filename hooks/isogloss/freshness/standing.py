"""How the languages of a section stand to one another, from what was recorded and what is written now.

No language is the original. If the wording of a language is no longer the recorded one, the languages that still have
theirs are behind it. A language that was recorded as behind and has changed since is catching up: it is no longer
behind, but its agreement has to be recorded.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from isogloss.freshness.lock import Key, Lock, Record
from isogloss.freshness.wording import Wording

Wordings = Mapping[str, Mapping[str, Sequence[Wording]]]
"""The sections of every page, by path and language."""


class Standing(msgspec.Struct, frozen=True):
    """A section in all languages. `wordings` are the present ones, `record` the recorded ones.

    `behind` are the languages that have to follow those in `newer`; `open` those whose present wording is not recorded;
    `missing` the languages of the site that lack the section. `moved_from` is the former name of a section that was
    renamed.
    """

    key: Key
    wordings: Mapping[str, Wording]
    record: Record
    behind: tuple[str, ...]
    newer: tuple[str, ...]
    open: tuple[str, ...]
    missing: tuple[str, ...]
    moved_from: Key | None = None

    @property
    def known(self) -> bool:
        """Whether anything was recorded for it."""
        return bool(self.record)

    @property
    def in_step(self) -> bool:
        """Whether its languages are recorded as they are, and agree."""
        return not (self.behind or self.open)

    @property
    def settled(self) -> bool:
        """Whether it can be recorded without a person's judgement: no language is behind, missing or still to be
        written, in which a stub would then be known as what the others say."""
        return not (self.behind or self.missing or any(wording.unwritten for wording in self.wordings.values()))


def sections(wordings: Wordings) -> dict[Key, dict[str, Wording]]:
    """Every section by language."""
    found: dict[Key, dict[str, Wording]] = defaultdict(dict)
    for path, languages in wordings.items():
        for code, there in languages.items():
            for wording in there:
                found[Key(path, wording.anchor)][code] = wording
    return dict(found)


def standings(wordings: Wordings, lock: Lock, languages: Sequence[str]) -> list[Standing]:
    """The standing of every section, in the order of pages and, within a page, of its first language."""
    found = sections(wordings)
    moved = _moved(found, lock)
    return [_standing(key, there, lock, languages, moved.get(key)) for key, there in found.items()]


def gone(wordings: Wordings, lock: Lock) -> list[Key]:
    """The recorded sections that no language has any more, under any name."""
    found = sections(wordings)
    moved = set(_moved(found, lock).values())
    return [key for key in lock if key not in found and key not in moved]


def _standing(
    key: Key, there: Mapping[str, Wording], lock: Lock, languages: Sequence[str], moved_from: Key | None
) -> Standing:
    record = lock.get(moved_from or key, {})
    known = [code for code in languages if code in there and code in record]
    changed = [code for code in known if there[code].digest != record[code].digest]
    leading = [code for code in changed if not record[code].behind]
    still = [code for code in known if code not in changed]
    if leading:
        behind, newer = still, leading
    else:
        newer = [code for code in still if not record[code].behind]
        behind = [code for code in still if record[code].behind] if newer else []
    return Standing(
        key,
        there,
        record,
        tuple(behind),
        tuple(newer) if behind else (),
        tuple(code for code in languages if code in there and (code in changed or code not in record)),
        tuple(code for code in languages if code not in there),
        moved_from,
    )


def _moved(found: Mapping[Key, Mapping[str, Wording]], lock: Lock) -> dict[Key, Key]:
    """The renamed sections, each with its recorded name: a section that no language has any more and one that was never
    recorded are the same if they have the same wording in a language; if several do, the one that agrees in most.
    """
    lost: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key, record in lock.items():
        if key not in found:
            for code, seen in record.items():
                lost[code, seen.digest].append(key)
    votes: Counter[tuple[Key, Key]] = Counter()
    for key, there in found.items():
        if key not in lock:
            for code, wording in there.items():
                same = lost.get((code, wording.digest), [])
                if len(same) == 1:  # what stands in several places tells none from another
                    votes[key, same[0]] += 1
    moved: dict[Key, Key] = {}
    for (key, before), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if key not in moved and before not in moved.values():
            moved[key] = before
    return moved


def by_page(found: Sequence[Standing]) -> Iterator[tuple[str, list[Standing]]]:
    """Standings page by page."""
    pages: dict[str, list[Standing]] = defaultdict(list)
    for standing in found:
        pages[standing.key.path].append(standing)
    yield from pages.items()
