"""What narrows the glossary's page down while one types: all words that a concept is or was called, in any language."""

from collections.abc import Sequence

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Concept
from isogloss.publishing.chunks import compact
from isogloss.publishing.romanized import romanized
from isogloss.publishing.search_words import Reading


def glossary_filter(reading: Reading, glossary: Glossary, code: str) -> bytes:
    """For assets/javascripts/glossary.js: how a language reads, and the words of its concepts, by id."""
    words = {concept.id: _words(reading, code, concept) for concept, _ in glossary.sections(code)}
    known = (word for named in words.values() for word in named)
    return compact({**reading.data(known), "words": words})


def _words(reading: Reading, code: str, concept: Concept) -> Sequence[str]:
    names = (
        name for section in concept.languages.values() for term in section.terms for name in (term.text, *term.forms)
    )
    words = {word for name in names for word in reading.words(name, characters=True)}
    words.update(*(romanized(code, term) for term in concept.languages[code].terms))
    return sorted({core for word in words for core in (word, *reading.kept(word))})
