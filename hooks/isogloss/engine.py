"""From files to diagnostics: what every command and every hook calls."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from operator import attrgetter
from pathlib import Path

import msgspec
from msgspec.structs import replace

from isogloss.cache import Cache, digest
from isogloss.diagnostic import PLACED, Diagnostic, message
from isogloss.freshness.lock import Lock, text_of
from isogloss.freshness.standing import Wordings, standings
from isogloss.freshness.wording import Wording
from isogloss.freshness.wording import wordings as page_wordings
from isogloss.glossary.glossary import Glossary, concept_digests, read_glossary
from isogloss.glossary.kept import KeptGlossary, restored, stored
from isogloss.kept_results import path_results
from isogloss.matching.examples import verify
from isogloss.matching.store import NOWHERE, Store
from isogloss.matching.termbase import Termbase
from isogloss.parallel import shared_out
from isogloss.results import PathResult, base_key, graded, path_key
from isogloss.rules import Rule, rules, unused_suppression
from isogloss.site.file import File
from isogloss.site.layout import FOLDERS, Layout
from isogloss.site.page import Page
from isogloss.site.site import Site, languages_of, read_site
from isogloss.site.usage import SiteUsage, Usage
from isogloss.suppression import Suppression
from isogloss.text.dialects import Dialect
from isogloss.text.markdown import read_markdown
from isogloss.text.message import Refusal
from isogloss.text.source import Unreadable
from isogloss.text.stamps import Stamp, Stamps

KEPT_NOTHING = Cache()

FILE = attrgetter("location.path")
"""What diagnostics are ordered by first."""

_latest: dict[tuple[str, bytes], Termbase] = {}
"""The glossary that this process has loaded last, by its folder and key: what finds its terms is not made again for
whoever asks next with a cache, and processes that are copied from this one have it too."""


class UsageError(Refusal):
    """A request that cannot be carried out. Says what is wrong and what to do."""


class FileWordings(msgspec.Struct):
    """The sections of a file, with the key of the file."""

    key: bytes
    sections: tuple[Wording, ...]


class _Inspection(msgspec.Struct):
    """The diagnostics of a glossary, of the use of its terms or of all that is no path's own, with their key."""

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
    with cache.stamps("concept-files") as stamps:
        key = _glossary_key(folder, asked, stamps)
    if cache.folder and key and (latest := _latest.get((str(folder), key))):
        return latest
    kept = cache.get("glossary", KeptGlossary)
    if key and kept and kept.key == key:
        return _remembered(_termbase(restored(kept, folder), cache), folder, key)
    termbase = _termbase(read_glossary(folder, languages, partial), cache)
    _try_examples(termbase, languages, cache)
    if cache.folder and key and key == _glossary_key(folder, asked, Stamps()):  # nobody has written there meanwhile
        cache.put("glossary", stored(termbase.glossary, key))
        return _remembered(termbase, folder, key)
    return termbase


def _termbase(glossary: Glossary, cache: Cache) -> Termbase:
    """A glossary, and where what is made of its terms is stored."""
    return Termbase(glossary, Store(cache, digest([glossary.called_digest])) if cache.folder else NOWHERE)


def _remembered(termbase: Termbase, folder: Path, key: bytes) -> Termbase:
    _latest.clear()
    _latest[str(folder), key] = termbase
    return termbase


def _try_examples(termbase: Termbase, languages: Iterable[str], cache: Cache) -> None:
    """Try the examples of the languages of which terms or examples have changed since they all passed. Raises
    GlossaryError.
    """
    passed = cache.get("examples", dict[str, bytes]) or {}
    now = {code: _examples_key(termbase.glossary, code) for code in languages}
    verify(termbase, [code for code, key in now.items() if passed.get(code) != key])
    cache.put("examples", now)


def _examples_key(glossary: Glossary, code: str) -> bytes:
    said = [(concept.id, section.terms, section.examples) for concept, section in glossary.sections(code)]
    return digest([code.encode(), msgspec.msgpack.encode(said)])


def _glossary_key(folder: Path, languages: Iterable[str], stamps: Stamps) -> bytes | None:
    """The key of everything that a glossary depends on; None if it cannot be read (reading it will raise the error)."""
    try:
        known = dict(concept_digests(folder, stamps))
        return digest([" ".join(languages).encode(), os.fsencode("\0".join(known)), b"".join(known.values())])
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
        raise UsageError(message("{docs}: no such folder: name the folder of the pages with --docs DIR", docs=docs))
    languages = tuple(languages) or languages_of(docs, layout)
    if not languages:
        folder = Path(docs, layout.language_folder() or "")
        raise UsageError(
            message("{docs}: no language folder (such as {example}) in it", docs=docs, example=folder / "tr")
        )
    return read_site(docs, load_termbase(glossary, languages, cache, partial), languages, shown, layout, dialect)


