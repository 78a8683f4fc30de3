"""Finds the pages on which a changed glossary finds other terms than before: only these need to be rendered again.

The process that serves compares them, and names them to the one that builds the language (edited_pages.py).
"""

import os
from pathlib import Path

from building.environment import EDITED
from isogloss.matching.termbase import Termbase
from isogloss.publishing.glossary_parts import LARGE
from isogloss.publishing.mentions import page_terms
from isogloss.site.layout import MARKDOWN
from isogloss.site.page import Page
from isogloss.site.terms_change import TermsChange
from isogloss.text.source import Source

MOST = 1 / 3
"""The share of a language's pages above which the whole language is built, with its search."""


def with_other_terms(docs: Path, code: str, before: Termbase, after: Termbase) -> list[str] | None:
    """The pages of a language whose terms differ; None if there are too many, or if other pages may differ as well:
    in a large glossary another letter may have the entry."""
    if max(len(termbase.glossary.concepts) for termbase in (before, after)) > LARGE:
        return None
    files = [file for file in sorted((docs / code).rglob("*.*")) if file.suffix in MARKDOWN and file.is_file()]
    change = TermsChange(before, after, [code])
    found = [file.relative_to(docs).as_posix() for file in files if _differs(file, code, change)]
    return found if len(found) <= MOST * len(files) else None


def named() -> set[str]:
    """The pages that the process that serves has named to this one."""
    return set(filter(None, os.environ.get(EDITED, "").split("\n")))


def _differs(file: Path, code: str, change: TermsChange) -> bool:
    source = Source(file.name, file.read_text(encoding="utf-8-sig", errors="replace"))
    page = Page(code, file.name, source, change.after.matchers[code])
    return change.names(page) and page_terms(page.by(change.before.matchers[code])) != page_terms(page)
