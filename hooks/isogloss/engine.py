"""From files to diagnostics: what every command and every hook calls."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import replace
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

import msgspec

from isogloss.cache import Cache, digest
from isogloss.diagnostic import Diagnostic, Excerpt, Severity, message
from isogloss.freshness.lock import Lock, text_of
from isogloss.freshness.standing import standings
from isogloss.freshness.wording import Wording, wordings
from isogloss.glossary.glossary import Glossary, Trees, concept_parts, read_glossary
from isogloss.glossary.model import Concept, LanguageSection
from isogloss.matching.examples import verify
from isogloss.matching.termbase import Termbase
from isogloss.parallel import shared_out
from isogloss.rules import Rule, rules, unused_suppression
from isogloss.site.finds import Finds, finds, know
from isogloss.site.layout import FOLDERS, Layout
from isogloss.site.page import Page
from isogloss.site.site import Site, languages_of, read_site
from isogloss.site.terms_change import TermsChange, called
from isogloss.site.usage import SiteUsage, Usage, renumbered, term_numbers, usage
from isogloss.suppression import Suppression, suppressions
from isogloss.text.dialects import Dialect
from isogloss.text.mending import left_alone
from isogloss.text.source import Location, Source, Spans, Unreadable

KEPT_NOTHING = Cache()


class UsageError(Exception):
    """A request that cannot be carried out. Says what is wrong and what to do; as a `Message`, where it can be
    translated.
    """


class _Compiled(msgspec.Struct):
    """A glossary that was read and whose examples passed, with the key of the files that it was read from."""

    key: bytes
    concepts: dict[str, Concept]


class PathResult(msgspec.Struct):
    """The diagnostics of one path in all languages, before suppressions and settings are applied, with their key and
    the keys of the path's files.
    """

    key: bytes
    files: dict[str, bytes]
    diagnostics: tuple[Diagnostic, ...]
    suppressions: tuple[Suppression, ...]
    usage: dict[str, Usage]


class _Concepts(msgspec.Struct):
    """The concepts that results of paths were found by, as far as these depend on them, with the base of their keys."""

    base: bytes
    concepts: msgspec.Raw


class _Wordings(msgspec.Struct):
    """The sections of a file, with the key of the file."""

    key: bytes
    sections: tuple[Wording, ...]


class _Inspection(msgspec.Struct):
    """The diagnostics of a glossary or of the whole site, with their key."""

    key: bytes
    diagnostics: tuple[Diagnostic, ...]


def load_termbase(
    folder: Path, languages: Iterable[str], cache: Cache = KEPT_NOTHING, partial: bool = False
) -> Termbase:
    """Read a glossary for some languages and check its examples. Raises GlossaryError; if the glossary is `partial`, a
    concept may lack some of the languages.
    """
    languages = tuple(languages)
    asked = (*languages, "partial") if partial else languages
    key = _glossary_key(folder, asked)
    kept = cache.get("glossary", _Compiled)
    if key and kept and kept.key == key:
        return Termbase(Glossary(kept.concepts, Trees(str(folder)), str(folder)))
    termbase = Termbase(read_glossary(folder, languages, partial))
    verify(termbase, languages)
    if key and key == _glossary_key(folder, asked):  # nobody has written there in the meantime
        cache.put("glossary", _Compiled(key, dict(termbase.glossary.concepts)))
    return termbase


def _glossary_key(folder: Path, languages: Iterable[str]) -> bytes | None:
    """The key of everything that a glossary depends on; None if it cannot be read (reading it will raise the error)."""
    try:
        parts = (part for name, said in concept_parts(folder) for part in (os.fsencode(name), said))
        return digest([" ".join(languages).encode(), *parts])
    except (OSError, UnicodeError, Unreadable):
        return None


def load(
    docs: Path,
    glossary: Path,
    shown: str | None = None,
    cache: Cache = KEPT_NOTHING,
    *,
    layout: Layout = FOLDERS,
    languages: Iterable[str] = (),
    dialect: Dialect = Dialect.MKDOCS,
    partial: bool = False,
) -> Site:
    """Read a site: the pages of every language under `docs`, where `layout` says they are, and the glossary. Reports
    call `docs` by the name `shown`. Without `languages`, the site has those that have a folder and that the engine
    knows.

    Raises UsageError if there are no pages, GlossaryError if the glossary cannot be used.
    """
    if not docs.is_dir():
        raise UsageError(f"{docs}: no such folder: name the folder of the pages with --docs DIR")
    languages = tuple(languages) or languages_of(docs, layout)
    if not languages:
        folder = Path(docs, layout.language_folder() or "")
        raise UsageError(f"{docs}: no language folder (such as {folder}/tr) in it")
    return read_site(docs, load_termbase(glossary, languages, cache, partial), languages, shown, layout, dialect)


def check(
    site: Site,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    cache: Cache = KEPT_NOTHING,
    jobs: int = 1,
    known: Mapping[str, PathResult] | None = None,
    lock: Lock | None = None,
) -> list[Diagnostic]:
    """The diagnostics of a site, ordered by file and line. `jobs` is the number of processes, `known` are results of
    parts of the site that need not be checked again, and `lock` records which wordings belong together, if anybody
    keeps that. Raises UsageError for an unknown rule.
    """
    chosen = chosen_rules(select, ignore)
    base = base_key(site, chosen)
    keys = {path: path_key(site.only(path), path, base) for path in site.paths}
    locked = b"" if lock is None else text_of(lock).encode("utf-8", "surrogateescape")
    parts = [part for path, key in keys.items() for part in (path.encode("utf-8", "surrogateescape"), key)]
    whole = digest([locked, glossary_key(site, base), *parts])
    kept = cache.get("whole", _Inspection)
    if kept and kept.key == whole:
        return list(kept.diagnostics)
    found = _check(site, chosen, base, _results(site, chosen, base, keys, cache, jobs, known), cache, lock)
    cache.put("whole", _Inspection(whole, tuple(found)))
    return found


def part(
    site: Site, paths: Collection[str], select: Collection[str] = (), ignore: Collection[str] = (), jobs: int = 1
) -> dict[str, PathResult]:
    """The results of some paths of a site, to be passed as `known` to a check of the whole. Raises UsageError."""
    chosen = chosen_rules(select, ignore)
    base = base_key(site, chosen)
    keys = {path: path_key(site.only(path), path, base) for path in paths}
    return _results(site, chosen, base, keys, KEPT_NOTHING, jobs)


def _check(
    site: Site,
    chosen: list[Rule],
    base: bytes,
    results: Mapping[str, PathResult],
    cache: Cache,
    lock: Lock | None,
) -> list[Diagnostic]:
    found = {diagnostic for result in results.values() for diagnostic in result.diagnostics}
    found |= set(survey(site, chosen, results))
    found |= set(inspection(site, chosen, base, cache))
    found |= set(_comparison(site, chosen, lock, cache))
    return unallowed(found, [s for result in results.values() for s in result.suppressions], chosen)


def unallowed(
    found: Iterable[Diagnostic], allowed: Collection[Suppression], chosen: Collection[Rule]
) -> list[Diagnostic]:
    """The diagnostics that no comment allows, and those about the comments themselves, ordered by file and line."""
    kept, used = _allow(found, allowed, {rule.name for rule in chosen if not rule.allowable})
    if (housekeeping := unused_suppression.NAME) in {rule.name for rule in chosen}:
        names = {rule.name for rule in chosen}
        for diagnostic in unused_suppression.review(allowed, used, names):
            kept.append(_graded(diagnostic, rules()[housekeeping]))
    return sorted(kept, key=lambda d: (d.location, d.rule, d.message))


def chosen_rules(select: Collection[str] = (), ignore: Collection[str] = ()) -> list[Rule]:
    """The selected rules by name. Raises UsageError for an unknown one."""
    for name in sorted({*select, *ignore}):
        rule_named(name)
    return [rule for name, rule in rules().items() if (not select or name in select) and name not in ignore]


def rule_named(name: str) -> Rule:
    """A rule by its name. Raises UsageError for an unknown name, and suggests the most similar one."""
    if name in rules():
        return rules()[name]
    if near := get_close_matches(name, rules(), 1):
        raise UsageError(message("unknown rule “{rule}”: do you mean {near}?", rule=name, near=near[0]))
    raise UsageError(message("unknown rule “{rule}”: `isogloss rules` lists them", rule=name))


def base_key(site: Site, chosen: list[Rule]) -> bytes:
    """The key of what the result of every page depends on. Of the glossary that is the terms and the relations of
    concepts, but not definitions and notes, which are edited more often.
    """
    concepts = [called(concept) for concept in site.glossary.concepts.values()]
    return digest(
        [
            site.docs.encode("utf-8", "surrogateescape"),
            " ".join(site.languages).encode(),
            repr((site.layout, site.dialect)).encode("utf-8", "surrogateescape"),
            " ".join(rule.name for rule in chosen).encode(),
            msgspec.msgpack.encode(concepts),
            site.glossary.folder.encode("utf-8", "surrogateescape"),
        ]
    )


def glossary_key(site: Site, base: bytes) -> bytes:
    """The key of what a result depends on that is about the whole glossary or the whole site."""
    return digest([base, msgspec.msgpack.encode(list(site.glossary.concepts.values()))])


def path_key(site: Site, path: str, base: bytes) -> bytes:
    """The key of what the result of a path depends on."""
    return key_of(file_keys(site, path, base), base)


def key_of(files: Mapping[str, bytes], base: bytes) -> bytes:
    """The key of a path, from the keys of its files."""
    return digest([base, *(part for code, key in files.items() for part in (code.encode(), key))])


def file_keys(site: Site, path: str, base: bytes) -> dict[str, bytes]:
    """The keys of what the result of a path depends on, by language."""
    return {code: digest([base, file.digest]) for code, file in site.files[path].items()}


def _results(
    site: Site,
    chosen: list[Rule],
    base: bytes,
    keys: Mapping[str, bytes],
    cache: Cache,
    jobs: int,
    known: Mapping[str, PathResult] | None = None,
) -> dict[str, PathResult]:
    """The result of every path; known ones are not computed again."""
    before = cache.get("pages", dict[str, PathResult]) or {}
    kept = before | dict(known or {})
    results = {path: kept[path] for path, key in keys.items() if path in kept and kept[path].key == key}
    stale = [path for path in keys if path not in results]
    if stale and before:
        results |= _still_true(site, chosen, base, stale, before, cache, jobs)
        stale = [path for path in stale if path not in results]
    if len(stale) > 1:
        for code in site.languages:
            site.termbase.matchers[code].prepare()  # before the work is shared out: made once
    found = cache.get("finds", dict[str, msgspec.Raw]) or {} if stale else {}

    def look(path: str) -> tuple[PathResult, bytes]:
        here = site.only(path)
        alone = recalled(here, path, base, chosen, before.get(path), found.get(path))
        result = path_result(here, path, chosen, base, alone)
        pages = here.alternates(path) if cache.folder else {}
        return result, msgspec.msgpack.encode({code: (result.files[code], finds(page)) for code, page in pages.items()})

    for path, (result, there) in zip(stale, shared_out(look, stale, jobs), strict=True):
        results[path], found[path] = result, msgspec.Raw(there)
    if results != before:
        keep(results, site.glossary, base, cache)
    if stale:
        cache.put("finds", {path: there for path, there in found.items() if path in results})
    return results


def keep(results: Mapping[str, PathResult], glossary: Glossary, base: bytes, cache: Cache) -> None:
    """Store the results of paths for the next run, and the concepts that they were found by."""
    cache.put("pages", results)
    known = cache.get("concepts", _Concepts)
    if not known or known.base != base:
        terms = {concept.id: _bare(concept) for concept in glossary.concepts.values()}
        cache.put("concepts", _Concepts(base, msgspec.Raw(msgspec.msgpack.encode(terms))))


def _bare(concept: Concept) -> Concept:
    """What results depend on of a concept (`called`)."""
    sections = {code: LanguageSection(terms=section.terms) for code, section in concept.languages.items()}
    return msgspec.structs.replace(concept, languages=sections)


def _still_true(
    site: Site,
    chosen: list[Rule],
    base: bytes,
    stale: Collection[str],
    before: Mapping[str, PathResult],
    cache: Cache,
    jobs: int,
) -> dict[str, PathResult]:
    """The results of paths that the glossary has changed for, but that the change does not concern."""
    known = cache.get("concepts", _Concepts)
    if not known or known.base == base:
        return {}
    try:
        concepts = msgspec.msgpack.decode(known.concepts, type=dict[str, Concept])
    except (msgspec.MsgspecError, ValueError):
        return {}
    earlier = Earlier(site, chosen, base, Termbase(replace(site.glossary, concepts=concepts)))
    asked = [path for path in stale if path in before and earlier.held(site.only(path), path, before[path])]
    if asked:
        earlier.change.prepare()
    concerned = shared_out(lambda path: earlier.change.concerns(site.only(path)), asked, jobs)
    return {
        path: earlier.renewed(site.only(path), path, before[path])
        for path, changed in zip(asked, concerned, strict=True)
        if not changed
    }


class Earlier:
    """The results of a site by another glossary, for the paths that hold by its own as well."""

    def __init__(self, site: Site, chosen: Iterable[Rule], base: bytes, termbase: Termbase):
        chosen = list(chosen)
        self.base = base
        self.base_before = base_key(replace(site, termbase=termbase), chosen)
        seeking = [rule.sought for rule in chosen if rule.sought]
        self.change = TermsChange(termbase, site.termbase, site.languages, seeking)

    def held(self, site: Site, path: str, result: PathResult) -> bool:
        """Whether a result was that of a path as it is, by the other glossary."""
        return self.base_before != self.base and result.key == path_key(site, path, self.base_before)

    def renewed(self, site: Site, path: str, result: PathResult) -> PathResult:
        """A result that the change does not concern, as if it had been found by the site's glossary."""
        files = file_keys(site, path, self.base)
        used = {code: renumbered(it, self._numbers[code]) for code, it in result.usage.items()}
        return msgspec.structs.replace(result, key=key_of(files, self.base), files=files, usage=used)

    @cached_property
    def _numbers(self) -> dict[str, dict[int, int]]:
        """The numbers of terms now, by those before."""
        old, new = self.change.before, self.change.after
        return {
            code: {number: now[term] for term, number in old.once(term_numbers, code).items() if term in now}
            for code in self.change.languages
            for now in (new.once(term_numbers, code),)
        }