def check(
    site: Site,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    cache: Cache = KEPT_NOTHING,
    jobs: int = 1,
    known: Mapping[str, PathResult] | None = None,
    lock: Lock | None = None,
    wordings: bool = False,
    also: Callable[[Page], None] | None = None,
) -> list[Diagnostic]:
    """The diagnostics of a site, ordered by file and line. `jobs` is the number of processes, `known` are results of
    parts of the site that need not be checked again, and `lock` records which wordings belong together, if anybody
    keeps that. Who will ask for the `wordings` next has them kept, and `also` is shown each page, in
    whichever process reads it: that is quicker while pages are read. Raises UsageError for an unknown rule.
    """
    chosen = chosen_rules(select, ignore)
    base = base_key(site, chosen)
    with cache.stamps("page-files") as stamps:
        keys = {path: path_key(site, path, base, stamps) for path in site.paths}
    locked = b"" if lock is None else text_of(lock).encode("utf-8", "surrogateescape")
    parts = [part for path, key in keys.items() for part in (path.encode("utf-8", "surrogateescape"), key)]
    whole = digest([locked, glossary_key(site, base), *parts])
    asked = wordings or (lock is not None and any(rule.follow for rule in chosen))

    def look(file: File, page: Page) -> FileWordings | None:
        if also:
            also(page)
        return _page_wordings(file, page) if asked else None

    results, read = path_results(site, chosen, base, keys, cache, jobs, known, look if asked or also else None)
    current = all(results[path].key == key for path, key in keys.items())  # nobody has written there in the meantime
    kept = cache.get("whole", _Inspection) if current else None
    if kept and kept.key == whole:
        return _told(results, kept.diagnostics, chosen)
    worded = {name: there for name, there in read.items() if there}
    said = site_wordings(site, cache, jobs, worded) if asked else {}
    beyond = _beyond(site, chosen, base, results, cache, lock, said)
    if current:
        cache.put("whole", _Inspection(whole, beyond))
    return _told(results, beyond, chosen)


def part(
    site: Site, paths: Collection[str], select: Collection[str] = (), ignore: Collection[str] = (), jobs: int = 1
) -> dict[str, PathResult]:
    """The results of some paths of a site, to be passed as `known` to a check of the whole. Raises UsageError."""
    chosen = chosen_rules(select, ignore)
    base = base_key(site, chosen)
    keys = {path: path_key(site, path, base, Stamps()) for path in paths}
    return path_results(site, chosen, base, keys, KEPT_NOTHING, jobs)[0]


def _beyond(
    site: Site,
    chosen: list[Rule],
    base: bytes,
    results: Mapping[str, PathResult],
    cache: Cache,
    lock: Lock | None,
    said: Wordings,
) -> tuple[Diagnostic, ...]:
    """The diagnostics that are no path's own."""
    found = dict.fromkeys(_surveyed(site, chosen, base, results, cache))
    found |= dict.fromkeys(inspection(site, chosen, base, cache))
    found |= dict.fromkeys(_comparison(site, chosen, lock, said))
    return tuple(found)


def _told(
    results: Mapping[str, PathResult], beyond: Iterable[Diagnostic], chosen: Collection[Rule]
) -> list[Diagnostic]:
    """The diagnostics of all paths and those beyond them that no comment allows, ordered by file and line."""
    found = [diagnostic for result in results.values() for diagnostic in result.diagnostics]
    found += beyond
    return unallowed(found, [s for result in results.values() for s in result.suppressions], chosen)


def unallowed(
    found: Iterable[Diagnostic], allowed: Collection[Suppression], chosen: Collection[Rule]
) -> list[Diagnostic]:
    """The diagnostics that no comment allows, and those about the comments themselves, ordered by file and line."""
    kept, used = _allow(found, allowed, {rule.name for rule in chosen if not rule.allowable})
    if (housekeeping := unused_suppression.NAME) in {rule.name for rule in chosen}:
        names = {rule.name for rule in chosen}
        for diagnostic in unused_suppression.review(allowed, used, names):
            kept.append(graded(diagnostic, rules()[housekeeping]))
    by_file = sorted(kept, key=FILE)  # texts are compared the fastest, and most of a file is in order already
    return sorted(by_file, key=PLACED)


def chosen_rules(select: Collection[str] = (), ignore: Collection[str] = ()) -> list[Rule]:
    """The selected rules by name. Raises UsageError for an unknown one."""
    for name in sorted({*select, *ignore}):
        rule_named(name)
    return [rule for name, rule in rules().items() if (not select or name in select) and name not in ignore]


def rule_named(name: str) -> Rule:
    """A rule by its name. Raises UsageError for an unknown name, and suggests the most similar one."""
    if name in rules():
        return rules()[name]
    from difflib import get_close_matches  # not at the top: no run that succeeds needs it

    if near := get_close_matches(name, rules(), 1):
        raise UsageError(message("unknown rule “{rule}”: do you mean {near}?", rule=name, near=near[0]))
    raise UsageError(message("unknown rule “{rule}”: `isogloss rules` lists them", rule=name))


def glossary_key(site: Site, base: bytes) -> bytes:
    """The key of what a result depends on that is about the whole glossary or the whole site."""
    return digest([base, site.glossary.digest])


