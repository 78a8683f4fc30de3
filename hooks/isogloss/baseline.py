"""Known diagnostics that are tolerated for now, so that an old site can adopt the checks step by step.

A diagnostic is recognised by its fingerprint: its rule, its page and the words around it, but not its line, so that it
may move. Equal ones are counted.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from isogloss.diagnostic import Diagnostic
from isogloss.text.writing import write

VERSION = 1


class BaselineError(Exception):
    """A baseline that cannot be used; says where, why and what to do."""


@dataclass(frozen=True, order=True)
class Entry:
    """One known diagnostic; `message` is there for people who read the file."""

    path: str
    rule: str
    fingerprint: str
    message: str


def fingerprints(diagnostics: Sequence[Diagnostic], named: Callable[[str], str] = str) -> list[str]:
    """The fingerprint of each diagnostic: 32 hexadecimal digits; equal diagnostics differ by their number. `named` maps
    a reported path to the one that the fingerprint contains.
    """
    seen: Counter[str] = Counter()
    found = []
    for diagnostic in diagnostics:
        excerpt = diagnostic.excerpt
        words = " ".join(excerpt.text.split()) if excerpt else str(diagnostic.message)
        place = excerpt.text[excerpt.start : excerpt.end] if excerpt else ""
        known = "\0".join([diagnostic.rule, named(diagnostic.location.path), diagnostic.concept or "", place, words])
        seen[known] += 1
        found.append(sha256(f"{known}\0{seen[known]}".encode()).hexdigest()[:32])
    return found


def read_baseline(file: Path) -> list[Entry]:
    """The entries of a baseline. Raises BaselineError."""
    try:
        data = json.loads(file.read_bytes())
        if data["version"] != VERSION:
            raise BaselineError(f"{file}: a baseline of version {data['version']}: write it anew with --write-baseline")
        return [Entry(**entry) for entry in data["entries"]]
    except OSError as error:
        raise BaselineError(
            f"{file}: cannot be read: {error.strerror}: write one with --write-baseline, or leave --baseline out"
        ) from None
    except (ValueError, TypeError, KeyError) as error:
        raise BaselineError(f"{file}: no baseline: {error}: write it anew with --write-baseline") from None


def entries(diagnostics: Sequence[Diagnostic], named: Callable[[str], str] = str) -> list[Entry]:
    """The entries of a baseline for some diagnostics; `named` maps their paths to those of the baseline."""
    return sorted(
        Entry(named(d.location.path), d.rule, fingerprint, " ".join(str(d.message).split()))
        for d, fingerprint in zip(diagnostics, fingerprints(diagnostics, named), strict=True)
    )


def write_baseline(file: Path, known: Iterable[Entry]) -> None:
    """Write a baseline, one entry per line, so that Git can merge it. Raises OSError."""
    rows = ",\n    ".join(json.dumps(vars(entry), ensure_ascii=False) for entry in sorted(known))
    body = f'{{\n  "version": {VERSION},\n  "entries": [{f"{chr(10)}    {rows}{chr(10)}  " if rows else ""}]\n}}\n'
    write(file, body.encode())


def unknown(
    diagnostics: Sequence[Diagnostic], known: Iterable[Entry], named: Callable[[str], str] = str
) -> tuple[list[Diagnostic], list[Entry]]:
    """The diagnostics that are not in a baseline, and the baseline's entries that no longer occur."""
    prints = dict(zip(fingerprints(diagnostics, named), diagnostics, strict=True))
    left = {entry.fingerprint: entry for entry in known}
    new = [diagnostic for fingerprint, diagnostic in prints.items() if not left.pop(fingerprint, None)]
    return new, sorted(left.values())
