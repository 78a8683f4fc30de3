"""Glossaries for OmegaT: source term, target term and comment, parted by tabs; of more than two languages a ZIP.

Every term of the source, those out of use too, leads to the target's preferred term. The comment has the other terms of
the target, those that are not to be used behind a ✗, and the definition. The files end in `.utf8`, which tells OmegaT
how to read them.
"""

from collections.abc import Iterator, Sequence

from isogloss.exchange.shared.pairs import Pair, bundled, pairs
from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import OUT_OF_USE, Status

SUFFIX = ".omegat.zip"
MEDIA_TYPE = "application/zip"
PAIRS = True
KEEPS = frozenset({"status", "definition"})
ASIDE: frozenset[str] = frozenset()


def write(glossary: Glossary, languages: Sequence[str]) -> bytes:
    return bundled(glossary, languages, ".utf8", _file)


def _file(glossary: Glossary, source: str, target: str) -> bytes:
    lines = [line for pair in pairs(glossary, source, target) for line in _lines(pair)]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def _lines(pair: Pair) -> Iterator[str]:
    comment = " · ".join(_comments(pair))
    for term in pair.source.terms:
        # a line that begins with # is a comment
        yield "\t".join(map(_cell, (term.text.removeprefix("#"), pair.target.preferred.text, comment)))


def _comments(pair: Pair) -> Iterator[str]:
    if also := pair.target.with_status(Status.ADMITTED):
        yield " | ".join(term.text for term in also)
    if never := [term for term in pair.target.terms if term.status in OUT_OF_USE]:
        yield "✗ " + " | ".join(term.text for term in never)
    if pair.target.definition:
        yield pair.target.definition


def _cell(text: str) -> str:
    return " ".join(text.split())
