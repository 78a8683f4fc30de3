"""Diagnostics as the protocol has them."""

from lsprotocol import types as lsp
from pygls.uris import from_fs_path

from isogloss.diagnostic import Diagnostic, Severity
from isogloss.lsp.positions import Positions, whole_line
from isogloss.lsp.workspace import Workspace
from isogloss.messages import tell_plainly

SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.NOTE: lsp.DiagnosticSeverity.Information,
}


class Telling:
    """Puts diagnostics of a workspace in a language of messages. The texts that they are in are read once: there may be
    hundreds on a page, each with places in every other language."""

    def __init__(self, workspace: Workspace, lang: str, encoding: str):
        self.workspace, self.lang, self.encoding = workspace, lang, encoding
        self._read: dict[str, tuple[str, Positions | None]] = {}

    def diagnostic(self, diagnostic: Diagnostic) -> lsp.Diagnostic:
        """A diagnostic with its places."""
        here, related = diagnostic.location, []
        for place in diagnostic.related:
            address, there = self._text(place.path)
            if there:
                location = lsp.Location(address, there.range_of(place))
                related.append(lsp.DiagnosticRelatedInformation(location, there.quoted(place) or place.path))
        text = self._text(here.path)[1]
        return lsp.Diagnostic(
            text.range_of(here) if text else whole_line(here.line),
            tell_plainly(diagnostic.message, self.lang),
            SEVERITIES[diagnostic.severity],
            diagnostic.rule,
            source="isogloss",
            related_information=related or None,
        )

    def _text(self, path: str) -> tuple[str, Positions | None]:
        """The address of a file that diagnostics name by a path, and the positions in its text if it can be read."""
        if path not in self._read:
            file = self.workspace.file(path)
            source = self.workspace.source(file)
            self._read[path] = from_fs_path(str(file)) or "", Positions(source, self.encoding) if source else None
        return self._read[path]
