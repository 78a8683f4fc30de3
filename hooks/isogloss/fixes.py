"""Applying the fixes of diagnostics to files."""

import os
import re
from collections import defaultdict
from collections.abc import Iterable
from difflib import unified_diff

from isogloss.diagnostic import Diagnostic
from isogloss.text.source import Source, Span

LINE = re.compile(r"[^\n]*\n|[^\n]+")


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
