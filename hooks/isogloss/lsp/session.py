"""What the language server remembers of an editor's folders, and what it tells of each file."""

import asyncio
import gc
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, Protocol

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException, JsonRpcInternalError, PyglsError
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

import isogloss
from isogloss.glossary.glossary import Problem
from isogloss.lsp import places
from isogloss.lsp.actions import Edit
from isogloss.lsp.hover import occurrence_at
from isogloss.lsp.positions import Positions, whole_line
from isogloss.lsp.telling import Telling
from isogloss.lsp.workspace import Workspace
from isogloss.messages import from_environment, label, languages, reason, tell, tell_plainly
from isogloss.site.page import Page
from isogloss.text.source import Source

PAUSE = 0.02
"""Seconds to wait for further keys before a page is looked at."""

REST = 0.3
"""Seconds without a key after which all else is looked at: nobody who types waits for that."""


Features = dict[str, Callable[..., object]]
"""What the server does, by the protocol's names: functions of the session and of parameters."""


class Asked(Protocol):
    """A question about a place in a text: the protocol has many kinds of them."""

    text_document: lsp.TextDocumentIdentifier
    position: lsp.Position


class Here(NamedTuple):
    """A place on a page that an editor asks about."""

    workspace: Workspace
    file: Path
    page: Page
    offset: int


