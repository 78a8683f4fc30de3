"""Workflow commands of GitHub Actions: each diagnostic is an annotation at its line.

After "Workflow commands for GitHub Actions" in GitHub's documentation: in a message %, CR and LF are escaped, in a
property also colon and comma; endColumn counts only where the annotation ends on its line.
"""

from collections.abc import Sequence

from isogloss.diagnostic import Diagnostic, Severity

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def render(diagnostics: Sequence[Diagnostic]) -> str:
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    at = diagnostic.location
    properties = {"file": at.path, "line": at.line, "endLine": at.end_line}
    if at.line == at.end_line:
        properties |= {"col": at.column, "endColumn": at.end_column}
    properties["title"] = diagnostic.rule
    listed = ",".join(f"{name}={str(value).translate(PROPERTY)}" for name, value in properties.items())
    return f"::{COMMANDS[diagnostic.severity]} {listed}::{str(diagnostic.message).translate(MESSAGE)}"