Alone = MutableMapping[Page, dict[str, tuple[Diagnostic, ...]]]
"""What the rules have found, by their names, that look at each page by itself."""


def recalled(
    site: Site, path: str, base: bytes, chosen: Collection[Rule], before: PathResult | None, found: msgspec.Raw | None
) -> Alone | None:
    """What is still valid of the former result of a path: restores what was found on unchanged pages, and returns the
    diagnostics of rules that look at one page alone. None if every page has changed.
    """
    if before is None or found is None:
        return None
    keys = file_keys(site, path, base)
    try:
        known = msgspec.msgpack.decode(found, type=dict[str, tuple[bytes, Finds]])
    except (msgspec.MsgspecError, ValueError):
        return None
    alone: Alone = {}
    names = {rule.name for rule in chosen if rule.alone}
    for code, page in site.alternates(path).items():
        if keys[code] == before.files.get(code):
            said: dict[str, list[Diagnostic]] = {name: [] for name in names}
            for diagnostic in before.diagnostics:
                if diagnostic.rule in names and diagnostic.location.path == page.source.path:
                    said[diagnostic.rule].append(diagnostic)
            alone[page] = {name: tuple(there) for name, there in said.items()}
            if code in known and known[code][0] == keys[code]:
                know(page, known[code][1])
    return alone or None


