"""An acronym in a case that it is not written in.

    docs/pt/index.md:3:6: error: “Cxo” is written “CXO” (chief-experience-officer) or “CxO” (cxo-umbrella)

CXO, CxO and Cxo are three things, and readers take them for three. In scripts
that have capitals, letters that are all small are taken for a word and left
alone; in others no word looks like that.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import OUT_OF_USE, Case, TermType
from isogloss.languages import language
from isogloss.site.site import Site
from isogloss.text.source import Span

SEVERITY = Severity.ERROR


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        acronyms = _acronyms(site.glossary, page.language)
        if not acronyms:
            continue
        cased = language(page.language).cased
        written = {match.span.start for match in page.matches}
        for word in _pattern(tuple(sorted(acronyms))).finditer(page.markdown.prose):
            found = word[0]
            right = acronyms[found.upper()]
            span = Span(*word.span())
            if found in right or (cased and found == found.lower()) or span.start in written:
                continue
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


def _acronyms(glossary: Glossary, code: str) -> dict[str, dict[str, list[str]]]:
    """How acronyms are written whose case matters, and of which concepts, by their capitals."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
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
                found[term.text.upper()].setdefault(term.text, []).append(concept.id)
    return found


@cache
def _pattern(acronyms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9_./@-])(?i:{'|'.join(acronyms)})(?![A-Za-z0-9_/@]|[.-][A-Za-z0-9])")
