"""An editor for tests: pygls's own client, which starts the server as editors do and speaks with it over stdio."""

import asyncio
import os
import sys
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient
from pygls.uris import from_fs_path, to_fs_path

from support import ROOT

PATIENCE = 60
"""Seconds until a test gives up."""


class Editor:
    """Has folders open, shows what the server says, and edits texts of its own."""

    def __init__(self, *folders: Path, encodings=(lsp.PositionEncodingKind.Utf16,), lang: str = "en"):
        self.loop = asyncio.new_event_loop()
        self.client = LanguageClient("editor", "1")
        self.told: dict[str, list[lsp.Diagnostic]] = {}
        self.versions: dict[str, int | None] = {}
        self.messages: list[str] = []
        self.texts: dict[Path, str] = {}
        self.news = asyncio.Event()
        self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self._published(params))
        self.client.feature(lsp.WINDOW_SHOW_MESSAGE)(lambda params: self.messages.append(params.message))
        self.capabilities = self.run(self._start(folders, encodings, lang)).capabilities

    def run(self, coroutine):
        return self.loop.run_until_complete(asyncio.wait_for(coroutine, PATIENCE))

    async def _start(self, folders, encodings, lang) -> lsp.InitializeResult:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
        await self.client.start_io(sys.executable, "-m", "isogloss", "lsp", "--stdio", env=environment)
        changes = lsp.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=list(lsp.ResourceOperationKind)
        )
        capabilities = lsp.ClientCapabilities(
            workspace=lsp.WorkspaceClientCapabilities(workspace_folders=True, workspace_edit=changes),
            general=lsp.GeneralClientCapabilities(position_encodings=list(encodings)),
        )
        opened = [lsp.WorkspaceFolder(from_fs_path(str(folder)), folder.name) for folder in folders]
        result = await self.client.initialize_async(
            lsp.InitializeParams(capabilities, locale=lang, workspace_folders=opened, root_uri=opened[0].uri)
        )
        self.client.initialized(lsp.InitializedParams())
        return result

    def _published(self, params: lsp.PublishDiagnosticsParams) -> None:
        self.told[params.uri], self.versions[params.uri] = list(params.diagnostics), params.version
        self.news.set()

    def close(self) -> None:
        """Leave; the server ends, and in peace."""
        self.run(self.client.shutdown_async(None))
        self.client.exit(None)
        self.run(self.client.stop())
        self.loop.close()
        assert self.client._server.returncode == 0

    # ------------------------------------------------------------------------------------------------ editing

    def open(self, file: Path, text: str | None = None) -> None:
        self.texts[file] = file.read_text(encoding="utf-8") if text is None else text
        self.versions.pop(uri(file), None)
        item = lsp.TextDocumentItem(uri(file), "markdown", 1, self.texts[file])
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def change(self, file: Path, text: str, version: int = 2) -> None:
        self.texts[file] = text
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(version, uri(file)),
                [lsp.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    def save(self, file: Path) -> None:
        if file in self.texts:
            file.write_text(self.texts[file], encoding="utf-8")
        self.client.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(uri(file))))

    def shut(self, file: Path) -> None:
        del self.texts[file]
        self.client.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uri(file))))

    # ------------------------------------------------------------------------------------------------ asking

    def until(self, condition) -> None:
        """Wait until what the server has told satisfies a condition."""

        async def wait():
            while not condition():
                self.news.clear()
                await self.news.wait()

        self.run(wait())

    def settled(self, file: Path, version: int, *rules: str) -> list[lsp.Diagnostic]:
        """What is said of a version of a text, once it is just what these rules say."""
        key = uri(file)
        self.until(
            lambda: self.versions.get(key) == version and sorted(d.code for d in self.told[key]) == sorted(rules)
        )
        return self.told[key]

    def where(self, file: Path, words: str, inside: int = 1) -> dict:
        """A question's place: within some words of a text, which stand there once, by UTF-16 units."""
        text = self.texts[file]
        assert text.count(words) == 1, f"{words!r} stands {text.count(words)} times"
        before = text[: text.index(words) + inside]
        line = before.count("\n")
        column = len(before.rpartition("\n")[2].encode("utf-16-le")) // 2
        return {"text_document": lsp.TextDocumentIdentifier(uri(file)), "position": lsp.Position(line, column)}

    def words(self, file: Path, there: lsp.Range) -> str:
        """What stands in a range (by UTF-16 units)."""
        lines = self.texts.get(file, file.read_text(encoding="utf-8") if file.is_file() else "").split("\n")

        def offset(position):
            units = lines[position.line].encode("utf-16-le")[: 2 * position.character]
            return sum(len(line) + 1 for line in lines[: position.line]) + len(units.decode("utf-16-le"))

        return "\n".join(lines)[offset(there.start) : offset(there.end)]

    def ask(self, method: str, params):
        return self.run(getattr(self.client, f"{method}_async")(params))


def uri(file: Path) -> str:
    return from_fs_path(str(file))


def path(of: str) -> Path:
    return Path(to_fs_path(of))
