"""Finding terms in one text, for programs that have no site."""

from isogloss.matching.termbase import Termbase
from isogloss.site.page import Occurrence, Page
from isogloss.text.source import Source


def find(termbase: Termbase, language: str, text: str, path: str = "") -> list[Occurrence]:
    """The terms that stand in a Markdown text, in order, in any of their forms; places are those of `path`.

    Raises KeyError for a language that there is no file for.
    """
    source = Source(path, text)
    return list(Page(language, path, source, termbase.matchers[language]).occurrences)
