"""The glossary's own examples: each marks in [brackets] what must be found of its concept, and all of it."""

import re
from collections.abc import Iterable

from isogloss.glossary.glossary import Glossary, GlossaryError, Problem
from isogloss.matching.match import Match
from isogloss.matching.matcher import TermMatcher
from isogloss.matching.termbase import Termbase
from isogloss.text.message import Message, message
from isogloss.text.source import Span

BRACKET = re.compile(r"[\[\]]")


def verify(termbase: Termbase, languages: Iterable[str]) -> None:
    """Try every example. Raises GlossaryError, which names those that fail and what was found in them."""
    problems = [
        problem
        for code in languages
        for failing in (_unfindable, _failures)
        for problem in failing(termbase.glossary, code, termbase.matchers[code])
    ]
    if problems:
        raise GlossaryError(problems)


def _unfindable(glossary: Glossary, code: str, matcher: TermMatcher) -> Iterable[Problem]:
    """Terms that could stand in no text, or are excepted wherever they stand."""
    for concept, section in glossary.sections(code):
        for number, term in enumerate(section.terms):
            at = ("languages", code, "terms", number)
            for form in (term.text, *term.forms):
                if not any(character.isalnum() for character in matcher.plain.text(form)):
                    said = message("“{form}” has no letter by which it could be found", form=form)
                    yield glossary.problem(concept.id, at, said)
            folded = matcher.language.folded(matcher.plain.text(term.text))
            for exception in term.excepted:
                if matcher.language.folded(matcher.plain.text(exception)) in folded:
                    said = message(
                        "the exception “{exception}” is in the term “{term}” itself, wherever it stands",
                        exception=exception,
                        term=term.text,
                    )
                    yield glossary.problem(concept.id, at, said)


def _failures(glossary: Glossary, code: str, matcher: TermMatcher) -> Iterable[Problem]:
    marked = [
        (concept.id, number, example, read_example(example))
        for concept, section in glossary.sections(code)
        for number, example in enumerate(section.examples)
    ]
    sentences = [read[0] if read else "" for *_, read in marked]
    # read as one text: most are as they should be, and nothing more is asked of them
    for (concept, number, example, read), there in zip(marked, matcher.find_each(sentences), strict=True):
        at = ("languages", code, "examples", number)
        if read is None:
            said = message("brackets do not pair in the example “{example}”", example=example)
            yield glossary.problem(concept, at, said)
            continue
        sentence, expected = read
        if [m.span for m in there if m.designation.concept.id == concept] != expected:
            matches = matcher.find(sentence)
            found = [m.span for m in matches if m.designation.concept.id == concept]
            if found != expected:
                yield glossary.problem(concept, at, _failure(sentence, expected, found, matches))


def read_example(example: str) -> tuple[str, list[Span]] | None:
    """The sentence without its brackets and the spans that they marked; None where they do not pair."""
    sentence, spans, start, last = "", [], None, 0
    for bracket in BRACKET.finditer(example):
        sentence += example[last : bracket.start()]
        last = bracket.end()
        if bracket[0] == "[" and start is None:
            start = len(sentence)
        elif bracket[0] == "]" and start is not None and start < len(sentence):
            spans.append(Span(start, len(sentence)))
            start = None
        else:
            return None
    return None if start is not None else (sentence + example[last:], spans)


def _failure(sentence: str, expected: list[Span], found: list[Span], matches: list[Match]) -> Message:
    """What was to be found in a sentence, and what was: of the concept, and of others in the same place."""

    def quoted(spans: Iterable[Span]) -> list[str]:
        return [f"“{sentence[slice(*span)]}”" for span in spans]

    others = [
        f"“{sentence[slice(*match.span)]}” ({match.designation.concept.id})"
        for match in matches
        if match.span not in found
        and any(match.span.start < span.end and span.start < match.span.end for span in expected)
    ]
    wanted, there = ", ".join(quoted(expected)), ", ".join([*quoted(found), *others])
    if not wanted:
        return message(
            "the example “{example}” fails: nothing was to be found, but {found} was", example=sentence, found=there
        )
    if not there:
        return message("the example “{example}” fails: {expected} was not found", example=sentence, expected=wanted)
    return message(
        "the example “{example}” fails: expected {expected}, found {found}",
        example=sentence,
        expected=wanted,
        found=there,
    )
