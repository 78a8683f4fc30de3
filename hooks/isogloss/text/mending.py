"""Places that no fix may change unseen: mathematics, and the titles of links.

`$…$` is mathematics on one site and two prices on another; it is read and reported like any other text.
"""

import re
from collections.abc import Iterator

from isogloss.text.source import Span
from isogloss.text.structure import Markdown

FENCES = (("$$", "$$"), (r"\[", r"\]"), (r"\(", r"\)"), (r"\begin{", r"\end{"))
"""What opens and closes formulas (pymdownx.arithmatex, MathJax, KaTeX)."""
IN_LINE = re.compile(r"(?<![\\$])\$(?![\s$])(?:[^$\\\n]|\\.|\n(?![ \t]*\n)){1,1000}?(?<!\s)\$")
TITLE = re.compile(r"[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\))[ \t]*$", re.MULTILINE)


def left_alone(markdown: Markdown) -> Iterator[Span]:
    """The stretches that no fix may touch, in no particular order."""
    text = markdown.text
    for opening, closing in FENCES:
        end = 0
        while (start := text.find(opening, end)) >= 0 and (end := text.find(closing, start + len(opening))) >= 0:
            end += len(closing)
            yield Span(start, end)
    yield from (Span(*formula.span()) for formula in IN_LINE.finditer(text))
    yield from (Span(link.words.end, link.span.end) for link in markdown.links)
    for _, end in markdown.marks.targets:
        if title := TITLE.match(text, end):
            yield Span(*title.span())