def inspection(site: Site, chosen: list[Rule], base: bytes, cache: Cache) -> tuple[Diagnostic, ...]:
    """The diagnostics of rules that look at the glossary alone."""
    looks = (
        graded(diagnostic, rule)
        for rule in chosen
        if rule.inspect
        for diagnostic in rule.inspect(site.termbase, site.languages)
    )
    return _kept("inspection", glossary_key(site, base), looks, cache)


def _surveyed(
    site: Site, chosen: list[Rule], base: bytes, results: Mapping[str, PathResult], cache: Cache
) -> tuple[Diagnostic, ...]:
    """The diagnostics of rules that look at the whole site."""
    return _kept("survey", _use_key(site, base, results), survey(site, chosen, results), cache)


def _use_key(site: Site, base: bytes, results: Mapping[str, PathResult]) -> bytes:
    """The key of what they depend on: how files are called, and which terms pages use where."""
    names = (file.known_as for path in results for file in site.files[path].values())
    used = (part for path, it in results.items() for part in (path.encode("utf-8", "surrogateescape"), bytes(it.usage)))
    return digest([glossary_key(site, base), "\0".join(names).encode("utf-8", "surrogateescape"), *used])


def _kept(name: str, key: bytes, looks: Iterator[Diagnostic], cache: Cache) -> tuple[Diagnostic, ...]:
    """What was found under a key, or is found by looking now."""
    kept = cache.get(name, _Inspection)
    if kept and kept.key == key:
        return kept.diagnostics
    found = tuple(looks)
    cache.put(name, _Inspection(key, found))
    return found


def _comparison(site: Site, chosen: list[Rule], lock: Lock | None, said: Wordings) -> Iterator[Diagnostic]:
    """The diagnostics of rules that look at which languages are in step."""
    comparing = [(rule, rule.follow) for rule in chosen if rule.follow]
    if lock is None or not comparing:
        return
    found = standings(said, lock, site.languages)
    for rule, follow in comparing:
        for diagnostic in follow(found, site.file):
            yield graded(diagnostic, rule)


def site_wordings(
    site: Site, cache: Cache = KEPT_NOTHING, jobs: int = 1, read: Mapping[str, FileWordings] | None = None
) -> dict[str, dict[str, tuple[Wording, ...]]]:
    """The sections of every readable page, by path and language; known ones, which the cache has or have been `read`
    just now, are not read again. `jobs` is the number of processes that read."""
    before = cache.get("wordings", dict[str, FileWordings]) or {}
    kept = before | dict(read or {})
    files = {file.known_as: file for path in site.paths for file in site.files[path].values()}
    stamps = Stamps(cache.get("page-files", dict[str, Stamp]))
    known = {
        name: there
        for name, file in files.items()
        if (there := kept.get(name)) and there.key == digest([file.digest_by(stamps)])
    }
    stale = [name for name in files if name not in known]
    made = shared_out(lambda name: _file_wordings(files[name]), stale, jobs)
    known |= {name: there for name, there in zip(stale, made, strict=True) if there}
    if known != before:
        cache.put("wordings", known)
    found: dict[str, dict[str, tuple[Wording, ...]]] = {}
    for path in site.paths:
        for code, file in site.files[path].items():
            if file.known_as in known:
                found.setdefault(path, {})[code] = known[file.known_as].sections
    return found


def _file_wordings(file: File) -> FileWordings | None:
    """The sections of a file; None if it cannot be read, of which a rule tells."""
    now = replace(file)  # what is read with it is read now, and released with it
    try:
        text = now.source().text
    except Unreadable:
        return None
    return FileWordings(digest([now.digest]), page_wordings(file.language, read_markdown(text)))


def _page_wordings(file: File, page: Page) -> FileWordings:
    """The sections of a page that has been read already. What they say is told by MkDocs' Markdown in any dialect."""
    markdown = page.markdown if page.dialect is Dialect.MKDOCS else read_markdown(page.source.text)
    return FileWordings(digest([file.digest]), page_wordings(page.language, markdown))


def survey(site: Site, chosen: list[Rule], results: Mapping[str, PathResult]) -> Iterator[Diagnostic]:
    """The diagnostics of rules that look at the whole site."""
    pages: dict[str, dict[str, Usage]] = {code: {} for code in site.languages}
    for path, result in results.items():
        for code, used in result.used.items():
            pages[code][path] = used
    whole = SiteUsage(site.termbase, site.languages, pages, site.file)
    for rule in chosen:
        if rule.survey:
            for diagnostic in rule.survey(whole):
                yield graded(diagnostic, rule)


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
        here = by_path.get(diagnostic.location.path)
        if not here:  # as nearly everywhere
            kept.append(diagnostic)
            continue
        covering = [
            (s, diagnostic.rule)
            for s in here
            if diagnostic.rule not in never and s.covers(diagnostic.rule, diagnostic.location)
        ]
        used.update(covering)
        if not covering:
            kept.append(diagnostic)
    return kept, used
