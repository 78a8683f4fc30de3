"""The protocol: what an editor says and asks, and what it is answered."""

import asyncio
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException, JsonRpcInternalError
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

import isogloss
from isogloss.diagnostic import Diagnostic, Severity
from isogloss.engine import UsageError
from isogloss.glossary.glossary import Problem
from isogloss.glossary.model import OUT_OF_USE
from isogloss.lsp import places, renaming
from isogloss.lsp.actions import Edit, actions
from isogloss.lsp.completion import Completion, completions
from isogloss.lsp.hover import hover, occurrence_at, plain, status
from isogloss.lsp.positions import Positions, whole_line
from isogloss.lsp.workspace import Workspace
from isogloss.messages import from_environment, label, languages, reason, tell_plainly
from isogloss.settings import NAMES
from isogloss.site.page import Page
from isogloss.text.source import Source

PAUSE = 0.02
"""Seconds to wait for further keys before a page is looked at."""

SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.NOTE: lsp.DiagnosticSeverity.Information,
}
FIX_ALL = "source.fixAll.isogloss"


class Server(LanguageServer):
    """What the server remembers: the folders that are open, and what it has told of each file."""

    def __init__(self, lang: str | None = None):
        # whole texts: what counts as a line end is then ours to say
        super().__init__("isogloss", isogloss.__version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.asked_lang = lang
        self.workspaces: dict[Path, Workspace] = {}
        self.told: dict[Path, list[lsp.Diagnostic]] = {}
        self.warned: dict[Path, str] = {}
        self.waiting: dict[Path, asyncio.TimerHandle] = {}
        self.surveys: dict[Path, asyncio.Task] = {}
        self.locale = ""

    def stop(self) -> None:
        """Begin nothing any more: an editor that leaves does not listen."""
        for pending in (*self.waiting.values(), *self.surveys.values()):
            pending.cancel()

    def report_server_error(self, error: Exception, source) -> None:
        """Show an error in the editor, unless it is that nothing can be sent: to send this would fail in turn."""
        if source is not JsonRpcInternalError:
            super().report_server_error(error, source)

    # ------------------------------------------------------------------------------------------------ folders

    def open_folder(self, folder: Path) -> None:
        self.workspaces[folder] = Workspace(folder)
        self.workspaces[folder].remember()
        self.survey(self.workspaces[folder])

    def close_folder(self, folder: Path) -> None:
        if task := self.surveys.pop(folder, None):
            task.cancel()
        self.workspaces.pop(folder, None)
        for file in [file for file in self.told if file.is_relative_to(folder)]:
            self.tell(file, [])

    def workspace_of(self, uri: str) -> tuple[Workspace | None, Path]:
        """The innermost open folder that a file is in; a file in none opens its own."""
        path = to_fs_path(uri) if uri.startswith("file:") else None
        file = Path(path) if path else Path()
        if not path:
            return None, file
        inside = [folder for folder in self.workspaces if file.is_relative_to(folder)]
        if not inside:
            self.open_folder(file.parent)
            inside = [file.parent]
        return self.workspaces[max(inside, key=lambda folder: len(folder.parts))], file

    def reload(self, workspace: Workspace) -> None:
        workspace.load()
        self.survey(workspace)

    def lang(self, workspace: Workspace) -> str:
        """The language of messages: as asked, as the settings say, as the editor speaks."""
        settings = workspace.project.settings.lang if workspace.site else None
        asked = (self.asked_lang, settings, self.locale.partition("-")[0].lower() or None)
        return next((code for code in asked if code in languages()), None) or from_environment()

    # ------------------------------------------------------------------------------------------------ diagnostics

    def survey(self, workspace: Workspace) -> None:
        """Look at everything in a folder, a page's path at a time, so that questions are answered in between."""
        self.warn(workspace)
        if running := self.surveys.pop(workspace.folder, None):
            running.cancel()
        if workspace.site is not None:
            self.surveys[workspace.folder] = asyncio.get_running_loop().create_task(self._survey(workspace))

    async def _survey(self, workspace: Workspace) -> None:
        for problem_file in self._problem_files(workspace):
            self.tell_concept(workspace, problem_file)
        opened = {place[1] for file in workspace.drafts if (place := workspace.place(file))}
        for path in sorted(workspace.paths, key=lambda path: path not in opened):
            await asyncio.sleep(0)
            while self.waiting:  # who types goes first
                await asyncio.sleep(PAUSE)
            if path in workspace.paths:
                workspace.look_at(path)
                self.tell_path(workspace, path)
        workspace.look_around()
        for path in workspace.paths:
            if path in workspace.results:
                self.tell_path(workspace, path)
        for file in self._problem_files(workspace):
            self.tell_concept(workspace, file)
        workspace.keep()

    def _problem_files(self, workspace: Workspace) -> list[Path]:
        """The concept files of which there is, or was, something to say."""
        known = {Path(path) for path in workspace.glossary_diagnostics()} | {Path(p.path) for p in workspace.problems}
        return sorted(known | {file for file in self.told if file.parent == workspace.glossary_folder})

    def warn(self, workspace: Workspace) -> None:
        """Say once why a folder, or its glossary, cannot be used."""
        said = workspace.flaw
        if workspace.problems:
            first = workspace.problems[0]
            said = f"{label('the glossary cannot be used', self.lang(workspace))}: {first}"
        if said and said != self.warned.get(workspace.folder):
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, f"Isogloss: {said}"))
        self.warned[workspace.folder] = said

    def look_soon(self, workspace: Workspace, file: Path) -> None:
        if handle := self.waiting.pop(file, None):
            handle.cancel()
        loop = asyncio.get_running_loop()
        self.waiting[file] = loop.call_later(PAUSE, self._look, workspace, file)

    def _look(self, workspace: Workspace, file: Path) -> None:
        self.waiting.pop(file, None)
        if place := workspace.place(file):
            path = place[1]
            if path in workspace.paths:
                workspace.look_at(path)
                self.tell_path(workspace, path)
            else:  # closed and never saved
                self.tell(file, [])
        elif workspace.is_concept(file):
            self.tell_concept(workspace, file)

    def tell_path(self, workspace: Workspace, path: str) -> None:
        read: dict[Path, Positions | None] = {}
        for known_as, found in workspace.diagnostics(path).items():
            self.tell(workspace.file(known_as), [self.diagnostic(workspace, diagnostic, read) for diagnostic in found])

    def tell_concept(self, workspace: Workspace, file: Path) -> None:
        text = workspace.drafts.get(file)
        problems: Iterable[Problem] = [p for p in workspace.problems if Path(p.path) == file]
        if text is not None:
            problems = workspace.concept_problems(file, text) or ([] if self._changed(file, text) else problems)
        told = [
            lsp.Diagnostic(whole_line(p.line), p.reason, lsp.DiagnosticSeverity.Error, "glossary", source="isogloss")
            for p in problems
        ]
        for diagnostic in workspace.glossary_diagnostics().get(str(file), ()):
            told.append(self.diagnostic(workspace, diagnostic, {}))
        self.tell(file, told)

    @staticmethod
    def _changed(file: Path, text: str) -> bool:
        return not file.is_file() or file.read_bytes() != text.encode("utf-8", "surrogatepass")

    def tell(self, file: Path, diagnostics: list[lsp.Diagnostic]) -> None:
        """Publish what there is to say of a file, unless the editor knows it already."""
        uri = from_fs_path(str(file))
        document = self.workspace.text_documents.get(uri)
        if self.told.get(file, []) != diagnostics or document is not None:
            version = document.version if document else None
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, diagnostics, version))
        self.told[file] = diagnostics

    def diagnostic(
        self, workspace: Workspace, diagnostic: Diagnostic, read: dict[Path, Positions | None]
    ) -> lsp.Diagnostic:
        """A diagnostic as the protocol has it; `read` keeps the texts that its places are in."""

        def positions(path: str) -> Positions | None:
            file = workspace.file(path)
            if file not in read:
                source = workspace.source(file)
                read[file] = self.positions(source) if source else None
            return read[file]

        here, related = diagnostic.location, []
        for place in diagnostic.related:
            if there := positions(place.path):
                location = lsp.Location(from_fs_path(str(workspace.file(place.path))), there.range_of(place))
                related.append(lsp.DiagnosticRelatedInformation(location, there.quoted(place) or place.path))
        text = positions(here.path)
        return lsp.Diagnostic(
            text.range_of(here) if text else whole_line(here.line),
            tell_plainly(diagnostic.message, self.lang(workspace)),
            SEVERITIES[diagnostic.severity],
            diagnostic.rule,
            source="isogloss",
            related_information=related or None,
        )

    # ------------------------------------------------------------------------------------------------ places

    def positions(self, source: Source) -> Positions:
        return Positions(source, lsp.PositionEncodingKind(self.workspace.position_encoding or "utf-16").value)

    def page_at(self, params: lsp.TextDocumentPositionParams) -> tuple[Workspace, Path, Page, int] | None:
        """The page that a question is about, and the offset in it."""
        workspace, file = self.workspace_of(params.text_document.uri)
        page = workspace.page(file) if workspace else None
        return (workspace, file, page, self.positions(page.source).offset(params.position)) if page else None

    def concept_at(self, params: lsp.TextDocumentPositionParams) -> tuple[Workspace, str, str | None] | None:
        """The concept that a place in a page or in a concept file names, and the page's language."""
        if here := self.page_at(params):
            workspace, _, page, offset = here
            found = occurrence_at(page, offset)
            return (workspace, found.concept.id, page.language) if found else None
        workspace, file = self.workspace_of(params.text_document.uri)
        if workspace and workspace.is_concept(file) and (source := workspace.source(file)):
            offset = self.positions(source).offset(params.position)
            concept = places.concept_in(workspace.termbase.glossary, file, source, offset)
            return (workspace, concept, None) if concept else None
        return None

    def line_of(self, file: Path, line: int) -> lsp.Location:
        return lsp.Location(from_fs_path(str(file)), lsp.Range(lsp.Position(line - 1, 0), lsp.Position(line - 1, 0)))

    def text_edit(self, source: Source, edit: Edit) -> lsp.TextEdit:
        return lsp.TextEdit(self.positions(source).range(edit.span), edit.text)


