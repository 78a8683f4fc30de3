"""What a change of the glossary touches: terms that are new, gone, renamed or of another status; where they stand."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from isogloss.diagnostic import Message, message
from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import LanguageSection, Status
from isogloss.matching.termbase import Termbase
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.site.terms_change import TermsChange


@dataclass
class Places:
    """How often a term stands on how many pages."""

    count: int = 0
    pages: set[str] = field(default_factory=set)


Counted = Mapping[tuple[str, str], Places]
"""By concept and term."""

NOWHERE = Places()


def touched(before: Termbase, site: Site) -> dict[str, list[Message]]:
    """What has changed in the terms since `before`, by language; the languages in the site's order."""
    return {code: told for code in site.languages if (told := list(_touched(code, before, site)))}


def _touched(code: str, before: Termbase, site: Site) -> Iterator[Message]:
    """What has changed in the terms of a language."""
    ids = [id_ for id_ in _ids(before.glossary, site.glossary) if _differs(id_, code, before, site.termbase)]
    if not ids:
        return
    change = TermsChange(before, site.termbase, [code])
    pages = [page for page in site.pages[code].values() if change.names(page)]
    then = _count((page.by(before.matchers[code]) for page in pages), ids)
    now = _count(pages, ids)
    for id_ in ids:
        yield from _told(code, id_, before.glossary, site.glossary, then, now)


def _ids(*glossaries: Glossary) -> list[str]:
    return sorted({id_ for glossary in glossaries for id_ in glossary.concepts})


def _section(glossary: Glossary, id_: str, code: str) -> LanguageSection | None:
    concept = glossary.concepts.get(id_)
    return concept.languages.get(code) if concept else None


def _terms(section: LanguageSection | None) -> dict[str, Status]:
    return {term.text: term.status for term in section.terms} if section else {}


def _differs(id_: str, code: str, before: Termbase, after: Termbase) -> bool:
    old, new = (_section(termbase.glossary, id_, code) for termbase in (before, after))
    return _terms(old) != _terms(new)


def _count(pages: Iterable[Page], concepts: Collection[str]) -> Counted:
    """How often the terms of some concepts stand on pages."""
    found: dict[tuple[str, str], Places] = defaultdict(Places)
    for page in pages:
        for occurrence in page.occurrences:
            if occurrence.concept.id in concepts:
                places = found[occurrence.concept.id, occurrence.term.text]
                places.count += 1
                places.pages.add(page.path)
    return found


def _told(code: str, id_: str, before: Glossary, after: Glossary, then: Counted, now: Counted) -> Iterator[Message]:
    """What has changed in a concept's terms in one language."""
    old, new = _section(before, id_, code), _section(after, id_, code)
    was, is_ = _terms(old), _terms(new)
    renamed = old is not None and new is not None and old.preferred.text != new.preferred.text
    if renamed and old is not None and new is not None:
        name = old.preferred.text
        places = (now if name in is_ else then).get((id_, name), NOWHERE)
        yield message(
            "{concept}: “{old}” is renamed “{new}”; occurrences: {count}, pages: {pages}",
            concept=id_, old=name, new=new.preferred.text, count=places.count, pages=len(places.pages),
        )  # fmt: skip
    for name in was:
        if name in is_:
            continue
        places = then.get((id_, name), NOWHERE)
        yield message(
            "{concept}: “{term}” was removed; occurrences: {count}, pages: {pages}; as superseded it would "
            "be reported where it stands",
            concept=id_, term=name, count=places.count, pages=len(places.pages),
        )  # fmt: skip
    for name, status in is_.items():
        if was.get(name) is status or (renamed and new is not None and name == new.preferred.text):
            continue
        places = now.get((id_, name), NOWHERE)
        yield message(STATUSES[status], concept=id_, term=name, count=places.count, pages=len(places.pages))


STATUSES = {
    Status.PREFERRED: "{concept}: “{term}” is now preferred; occurrences: {count}, pages: {pages}",
    Status.ADMITTED: "{concept}: “{term}” is now admitted; occurrences: {count}, pages: {pages}",
    Status.DEPRECATED: "{concept}: “{term}” is now deprecated; occurrences: {count}, pages: {pages}",
    Status.SUPERSEDED: "{concept}: “{term}” is now superseded; occurrences: {count}, pages: {pages}",
}
