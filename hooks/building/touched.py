"""Finds the pages on which a changed glossary finds other terms than before: only these need to be rendered again.

The process that serves compares them, and names them to the one that builds the language (edited_pages.py).
"""

import os
from pathlib import Path

from isogloss.matching.termbase import Termbase
from isogloss.publishing.glossary_parts import LARGE
from isogloss.publishing.mentions import page_terms
from isogloss.site.layout import MARKDOWN
from isogloss.site.page import Page
from isogloss.text.source import Source

TOUCHED = "ISOGLOSS_TOUCHED"
"""The variable of the environment that names pages to be rendered again, by their paths in the folder of pages, one a
line."""

MOST = 1 / 3
"""The share of a language's pages above which the whole language is built, with its search."""


def touched(docs: Path, code: str, before: Termbase, after: Termbase) -> list[str] | None:
    """The pages of a language whose terms differ; None if there are too many, or if other pages may differ as well:
    in a large glossary another letter may have the entry."""
    if max(len(termbase.glossary.concepts) for termbase in (before, after)) > LARGE:
        return None
    files = [file for file in sorted((docs / code).rglob("*.*")) if file.suffix in MARKDOWN and file.is_file()]
    found = [file.relative_to(docs).as_posix() for file in files if _differs(file, code, before, after)]
    return found if len(found) <= MOST * len(files) else None


def named() -> set[str]:
    """The pages that the process that serves has named to this one."""
    return set(filter(None, os.environ.get(TOUCHED, "").split("\n")))


def _differs(file: Path, code: str, before: Termbase, after: Termbase) -> bool:
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    old, new = (page_terms(Page(code, file.name, Source(file.name, text), it.matchers[code])) for it in (before, after))
    return old != new