def path_result(site: Site, path: str, chosen: list[Rule], base: bytes, alone: Alone | None = None) -> PathResult:
    """The result of a path, in a site that has no other (`Site.only`). `alone` stores results that hold as long as a
    page itself is unchanged, so that they can be used again when another language's page changes.
    """
    files = file_keys(site, path, base)  # of what is read now
    alternates = site.alternates(path)
    found = {_graded(diagnostic, rule) for rule in chosen if rule.check for diagnostic in _found(rule, site, alone)}
    pages = {page.source.path: page for page in alternates.values()}
    return PathResult(
        key_of(files, base),
        files,
        tuple(_quoted(diagnostic, pages) for diagnostic in _mendable(found, pages)),
        tuple(s for page in alternates.values() for s in suppressions(page)),
        {code: usage(page, site.termbase.once(term_numbers, code)) for code, page in alternates.items()},
    )


def _found(rule: Rule, site: Site, alone: Alone | None) -> Iterator[Diagnostic]:
    if alone is None or not rule.alone:
        yield from rule.check(site)
        return
    for page in site.all_pages:
        known = alone.setdefault(page, {})
        if rule.name not in known:
            known[rule.name] = tuple(rule.check(site.alone(page.language)))
        yield from known[rule.name]


def inspection(site: Site, chosen: list[Rule], base: bytes, cache: Cache) -> tuple[Diagnostic, ...]:
    """The diagnostics of rules that look at the glossary alone."""
    key = glossary_key(site, base)
    kept = cache.get("inspection", _Inspection)
    if kept and kept.key == key:
        return kept.diagnostics
    found = tuple(
        _graded(diagnostic, rule)
        for rule in chosen
        if rule.inspect
        for diagnostic in rule.inspect(site.termbase, site.languages)
    )
    cache.put("inspection", _Inspection(key, found))
    return found


