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
from isogloss.text.message import Message, Refusal, message
from isogloss.text.source import Unreadable, decode, read_inside
from isogloss.text.writing import write

NAME = "translations.lock"
VERSION = 1
VERSION_LINE = f"version {VERSION}"
HEAD = f"""\
# Which wordings of a section belong together: a digest of what each language says there (isogloss sync).
# "=" agrees with the others that have it, "<" is behind them. Written by isogloss; do not edit.
{VERSION_LINE}
"""

CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
SEEN = re.compile(r"(?P<code>[^\s=<]+)(?P<sign>[=<])(?P<digest>\S+)")
DIGEST = re.compile(rf"[0-9a-f]{{{DIGITS}}}")


class LockError(Refusal):
    """A lock file that cannot be used; says where, why and what to do."""


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
        raise LockError(error.said, error.place) from None


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
            if row != VERSION_LINE:
                raise _damaged(place, message("“{found}” is not “{version}”", found=row[:40], version=VERSION_LINE))
            versioned = True
        elif not row.startswith(" "):
            if key and key not in found:
                break
            key = _key(row, place, key, lines)
            lines[key] = place
        elif key is None or key in found:
            raise _damaged(place, message("digests that belong to no section"))
        else:
            found[key] = _record(row, place)
    if not versioned:
        raise _damaged(f"{name}:1", message("no line “{version}”", version=VERSION_LINE))
    if key and key not in found:
        raise _damaged(lines[key], message("{section} has no line of digests below it", section=key))
    return found


def _key(row: str, place: str, last: Key | None, lines: Mapping[Key, str]) -> Key:
    """The section that a line names, behind those of other lines."""
    key = key_of(row)
    if key is None:
        raise _damaged(place, message("“{found}” is no PATH#ANCHOR", found=row[:80]))
    if key in lines:
        line = lines[key].rpartition(":")[2]
        raise LockError(
            message("{section} stands in line {line} already: keep the one that is right", section=key, line=line),
            place,
        )
    if last and key < last:
        raise LockError(
            message(
                "{section} stands behind {last}: sections are sorted; move it up to its place", section=key, last=last
            ),
            place,
        )
    return key


def _record(row: str, place: str) -> Record:
    record: dict[str, Seen] = {}
    for word in row.split():
        seen = SEEN.fullmatch(word)
        if not seen:
            raise _damaged(place, message("“{found}” is no LANGUAGE=DIGEST", found=word[:40]))
        code = seen["code"]
        if not is_language(code):
            raise LockError(
                message(
                    "unknown language “{language}”: known are {known}", language=code[:40], known=", ".join(codes())
                ),
                place,
            )
        if not DIGEST.fullmatch(seen["digest"]):
            raise _damaged(
                place,
                message(
                    "“{found}” is no digest of {digits} hexadecimal digits", found=seen["digest"][:40], digits=DIGITS
                ),
            )
        if code in record:
            raise LockError(message("“{language}” is repeated: keep the one that is right", language=code), place)
        if record and code < max(record):
            raise LockError(
                message(
                    "“{language}” stands behind “{last}”: languages are sorted; move it to its place",
                    language=code,
                    last=max(record),
                ),
                place,
            )
        record[code] = Seen(seen["digest"], seen["sign"] == "<")
    if all(seen.behind for seen in record.values()):
        raise _damaged(place, message("every language is behind the others"))
    return record


def _damaged(place: str, why: Message) -> LockError:
    """What one can hardly put right in its place."""
    return LockError(
        why,
        place,
        message("git restore translations.lock takes it back, isogloss sync init --force records all as it is now"),
    )


def _conflict(place: str) -> LockError:
    return LockError(
        message(
            "a conflict that Git left: of each section between the marks keep one side and delete the marks; "
            "then isogloss status tells what has to be looked at"
        ),
        place,
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
