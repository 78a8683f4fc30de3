"""Ids for concepts of others, and the languages that their tags mean."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from isogloss.glossary.model import ID
from isogloss.languages import codes, is_language, language, script_of, tag_of

NAME = re.compile(r"[a-z]{3}")
OPAQUE = re.compile(r"(?:[a-z]{0,4}-?)?[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}|(?:[a-z]{1,8}-?)?[0-9]+")
"""Ids that machines count or draw: c1, concept-12, a UUID."""

LONGEST = 80
"""Characters of an id, which is also the name of a file."""


def slug(text: str) -> str:
    """A text as an id: small Latin letters, digits and single hyphens; empty where nothing remains of it."""
    letters = unicodedata.normalize("NFKD", text.translate({ord("ı"): "i", ord("ß"): "ss", ord("ø"): "o"}))
    ascii_only = "".join(c for c in letters if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only)[:LONGEST].strip("-")


def concept_id(given: str, terms: Mapping[str, str]) -> str:
    """The id of a concept that a file knows as `given` and by these terms, one a language.

    The same file always gives the same ids: its own where they are names, else made of a term (the English one, or the
    first that Latin letters spell), and where there is none, of what the file calls it or of all terms.
    """
    name = slug(given)
    if (re.fullmatch(ID, given) or NAME.search(name)) and not OPAQUE.fullmatch(name):
        return name
    for term in (*(terms[code] for code in ("en",) if code in terms), *terms.values()):
        # what has letters besides is no spelling of it: “C级” is not “c”
        if len(made := slug(term)) >= 3 and all(
            c.isascii() or "LATIN" in unicodedata.name(c, "") for c in term if c.isalpha()
        ):
            return made
    return name or f"concept-{hashlib.sha256(repr(sorted(terms.items())).encode()).hexdigest()[:8]}"


def code_of(tag: str, languages: Iterable[str] = ()) -> str | None:
    """The language that a BCP 47 tag means; None where it is none that sites are written in.

    `languages` are those that the site has: pt and pt-BR are two where it has both, and pt means pt-BR where it has
    only that. What is written in another script than the language's own file is no variety of it.
    """
    wanted = _plain(tag)
    primary, _, rest = wanted.partition("-")
    if not is_language(primary):
        return None
    by_tag = {_plain(name): code for code in (*codes(), *languages) for name in (language(code).tag, code)}
    varieties = [code for code in languages if _plain(code).partition("-")[0] == primary]
    exact = next((code for code in varieties if _plain(code) == wanted), None)
    if exact or (not rest and len(varieties) == 1):
        return exact or varieties[0]
    if primary in codes() and script_of(wanted) not in (None, script_of(language(primary).tag)):
        return by_tag.get(wanted) or tag_of(tag.strip())
    return by_tag.get(wanted) or primary


def _plain(tag: str) -> str:
    return tag_of(tag.strip()).lower()


def first_terms(sections: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """The first term of each language section of a draft."""
    found: dict[str, str] = {}
    for code, section in sections.items():
        terms: Iterable[Mapping[str, Any]] = section.get("terms", ())
        for term in terms:
            found.setdefault(code, term["term"])
    return found
