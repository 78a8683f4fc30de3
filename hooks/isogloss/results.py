"""What a check finds on one path: the same page in all languages."""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence

import msgspec
from msgspec.structs import replace

from isogloss.cache import digest
from isogloss.diagnostic import PLACED, Diagnostic, Excerpt, Severity
from isogloss.rules import Rule
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.site.usage import Usage, term_numbers, usage
from isogloss.suppression import Suppression, suppressions
from isogloss.text.mending import left_alone
from isogloss.text.source import Location, Source, Spans
from isogloss.text.stamps import Stamps

REACH = 60
"""How much of a line, in code points, is quoted on either side."""


class PathResult(msgspec.Struct):
    """The diagnostics of one path in all languages, by file and line, before suppressions and settings are applied,
    with their key and the digests of the path's files. The `usage` of its pages is read for what concerns the whole
    site alone.
    """

    key: bytes
    files: dict[str, bytes]
    diagnostics: tuple[Diagnostic, ...]
    suppressions: tuple[Suppression, ...]
    usage: msgspec.Raw

    @property
    def used(self) -> dict[str, Usage]:
        """The usage of its pages, by language."""
        return USAGE.decode(self.usage)


USAGE = msgspec.msgpack.Decoder(dict[str, Usage])


def written(used: Mapping[str, Usage]) -> msgspec.Raw:
    """The usage of pages as a result has it."""
    return msgspec.Raw(msgspec.msgpack.encode(used))


Alone = MutableMapping[Page, dict[str, tuple[Diagnostic, ...]]]
"""What the rules have found, by their names, that look at each page by itself."""


def base_key(site: Site, chosen: list[Rule]) -> bytes:
    """The key of what the result of every page depends on. Of the glossary that is the terms and the relations of
    concepts, but not definitions and notes, which are edited more often.
    """
    return digest(
        [
            site.docs.encode("utf-8", "surrogateescape"),
            " ".join(site.languages).encode(),
            repr((site.layout, site.dialect)).encode("utf-8", "surrogateescape"),
            " ".join(rule.name for rule in chosen).encode(),
            site.glossary.called_digest,
            site.glossary.folder.encode("utf-8", "surrogateescape"),
        ]
    )


def path_key(site: Site, path: str, base: bytes, stamps: Stamps | None = None) -> bytes:
    """The key of what the result of a path depends on; files that `stamps` know are not read for it."""
    return key_of(file_digests(site, path, stamps), base)


def key_of(files: Mapping[str, bytes], base: bytes) -> bytes:
    """The key of a path, from the digests of its files."""
    return digest([base, " ".join(files).encode(), b"".join(files.values())])


def file_digests(site: Site, path: str, stamps: Stamps | None = None) -> dict[str, bytes]:
    """The digests of the files of a path, by language."""
    return {code: file.digest if stamps is None else file.digest_by(stamps) for code, file in site.files[path].items()}


def path_result(site: Site, path: str, chosen: list[Rule], base: bytes, alone: Alone | None = None) -> PathResult:
    """The result of a path, in a site that has no other (`Site.only`). `alone` stores results that hold as long as a
    page itself is unchanged, so that they can be used again when another language's page changes.
    """
    files = file_digests(site, path)  # of what is read now
    alternates = site.alternates(path)
    found = _once({rule: [graded(diagnostic, rule) for diagnostic in _found(rule, site, alone)] for rule in chosen})
    pages = {page.source.path: page for page in alternates.values()}
    return PathResult(
        key_of(files, base),
        files,
        tuple(_quoted(diagnostic, pages) for diagnostic in sorted(_mendable(found, pages), key=PLACED)),
        tuple(s for page in alternates.values() for s in suppressions(page)),
        written({code: usage(page, site.termbase.once(term_numbers, code)) for code, page in alternates.items()}),
    )


def _found(rule: Rule, site: Site, alone: Alone | None) -> Iterator[Diagnostic]:
    check = rule.check
    if check is None:
        return
    if alone is None or not rule.alone:
        yield from check(site)
        return
    for page in site.all_pages:
        known = alone.setdefault(page, {})
        if rule.name not in known:
            known[rule.name] = tuple(check(site.alone(page.language)))
        yield from known[rule.name]


def graded(diagnostic: Diagnostic, rule: Rule) -> Diagnostic:
    """A rule's diagnostic with the rule's name and severity; what is only probable is no error."""
    severity = Severity.WARNING if diagnostic.probable and rule.severity is Severity.ERROR else rule.severity
    return replace(diagnostic, rule=rule.name, severity=severity)


def _once(found: Mapping[Rule, Sequence[Diagnostic]]) -> set[Diagnostic]:
    """What rules have found, but for the parts of paragraphs that are reported as a whole."""
    wholes = {rule.name: [diagnostic.location for diagnostic in there] for rule, there in found.items()}

    def told(rule: Rule, part: Location) -> bool:
        return any(whole.encloses(part) for name in rule.part_of for whole in wholes.get(name, ()))

    return {each for rule, there in found.items() for each in there if not told(rule, each.location)}


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


def _excerpt(source: Source, location: Location) -> Excerpt:
    start, end = source.span(location)
    line = source.line(location.line)
    end = min(end, line.end)
    first, last = max(line.start, start - REACH), min(line.end, end + REACH)
    return Excerpt(source.text[first:last], start - first, max(end - first, start - first))