def serve(lang: str | None = None) -> None:
    """Serve one editor over standard input and output, until it leaves."""
    made(lang).start_io(stdout=os.fdopen(os.dup(sys.stdout.fileno()), "wb"))  # which it closes in the end


def made(lang: str | None = None) -> Server:
    """A server with all that it can do."""
    server = Server(lang)
    for add in (_texts, _folders, _reading, _writing, _renaming):
        add(server)
    return server


def _texts(server: Server) -> None:
    def changed(uri: str, text: str) -> None:
        workspace, file = server.workspace_of(uri)
        if workspace:
            workspace.write(file, text)
            server.look_soon(workspace, file)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def did_open(params: lsp.DidOpenTextDocumentParams):
        changed(params.text_document.uri, params.text_document.text)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(params: lsp.DidChangeTextDocumentParams):
        changed(params.text_document.uri, params.content_changes[-1].text)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def did_save(params: lsp.DidSaveTextDocumentParams):
        workspace, file = server.workspace_of(params.text_document.uri)
        if workspace and (workspace.site is None or workspace.is_concept(file) or file.name in NAMES):
            server.reload(workspace)
        elif workspace:
            server.survey(workspace)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def did_close(params: lsp.DidCloseTextDocumentParams):
        workspace, file = server.workspace_of(params.text_document.uri)
        if workspace:
            workspace.leave(file)
            server.look_soon(workspace, file)


