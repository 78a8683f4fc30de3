"""Putting right what a diagnostic knows for sure how to put right."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from isogloss.diagnostic import Diagnostic
from isogloss.text.source import Source, Span


def fixed(source: Source, diagnostics: Iterable[Diagnostic]) -> tuple[str, int]:
    """The text of a file with the fixes of its diagnostics, and how many they are. Of two that overlap the first is
    made; the other has to be asked about again."""
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
    """Text as bytes of a file, with the byte order mark that the file had."""
    mark = b"\xef\xbb\xbf"
    return (mark if before.startswith(mark) else b"") + text.encode()


def disk_path(path: str, shown: str, docs: Path) -> Path:
    """Where a file lies that people know by a path, given how they know the folder of the pages."""
    return docs / (path.removeprefix(f"{shown}/") if shown else path)
