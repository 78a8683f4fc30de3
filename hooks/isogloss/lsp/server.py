"""The language server: what an editor says of its texts and folders."""

import os
import sys
from pathlib import Path

from lsprotocol import types as lsp
from pygls.uris import to_fs_path

from isogloss.lsp.edits import add_edits, add_renaming
from isogloss.lsp.questions import add_questions
from isogloss.lsp.session import Session
from isogloss.settings import NAMES


def serve(lang: str | None = None) -> None:
    """Serve one editor over standard input and output, until it leaves."""
    made(lang).start_io(stdout=os.fdopen(os.dup(sys.stdout.fileno()), "wb"))  # which it closes in the end


def made(lang: str | None = None) -> Session:
    """A server with all that it can do."""
    server = Session(lang)
    for add in (_texts, _folders, add_questions, add_edits, add_renaming):
        add(server)
    return server


def _texts(server: Session) -> None:
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


def _folders(server: Session) -> None:
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
