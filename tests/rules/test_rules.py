"""Every rule's cases: a glossary, pages, and the diagnostics that all rules together give, whole and in order."""

from pathlib import Path

import pytest

from isogloss.engine import check, load
from isogloss.freshness.lock import parse
from isogloss.reports.concise import line
from isogloss.rules import rules
from support import Case, cases, parametrize, write_site

HERE = Path(__file__).parent


@parametrize(HERE)
def test_rule(case: Case, in_folder):
    write_site(in_folder, case)
    site = load(Path("docs"), Path("glossary"), "")
    lock = parse(case.one("lock")) if case.of("lock") else None
    assert [line(diagnostic) for diagnostic in check(site, lock=lock)] == case.one("diagnostics").splitlines()


# a baseline belongs to a run of the command line: tests/commands has its cases
@pytest.mark.parametrize("name", sorted(rules().keys() - {"stale-baseline"}))
def test_every_rule_has_cases_and_is_found_in_them(name):
    found = cases(HERE / f"{name}.md")
    reported = "".join(case.one("diagnostics") for case in found)
    assert f"[{name}]" in reported
    assert any(f"[{name}]" not in case.one("diagnostics") for case in found), "a near thing must stay unfound"


@pytest.mark.parametrize("name", rules())
def test_every_rule_has_a_manual_page(name):
    manual = rules()[name].manual
    summary, blank, rest = manual.partition("\n\n")
    assert "\n" not in summary and summary.endswith(".") and blank and rest


@parametrize(HERE)
def test_lines_may_end_as_on_windows(case: Case, in_folder):
    write_site(in_folder, case)
    for page in Path("docs").rglob("*.md"):
        if b"\r" not in (text := page.read_bytes()):
            page.write_bytes(text.replace(b"\n", b"\r\n"))
    lock = parse(case.one("lock")) if case.of("lock") else None
    found = check(load(Path("docs"), Path("glossary"), ""), lock=lock)
    assert [line(diagnostic) for diagnostic in found] == case.one("diagnostics").splitlines()
