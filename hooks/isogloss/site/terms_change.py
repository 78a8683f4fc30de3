"""What a change of the glossary concerns: the pages on which terms of changed concepts stand, or stood.

Of any other page nothing has changed: each term is found by itself, but for what all terms of a language decide
together, and a change of that concerns all pages of the language.
"""

from collections.abc import Callable, Collection, Iterable
from functools import cached_property

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Term
from isogloss.matching.matcher import TermMatcher
from isogloss.matching.substrings import Strings
from isogloss.matching.termbase import Termbase
from isogloss.site.page import Page
from isogloss.site.site import Site

Sought = Callable[[Glossary, str], Iterable[tuple[str, ...]]]
"""Tells the strings that a rule looks for besides the terms of a language, each with the id of its concept and whatever
else is said of it."""


class TermsChange:
    """What differs between two glossaries, as far as pages depend on them."""

    def __init__(self, before: Termbase, after: Termbase, languages: Iterable[str], seeking: Collection[Sought] = ()):
        self.before, self.after = before, after
        self.languages = tuple(languages)
        self.seeking = seeking
        old, new = ({it.id: it.called for it in termbase.glossary.concepts.values()} for termbase in (before, after))
        self.concepts = frozenset(id_ for id_ in old.keys() | new.keys() if old.get(id_) != new.get(id_))

    def names(self, page: Page) -> bool:
        """Whether a page may have other terms than before, or terms of which something else is said."""
        finder = self._finders[page.language]
        return finder is None or bool(finder.entries and finder.hits(page.markdown.prose))

    def concerns(self, site: Site) -> bool:
        """Whether something else may be found on any page of a site than before."""
        return any(self.names(page) or self._seeks(page) for page in site.all_pages)

    def prepare(self) -> None:
        """Make all that it takes to look at pages, rather than when the first is looked at."""
        _ = self._finders, self._strings

    def _seeks(self, page: Page) -> bool:
        return any(True for _ in self._strings[page.language].hits(page.folded))

    @cached_property
    def _finders(self) -> dict[str, TermMatcher | None]:
        """What finds the terms of changed concepts, those before among those that they have now, by language; None for
        a language in which any other term may be found otherwise."""
        return {code: self._finder_of(code) for code in self.languages}

    def _finder_of(self, code: str) -> TermMatcher | None:
        before, after = (termbase.matchers[code] for termbase in (self.before, self.after))
        old, new = before.part(self.concepts), after.part(self.concepts)
        known = _terms(new)
        if _terms(old) != known and before.agreed != after.agreed:
            return None
        gone = [it for it in old.entries if (it.concept.id, it.term) not in known]
        return TermMatcher(new.language, [*new.entries, *gone], after)

    @cached_property
    def _strings(self) -> dict[str, Strings[bool]]:
        """The strings that have come or gone, and those of changed concepts, by language."""
        return {code: Strings(dict.fromkeys(self._other_strings(code), True).items()) for code in self.languages}

    def _other_strings(self, code: str) -> set[str]:
        strings = set()
        for sought in self.seeking:
            old, new = (set(sought(termbase.glossary, code)) for termbase in (self.before, self.after))
            strings |= {text for text, *_ in old ^ new}
            strings |= {text for text, concept, *_ in old | new if concept in self.concepts}
        return strings


def _terms(matcher: TermMatcher) -> list[tuple[str, Term]]:
    return [(entry.concept.id, entry.term) for entry in matcher.entries]
