"""The language server: what an editor says of its texts and folders."""

import os
import sys
from pathlib import Path

from lsprotocol import types as lsp
from pygls.uris import to_fs_path

from isogloss.lsp import edits, questions
from isogloss.lsp.session import Features, Session
from isogloss.lsp.workspace import Workspace
from isogloss.settings import NAMES

WATCHED = ("md", "markdown", "yml", "toml")
"""The endings of files whose changes outside the editor concern the server."""


def serve(lang: str | None = None) -> None:
    """Serve one editor over standard input and output, until it leaves."""
    made(lang).start_io(stdout=os.fdopen(os.dup(sys.stdout.fileno()), "wb"))  # which it closes in the end


def made(lang: str | None = None) -> Session:
    """A server with all that it can do."""
    server = Session(lang)
    for name, answer in (FEATURES | questions.FEATURES | edits.FEATURES).items():
        server.feature(name, edits.OPTIONS.get(name))(answer)  # which pygls gives the server, as its type asks
    return server


async def opened(server: Session, params: lsp.DidOpenTextDocumentParams) -> None:
    _write(server, params.text_document.uri, params.text_document.text)


async def changed(server: Session, params: lsp.DidChangeTextDocumentParams) -> None:
    _write(server, params.text_document.uri, params.content_changes[-1].text)


def _write(server: Session, uri: str, text: str) -> None:
    workspace, file = server.workspace_of(uri)
    if workspace:
        workspace.write(file, text)
        server.look_soon(workspace, file)


async def saved(server: Session, params: lsp.DidSaveTextDocumentParams) -> None:
    workspace, file = server.workspace_of(params.text_document.uri)
    if workspace and (workspace.flaw or workspace.is_concept(file) or file.name in NAMES):
        server.reload(workspace)
    elif workspace:
        server.survey(workspace)


async def closed(server: Session, params: lsp.DidCloseTextDocumentParams) -> None:
    workspace, file = server.workspace_of(params.text_document.uri)
    if workspace:
        workspace.leave(file)
        server.look_soon(workspace, file)


async def initialize(server: Session, params: lsp.InitializeParams) -> None:
    server.locale = params.locale or ""


async def initialized(server: Session, params: lsp.InitializedParams) -> None:
    folders = [folder.uri for folder in server.workspace.folders.values()] or [server.workspace.root_uri]
    for path in (to_fs_path(uri) for uri in folders if uri):
        if path:
            server.open_folder(Path(path))
    able = server.client_capabilities.workspace
    if able and able.did_change_watched_files and able.did_change_watched_files.dynamic_registration:
        watchers = [lsp.FileSystemWatcher(f"**/*.{ending}") for ending in WATCHED]
        options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = lsp.Registration("files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        server.client_register_capability(lsp.RegistrationParams([registration]))


def shut_down(server: Session, params: None) -> None:
    server.stop()


async def folders_changed(server: Session, params: lsp.DidChangeWorkspaceFoldersParams) -> None:
    for folder in params.event.removed:
        server.close_folder(Path(to_fs_path(folder.uri) or ""))
    for folder in params.event.added:
        server.open_folder(Path(to_fs_path(folder.uri) or ""))


async def files_changed(server: Session, params: lsp.DidChangeWatchedFilesParams) -> None:
    touched: dict[Workspace, bool] = {}
    for change in params.changes:
        workspace, file = server.workspace_of(change.uri)
        if workspace:
            # what only changed is noticed when its path is looked at
            anew = change.type != lsp.FileChangeType.Changed or not workspace.place(file)
            touched[workspace] = touched.get(workspace, False) or anew
    for workspace, anew in touched.items():
        server.reload(workspace) if anew else server.survey(workspace)


FEATURES: Features = {
    lsp.TEXT_DOCUMENT_DID_OPEN: opened,
    lsp.TEXT_DOCUMENT_DID_CHANGE: changed,
    lsp.TEXT_DOCUMENT_DID_SAVE: saved,
    lsp.TEXT_DOCUMENT_DID_CLOSE: closed,
    lsp.INITIALIZE: initialize,
    lsp.INITIALIZED: initialized,
    lsp.SHUTDOWN: shut_down,
    lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: folders_changed,
    lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES: files_changed,
}
