"""What changes texts at an editor's request: terms that are completed, findings that are mended, and new names."""

from collections.abc import Iterable

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.uris import from_fs_path

from isogloss.diagnostic import Diagnostic
from isogloss.engine import UsageError
from isogloss.glossary.model import OUT_OF_USE
from isogloss.lsp import renaming
from isogloss.lsp.actions import Edit, actions
from isogloss.lsp.completion import Completion, completions
from isogloss.lsp.hover import plain, status
from isogloss.lsp.session import Session
from isogloss.lsp.workspace import Workspace
from isogloss.messages import label, reason
from isogloss.site.page import Page
from isogloss.text.source import Source

FIX_ALL = "source.fixAll.isogloss"


def add_edits(server: Session) -> None:
    """Let a server complete terms, and mend what it has found."""

    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION)
    async def completion(params: lsp.CompletionParams):
        here = server.page_at(params)
        if not here:
            return None
        workspace, _, page, offset = here
        lang, items = server.lang(workspace), []
        for number, found in enumerate(completions(page, workspace.termbase, offset)):
            out_of_use = found.term.status in OUT_OF_USE
            words = [f"*{status(found.term, lang)}*: {plain(found.term.text)}"] if out_of_use else []
            words += [plain(text) for text in (found.term.reason, found.section.definition) if text]
            items.append(
                lsp.CompletionItem(
                    f"{found.term.text} → {found.text}" if out_of_use else found.text,
                    kind=lsp.CompletionItemKind.Text,
                    detail=found.concept.id,
                    documentation=lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n\n".join(words)),
                    tags=[lsp.CompletionItemTag.Deprecated] if out_of_use else None,
                    sort_text=f"{number:04}",
                    filter_text=_filtered(page, found),
                    text_edit=server.text_edit(page.source, Edit(found.span, found.text)),
                )
            )
        return lsp.CompletionList(is_incomplete=True, items=items)

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix, FIX_ALL]),
    )
    async def code_action(params: lsp.CodeActionParams):
        workspace, file = server.workspace_of(params.text_document.uri)
        page = workspace.page(file) if workspace else None
        if not page:
            return None
        workspace.look_at(page.path)
        found = workspace.diagnostics(page.path)[page.source.path]
        positions, asked = server.positions(page.source), params.context.only
        uri = params.text_document.uri

        def wanted(kind: str) -> bool:
            return asked is None or any(kind == only or kind.startswith(f"{only}.") for only in asked)

        answers = []
        if wanted(lsp.CodeActionKind.QuickFix):
            start, end = positions.span(params.range)
            spans = [(page.source.span(diagnostic.location), diagnostic) for diagnostic in found]
            here = [d for span, d in spans if span.start <= end and start <= span.end]
            for action in actions(page, here, server.lang(workspace)):
                answers.append(
                    lsp.CodeAction(
                        action.title,
                        lsp.CodeActionKind.QuickFix,
                        [server.diagnostic(workspace, action.diagnostic, {})],
                        is_preferred=action.sure or None,
                        edit=lsp.WorkspaceEdit({uri: [server.text_edit(page.source, action.edit)]}),
                    )
                )
        if wanted(FIX_ALL) and (edits := _all_fixes(page, found)):
            title = label("make all fixes that are sure", server.lang(workspace))
            edit = lsp.WorkspaceEdit({uri: [server.text_edit(page.source, edit) for edit in edits]})
            answers.append(lsp.CodeAction(title, FIX_ALL, edit=edit))
        return answers


def add_renaming(server: Session) -> None:
    """Let a server rename terms, concepts and sections, in all files."""

    def found(params: lsp.TextDocumentPositionParams) -> tuple[Workspace, renaming.Renaming] | None:
        workspace, file = server.workspace_of(params.text_document.uri)
        if here := server.page_at(params):
            what = renaming.on_page(here[2], here[3])
        elif workspace and workspace.is_concept(file) and (source := workspace.source(file)):
            offset = server.positions(source).offset(params.position)
            what = renaming.in_concept(workspace, file, source, offset)
        else:
            what = None
        return (workspace, what) if workspace and what else None

    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepare_rename(params: lsp.PrepareRenameParams):
        if not (here := found(params)):
            return None
        _, what = here
        return lsp.PrepareRenamePlaceholder(server.positions(what.source).range(what.span), what.name)

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    async def rename(params: lsp.RenameParams):
        if not (here := found(params)):
            return None
        able = server.client_capabilities.workspace and server.client_capabilities.workspace.workspace_edit
        if not (able and able.document_changes and able.resource_operations):
            raise _failed("the editor cannot rename files on request: run isogloss rename")
        workspace, what = here
        try:
            changes = renaming.renamed(workspace, what, params.new_name)
        except UsageError as error:
            raise _failed(reason(error, server.lang(workspace))) from None
        parts = []
        for change in changes:
            source = change.moved or change.file
            uri = from_fs_path(str(source))
            if change.before is None:
                parts.append(lsp.CreateFile(uri))
            text = Source(str(source), (change.before or b"").decode("utf-8-sig", "surrogatepass"))
            made = renaming.edits(text, change.after.decode("utf-8-sig", "surrogatepass"))
            document = server.workspace.text_documents.get(uri)
            version = document.version if document else None
            if made:
                identifier = lsp.OptionalVersionedTextDocumentIdentifier(uri, version)
                parts.append(lsp.TextDocumentEdit(identifier, [server.text_edit(text, edit) for edit in made]))
            if change.moved:
                parts.append(lsp.RenameFile(uri, from_fs_path(str(change.file))))
        return lsp.WorkspaceEdit(document_changes=parts)


def _failed(reason: str) -> JsonRpcException:
    return JsonRpcException(reason, code=lsp.LSPErrorCodes.RequestFailed)


def _all_fixes(page: Page, found: Iterable[Diagnostic]) -> list[Edit]:
    """The fixes that are sure; of two that overlap the first."""
    edits: list[Edit] = []
    for diagnostic in found:
        span = page.source.span(diagnostic.location)
        if diagnostic.fix is not None and (not edits or edits[-1].span.end < span.start):
            edits.append(Edit(span, diagnostic.fix))
    return edits


def _filtered(page: Page, found: Completion) -> str:
    """What an editor compares with what is written: it compares letter by letter, and knows no language."""
    written = page.source.text[slice(*found.span)]
    return written + found.term.text[len(written) :]
