"""The mark of text that nobody has written yet."""

from collections.abc import Iterator

from isogloss.text.markdown import Markdown
from isogloss.text.source import Span

MARK = "[TODO]"


def unwritten(markdown: Markdown) -> Iterator[Span]:
    """Where the prose of a page has the mark."""
    start = markdown.text.find(MARK)
    while start >= 0:
        end = start + len(MARK)
        if markdown.prose[start + 1 : end - 1] == MARK[1:-1]:  # its brackets may be a link's
            yield Span(start, end)
        start = markdown.text.find(MARK, end)
