"""What an editor can do about a diagnostic: make its fix, write what was expected, or allow it with a comment."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from isogloss.diagnostic import Diagnostic
from isogloss.messages import label
from isogloss.rules import rules
from isogloss.site.page import Page
from isogloss.suppression import allowing, suppressions
from isogloss.text.source import Source, Span

INDENT = " \t>"


@dataclass(frozen=True)
class Edit:
    """New words in place of a stretch of a page."""

    span: Span
    text: str


@dataclass(frozen=True)
class Action:
    """Something to do about a diagnostic. `sure` says that nobody needs to look at the result."""

    title: str
    edit: Edit
    diagnostic: Diagnostic
    sure: bool = False


def actions(page: Page, found: Iterable[Diagnostic], lang: str) -> Iterator[Action]:
    """What can be done about some diagnostics of a page."""
    for diagnostic in found:
        span = page.source.span(diagnostic.location)
        if diagnostic.fix is not None:
            title = label("write “{expected}”", lang).format(expected=diagnostic.fix or "∅")
            yield Action(title, Edit(span, diagnostic.fix), diagnostic, sure=True)
        elif any(it.span == span for it in page.occurrences):
            # what is expected for a whole term can stand in its place; whether its surroundings suit, people see
            for expected in diagnostic.expected:
                title = label("write “{expected}”", lang).format(expected=expected)
                yield Action(title, Edit(span, expected), diagnostic)
        if rules()[diagnostic.rule].allowable and (edit := allowance(page, diagnostic)):
            yield Action(label("allow {rule} here", lang).format(rule=diagnostic.rule), edit, diagnostic)


def allowance(page: Page, diagnostic: Diagnostic) -> Edit | None:
    """A comment that allows a diagnostic and changes nothing else of the page: at the end of the line, above the line
    or on top of the page, whichever does first. Until somebody writes a reason, the rules ask for one."""
    comment = allowing(diagnostic.rule, page.dialect)
    text, line = page.source.text, page.source.line(diagnostic.location.line)
    indent = text[line.start : line.end - len(text[slice(*line)].lstrip(INDENT))]
    # a paragraph may have begun above: a comment among its lines would be part of it
    top = max((run.start for run in page.markdown.paragraphs if run.start <= line.start <= run.end), default=line.start)
    above = page.source.line(page.source.position(top)[0]).start
    for edit in (
        Edit(Span(line.end, line.end), f" {comment}"),
        Edit(Span(above, above), f"{indent}{comment}\n"),
        Edit(Span(page.body, page.body), f"{comment}\n\n"),
    ):
        if _does(page, diagnostic, edit):
            return edit
    return None


def _does(page: Page, diagnostic: Diagnostic, edit: Edit) -> bool:
    text = page.source.text[: edit.span.start] + edit.text + page.source.text[edit.span.end :]
    new = replace(page, source=Source(page.source.path, text))
    moved = edit.text.count("\n") if edit.span.start <= page.source.span(diagnostic.location).start else 0
    location = diagnostic.location._replace(line=diagnostic.location.line + moved)
    return _made_of(new) == _made_of(page) and any(s.covers(diagnostic.rule, location) for s in suppressions(new))


def _made_of(page: Page) -> tuple[object, ...]:
    """What a comment must not change: headings with their anchors, blocks, links."""
    markdown = page.markdown
    return (
        [(heading.level, heading.anchor) for heading in markdown.headings],
        [(block.kind, block.items, block.rows, block.columns) for block in markdown.blocks],
        [link.target for link in markdown.links],
    )
