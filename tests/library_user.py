"""A program that uses all of the library and says the type of everything that it gets: `make lint` has mypy read it."""

from pathlib import Path
from typing import assert_type

import isogloss
from isogloss import exchange
from isogloss.diagnostic import Message


def load(docs: Path, glossary: Path) -> isogloss.Site:
    try:
        return isogloss.load(docs, glossary, shown="docs")
    except isogloss.GlossaryError as error:
        places = [(problem.path, problem.line, problem.reason) for problem in error.problems]
        raise isogloss.UsageError(str(assert_type(places, list[tuple[str, int, str]]))) from None


def told(site: isogloss.Site) -> str:
    assert_type(site.languages, tuple[str, ...])
    found = isogloss.check(site, select=("deprecated-term",), ignore=())
    assert_type(found, list[isogloss.Diagnostic])
    assert_type(isogloss.Report(found, lang="tr"), isogloss.Report)
    return assert_type(isogloss.render("concise", isogloss.Report(found)), str)


def worst(found: list[isogloss.Diagnostic]) -> str:
    for diagnostic in found:
        assert_type(diagnostic.severity, isogloss.Severity)
        assert_type(diagnostic.location, isogloss.Location)
        assert_type(diagnostic.related, tuple[isogloss.Location, ...])
        assert_type((diagnostic.rule, str(diagnostic.message), diagnostic.probable), tuple[str, str, bool])
        assert_type((diagnostic.concept, diagnostic.fix), tuple[str | None, str | None])
        assert_type(diagnostic.expected, tuple[str, ...])
        assert_type((diagnostic.location.path, diagnostic.location.line), tuple[str, int])
    return max((diagnostic.severity.value for diagnostic in found), default=isogloss.Severity.NOTE.value)


def named(folder: Path, text: str) -> list[str]:
    termbase: isogloss.Termbase = isogloss.load_termbase(folder, ["tr"])
    found = isogloss.find(termbase, "tr", text)
    assert_type(found, list[isogloss.Occurrence])
    for occurrence in found:
        assert_type(occurrence.location, isogloss.Location)
        assert_type(occurrence.concept, isogloss.Concept)
        assert_type(occurrence.term, isogloss.Term)
        assert_type((occurrence.span.start, occurrence.span.end), tuple[int, int])
    return [f"{it.text}: {it.concept.id}, {it.term.text}" for it in found]


def new(baseline: Path) -> list[isogloss.Diagnostic]:
    project = isogloss.open_project()
    assert_type(project, isogloss.Project)
    assert_type(project.site, isogloss.Site)
    assert_type(project.termbase, isogloss.Termbase)
    try:
        return project.unknown(project.check(), baseline)
    except isogloss.BaselineError as error:
        raise SystemExit(str(error)) from None


def exchanged(glossary: isogloss.Glossary, data: bytes) -> bytes:
    for name, kind in exchange.formats().items():
        assert_type((name, kind.summary, kind.suffix), tuple[str, str, str])
        assert_type(kind.left_out(glossary), dict[str, int])
    try:
        imported = exchange.read("csv", data, "terms.csv")
    except exchange.ImportFlaws as error:
        raise SystemExit(str(error.flaws)) from None
    assert_type([draft.id for draft in imported.drafts], list[str])
    assert_type([(remark.line, remark.what) for remark in imported.remarks], list[tuple[int, Message]])
    return assert_type(exchange.write("tbx", glossary, ["tr", "it"]), bytes)
