"""What an editor asks about a place in a text: what is meant there, and where else."""

from lsprotocol import types as lsp
from pygls.uris import from_fs_path

from isogloss.lsp import places
from isogloss.lsp.hover import hover, occurrence_at
from isogloss.lsp.session import Session


def add_questions(server: Session) -> None:
    """Let a server answer what asks, and changes nothing."""

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def on_hover(params: lsp.HoverParams):
        here = server.page_at(params)
        found = occurrence_at(here[2], here[3]) if here else None
        if not here or not found:
            return None
        content = lsp.MarkupContent(lsp.MarkupKind.Markdown, hover(found, server.lang(here[0])))
        return lsp.Hover(content, server.positions(here[2].source).range(found.span))

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: lsp.DefinitionParams):
        if here := server.page_at(params):
            workspace, file, page, offset = here
            if (link := places.link_at(page, offset)) and (there := places.target(workspace, file, page, link)):
                return server.line_of(*there)
        if found := server.concept_at(params):
            workspace, concept, code = found
            return server.line_of(*places.concept_place(workspace, concept, code))
        return None

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    async def references(params: lsp.ReferenceParams):
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

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def symbols(params: lsp.DocumentSymbolParams):
        workspace, file = server.workspace_of(params.text_document.uri)
        page = workspace.page(file) if workspace else None
        if not page:
            return None
        positions = server.positions(page.source)
        roots: list[lsp.DocumentSymbol] = []
        above: list[tuple[int, lsp.DocumentSymbol]] = []
        for heading, span in places.headings(page):
            name = page.source.text[slice(*heading.title)].strip() or f"#{heading.anchor}"
            symbol = lsp.DocumentSymbol(
                name,
                lsp.SymbolKind.String,
                positions.range(span),
                positions.range(heading.title),
                detail=f"#{heading.anchor}" if heading.anchor else None,
                children=[],
            )
            while above and above[-1][0] >= heading.level:
                above.pop()
            (above[-1][1].children if above else roots).append(symbol)
            above.append((heading.level, symbol))
        return roots
