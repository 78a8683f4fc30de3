"""Fixes of what is found: made on the pages of a project, or shown as a patch."""

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from isogloss.diagnostic import Diagnostic
from isogloss.project import Project
from isogloss.text.source import Source, Span, decode, real
from isogloss.text.writing import write

LINE = re.compile(r"[^\n]*\n|[^\n]+")

ROUNDS = 10
"""A fix may bring up another; so often the pages are looked at anew."""

Look = Callable[[Project], Iterable[Diagnostic]]
"""What is found in a project, of that which is to be mended."""


class Fixed(NamedTuple):
    """What a file says, what it says with its fixes made, and how many these are."""

    file: Path
    before: bytes
    after: bytes
    fixes: int


def make_fixes(project: Project, found: Iterable[Diagnostic], look: Look) -> int:
    """Make the fixes of what was found, and of what is found when these are made, until there are none left; how many
    were made. Raises Unreadable and OSError."""
    done = _in_the_end(project, found, look)
    for one in done:
        write(one.file, one.after)
    return sum(one.fixes for one in done)


def patch_of(project: Project, found: Iterable[Diagnostic], look: Look) -> str:
    """The same as a unified diff for `patch -p1` and `git apply`. Raises Unreadable."""
    here, docs = real(Path.cwd()), real(project.docs)
    patches = []
    for one in _in_the_end(project, found, look):
        # patch follows no links
        inside = Path(project.shown) / one.file.relative_to(docs)
        name = one.file.relative_to(here) if one.file.is_relative_to(here) else inside
        patches.append(patch(name.as_posix(), one.before.decode(), one.after.decode()))
    return "".join(patches)


def _in_the_end(project: Project, found: Iterable[Diagnostic], look: Look) -> list[Fixed]:
    """What becomes of the files when all fixes are made, and those that they bring up. Nothing is written."""
    done: dict[Path, Fixed] = {}
    for _ in range(ROUNDS):
        made = list(_all_fixed(project, found))
        if not made:
            break
        for one in made:
            earlier = done.get(one.file, one._replace(fixes=0))
            done[one.file] = earlier._replace(after=one.after, fixes=earlier.fixes + one.fixes)
        project = project.with_drafts({one.file: one.after for one in made})
        found = look(project)
    return [done[file] for file in sorted(done) if done[file].before != done[file].after]


def _all_fixed(project: Project, found: Iterable[Diagnostic]) -> Iterator[Fixed]:
    files: set[Path] = set()
    pages = {file.known_as: file for there in project.site.files.values() for file in there.values()}
    for path, diagnostics in sorted(by_file(found).items()):
        page = pages[path]
        file = real(page.disk)
        if file in files:
            continue  # two pages are one file: for the second one, the places are no longer where they were
        before = page.data()
        text, count = fixed(decode(before, path), diagnostics)
        if count:
            files.add(file)
            yield Fixed(file, before, encoded(text, before), count)


def fixed(source: Source, diagnostics: Iterable[Diagnostic]) -> tuple[str, int]:
    """The text of a file with the fixes of its diagnostics applied, and their number. Of two overlapping fixes only the
    first is applied; the file has to be checked again for the other.
    """
    edits: dict[Span, str] = {}
    for diagnostic in diagnostics:
        if diagnostic.fix is not None and diagnostic.location.path == source.path:
            edits.setdefault(source.span(diagnostic.location), diagnostic.fix)
    parts, end, count = [], 0, 0
    for span, replacement in sorted(edits.items()):
        if span.start < end or (count and span.start == end == span.end):
            continue
        parts += [source.text[end : span.start], replacement]
        end = span.end
        count += 1
    return "".join([*parts, source.text[end:]]), count


def by_file(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """The diagnostics that have a fix, by the path of their file."""
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        if diagnostic.fix is not None:
            found[diagnostic.location.path].append(diagnostic)
    return found


def encoded(text: str, before: bytes) -> bytes:
    """Text as the bytes of a file, with the byte order mark that the file had."""
    mark = b"\xef\xbb\xbf"
    return (mark if before.startswith(mark) else b"") + text.encode()


def patch(name: str, before: str, after: str) -> str:
    """A change of a file as a unified diff for `patch -p1` and `git apply`, in which only line feeds end lines."""
    rows = unified_diff(LINE.findall(before), LINE.findall(after), _named("a", name), _named("b", name))
    return "".join(row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n" for row in rows)


def _named(side: str, name: str) -> str:
    """A file name in the header of a patch: quoted as in C if it contains control characters or is not UTF-8; a tab
    marks the end of a name with spaces.
    """
    data = os.fsencode(f"{side}/{name}")
    if any(byte < 32 for byte in data) or "\udc80" <= max(name) <= "\udcff":
        return '"' + "".join(chr(b) if 32 <= b < 127 and chr(b) not in '"\\' else f"\\{b:03o}" for b in data) + '"'
    return f"{side}/{name}\t" if " " in name else f"{side}/{name}"
