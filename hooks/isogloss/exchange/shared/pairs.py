"""Files for tools that know a source and a target language."""

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from isogloss.exchange.shared.archive import zipped
from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Concept, LanguageSection


class Pair(NamedTuple):
    """A concept in two languages."""

    concept: Concept
    source: LanguageSection
    target: LanguageSection


def pairs(glossary: Glossary, source: str, target: str) -> Iterator[Pair]:
    """The concepts that have a section in both languages."""
    for concept, section in glossary.sections(source):
        if target in concept.languages:
            yield Pair(concept, section, concept.languages[target])


def bundled(
    glossary: Glossary, languages: Sequence[str], suffix: str, one: Callable[[Glossary, str, str], bytes]
) -> bytes:
    """The file of two languages, the first being the source; of more, a ZIP with the file of each two."""
    if len(languages) == 2:
        return one(glossary, *languages)
    return zipped(
        {f"{source}-{target}{suffix}": one(glossary, source, target) for source, target in permutations(languages, 2)}
    )