class Session(LanguageServer):
    """What the server remembers: the folders that are open, and what it has told of each file."""

    def __init__(self, lang: str | None = None):
        # whole texts: what counts as a line end is then ours to say
        super().__init__("isogloss", isogloss.__version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.asked_lang = lang
        self.workspaces: dict[Path, Workspace] = {}
        self.told: dict[Path, list[lsp.Diagnostic]] = {}
        self.warned: dict[Path, str] = {}
        self.waiting: dict[Path, asyncio.TimerHandle] = {}
        self.surveys: dict[Path, asyncio.Task[None]] = {}
        self.locale = ""
        self.typed = 0.0
        """When, by the loop's clock, somebody has written last."""

    def stop(self) -> None:
        """Begin nothing any more: an editor that leaves does not listen."""
        pending: list[asyncio.TimerHandle | asyncio.Task[None]] = [*self.waiting.values(), *self.surveys.values()]
        for one in pending:
            one.cancel()

    def report_server_error(self, error: Exception, source: type[PyglsError] | type[JsonRpcException]) -> None:
        """Show an error in the editor, unless it is that nothing can be sent: to send this would fail in turn."""
        if source is not JsonRpcInternalError:
            super().report_server_error(error, source)

    # ------------------------------------------------------------------------------------------------ folders

    def open_folder(self, folder: Path) -> None:
        """Take up a folder, and begin to look at all in it."""
        self.workspaces[folder] = Workspace(folder)
        self.workspaces[folder].remember()
        _settle()
        self.survey(self.workspaces[folder])

    def close_folder(self, folder: Path) -> None:
        """Forget a folder, and take back what was told of its files."""
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
        """Read a folder anew: its settings, its glossary or its list of pages have changed."""
        gc.unfreeze()  # what was known is garbage soon
        workspace.load()
        _settle()
        self.survey(workspace)

    def lang(self, workspace: Workspace) -> str:
        """The language of messages: as asked, as the settings say, as the editor speaks."""
        settings = None if workspace.flaw else workspace.project.settings.lang
        asked = (self.asked_lang, settings, self.locale.partition("-")[0].lower() or None)
        return next((code for code in asked if code in languages()), None) or from_environment()

    # ------------------------------------------------------------------------------------------------ diagnostics

    def survey(self, workspace: Workspace) -> None:
        """Look at everything in a folder, a page's path at a time, so that questions are answered in between."""
        self.warn(workspace)
        if running := self.surveys.pop(workspace.folder, None):
            running.cancel()
        if not workspace.flaw:
            self.surveys[workspace.folder] = asyncio.get_running_loop().create_task(self._survey(workspace))

    async def _survey(self, workspace: Workspace) -> None:
        for problem_file in self._problem_files(workspace):
            self.tell_concept(workspace, problem_file)
        opened = {place[1] for file in workspace.drafts if (place := workspace.place(file))}
        for path in sorted(workspace.paths, key=lambda path: path not in opened):
            await self._turn()
            if path in workspace.paths:
                workspace.look_at(path)
                self.tell_path(workspace, path)
        await self._turn()
        workspace.look_around()
        for path in workspace.paths:
            await self._turn()
            if path in workspace.results:
                self.tell_path(workspace, path)
        for file in self._problem_files(workspace):
            self.tell_concept(workspace, file)
        await self._turn()
        workspace.keep()
        _settle()

    async def _turn(self) -> None:
        """Wait until nobody types any more."""
        await asyncio.sleep(0)
        while self.waiting or asyncio.get_running_loop().time() < self.typed + REST:
            await asyncio.sleep(PAUSE)

    def _problem_files(self, workspace: Workspace) -> list[Path]:
        """The concept files of which there is, or was, something to say."""
        known = {Path(path) for path in workspace.glossary_diagnostics()} | {Path(p.path) for p in workspace.problems}
        return sorted(known | {file for file in self.told if file.parent == workspace.glossary_folder})

    def warn(self, workspace: Workspace) -> None:
        """Say once why a folder, or its glossary, cannot be used."""
        lang = self.lang(workspace)
        said = reason(workspace.flaw, lang) if workspace.flaw else ""
        if workspace.problems:
            first = workspace.problems[0]
            said = f"{label('the glossary cannot be used', lang)}: {first.place}: {tell(first.said, lang)}"
        if said and said != self.warned.get(workspace.folder):
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, f"Isogloss: {said}"))
        self.warned[workspace.folder] = said

    def look_soon(self, workspace: Workspace, file: Path) -> None:
        """Look at a file once nobody has typed for a moment."""
        if handle := self.waiting.pop(file, None):
            handle.cancel()
        loop = asyncio.get_running_loop()
        self.typed = loop.time()
        self.waiting[file] = loop.call_later(PAUSE, self._look, workspace, file)

    def _look(self, workspace: Workspace, file: Path) -> None:
        self.waiting.pop(file, None)
        if place := workspace.place(file):
            path = place[1]
            if path in workspace.paths:
                workspace.look_at(path)
                self.tell_path(workspace, path)
                if file in workspace.drafts and not workspace.is_ready(path):
                    self.waiting[file] = asyncio.get_running_loop().call_later(
                        REST, self._make_ready, workspace, file, path
                    )
            else:  # closed and never saved
                self.tell(file, [])
        elif workspace.is_concept(file):
            self.tell_concept(workspace, file)

    def _make_ready(self, workspace: Workspace, file: Path, path: str) -> None:
        self.waiting.pop(file, None)
        workspace.make_ready(path)

    def tell_path(self, workspace: Workspace, path: str) -> None:
        """Publish what is found on a path, in all its languages."""
        telling = self.telling(workspace)
        found = {workspace.file(known_as): told for known_as, told in workspace.diagnostics(path).items()}
        for file in sorted(found, key=lambda file: file not in workspace.drafts):  # who types is told first
            self.tell(file, list(map(telling.diagnostic, found[file])))

    def tell_concept(self, workspace: Workspace, file: Path) -> None:
        """Publish what is wrong with a concept file, as it is on disk or as somebody types it."""
        text = workspace.drafts.get(file)
        problems: Iterable[Problem] = [p for p in workspace.problems if Path(p.path) == file]
        if text is not None:
            problems = workspace.concept_problems(file, text) or ([] if self._changed(file, text) else problems)
        told = [
            lsp.Diagnostic(
                whole_line(p.line),
                tell_plainly(p.said, self.lang(workspace)),
                lsp.DiagnosticSeverity.Error,
                "glossary",
                source="isogloss",
            )
            for p in problems
        ]
        told += map(self.telling(workspace).diagnostic, workspace.glossary_diagnostics().get(str(file), ()))
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

    def telling(self, workspace: Workspace) -> Telling:
        """What puts a folder's diagnostics as this editor wants them, as long as nobody writes."""
        return Telling(workspace, self.lang(workspace), self.encoding)

    # ------------------------------------------------------------------------------------------------ places

    def positions(self, source: Source) -> Positions:
        """The positions of a text, in the encoding that the editor has agreed to."""
        return Positions(source, self.encoding)

    @property
    def encoding(self) -> str:
        """The encoding that the editor has agreed to."""
        return lsp.PositionEncodingKind(self.workspace.position_encoding or "utf-16").value

    def page_of(self, uri: str) -> tuple[Workspace, Path, Page] | None:
        """The page that a file is."""
        workspace, file = self.workspace_of(uri)
        page = workspace.page(file) if workspace else None
        return (workspace, file, page) if workspace and page else None

    def here(self, params: Asked) -> Here | None:
        """The place on a page that a question is about."""
        if found := self.page_of(params.text_document.uri):
            workspace, file, page = found
            return Here(workspace, file, page, self.positions(page.source).offset(params.position))
        return None

    def concept_at(self, params: Asked) -> tuple[Workspace, str, str | None] | None:
        """The concept that a place in a page or in a concept file names, and the page's language."""
        if here := self.here(params):
            found = occurrence_at(here.page, here.offset)
            return (here.workspace, found.concept.id, here.page.language) if found else None
        workspace, file = self.workspace_of(params.text_document.uri)
        if workspace and workspace.is_concept(file) and (source := workspace.source(file)):
            offset = self.positions(source).offset(params.position)
            concept = places.concept_in(workspace.termbase.glossary, file, source, offset)
            return (workspace, concept, None) if concept else None
        return None

    def line_of(self, file: Path, line: int) -> lsp.Location:
        """The beginning of a line (from 1) of a file."""
        return lsp.Location(from_fs_path(str(file)), lsp.Range(lsp.Position(line - 1, 0), lsp.Position(line - 1, 0)))

    def text_edit(self, source: Source, edit: Edit) -> lsp.TextEdit:
        """An edit as the protocol has it."""
        return lsp.TextEdit(self.positions(source).range(edit.span), edit.text)


def _settle() -> None:
    """What is known now stays: whoever types does not wait until it has been looked through for garbage."""
    gc.collect()
    gc.freeze()
