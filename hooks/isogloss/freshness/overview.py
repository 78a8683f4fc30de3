"""All translations of a site at a glance: pages by language, and what is behind. Serialised as JSON for programs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from isogloss.freshness.standing import Standing, Wordings
from isogloss.freshness.wording import Wording

SCHEMA_VERSION = 1
"""Grows when a key changes its meaning or goes; new keys may come without it."""


class Cell(msgspec.Struct, frozen=True):
    """A page in a language: `state` is the worst that is true of it, missing, behind, unrecorded or in-step."""

    state: str
    words: int
    sections: int
    behind: tuple[str, ...]
    missing: tuple[str, ...]
    unrecorded: tuple[str, ...]


class PageRow(msgspec.Struct, frozen=True):
    """A page in every language."""

    path: str
    languages: dict[str, Cell]


class LanguageRow(msgspec.Struct, frozen=True):
    """A language as a whole: how much it has, what it lacks, and who looks after it."""

    code: str
    pages: int
    words: int
    sections: int
    terms: int
    behind: int
    missing: int
    unrecorded: int
    owners: tuple[str, ...]


class Change(msgspec.Struct, frozen=True):
    """What Git knows of a language's change: since when (None where it is not committed), and the pieces of the former
    and the present wording: same, old or new."""

    language: str
    date: str | None
    commit: str | None
    pieces: tuple[tuple[str, str], ...]


class SectionRow(msgspec.Struct, frozen=True):
    """A section that is not in step in all languages, or has a new name."""

    path: str
    anchor: str
    behind: tuple[str, ...]
    newer: tuple[str, ...]
    unrecorded: tuple[str, ...]
    missing: tuple[str, ...]
    moved_from: str | None = None
    changes: tuple[Change, ...] = ()


class Overview(msgspec.Struct, frozen=True):
    """What `isogloss status --format json` says. `gone` are sections that were recorded and are no more."""

    schema_version: int
    languages: tuple[LanguageRow, ...]
    pages: tuple[PageRow, ...]
    sections: tuple[SectionRow, ...]
    gone: tuple[str, ...]


def overview(
    wordings: Wordings,
    found: Sequence[Standing],
    gone: Sequence[object],
    languages: Sequence[str],
    terms: Mapping[str, int],
    owners: Mapping[str, Sequence[str]],
) -> Overview:
    """The overview of some standings; `terms` and `owners` by language."""
    by_path: dict[str, list[Standing]] = defaultdict(list)
    for standing in found:
        by_path[standing.key.path].append(standing)
    pages = tuple(
        PageRow(path, {code: _cell(code, wordings[path].get(code), by_path.get(path, ())) for code in languages})
        for path in sorted(wordings)
    )
    rows = tuple(_language(code, pages, terms.get(code, 0), tuple(owners.get(code, ()))) for code in languages)
    return Overview(SCHEMA_VERSION, rows, pages, tuple(map(_section, filter(_noted, found))), tuple(map(str, gone)))


def _noted(standing: Standing) -> bool:
    return bool(not standing.in_step or standing.missing or standing.moved_from)


def _section(standing: Standing) -> SectionRow:
    return SectionRow(
        *standing.key,
        behind=standing.behind,
        newer=standing.newer,
        unrecorded=standing.open,
        missing=standing.missing,
        moved_from=str(standing.moved_from) if standing.moved_from else None,
    )


def _cell(code: str, there: Sequence[Wording] | None, found: Sequence[Standing]) -> Cell:
    behind, missing, unrecorded = (
        tuple(standing.key.anchor for standing in found if code in getattr(standing, kind))
        for kind in ("behind", "missing", "open")
    )
    states = {"missing": there is None or missing, "behind": behind, "unrecorded": unrecorded, "in-step": True}
    state = next(name for name, holds in states.items() if holds)
    words = sum(wording.words for wording in there or ())
    return Cell(state, words, len(there or ()), behind, missing, unrecorded)


def _language(code: str, pages: Sequence[PageRow], terms: int, owners: tuple[str, ...]) -> LanguageRow:
    cells = [page.languages[code] for page in pages]
    return LanguageRow(
        code,
        pages=sum(cell.sections > 0 for cell in cells),
        words=sum(cell.words for cell in cells),
        sections=sum(cell.sections for cell in cells),
        terms=terms,
        behind=sum(len(cell.behind) for cell in cells),
        missing=sum(len(cell.missing) for cell in cells),
        unrecorded=sum(len(cell.unrecorded) for cell in cells),
        owners=owners,
    )
