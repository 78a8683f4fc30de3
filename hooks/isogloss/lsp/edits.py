"""What changes texts at an editor's request: terms that are completed, findings that are mended, and new names."""

from collections.abc import Iterable, Iterator

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.uris import from_fs_path

from isogloss.diagnostic import Diagnostic
from isogloss.editing.changes import Change
from isogloss.engine import UsageError
from isogloss.glossary.model import OUT_OF_USE
from isogloss.lsp import renaming
from isogloss.lsp.actions import Edit, actions
from isogloss.lsp.completion import Completion, completions
from isogloss.lsp.hover import plain, status
from isogloss.lsp.session import Asked, Features, Here, Session
from isogloss.lsp.workspace import Workspace
from isogloss.messages import label, reason
from isogloss.site.page import Page
from isogloss.text.source import Source, Span

FIX_ALL = "source.fixAll.isogloss"


async def completion(server: Session, params: lsp.CompletionParams) -> lsp.CompletionList | None:
    """The terms that what is being written may become."""
    here = server.here(params)
    if not here:
        return None
    found = completions(here.page, here.workspace.termbase, here.offset)
    items = [_item(server, here, number, one) for number, one in enumerate(found)]
    return lsp.CompletionList(is_incomplete=True, items=items)


def _item(server: Session, here: Here, number: int, found: Completion) -> lsp.CompletionItem:
    lang, out_of_use = server.lang(here.workspace), found.term.status in OUT_OF_USE
    words = [f"*{status(found.term, lang)}*: {plain(found.term.text)}"] if out_of_use else []
    words += [plain(text) for text in (found.term.reason, found.section.definition) if text]
    return lsp.CompletionItem(
        f"{found.term.text} → {found.text}" if out_of_use else found.text,
        kind=lsp.CompletionItemKind.Text,
        detail=found.concept.id,
        documentation=lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n\n".join(words)),
        tags=[lsp.CompletionItemTag.Deprecated] if out_of_use else None,
        sort_text=f"{number:04}",
        filter_text=_filtered(here.page, found),
        text_edit=server.text_edit(here.page.source, Edit(found.span, found.text)),
    )


async def code_action(server: Session, params: lsp.CodeActionParams) -> list[lsp.CodeAction] | None:
    """What can be done about the findings at a place, and about all of the page."""
    opened = server.page_of(params.text_document.uri)
    if not opened:
        return None
    workspace, _, page = opened
    workspace.look_at(page.path)
    found, asked = workspace.diagnostics(page.path)[page.source.path], params.context.only
    telling, answers = server.telling(workspace), []

    def wanted(kind: str) -> bool:
        return asked is None or any(kind == only or kind.startswith(f"{only}.") for only in asked)

    def edited(*edits: Edit) -> lsp.WorkspaceEdit:
        return lsp.WorkspaceEdit({params.text_document.uri: [server.text_edit(page.source, edit) for edit in edits]})

    if wanted(lsp.CodeActionKind.QuickFix):
        place = server.positions(page.source).span(params.range)
        for action in actions(page, _touching(page, found, place), telling.lang):
            told = telling.diagnostic(action.diagnostic)
            fix, sure = edited(action.edit), action.sure or None
            answers.append(
                lsp.CodeAction(action.title, lsp.CodeActionKind.QuickFix, [told], is_preferred=sure, edit=fix)
            )
    if wanted(FIX_ALL) and (edits := _all_fixes(page, found)):
        answers.append(
            lsp.CodeAction(label("make all fixes that are sure", telling.lang), FIX_ALL, edit=edited(*edits))
        )
    return answers


def _touching(page: Page, found: Iterable[Diagnostic], place: Span) -> list[Diagnostic]:
    spans = ((page.source.span(diagnostic.location), diagnostic) for diagnostic in found)
    return [diagnostic for span, diagnostic in spans if span.start <= place.end and place.start <= span.end]


async def prepare_rename(server: Session, params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder | None:
    """What can be renamed at a place."""
    if not (found := _renaming_at(server, params)):
        return None
    _, what = found
    return lsp.PrepareRenamePlaceholder(server.positions(what.source).range(what.span), what.name)


async def rename(server: Session, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
    """A new name for a term, a concept or a section, in all files."""
    if not (found := _renaming_at(server, params)):
        return None
    able = server.client_capabilities.workspace and server.client_capabilities.workspace.workspace_edit
    if not (able and able.document_changes and able.resource_operations):
        raise _failed("the editor cannot rename files on request: run isogloss rename")
    workspace, what = found
    try:
        changes = renaming.renamed(workspace, what, params.new_name)
    except UsageError as error:
        raise _failed(reason(error, server.lang(workspace))) from None
    return lsp.WorkspaceEdit(document_changes=[part for change in changes for part in _parts(server, change)])


def _renaming_at(server: Session, params: Asked) -> tuple[Workspace, renaming.Renaming] | None:
    if here := server.here(params):
        what = renaming.on_page(here.page, here.offset)
        return (here.workspace, what) if what else None
    workspace, file = server.workspace_of(params.text_document.uri)
    if workspace and workspace.is_concept(file) and (source := workspace.source(file)):
        what = renaming.in_concept(workspace, file, source, server.positions(source).offset(params.position))
        return (workspace, what) if what else None
    return None


def _parts(server: Session, change: Change) -> Iterator[lsp.CreateFile | lsp.TextDocumentEdit | lsp.RenameFile]:
    """The change of a file as an editor makes it: made, edited, moved."""
    source = change.moved or change.file
    uri = from_fs_path(str(source))
    if change.before is None:
        yield lsp.CreateFile(uri)
    text = Source(str(source), (change.before or b"").decode("utf-8-sig", "surrogatepass"))
    if edits := renaming.edits(text, change.after.decode("utf-8-sig", "surrogatepass")):
        document = server.workspace.text_documents.get(uri)
        identifier = lsp.OptionalVersionedTextDocumentIdentifier(uri, document.version if document else None)
        yield lsp.TextDocumentEdit(identifier, [server.text_edit(text, edit) for edit in edits])
    if change.moved:
        yield lsp.RenameFile(uri, from_fs_path(str(change.file)))


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


FEATURES: Features = {
    lsp.TEXT_DOCUMENT_COMPLETION: completion,
    lsp.TEXT_DOCUMENT_CODE_ACTION: code_action,
    lsp.TEXT_DOCUMENT_PREPARE_RENAME: prepare_rename,
    lsp.TEXT_DOCUMENT_RENAME: rename,
}
OPTIONS = {
    lsp.TEXT_DOCUMENT_CODE_ACTION: lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix, FIX_ALL]),
    lsp.TEXT_DOCUMENT_RENAME: lsp.RenameOptions(prepare_provider=True),
}
