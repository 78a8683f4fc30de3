"""Workflow commands of GitHub Actions: each diagnostic is an annotation at its line.

After "Workflow commands for GitHub Actions" in GitHub's documentation: in a message %, CR and LF are escaped, in a
property also colon and comma; endColumn counts only where the annotation ends on its line. GitHub shows ten
annotations of a kind and step and drops the rest without a word, so those of changed lines come first, and errors
before them all; the job summary (format `markdown`) has every one.
"""

from isogloss.diagnostic import Diagnostic, Severity
from isogloss.messages import tell_plainly
from isogloss.reports import RANK, Report

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report) -> str:
    ordered = sorted(report.diagnostics, key=lambda d: (not report.is_on_changed_lines(d), RANK[d.severity]))
    return "".join(f"{_command(diagnostic, report.lang)}\n" for diagnostic in ordered)


def _command(diagnostic: Diagnostic, lang: str) -> str:
    at = diagnostic.location
    properties = {"file": at.path, "line": at.line, "endLine": at.end_line}
    if at.line == at.end_line:
        properties |= {"col": at.column, "endColumn": at.end_column}
    properties["title"] = diagnostic.rule
    listed = ",".join(f"{name}={str(value).translate(PROPERTY)}" for name, value in properties.items())
    return f"::{COMMANDS[diagnostic.severity]} {listed}::{tell_plainly(diagnostic.message, lang).translate(MESSAGE)}"