def _comparison(site: Site, chosen: list[Rule], lock: Lock | None, cache: Cache) -> Iterator[Diagnostic]:
    """The diagnostics of rules that look at which languages are in step."""
    comparing = [rule for rule in chosen if rule.follow]
    if lock is None or not comparing:
        return
    found = standings(site_wordings(site, cache), lock, site.languages)
    for rule in comparing:
        for diagnostic in rule.follow(found, site.file):
            yield _graded(diagnostic, rule)


def site_wordings(site: Site, cache: Cache = KEPT_NOTHING) -> dict[str, dict[str, tuple[Wording, ...]]]:
    """The sections of every readable page, by path and language; known ones are not read again."""
    kept = cache.get("wordings", dict[str, _Wordings]) or {}
    known: dict[str, _Wordings] = {}
    found: dict[str, dict[str, tuple[Wording, ...]]] = {}
    for path in site.paths:
        for code, file in site.files[path].items():
            key = digest([file.digest])
            there = kept.get(file.known_as)
            if not there or there.key != key:
                try:
                    there = _Wordings(key, wordings(code, file.source().text))
                except Unreadable:
                    continue  # of which a rule tells
            known[file.known_as] = there
            found.setdefault(path, {})[code] = there.sections
    if known != kept:
        cache.put("wordings", known)
    return found


