"""Where things stand: a concept in its file, its terms on pages, a link's target, the headings of a page."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import ID
from isogloss.lsp.workspace import Workspace
from isogloss.site.page import Page
from isogloss.text.source import Source, Span
from isogloss.text.structure import Heading, Link

WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def concept_place(workspace: Workspace, concept: str, code: str | None) -> tuple[Path, int]:
    """The file of a concept and the line (from 1) of its section in a language; its first line without one."""
    glossary = workspace.termbase.glossary
    file = workspace.glossary_folder / f"{concept}.yml"
    return file, glossary.line(concept, ("languages", code) if code else ())


def concept_in(glossary: Glossary, file: Path, source: Source, offset: int) -> str | None:
    """The concept that a place in a concept file names; else the one whose file it is."""
    line = source.line(source.position(offset)[0])
    key = re.match(r"[\s\w-]*:", source.text[line.start : line.end])
    for word in WORD.finditer(source.text, line.start + (key.end() if key else 0), line.end):
        if word.start() <= offset <= word.end() and word[0] in glossary.concepts:
            return word[0]
    return file.stem if file.stem in glossary.concepts and re.fullmatch(ID, file.stem) else None


def mentions(workspace: Workspace, concept: str) -> Iterator[tuple[Path, Source, Span]]:
    """Where pages of all languages name a concept."""
    for file, page in workspace.pages_naming(concept):
        for occurrence in page.occurrences:
            if occurrence.concept.id == concept or concept in occurrence.rivals:
                yield file, page.source, occurrence.span


def link_at(page: Page, offset: int) -> Link | None:
    """The link at a place, the innermost one."""
    here = [link for link in page.markdown.links if link.span.start <= offset <= link.span.end]
    return max(here, key=lambda link: link.span.start, default=None)


def target(workspace: Workspace, file: Path, page: Page, link: Link) -> tuple[Path, int] | None:
    """The file that a link leads to, and the line (from 1) of its section there; None where it leads elsewhere."""
    address, _, anchor = link.target.partition("#")
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|/", address):
        return None
    there = Path(posixpath.normpath(file.parent / unquote(address.partition("?")[0]))) if address else file
    other = workspace.page(there)
    if other is None:
        return None
    if anchor in workspace.termbase.glossary.concepts and not any(h.anchor == anchor for h in other.markdown.headings):
        return concept_place(workspace, anchor, page.language)
    line = next((h.line.start for h in other.markdown.headings if h.anchor == anchor), 0)
    return there, other.source.position(line)[0]


def headings(page: Page) -> Iterator[tuple[Heading, Span]]:
    """The headings of a page, each with the stretch that it heads, those of its subsections included."""
    found = page.markdown.headings
    for number, heading in enumerate(found):
        after = (later.line.start for later in found[number + 1 :] if later.level <= heading.level)
        yield heading, Span(heading.line.start, next(after, len(page.source.text)))
