"""Python-Markdown's inline patterns, of which only those are tried that a text has the marks of.

Python-Markdown looks for each of its patterns in each stretch of text, which takes a third of all its time; most of
what people write has no mark of any. What is made of a text stays the same.
"""

import re
from collections.abc import Iterable
from itertools import chain
from xml.etree.ElementTree import Element

import markdown
from markdown import inlinepatterns
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

KNOWN = hasattr(InlineProcessor, "_InlineProcessor__handleInline") and markdown.__version__.startswith("3.")
"""Whether Python-Markdown has what `_Tried` stands in for; else all is as it was."""

MARKS = {
    inlinepatterns.BACKTICK_RE: ("`",),
    inlinepatterns.ESCAPE_RE: ("\\",),
    inlinepatterns.REFERENCE_RE: ("[",),
    inlinepatterns.LINK_RE: ("[",),
    inlinepatterns.IMAGE_LINK_RE: ("![",),
    inlinepatterns.IMAGE_REFERENCE_RE: ("![",),
    inlinepatterns.AUTOLINK_RE: ("<",),
    inlinepatterns.AUTOMAIL_RE: ("<",),
    inlinepatterns.LINE_BREAK_RE: ("  \n",),
    inlinepatterns.HTML_RE: ("<",),
    inlinepatterns.ENTITY_RE: ("&",),
    r"\*|_": ("*", "_"),
    r"\[\^([^\]]*)\]": ("[^",),
}
"""By pattern, what any text has of which it matches a part, one or the other. Any other pattern is always tried."""


class MarkedPatterns(Extension):
    """The extension that does so."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        if KNOWN:
            md.treeprocessors.register(_Tried(md), "inline", 20)


class _Tried(InlineProcessor):
    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element | None:
        """When all extensions have brought their patterns."""
        self.marks = [MARKS.get(pattern.pattern) for pattern in self.inlinePatterns]
        known = (marks for marks in self.marks if marks is not None)
        self.any_mark = re.compile("" if None in self.marks else _any_of(chain.from_iterable(known)))
        made: Element | None = super().run(tree, ancestors)
        return made

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - Python-Markdown's names
        """As `InlineProcessor.__handleInline`, which calls itself for what stands within a match."""
        atomic = isinstance(data, AtomicString)
        if atomic or not self.any_mark.search(data):
            return data
        number, start, marks = patternIndex, 0, self.marks
        while number < len(marks):
            wanted = marks[number]
            if wanted is not None and not any(map(data.__contains__, wanted)):
                number, start = number + 1, 0
                continue
            pattern = self.inlinePatterns[number]
            data, matched, start = self._InlineProcessor__applyPattern(pattern, data, number, start)
            number += not matched
        return data


def _any_of(marks: Iterable[str]) -> str:
    """The pattern of any of some marks. Those of several characters that have another in them are found by that."""
    known = {*marks}
    ones = {mark for mark in known if len(mark) == 1}
    longer = sorted(mark for mark in known if not ones & {*mark})
    return "|".join([*([f"[{re.escape(''.join(sorted(ones)))}]"] if ones else ()), *map(re.escape, longer)])
