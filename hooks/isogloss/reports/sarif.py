"""SARIF 2.1.0 (OASIS standard), as code scanning reads it.

Columns are code points (columnKind unicodeCodePoints). Fingerprints do not know lines, so that a result is the same
one when it moves.
"""

import json
from urllib.parse import quote

import isogloss
from isogloss.baseline import fingerprints
from isogloss.diagnostic import Diagnostic, Severity
from isogloss.messages import tell_plainly
from isogloss.reports import Report
from isogloss.rules import Rule, rules
from isogloss.text.source import Location

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render(report: Report) -> str:
    used = [rules()[name] for name in sorted({diagnostic.rule for diagnostic in report.diagnostics})]
    numbers = {rule.name: number for number, rule in enumerate(used)}
    marked = zip(report.diagnostics, fingerprints(report.diagnostics), strict=True)
    run = {
        "tool": {
            "driver": {
                "name": "isogloss",
                "semanticVersion": isogloss.__version__,
                "rules": [_rule(rule, report.rule_page(rule.name)) for rule in used],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, numbers, mark, report.lang) for diagnostic, mark in marked],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, page: str) -> dict[str, object]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.manual},
        "help": {"text": rule.manual},
        **({"helpUri": page} if page else {}),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(diagnostic: Diagnostic, numbers: dict[str, int], fingerprint: str, lang: str) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": diagnostic.rule,
        "ruleIndex": numbers[diagnostic.rule],
        "level": LEVELS[diagnostic.severity],
        "message": {"text": tell_plainly(diagnostic.message, lang)},
        "locations": [_location(diagnostic.location)],
        "partialFingerprints": {"isogloss/v1": fingerprint},
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": number, **_location(place)} for number, place in enumerate(diagnostic.related, 1)
        ]
    if diagnostic.fix is not None:
        replacement = {"deletedRegion": _region(diagnostic.location), "insertedContent": {"text": diagnostic.fix}}
        result["fixes"] = [
            {"artifactChanges": [{"artifactLocation": _artifact(diagnostic.location), "replacements": [replacement]}]}
        ]
    return result


def _location(place: Location) -> dict[str, object]:
    return {"physicalLocation": {"artifactLocation": _artifact(place), "region": _region(place)}}


def _artifact(place: Location) -> dict[str, object]:
    return {"uri": quote(place.path)}


def _region(place: Location) -> dict[str, object]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
