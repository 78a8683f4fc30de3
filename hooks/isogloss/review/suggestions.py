"""Fixes as a reviewer is shown them: whole lines, as they should be."""

from collections.abc import Collection, Iterator, Sequence

from isogloss.diagnostic import Diagnostic
from isogloss.fixes import fixed
from isogloss.messages import tell_plainly
from isogloss.review.told import MOST_SUGGESTIONS, Suggestion
from isogloss.text.source import Source


def suggestions(
    source: Source, diagnostics: Sequence[Diagnostic], lines: Collection[int], lang: str
) -> Iterator[Suggestion]:
    """The lines of a page that fixes change, where all of them are among `lines` (empty: any), in order."""
    for group in _groups(diagnostics)[:MOST_SUGGESTIONS]:
        start, end = group[0].location.line, max(diagnostic.location.end_line for diagnostic in group)
        if lines and not set(range(start, end + 1)) <= set(lines):
            continue
        first, last = source.line(start).start, source.line(end).end
        text, _ = fixed(source, group)
        stretch = text[first : last + len(text) - len(source.text)]
        why = "; ".join(dict.fromkeys(f"{tell_plainly(d.message, lang)} ({d.rule})" for d in group))
        yield Suggestion(source.path, start, end, stretch, why)


def _groups(diagnostics: Sequence[Diagnostic]) -> list[list[Diagnostic]]:
    """Diagnostics by lines: those that have one in common belong together."""
    groups: list[list[Diagnostic]] = []
    end = 0
    for diagnostic in sorted(diagnostics, key=lambda d: d.location):
        if diagnostic.location.line > end:
            groups.append([])
        groups[-1].append(diagnostic)
        end = max(end, diagnostic.location.end_line)
    return groups
