"""The lock file: which wordings of a section belong together, by language.

    guide.md#terms
      ar=0f3a5c… it=77b0d1… pt<9c2e44… tr=… zh=…

`=` says that the language agrees with the others that have it, `<` that it was behind them when that was recorded. All
languages of a section stand on one line, and a line parts it from the next section: for Git, two edits of one section
conflict, and edits of two sections merge.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from isogloss.freshness.wording import DIGITS
from isogloss.languages import codes, is_language
from isogloss.text.message import Message, message
from isogloss.text.source import Unreadable, decode, read_inside
from isogloss.text.writing import write

NAME = "translations.lock"
VERSION = 1
HEAD = f"""\
# Which wordings of a section belong together: a digest of what each language says there (isogloss sync).
# "=" agrees with the others that have it, "<" is behind them. Written by isogloss; do not edit.
version {VERSION}
"""

CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
SEEN = re.compile(r"(?P<code>[^\s=<]+)(?P<sign>[=<])(?P<digest>\S+)")
DIGEST = re.compile(rf"[0-9a-f]{{{DIGITS}}}")


class LockError(Exception):
    """A lock file that cannot be used; says where, why and what to do."""

    def __init__(self, said: Message):
        super().__init__(said)
        self.said = said


class Key(NamedTuple):
    """A section of a page, in all languages; the anchor is empty for the text before the first heading."""

    path: str
    anchor: str

    def __str__(self) -> str:
        return f"{self.path}#{self.anchor}"


class Seen(NamedTuple):
    """The recorded wording of a language, and whether it was behind the others then."""

    digest: str
    behind: bool = False


Record = Mapping[str, Seen]
"""What was recorded of a section, by language."""

Lock = Mapping[Key, Record]


def key_of(text: str) -> Key | None:
    """The section named by `path#anchor`; None if it names none."""
    path, mark, anchor = text.rpartition("#")
    return Key(path, anchor) if mark and path else None


def read_lock(file: Path) -> Lock:
    """The content of a lock file. Raises LockError."""
    try:
        return parse(decode(read_inside(file, str(file)), str(file)).text, str(file))
    except Unreadable as error:
        raise LockError(message("{place}: {why}", place=error.location, why=error.reason)) from None


def parse(text: str, name: str = NAME) -> Lock:
    """The content of a lock file, from its text. Raises LockError at the first invalid line."""
    found: dict[Key, Record] = {}
    lines: dict[Key, str] = {}
    key: Key | None = None
    versioned = False
    for number, row in enumerate(text.split("\n"), 1):
        row, place = row.rstrip(), f"{name}:{number}"
        if CONFLICT.match(row):
            raise _conflict(place)
        if not row.strip() or (row.startswith("#") and not versioned):
            continue
        if not versioned:
            if row != f"version {VERSION}":
                raise _damaged(place, f"“{row[:40]}” is not “version {VERSION}”")
            versioned = True
        elif not row.startswith(" "):
            if key and key not in found:
                break
            key = _key(row, place, key, lines)
            lines[key] = place
        elif key is None or key in found:
            raise _damaged(place, "digests that belong to no section")
        else:
            found[key] = _record(row, place)
    if not versioned:
        raise _damaged(f"{name}:1", f"no line “version {VERSION}”")
    if key and key not in found:
        raise _damaged(lines[key], f"{key} has no line of digests below it")
    return found


def _key(row: str, place: str, last: Key | None, lines: Mapping[Key, str]) -> Key:
    """The section that a line names, behind those of other lines."""
    key = key_of(row)
    if key is None:
        raise _damaged(place, f"“{row[:80]}” is no PATH#ANCHOR")
    if key in lines:
        line = lines[key].rpartition(":")[2]
        raise _wrong(place, f"{key} stands in line {line} already: keep the one that is right")
    if last and key < last:
        raise _wrong(place, f"{key} stands behind {last}: sections are sorted; move it up to its place")
    return key


def _record(row: str, place: str) -> Record:
    record: dict[str, Seen] = {}
    for word in row.split():
        seen = SEEN.fullmatch(word)
        if not seen:
            raise _damaged(place, f"“{word[:40]}” is no LANGUAGE=DIGEST")
        code = seen["code"]
        if not is_language(code):
            raise _wrong(place, f"unknown language “{code[:40]}”: known are {', '.join(codes())}")
        if not DIGEST.fullmatch(seen["digest"]):
            raise _damaged(place, f"“{seen['digest'][:40]}” is no digest of {DIGITS} hexadecimal digits")
        if code in record:
            raise _wrong(place, f"“{code}” is repeated: keep the one that is right")
        if record and code < max(record):
            raise _wrong(place, f"“{code}” stands behind “{max(record)}”: languages are sorted; move it to its place")
        record[code] = Seen(seen["digest"], seen["sign"] == "<")
    if all(seen.behind for seen in record.values()):
        raise _damaged(place, "every language is behind the others")
    return record


def _wrong(place: str, why: str) -> LockError:
    """What one can put right in its place."""
    return LockError(message("{place}: {why}", place=place, why=why))


def _damaged(place: str, why: str) -> LockError:
    return LockError(
        message(
            "{place}: {why}: git restore translations.lock takes it back, isogloss sync init --force records all "
            "as it is now",
            place=place,
            why=why,
        )
    )


def _conflict(place: str) -> LockError:
    return LockError(
        message(
            "{place}: a conflict that Git left: of each section between the marks keep one side and delete the "
            "marks; then isogloss status tells what has to be looked at",
            place=place,
        )
    )


def text_of(lock: Lock) -> str:
    """The text of a lock file."""
    rows = [HEAD]
    for key, record in sorted(lock.items()):
        seen = (f"{code}{'<' if it.behind else '='}{it.digest}" for code, it in sorted(record.items()))
        rows.append(f"{key}\n  {' '.join(seen)}\n")
    return "".join(rows)


def write_lock(file: Path, lock: Lock) -> None:
    """Write a lock file atomically. Raises OSError."""
    write(file, text_of(lock).encode())


def paths(keys: Iterable[Key]) -> frozenset[str]:
    """The pages of some sections."""
    return frozenset(key.path for key in keys)
