"""Comments with which an editor allows what a rule would report.

    <!-- isogloss: allow deprecated-term the law calls it so -->

At the end of a line, the comment applies to that line. Alone on a line, it applies to the paragraph that follows;
directly below a heading, to that section; at the beginning of a page, to the page. MDX has comments of its own:
`{/* isogloss: allow … */}`.
"""

import re
from collections.abc import Iterator

import msgspec

from isogloss.site.page import Page
from isogloss.text.dialects import Dialect
from isogloss.text.source import Location, Span
from isogloss.text.structure import BlockKind

COMMENT = re.compile(
    r"<!--[ \t]*isogloss:[ \t]*allow\b(?P<rest>(?:(?!-->)[^\r\n])*)-->"
    r"|\{/\*[ \t]*isogloss:[ \t]*allow\b(?P<expression>(?:(?!\*/\})[^\r\n])*)\*/\}"
)
MARKS = {Dialect.MDX: ("{/*", "*/}")}
"""What a comment stands between, where it is not an HTML comment."""
RULES = re.compile(r"[ \t]+(?P<names>[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)(?:[ \t]+(?P<reason>\S.*?))?[ \t]*\Z")
BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t>]*(?=\r|\n|\Z)")
CONTAINER = re.compile(r"(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))*")
"""What opens quotations and list items at the head of a line: it is no text of it."""


class Suppression(msgspec.Struct, frozen=True):
    """What a comment allows: the rules (none if the comment cannot be read), the reason, and the lines."""

    location: Location
    rules: tuple[str, ...]
    reason: str
    first: int
    last: int

    def covers(self, rule: str, location: Location) -> bool:
        """Whether it allows what a rule reports at a place."""
        return rule in self.rules and location.path == self.location.path and self.first <= location.line <= self.last


def allowing(rule: str, dialect: Dialect) -> str:
    """A comment that allows a rule on a page, without a reason."""
    opens, closes = MARKS.get(dialect, ("<!--", "-->"))
    return f"{opens} isogloss: allow {rule} {closes}"


def suppressions(page: Page) -> Iterator[Suppression]:
    """The suppressions of a page, in order."""
    text = page.source.text
    if "isogloss:" not in text:
        return
    for comment in COMMENT.finditer(text):
        if not _is_comment(page, comment.start()):
            continue
        parts = RULES.match(comment["rest"] if comment["expression"] is None else comment["expression"])
        span = _scope(page, Span(*comment.span()))
        yield Suppression(
            page.source.location(Span(*comment.span())),
            tuple(name.strip() for name in parts["names"].split(",")) if parts else (),
            (parts["reason"] or "").strip() if parts else "",
            page.source.position(span.start)[0],
            page.source.position(span.end)[0],
        )


def _is_comment(page: Page, start: int) -> bool:
    """Whether the text at a place is a comment, rather than an example of one in code."""
    read = page.markdown
    if page.source.text.startswith("<", start):
        return any(span.start <= start < span.end for span in read.html)
    code = (*read.code, *(block.span for block in read.blocks if block.kind is BlockKind.CODE))
    return page.dialect is Dialect.MDX and not any(span.start <= start < span.end for span in code)


def _scope(page: Page, comment: Span) -> Span:
    """The stretch that a comment applies to."""
    text = page.source.text
    line = page.source.line(page.source.position(comment.start)[0])
    before = CONTAINER.sub("", text[line.start : comment.start], count=1)
    if (before + text[comment.end : line.end]).strip():
        return line
    section = next(s for s in reversed(page.sections) if s.span.start <= comment.start)
    begins = section.heading.line.end if section.heading else page.body
    if not COMMENT.sub("", text[begins : comment.start]).strip():
        return section.span if section.heading else Span(0, len(text))
    end = BLANK_LINE.search(text, comment.end + len(text[comment.end :]) - len(text[comment.end :].lstrip()))
    return Span(comment.start, end.start() if end else len(text))