def _folders(server: Server) -> None:
    @server.feature(lsp.INITIALIZE)
    async def initialize(params: lsp.InitializeParams):
        server.locale = params.locale or ""

    @server.feature(lsp.INITIALIZED)
    async def initialized(params: lsp.InitializedParams):
        folders = [folder.uri for folder in server.workspace.folders.values()] or [server.workspace.root_uri]
        for path in (to_fs_path(uri) for uri in folders if uri):
            if path:
                server.open_folder(Path(path))
        watching = (
            server.client_capabilities.workspace and server.client_capabilities.workspace.did_change_watched_files
        )
        if watching and watching.dynamic_registration:
            watchers = [lsp.FileSystemWatcher(f"**/*.{suffix}") for suffix in ("md", "markdown", "yml", "toml")]
            options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = lsp.Registration("files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            server.client_register_capability(lsp.RegistrationParams([registration]))

    @server.feature(lsp.SHUTDOWN)
    def shutdown(params: None):
        server.stop()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def folders_changed(params: lsp.DidChangeWorkspaceFoldersParams):
        for folder in params.event.removed:
            server.close_folder(Path(to_fs_path(folder.uri) or ""))
        for folder in params.event.added:
            server.open_folder(Path(to_fs_path(folder.uri) or ""))

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files_changed(params: lsp.DidChangeWatchedFilesParams):
        touched = {}
        for change in params.changes:
            workspace, file = server.workspace_of(change.uri)
            if workspace:
                # what only changed is noticed when its path is looked at
                anew = change.type != lsp.FileChangeType.Changed or not workspace.place(file)
                touched[workspace] = touched.get(workspace, False) or anew
        for workspace, anew in touched.items():
            server.reload(workspace) if anew else server.survey(workspace)


def _reading(server: Server) -> None:
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


def _writing(server: Server) -> None:
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


def _renaming(server: Server) -> None:
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
