"""JSON for programs: `{"schema_version": 1, "diagnostics": […]}`.

Lines and columns are code points counted from 1, ends are exclusive.
"""

from collections.abc import Sequence

import msgspec

from isogloss.diagnostic import Diagnostic

SCHEMA_VERSION = 1


def render(diagnostics: Sequence[Diagnostic]) -> str:
    body = {"schema_version": SCHEMA_VERSION, "diagnostics": [_plain(diagnostic) for diagnostic in diagnostics]}
    return msgspec.json.format(msgspec.json.encode(body), indent=2).decode() + "\n"


def _plain(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity,
        **diagnostic.location._asdict(),
        "message": str(diagnostic.message),
        "concept": diagnostic.concept,
        "related": [related._asdict() for related in diagnostic.related],
        "expected": list(diagnostic.expected),
    }
