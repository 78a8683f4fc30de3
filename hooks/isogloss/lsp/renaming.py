"""What can be renamed at a place, and what is to be edited for it in all files."""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from isogloss.editing import moves
from isogloss.editing.changes import Change
from isogloss.editing.checkout import Checkout
from isogloss.editing.terms import term_renamed
from isogloss.engine import UsageError
from isogloss.lsp.actions import Edit
from isogloss.lsp.hover import occurrence_at
from isogloss.lsp.places import concept_in
from isogloss.lsp.workspace import Workspace
from isogloss.site.page import Page
from isogloss.text.source import LINE_END, Source, Span

ANCHOR = re.compile(r"#([^\s{}#.=]+)")


@dataclass(frozen=True)
class Renaming:
    """A name that can be changed, and where it, or what it is the name of, stands. `path` is that of the page that has
    the section, `term` the concept and the language of a preferred term; a concept has neither."""

    name: str
    source: Source
    span: Span
    path: str | None = None
    term: tuple[str, str] | None = None


def on_page(page: Page, offset: int) -> Renaming | None:
    """A section, by its anchor; a preferred term; a concept, by another term."""
    for attributes in page.markdown.attributes:
        found = ANCHOR.search(page.source.text, *attributes)
        if found and attributes.start <= offset <= attributes.end:
            return Renaming(found[1], page.source, Span(*found.span(1)), page.path)
    here = occurrence_at(page, offset)
    if here and here.term is here.section.preferred:
        return Renaming(here.term.text, page.source, here.span, term=(here.concept.id, page.language))
    return Renaming(here.concept.id, page.source, here.span) if here else None


def in_concept(workspace: Workspace, file: Path, source: Source, offset: int) -> Renaming | None:
    """A concept: that of the file, or the one that it names there."""
    concept = concept_in(workspace.termbase.glossary, file, source, offset)
    return Renaming(concept, source, source.line(source.position(offset)[0])) if concept else None


def renamed(workspace: Workspace, renaming: Renaming, name: str) -> list[Change]:
    """What is to change. Raises UsageError."""
    if workspace.problems:
        raise UsageError(workspace.problems[0].said, workspace.problems[0].place)
    checkout = Checkout(workspace.project, workspace.drafts, workspace.site)
    if renaming.path is not None:
        return moves.anchor_renamed(checkout, renaming.path, renaming.name, name)
    if renaming.term is not None:
        return term_renamed(checkout, *renaming.term, renaming.name, name).changes
    return moves.concept_renamed(checkout, renaming.name, name)


def edits(before: Source, after: str) -> list[Edit]:
    """From one text to another: line by line where both have as many, so that cursors stay where they are."""
    ends = [(0, 0), *(end.span() for end in LINE_END.finditer(before.text)), (len(before.text), len(before.text))]
    lines = [Span(start, end) for (_, start), (end, _) in pairwise(ends)]
    others = LINE_END.split(after)
    if len(lines) != len(others):
        return [Edit(Span(0, len(before.text)), after)]
    return [Edit(line, other) for line, other in zip(lines, others, strict=True) if before.text[slice(*line)] != other]
