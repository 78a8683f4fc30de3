"""What an editor asks about a place in a text: what is meant there, and where else."""

from lsprotocol import types as lsp
from pygls.uris import from_fs_path

from isogloss.lsp import places
from isogloss.lsp.hover import hover, occurrence_at
from isogloss.lsp.session import Features, Session


async def meaning(server: Session, params: lsp.HoverParams) -> lsp.Hover | None:
    """What the term at a place means."""
    here = server.here(params)
    found = occurrence_at(here.page, here.offset) if here else None
    if not here or not found:
        return None
    content = lsp.MarkupContent(lsp.MarkupKind.Markdown, hover(found, server.lang(here.workspace)))
    return lsp.Hover(content, server.positions(here.page.source).range(found.span))


async def definition(server: Session, params: lsp.DefinitionParams) -> lsp.Location | None:
    """Where the link at a place leads, or the file of the concept that is named there."""
    if here := server.here(params):
        link = places.link_at(here.page, here.offset)
        if link and (there := places.target(here.workspace, here.file, here.page, link)):
            return server.line_of(*there)
    if found := server.concept_at(params):
        return server.line_of(*places.concept_place(*found))
    return None


async def references(server: Session, params: lsp.ReferenceParams) -> list[lsp.Location] | None:
    """Where all languages name the concept at a place."""
    found = server.concept_at(params)
    if not found:
        return None
    workspace, concept, _ = found
    locations = []
    if params.context.include_declaration:
        sections = workspace.termbase.glossary.concepts[concept].languages
        locations += [server.line_of(*places.concept_place(workspace, concept, code)) for code in sections]
    for file, source, span in places.mentions(workspace, concept):
        locations.append(lsp.Location(from_fs_path(str(file)), server.positions(source).range(span)))
    return locations


async def symbols(server: Session, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol] | None:
    """The headings of a page, each with those below it."""
    found = server.page_of(params.text_document.uri)
    if not found:
        return None
    *_, page = found
    positions = server.positions(page.source)
    roots: list[lsp.DocumentSymbol] = []
    above: list[tuple[int, list[lsp.DocumentSymbol]]] = [(0, roots)]  # by level, what is below a heading
    for heading, span in places.headings(page):
        anchor = f"#{heading.anchor}"
        below: list[lsp.DocumentSymbol] = []
        symbol = lsp.DocumentSymbol(
            page.source.text[slice(*heading.title)].strip() or anchor,
            lsp.SymbolKind.String,
            positions.range(span),
            positions.range(heading.title),
            detail=anchor if heading.anchor else None,
            children=below,
        )
        while above[-1][0] >= heading.level:
            above.pop()
        above[-1][1].append(symbol)
        above.append((heading.level, below))
    return roots


FEATURES: Features = {
    lsp.TEXT_DOCUMENT_HOVER: meaning,
    lsp.TEXT_DOCUMENT_DEFINITION: definition,
    lsp.TEXT_DOCUMENT_REFERENCES: references,
    lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL: symbols,
}
