"""Changing the preferred term of a concept in a language: in its file, and on the language's pages where the new term
fits.

The former term stays in the glossary as superseded. Occurrences that need a person, because they are inflected or the
sentence would have to change, are thus reported until somebody has looked at them.
"""

import json
from dataclasses import dataclass

import yaml

from isogloss.diagnostic import message
from isogloss.editing.changes import Change
from isogloss.editing.checkout import Checkout
from isogloss.editing.moves import Where, relinked
from isogloss.engine import UsageError
from isogloss.glossary.glossary import GlossaryError, glossary_of
from isogloss.glossary.model import Gender, Status
from isogloss.matching.examples import verify
from isogloss.matching.termbase import Termbase
from isogloss.rules.deprecated_term import replacement
from isogloss.site.page import Occurrence
from isogloss.text.source import Span
from isogloss.text.writing import line_end


@dataclass(frozen=True)
class Renamed:
    """The changes, and the occurrences of the former term that only a person can replace."""

    changes: list[Change]
    left: list[Occurrence]


def term_renamed(
    checkout: Checkout, concept: str, code: str, old: str, new: str, gender: Gender | None = None
) -> Renamed:
    """The changes that give a concept another preferred term in a language; `gender` is needed for a term that the
    glossary does not have yet. Raises UsageError.
    """
    _check(checkout, concept, code, old, new)
    file = checkout.glossary / f"{concept}.yml"
    text = with_preferred(checkout.text(file), code, old, " ".join(new.split()), gender)
    matcher = _termbase(checkout, concept, text).matchers[code]
    changes, left = [checkout.change(file, text)], []
    for there in checkout.pages.values():
        if code in there:
            page = there[code].by(matcher)
            edits: list[tuple[Span, str]] = []
            for occurrence in page.occurrences:
                if (occurrence.concept.id, occurrence.term.text) == (concept, old):
                    words = replacement(occurrence) if occurrence.sure and not occurrence.rivals else None
                    if words is None:
                        left.append(occurrence)
                    else:
                        edits.append((occurrence.span, words))
            new_text = relinked(page, page.path, _as_it_is, edits)
            changes.append(checkout.change(checkout.file(code, page.path), new_text))
    return Renamed([change for change in changes if change], left)


def _check(checkout: Checkout, concept: str, code: str, old: str, new: str) -> None:
    """Raise UsageError where a term cannot be renamed so."""
    there = checkout.site.glossary.concepts.get(concept)
    if there is None:
        raise UsageError(message("no concept “{concept}” in the glossary", concept=concept))
    if code not in there.languages:
        raise UsageError(
            message("the concept “{concept}” has no terms in “{language}”", concept=concept, language=code)
        )
    preferred = there.languages[code].preferred.text
    if old != preferred:
        raise UsageError(
            message(
                "“{term}” is not what {concept} is called in {language}: that is “{preferred}”",
                term=old,
                concept=concept,
                language=code,
                preferred=preferred,
            )
        )
    if not new.strip() or new == old:
        raise UsageError(message("“{new}” is not a term other than “{old}”", new=new, old=old))


def _termbase(checkout: Checkout, concept: str, text: str) -> Termbase:
    """The glossary with another text for one concept file."""
    texts = {
        file: text if name == concept else checkout.text(file)
        for name in checkout.site.glossary.concepts
        for file in [checkout.glossary / f"{name}.yml"]
    }
    languages = checkout.site.languages
    try:
        termbase = Termbase(glossary_of(texts, languages, partial=checkout.project.settings.partial_concepts))
        verify(termbase, languages)
    except GlossaryError as error:
        first = error.problems[0]
        place = f"{first.path}:{first.line}"
        raise UsageError(first.said, place, message("nothing was changed")) from None
    return termbase


def _as_it_is(where: Where) -> Where:
    return where


def with_preferred(text: str, code: str, old: str, new: str, gender: Gender | None = None) -> str:
    """A concept file in which another term is preferred in a language, and the former one superseded. Everything else
    stays as it is written.
    """
    terms = yaml.compose(text, Loader=yaml.SafeLoader)
    for key in ("languages", code, "terms"):
        terms = _values(terms)[key]
    items = {_values(item)["term"].value: item for item in terms.value}
    edits = [_with_status(items[old], Status.SUPERSEDED, text)]
    if new in items:
        edits.append(_with_status(items[new], Status.PREFERRED, text))
    else:
        edits.append(_added(terms, new, gender, text))
    for span, words in sorted(edits, reverse=True):
        text = text[: span.start] + words + text[span.end :]
    return text


def _values(mapping: yaml.MappingNode) -> dict[str, yaml.Node]:
    return {name.value: value for name, value in mapping.value}


def _with_status(item: yaml.MappingNode, status: Status, text: str) -> tuple[Span, str]:
    """The edit that sets a term's status: replaces the one it has, or adds one after the term."""
    values = _values(item)
    if known := values.get("status"):
        return Span(known.start_mark.index, known.end_mark.index), status
    end = len(text[: values["term"].end_mark.index].rstrip())  # a block's mark is where the next line begins
    before = ", " if item.flow_style else f"{line_end(text)}{' ' * item.start_mark.column}"
    return Span(end, end), f"{before}status: {status}"


def _added(terms: yaml.SequenceNode, new: str, gender: Gender | None, text: str) -> tuple[Span, str]:
    """The edit that inserts a new term before all others, in their style."""
    first = terms.value[0]
    parts = [f"term: {_scalar(new)}", *([f"gender: {gender}"] if gender else [])]
    if terms.flow_style:
        start = first.start_mark.index
        return Span(start, start), f"{{{', '.join(parts)}}}, "
    start, margin = terms.start_mark.index, terms.start_mark.column
    end = line_end(text)
    item = f"{{{', '.join(parts)}}}" if first.flow_style else f"{end}{' ' * (margin + 2)}".join(parts)
    return Span(start, start), f"- {item}{end}{' ' * margin}"


def _scalar(text: str) -> str:
    """Text as a YAML scalar that is valid anywhere: plain if it is only words, otherwise quoted."""
    words = text.replace(" ", "").replace("’", "")
    plain = words.isalpha() and yaml.safe_load(text) == text
    return text if plain else json.dumps(text, ensure_ascii=False)
