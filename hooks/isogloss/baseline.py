"""Known diagnostics that are tolerated for now, so that an old site can adopt the checks step by step.

A diagnostic is recognised by its fingerprint: its rule, its page and the words around it, but not its line, so that it
may move. Equal ones are counted. Where the words around it have been edited, it is recognised by its own words, as long
as the page has no more of the same than before.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from isogloss.diagnostic import Diagnostic
from isogloss.text.message import Refusal, message
from isogloss.text.reasons import of_shape, of_system
from isogloss.text.writing import write

VERSION = 1


class BaselineError(Refusal):
    """A baseline that cannot be used; says where, why and what to do."""


@dataclass(frozen=True, order=True)
class Entry:
    """One known diagnostic; `words` is its fingerprint without what stands around it, and `message` is there for people
    who read the file.
    """

    path: str
    rule: str
    fingerprint: str
    message: str
    words: str = ""


class _Baseline(msgspec.Struct):
    """A baseline of whatever version."""

    version: int


class _Entries(msgspec.Struct):
    """A baseline of this version."""

    entries: list[Entry]


def fingerprints(diagnostics: Sequence[Diagnostic], named: Callable[[str], str] = str) -> list[str]:
    """The fingerprint of each diagnostic: 32 hexadecimal digits; equal diagnostics differ by their number. `named` maps
    a reported path to the one that the fingerprint contains.
    """
    return _counted(f"{_own(diagnostic, named)}\0{_around(diagnostic)}" for diagnostic in diagnostics)


def _own(diagnostic: Diagnostic, named: Callable[[str], str]) -> str:
    """What a diagnostic is about: its rule, its page, its concept and its words."""
    excerpt = diagnostic.excerpt
    place = excerpt.text[excerpt.start : excerpt.end] if excerpt else ""
    return "\0".join([diagnostic.rule, named(diagnostic.location.path), diagnostic.concept or "", place])


def _around(diagnostic: Diagnostic) -> str:
    """What a diagnostic stands in."""
    return " ".join(diagnostic.excerpt.text.split()) if diagnostic.excerpt else str(diagnostic.message)


def _counted(known: Iterable[str]) -> list[str]:
    """A hash of each text; equal ones differ by their number."""
    seen: Counter[str] = Counter()
    found = []
    for text in known:
        seen[text] += 1
        found.append(_hash(f"{text}\0{seen[text]}"))
    return found


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]


def read_baseline(file: Path) -> list[Entry]:
    """The entries of a baseline. Raises BaselineError."""
    try:
        data = file.read_bytes()
        version = msgspec.json.decode(data, type=_Baseline).version
        if version != VERSION:
            raise BaselineError(
                message("a baseline of version {version}: write it anew with --write-baseline", version=version), file
            )
        return msgspec.json.decode(data, type=_Entries).entries
    except OSError as error:
        raise BaselineError(
            message(
                "cannot be read: {why}: write one with --write-baseline, or leave --baseline out", why=of_system(error)
            ),
            file,
        ) from None
    except (ValueError, RecursionError) as error:  # msgspec's are among the first
        raise BaselineError(
            message(
                "no baseline: {why}: write it anew with --write-baseline",
                why=of_shape(str(error).partition(" - at ")[0]),
            ),
            file,
        ) from None


def entries(diagnostics: Sequence[Diagnostic], named: Callable[[str], str] = str) -> list[Entry]:
    """The entries of a baseline for some diagnostics; `named` maps their paths to those of the baseline."""
    return sorted(
        Entry(named(d.location.path), d.rule, fingerprint, " ".join(str(d.message).split()), _hash(_own(d, named)))
        for d, fingerprint in zip(diagnostics, fingerprints(diagnostics, named), strict=True)
    )


def write_baseline(file: Path, known: Iterable[Entry]) -> None:
    """Write a baseline, one entry per line, so that Git can merge it. Raises OSError."""
    import json  # not at the top: most runs write none

    rows = ",\n    ".join(json.dumps(vars(entry), ensure_ascii=False) for entry in sorted(known))
    body = f'{{\n  "version": {VERSION},\n  "entries": [{f"{chr(10)}    {rows}{chr(10)}  " if rows else ""}]\n}}\n'
    write(file, body.encode())


def unknown(
    diagnostics: Sequence[Diagnostic], known: Iterable[Entry], named: Callable[[str], str] = str
) -> tuple[list[Diagnostic], list[Entry]]:
    """The diagnostics that are not in a baseline, and the baseline's entries that no longer occur."""
    prints = dict(zip(fingerprints(diagnostics, named), diagnostics, strict=True))
    left = {entry.fingerprint: entry for entry in known}
    other = [diagnostic for fingerprint, diagnostic in prints.items() if not left.pop(fingerprint, None)]
    edited: dict[str, list[Entry]] = {}
    for entry in sorted(left.values(), reverse=True):
        edited.setdefault(entry.words, []).append(entry)
    new = [diagnostic for diagnostic in other if not _taken(edited, _hash(_own(diagnostic, named)))]
    return new, sorted(entry for entries in edited.values() for entry in entries)


def _taken(edited: dict[str, list[Entry]], words: str) -> Entry | None:
    """One of the entries with some words, which is taken from them; None where there is none left."""
    same = edited.get(words)
    return same.pop() if same else None
