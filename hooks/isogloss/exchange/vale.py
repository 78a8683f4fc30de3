"""A style and a vocabulary a language for Vale, in a ZIP: what is out of use, and what to write instead.

`styles/Isogloss-<code>` has substitution rules, with what the exceptions say; `config/vocabularies/Isogloss-<code>` the
terms in use (accept) and out of use (reject). `.vale.ini` shows how to use them. Vale knows the listed forms only: it
does not inflect.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from isogloss.exchange.shared.archive import zipped
from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import OUT_OF_USE, Case, LanguageSection, Term
from isogloss.languages import language

SUFFIX = ".vale.zip"
MEDIA_TYPE = "application/zip"
KEEPS = frozenset({"status", "case", "forms", "except"})
ASIDE: frozenset[str] = frozenset()

INI = """\
# Put `styles` beside this file, and keep the sections that you need.
StylesPath = styles
MinAlertLevel = warning
# One vocabulary holds for all files: choose the language's. It needs the style Vale.
# Vocab = Isogloss-{first}
"""
SPECIAL = re.compile(r"[.^$*+?()\[\]{}|\\#]")


def write(glossary: Glossary, languages: Sequence[str]) -> bytes:
    ini = INI.format(first=languages[0] if languages else "")
    files = {".vale.ini": ini + "".join(f"\n[docs/{c}/*.md]\nBasedOnStyles = Isogloss-{c}\n" for c in languages)}
    for code in languages:
        found = [section for _, section in glossary.sections(code)]
        for case, name in ((Case.ANY, "OutOfUse"), (Case.EXACT, "OutOfUseExact")):
            if rule := "".join(_rule(found, code, case)):
                files[f"styles/Isogloss-{code}/{name}.yml"] = rule
        for name, out in (("accept", False), ("reject", True)):
            vocabulary = f"styles/config/vocabularies/Isogloss-{code}/{name}.txt"
            files[vocabulary] = "".join(f"{line}\n" for line in _vocabulary(found, out))
    return zipped({name: text.encode() for name, text in files.items()})


def _terms(sections: Iterable[LanguageSection], out: bool) -> Iterator[tuple[LanguageSection, Term]]:
    for section in sections:
        # what is out of use only near some words, Vale would report everywhere
        terms = (term for term in section.terms if not (out and term.near))
        yield from ((section, term) for term in terms if (term.status in OUT_OF_USE) is out)


def _rule(sections: Sequence[LanguageSection], code: str, case: Case) -> Iterator[str]:
    """A substitution rule, where there is anything to substitute."""
    swap: dict[str, str] = {}
    exceptions: dict[str, None] = {}
    for section, term in _terms(sections, out=True):
        if term.case is case:
            for form in (term.text, *term.forms):
                swap.setdefault(_pattern(form), section.preferred.text)
            exceptions |= dict.fromkeys(map(_pattern, term.excepted))
    if not swap:
        return
    yield "extends: substitution\n"
    yield 'message: "%s ← %s"\n'
    yield "level: error\n"
    yield f"ignorecase: {str(case is Case.ANY).lower()}\n"
    yield f"nonword: {str(not language(code).spaced).lower()}\n"
    yield "action:\n  name: replace\n"
    if exceptions:
        yield "exceptions:\n" + "".join(f"  - {_quoted(pattern)}\n" for pattern in exceptions)
    # the longest first, so that none is taken for a part of another one
    yield "swap:\n"
    for pattern in sorted(swap, key=lambda pattern: (-len(pattern), pattern)):
        yield f"  {_quoted(pattern)}: {_quoted(swap[pattern])}\n"


def _vocabulary(sections: Sequence[LanguageSection], out: bool) -> list[str]:
    """Patterns of the terms in use, or of those out of use."""
    lines = {
        f"{'' if term.case is Case.EXACT else '(?i)'}{_pattern(form)}": None
        for _, term in _terms(sections, out)
        for form in (term.text, *term.forms)
    }
    return sorted(lines)


def _pattern(text: str) -> str:
    return SPECIAL.sub(lambda character: f"\\{character[0]}", " ".join(text.split()))


def _quoted(text: str) -> str:
    """A text as YAML has it in double quotes, which is as JSON has it."""
    return json.dumps(text, ensure_ascii=False)
