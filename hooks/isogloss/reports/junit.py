"""JUnit XML, as CI servers read it: a test suite a file, a failing test case a diagnostic.

After the schema of the Jenkins xUnit plugin, which the others follow. What XML 1.0 cannot hold is told by its number.
"""

import re
from itertools import groupby
from xml.sax.saxutils import quoteattr

from isogloss.diagnostic import Severity
from isogloss.messages import tell_plainly
from isogloss.reports import Report

NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report) -> str:
    suites = []
    total = failing = 0
    for path, group in groupby(report.diagnostics, key=lambda d: d.location.path):
        cases = []
        failures = 0
        for diagnostic in group:
            at = diagnostic.location
            told = tell_plainly(diagnostic.message, report.lang)
            name = _attribute(f"{diagnostic.rule} {at.line}:{at.column}")
            if diagnostic.severity is Severity.NOTE:
                inner = f"<system-out>{_text(f'{at}: {told}')}</system-out>"
            else:
                failures += 1
                kind = _attribute(str(diagnostic.severity))
                inner = f"<failure type={kind} message={_attribute(told)}>{_text(f'{at}: {told}')}</failure>"
            cases.append(f"    <testcase classname={_attribute(path)} name={name}>{inner}</testcase>\n")
        total, failing = total + len(cases), failing + failures
        head = f'name={_attribute(path)} tests="{len(cases)}" failures="{failures}" errors="0"'
        suites.append(f"  <testsuite {head}>\n{''.join(cases)}  </testsuite>\n")
    if not suites:
        # a file without a test counts as a run that failed
        total = 1
        case = '    <testcase classname="isogloss" name="check"/>\n'
        suites = [f'  <testsuite name="isogloss" tests="1" failures="0" errors="0">\n{case}  </testsuite>\n']
    head = f'<testsuites name="isogloss" tests="{total}" failures="{failing}" errors="0">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{"".join(suites)}</testsuites>\n'


def _legal(text: str) -> str:
    return NO_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _text(text: str) -> str:
    return _legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(text: str) -> str:
    return quoteattr(_legal(text))
