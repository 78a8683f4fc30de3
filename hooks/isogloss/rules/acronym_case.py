"""An acronym in a case that it is not written in.

    docs/pt/index.md:3:6: error: “Cxo” is written “CXO” (chief-experience-officer) or “CxO” (cxo-umbrella)

CXO, CxO and Cxo look like three different things, and readers take them for
that. In scripts with capitals, an all-lowercase match is assumed to be an
ordinary word and is not reported; in other scripts it is. An English plural is
reported where acronyms stay as they are: *i CXOs*, 三位CXOs.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import OUT_OF_USE, Case, TermType
from isogloss.languages import language
from isogloss.matching.substrings import Strings
from isogloss.site.site import Site
from isogloss.text.scripts import RANGES
from isogloss.text.source import Span

SEVERITY = Severity.ERROR
ALONE = True

LETTERS = RANGES["Latin"] + "\u0300-\u036f"
JOINING = re.compile(rf"[{LETTERS}0-9_./@-]")
APART_AFTER = re.compile(rf"(?![{LETTERS}0-9_/@]|[.-][{LETTERS}0-9])")
"""An acronym does not stand in a longer word, an address or a path."""


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        acronyms = site.termbase.once(_acronyms, page.language)
        spoken = language(page.language)
        prose = page.markdown.prose
        for small, start, end in acronyms.strings.hits(page.lowered):
            found, right = prose[start:end], acronyms.written[small]
            if spoken.invariable_acronyms and found in right and prose[end : end + 1] == "s":
                found, end = f"{found}s", end + 1
            if (
                found in right
                or (spoken.cased and found == small)
                or JOINING.match(prose[start - 1 : start])
                or not APART_AFTER.match(prose, end)
                or any(match.span.start == start for match in page.matches)
            ):
                continue
            span = Span(start, end)
            yield Diagnostic(
                page.source.location(span),
                message(
                    "“{found}” is written {right}",
                    found=found,
                    right=" / ".join(f"“{text}” ({', '.join(ids)})" for text, ids in sorted(right.items())),
                ),
                concept=next(iter(right.values()))[0] if len(right) == 1 else None,
                expected=tuple(sorted(right)),
                fix=next(iter(right)) if len(right) == 1 else None,
            )


class Acronyms(NamedTuple):
    """The acronyms of a language whose case matters, by their small letters: how each is written, and for which
    concepts."""

    written: Mapping[str, Mapping[str, list[str]]]
    strings: Strings[str]


def _acronyms(glossary: Glossary, code: str) -> Acronyms:
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for small, concept, written in sought(glossary, code):
        found[small].setdefault(written, []).append(concept)
    return Acronyms(found, Strings((small, small) for small in found))


def sought(glossary: Glossary, code: str) -> Iterator[tuple[str, str, str]]:
    """The acronyms, in small letters, each with its concept and how it is written."""
    for concept, section in glossary.sections(code):
        for term in section.terms:
            if (
                term.type is TermType.ACRONYM
                and term.case is Case.EXACT
                and term.status not in OUT_OF_USE
                and term.text.isascii()
                and term.text.isalpha()
                and len(term.text) > 2  # two letters are a word in some language
            ):
                yield term.text.lower(), concept.id, term.text
