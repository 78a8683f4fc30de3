"""JSON for programs, by schemas/report.schema.json: `{"schema_version": 2, "diagnostics": […]}`.

Lines and columns are code points counted from 1, ends are exclusive.
"""

import msgspec

from isogloss.baseline import fingerprints
from isogloss.diagnostic import Diagnostic, Severity
from isogloss.messages import tell_plainly
from isogloss.reports import Report

SCHEMA_VERSION = 2
"""Grows when a key changes its meaning or goes; new keys may come without it."""


class Place(msgspec.Struct, frozen=True):
    """A stretch of a file: lines and columns are code points from 1, the end is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


class Entry(msgspec.Struct, frozen=True):
    """One diagnostic. `fix` is what may replace the place's text as it is; `fingerprint` stays when lines move."""

    rule: str
    severity: Severity
    sureness: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    concept: str | None
    related: list[Place]
    expected: list[str]
    fix: str | None
    fingerprint: str


class Body(msgspec.Struct, frozen=True):
    """What `isogloss check --format json` says."""

    schema_version: int
    diagnostics: list[Entry]


def render(report: Report) -> str:
    marked = zip(report.diagnostics, fingerprints(report.diagnostics), strict=True)
    body = Body(SCHEMA_VERSION, [_entry(diagnostic, report.lang, mark) for diagnostic, mark in marked])
    return msgspec.json.format(msgspec.json.encode(body), indent=2).decode() + "\n"


def _entry(diagnostic: Diagnostic, lang: str, fingerprint: str) -> Entry:
    return Entry(
        rule=diagnostic.rule,
        severity=diagnostic.severity,
        sureness="probable" if diagnostic.probable else "sure",
        **diagnostic.location._asdict(),
        message=tell_plainly(diagnostic.message, lang),
        concept=diagnostic.concept,
        related=[Place(*related) for related in diagnostic.related],
        expected=list(diagnostic.expected),
        fix=diagnostic.fix,
        fingerprint=fingerprint,
    )
