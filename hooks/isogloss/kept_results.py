"""Results of paths that are kept from one check to the next, and what of them still holds."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from typing import TypeVar
from zlib import crc32

import msgspec

from isogloss.cache import Cache, digest
from isogloss.diagnostic import Diagnostic
from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Concept, LanguageSection
from isogloss.matching.termbase import Termbase
from isogloss.parallel import in_chunks, shared_out
from isogloss.results import Alone, PathResult, base_key, file_digests, key_of, path_key, path_result, written
from isogloss.rules import Rule
from isogloss.site.file import File
from isogloss.site.finds import Finds, finds, know
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.site.terms_change import TermsChange
from isogloss.site.usage import renumbered, term_numbers

T = TypeVar("T")

SHELVES = 16
"""In how many files results are kept, by their paths: after an edit only one of them is written."""


class _Concepts(msgspec.Struct):
    """The concepts that results of paths were found by, as far as these depend on them, with the base of their keys."""

    base: bytes
    concepts: msgspec.Raw


def path_results(
    site: Site,
    chosen: list[Rule],
    base: bytes,
    keys: Mapping[str, bytes],
    cache: Cache,
    jobs: int,
    known: Mapping[str, PathResult] | None = None,
    also: Callable[[File, Page], T] | None = None,
) -> tuple[dict[str, PathResult], dict[str, T]]:
    """The result of every path; known ones are not computed again. Of pages that are read for it, `also` is asked, too:
    what it says, by the names of their files."""
    before = kept_results(cache)
    kept = before | dict(known or {})
    results = {path: kept[path] for path, key in keys.items() if path in kept and kept[path].key == key}
    stale = [path for path in keys if path not in results]
    if stale and before:
        results |= _still_true(site, chosen, base, stale, before, cache, jobs)
        stale = [path for path in stale if path not in results]
    if len(stale) > 1:
        for code in site.languages:
            site.termbase.matchers[code].prepare()  # before the work is shared out: made once
        for rule in chosen:
            _ = rule.check  # so is the rule's module imported

    def look(paths: Sequence[str]) -> Iterator[tuple[PathResult, dict[str, T]]]:
        sites = {path: site.only(path) for path in paths}
        known = {path: recalled(here, path, base, chosen, before.get(path), cache) for path, here in sites.items()}
        find_terms(sites.values(), site.languages)
        for path in paths:
            yield look_at(path, sites.pop(path), known[path])

    def look_at(path: str, here: Site, alone: Alone | None) -> tuple[PathResult, dict[str, T]]:
        result = path_result(here, path, chosen, base, alone)
        there = here.alternates(path).items()
        if cache.folder:
            cache.put(
                finds_name(path), {code: (_finds_key(result.files[code], base), finds(page)) for code, page in there}
            )
        files = here.files[path]
        return result, {files[code].known_as: also(files[code], page) for code, page in there} if also else {}

    said: dict[str, T] = {}
    for path, (result, of_files) in zip(stale, in_chunks(look, stale, jobs), strict=True):
        results[path] = result
        said |= of_files
    results = {path: results[path] for path in keys}  # in the same order whatever was known
    if results != before:
        keep(results, before, site.glossary, base, cache)
    for path in before.keys() - results.keys():
        cache.remove(finds_name(path))
    return results, said


def find_terms(sites: Iterable[Site], languages: Iterable[str]) -> None:
    """Find the terms of pages one language after the other: what finds those of all languages is more than a processor
    has at hand, and to fetch it anew for each page takes most of the time."""
    for code in languages:
        for site in sites:
            for page in site.pages[code].values():
                _ = page.hits


def finds_name(path: str) -> str:
    """What is found on the pages of a path is stored by itself: nobody asks for it until one of them is edited."""
    return f"finds/{sha256(path.encode('utf-8', 'surrogateescape')).hexdigest()[:32]}"


def _finds_key(file: bytes, base: bytes) -> bytes:
    """The key of what is found on a page, from the digest of its file."""
    return digest([base, file])


def kept_results(cache: Cache) -> dict[str, PathResult]:
    """The results of paths that the last run has stored."""
    shelves = (cache.get(_shelf_name(shelf), dict[str, PathResult]) for shelf in range(SHELVES))
    return {path: result for there in shelves for path, result in (there or {}).items()}


def _shelved(results: Mapping[str, PathResult]) -> list[dict[str, PathResult]]:
    """Results as they are stored together."""
    shelves: list[dict[str, PathResult]] = [{} for _ in range(SHELVES)]
    for path, result in results.items():
        shelves[crc32(path.encode("utf-8", "surrogateescape")) % SHELVES][path] = result
    return shelves


def _shelf_name(shelf: int) -> str:
    return f"pages/{shelf}"


def keep(
    results: Mapping[str, PathResult],
    before: Mapping[str, PathResult],
    glossary: Glossary,
    base: bytes,
    cache: Cache,
) -> None:
    """Store the results of paths for the next run, and the concepts that they were found by; those that were stored
    `before` are still there."""
    for shelf, (now, then) in enumerate(zip(_shelved(results), _shelved(before), strict=True)):
        if now != then:
            cache.put(_shelf_name(shelf), now)
    known = cache.get("concepts", _Concepts)
    if not known or known.base != base:
        terms = {concept.id: _bare(concept) for concept in glossary.concepts.values()}
        cache.put("concepts", _Concepts(base, msgspec.Raw(msgspec.msgpack.encode(terms))))


def _bare(concept: Concept) -> Concept:
    """What results depend on of a concept (`Concept.called`)."""
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
        self.base_before = base_key(msgspec.structs.replace(site, termbase=termbase), chosen)
        seeking = [rule.sought for rule in chosen if rule.sought]
        self.change = TermsChange(termbase, site.termbase, site.languages, seeking)

    def held(self, site: Site, path: str, result: PathResult) -> bool:
        """Whether a result was that of a path as it is, by the other glossary."""
        return self.base_before != self.base and result.key == path_key(site, path, self.base_before)

    def renewed(self, site: Site, path: str, result: PathResult) -> PathResult:
        """A result that the change does not concern, as if it had been found by the site's glossary."""
        files = file_digests(site, path)
        used = {code: renumbered(it, self._numbers[code]) for code, it in result.used.items()}
        return msgspec.structs.replace(result, key=key_of(files, self.base), files=files, usage=written(used))

    @cached_property
    def _numbers(self) -> dict[str, dict[int, int]]:
        """The numbers of terms now, by those before."""
        old, new = self.change.before, self.change.after
        return {
            code: {number: now[term] for term, number in old.once(term_numbers, code).items() if term in now}
            for code in self.change.languages
            for now in (new.once(term_numbers, code),)
        }


def recalled(
    site: Site, path: str, base: bytes, chosen: Collection[Rule], before: PathResult | None, cache: Cache
) -> Alone | None:
    """What is still valid of the former result of a path: restores what was found on unchanged pages, and returns the
    diagnostics of rules that look at one page alone. None if every page has changed.
    """
    if before is None or before.key != key_of(before.files, base):
        return None  # it was found by another glossary
    known = cache.get(finds_name(path), dict[str, tuple[bytes, Finds]])
    if known is None:
        return None
    now = file_digests(site, path)
    alone: Alone = {}
    names = {rule.name for rule in chosen if rule.alone}
    for code, page in site.alternates(path).items():
        if now[code] == before.files.get(code):
            said: dict[str, list[Diagnostic]] = {name: [] for name in names}
            for diagnostic in before.diagnostics:
                if diagnostic.rule in names and diagnostic.location.path == page.source.path:
                    said[diagnostic.rule].append(diagnostic)
            alone[page] = {name: tuple(there) for name, there in said.items()}
            if code in known and known[code][0] == _finds_key(now[code], base):
                know(page, known[code][1])
    return alone or None
