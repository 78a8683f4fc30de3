"""From files to diagnostics: what every command and every hook calls."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from isogloss.diagnostic import Diagnostic, Severity
from isogloss.glossary.glossary import Glossary, read_glossary
from isogloss.matching.examples import verify
from isogloss.matching.matcher import TermMatcher, matcher
from isogloss.rules import Rule, rules
from isogloss.site.site import Site, languages_of, read_site


class UsageError(Exception):
    """A request that cannot be carried out; says what is wrong and what to do."""


@dataclass(frozen=True)
class Termbase:
    """A glossary and the matchers of its languages, its examples tried."""

    glossary: Glossary
    matchers: dict[str, TermMatcher]


def load_termbase(folder: Path, languages: Iterable[str]) -> Termbase:
    """Read a glossary for some languages and try its examples. Raises GlossaryError."""
    languages = tuple(languages)
    glossary = read_glossary(folder, languages)
    matchers = {code: matcher(glossary, code) for code in languages}
    verify(glossary, matchers)
    return Termbase(glossary, matchers)


def load(docs: Path, glossary: Path, shown: str | None = None) -> Site:
    """Read a site: every language's folder under `docs`, and its glossary. People know `docs` as `shown`.

    Raises UsageError where there are no pages to read, GlossaryError where the glossary cannot be used.
    """
    if not docs.is_dir():
        raise UsageError(f"{docs}: no such folder: name the folder of the pages with --docs DIR")
    languages = languages_of(docs)
    if not languages:
        raise UsageError(f"{docs}: no language folder (such as {docs}/tr) in it")
    termbase = load_termbase(glossary, languages)
    return read_site(docs, termbase.glossary, termbase.matchers, shown)


def check(site: Site, select: Collection[str] = (), ignore: Collection[str] = ()) -> list[Diagnostic]:
    """What the rules say of a site, in the order of files and lines. Raises UsageError for an unknown rule."""
    unknown = sorted({*select, *ignore} - rules().keys())
    if unknown:
        raise UsageError(f"unknown rule “{unknown[0]}”: the rules are {', '.join(rules())}")
    chosen = [rule for name, rule in rules().items() if (not select or name in select) and name not in ignore]
    found = {_graded(diagnostic, rule) for rule in chosen for diagnostic in rule.check(site)}
    return sorted(found, key=lambda d: (d.location, d.rule, d.message))


def _graded(diagnostic: Diagnostic, rule: Rule) -> Diagnostic:
    severity = diagnostic.severity or rule.severity
    if diagnostic.probable and severity is Severity.ERROR:
        severity = Severity.WARNING
    return replace(diagnostic, rule=rule.name, severity=severity)