def survey(site: Site, chosen: list[Rule], results: Mapping[str, PathResult]) -> Iterator[Diagnostic]:
    """The diagnostics of rules that look at the whole site."""
    pages: dict[str, dict[str, Usage]] = {code: {} for code in site.languages}
    for path, result in results.items():
        for code, used in result.usage.items():
            pages[code][path] = used
    whole = SiteUsage(site.termbase, site.languages, pages, site.file)
    for rule in chosen:
        if rule.survey:
            for diagnostic in rule.survey(whole):
                yield _graded(diagnostic, rule)


def _allow(
    found: Iterable[Diagnostic], allowed: Collection[Suppression], never: Collection[str]
) -> tuple[list[Diagnostic], set[tuple[Suppression, str]]]:
    """The diagnostics of some rules that no comment allows, and the comments that were needed, each with the rule that
    it allows.
    """
    by_path: dict[str, list[Suppression]] = {}
    for suppression in allowed:
        by_path.setdefault(suppression.location.path, []).append(suppression)
    kept, used = [], set()
    for diagnostic in found:
        covering = [
            (s, diagnostic.rule)
            for s in by_path.get(diagnostic.location.path, ())
            if diagnostic.rule not in never and s.covers(diagnostic.rule, diagnostic.location)
        ]
        used.update(covering)
        if not covering:
            kept.append(diagnostic)
    return kept, used


def _graded(diagnostic: Diagnostic, rule: Rule) -> Diagnostic:
    severity = Severity.WARNING if diagnostic.probable and rule.severity is Severity.ERROR else rule.severity
    return replace(diagnostic, rule=rule.name, severity=severity)


def _mendable(found: Iterable[Diagnostic], pages: Mapping[str, Page]) -> Iterator[Diagnostic]:
    """The diagnostics, without fixes in places that a person has to look at."""
    alone: dict[str, Spans] = {}
    for diagnostic in found:
        path = diagnostic.location.path
        if diagnostic.fix is not None and path in pages:
            page = pages[path]
            if path not in alone:
                alone[path] = Spans(left_alone(page.markdown))
            if alone[path].touch(page.source.span(diagnostic.location)):
                diagnostic = replace(diagnostic, fix=None)
        yield diagnostic


def _quoted(diagnostic: Diagnostic, pages: Mapping[str, Page]) -> Diagnostic:
    """The diagnostic with an excerpt of the text that it is about."""
    page = pages.get(diagnostic.location.path)
    return replace(diagnostic, excerpt=_excerpt(page.source, diagnostic.location)) if page else diagnostic


REACH = 60
"""How much of a line, in code points, is quoted on either side."""


def _excerpt(source: Source, location: Location) -> Excerpt:
    start, end = source.span(location)
    line = source.line(location.line)
    end = min(end, line.end)
    first, last = max(line.start, start - REACH), min(line.end, end + REACH)
    return Excerpt(source.text[first:last], start - first, max(end - first, start - first))
