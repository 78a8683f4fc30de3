"""The index of a language's search: small files, of which a search reads a few, however large the site is.

Documents are the glossary's concepts, then the pages. Each word leads to the documents that have it, with a weight;
words that begin alike are kept in one file, so that all forms of a word are found together. A concept stands under
everything that it is or was called, in every language of the site, so that any name leads to its entry.
"""

import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import OUT_OF_USE, Concept, Status, TermType
from isogloss.languages import language
from isogloss.languages.language import Role
from isogloss.publishing.page_sections import Section
from isogloss.publishing.search_words import SHORTEST, Reading

WHOLE = 99
"""The weight of a word that is the whole name of a concept; of several words, each has its part of it."""

NAMES = {Status.PREFERRED: 1.0, Status.ADMITTED: 0.98, **dict.fromkeys(OUT_OF_USE, 0.96)}
FOREIGN = 0.94
"""How much the names of a concept count; those of other languages least."""

TITLE, HEADING, TEXT, DEFINITION = 50, 25, 24, 12
"""How much a word counts where it stands; in a text, more often is more, ever more slowly."""

OTHER_FORM = 0.9
"""What of a word's weight goes to a form of it that does not begin like it."""

ALIKE = 4
"""Forms that share so many first letters are found by their endings."""

MOST = 400
"""Of a word that more documents have, these are kept: nobody reads on, and the file stays small."""

FILE = 12_000
"""The size of a file, in characters, that is filled before the next is begun."""

TERM_LINK = re.compile(r'<a class="term"[^>]* data-term="([^"]+)"')
WORD = re.compile(r"[^\W\d_]+")

Weights = dict[int, int]


@dataclass(frozen=True)
class Document:
    """What can be found: where it is, what it is called, what it belongs to, what it says, its words' weights, and
    what else it is or was called (and whether that is out of use)."""

    address: str
    title: str
    parent: str
    sections: tuple[Section, ...]
    weights: Mapping[str, int]
    names: tuple[tuple[str, bool], ...] = ()


def concept_document(reading: Reading, code: str, concept: Concept, glossary: str, parent: str) -> Document:
    """A concept as its entry in the glossary of a language, whose address and title are given."""
    section = concept.languages[code]
    text = " ".join(filter(None, (section.definition, section.note, *(term.reason for term in section.terms))))
    weights = _in_text(reading, text, DEFINITION)
    for other, there in concept.languages.items():
        for term in there.terms:
            factor = NAMES[term.status] if other == code else FOREIGN
            for name in (term.text, *term.forms):
                words = reading.content(reading.words(name))
                for word in words:
                    weights[word] = max(weights.get(word, 0), round(WHOLE * factor / len(words)))
                for letter in reading.words(name, characters=True):
                    weights.setdefault(letter, 1)
    acronym = next((t.text for t in section.with_status(Status.ADMITTED) if t.type is TermType.ACRONYM), None)
    title = section.preferred.text + (f" ({acronym})" if acronym else "")
    shown = (Section("", "", section.definition or ""),)
    names = tuple((term.text, term.status in OUT_OF_USE) for term in section.terms if term is not section.preferred)
    return Document(f"{glossary}#{concept.id}", title, parent, shown, weights, names)


def mentioned_most(glossary: Glossary, code: str, pages: Iterable[str]) -> list[Concept]:
    """The concepts of a language, those first whose entries most sections of pages (HTML) lead to: of equals, they are
    rather what is meant."""
    times = Counter(concept for html in pages for concept in TERM_LINK.findall(html))
    concepts = [concept for concept, _ in glossary.sections(code)]
    return sorted(concepts, key=lambda concept: (-times[concept.id], concept.id))


def page_document(reading: Reading, address: str, title: str, sections: Iterable[Section]) -> Document:
    """A page with its sections."""
    sections = tuple(sections)
    weights = _in_text(reading, "\n".join(section.text for section in sections), TEXT)
    headings = "\n".join(section.title for section in sections)
    for text, weight in ((title, TITLE), (headings, HEADING)):
        for word in set(reading.words(text, characters=True)):
            weights[word] = weights.get(word, 0) + weight
    return Document(address, title, "", sections, weights)


def _in_text(reading: Reading, text: str, most: int) -> dict[str, int]:
    times = Counter(reading.words(text, characters=True))
    return {word: round(most * often / (often + 2)) for word, often in times.items()}


def search_index(
    reading: Reading, code: str, concepts: Sequence[Document], pages: Sequence[Document]
) -> dict[str, bytes]:
    """The files of the index by their names. `index.json` knows the others, whose folder is named after what they
    say: they can be kept for ever."""
    documents = [*concepts, *pages]
    words = _inverted(reading, documents)
    _add_other_forms(reading, code, documents, words)
    listed = [(word, _listed(words[word])) for word in sorted(words, key=_utf16)]
    word_files = _files(listed, lambda item: item[0][:SHORTEST])
    document_files = _files(list(enumerate(map(_shown, documents))), lambda item: item[0])
    files = {f"words-{number}.json": _json(dict(items)) for number, (_, items) in enumerate(word_files)}
    files |= {
        f"documents-{n}.json": _json([shown for _, shown in items]) for n, (_, items) in enumerate(document_files)
    }
    folder = hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()[:12]
    index = {
        "folder": folder,
        "concepts": len(concepts),
        "documents": len(documents),
        "most": MOST,
        "firstWords": [first for first, _ in word_files],
        "firstDocuments": [first for first, _ in document_files],
        "whole": WHOLE,
        **reading.data(),
    }
    return {"index.json": _json(index), **{f"{folder}/{name}": content for name, content in sorted(files.items())}}


def _inverted(reading: Reading, documents: Sequence[Document]) -> dict[str, Weights]:
    whole: dict[str, Weights] = defaultdict(dict)
    for number, document in enumerate(documents):
        for word, weight in document.weights.items():
            whole[word][number] = weight
    words: dict[str, Weights] = defaultdict(dict)
    for word, weights in whole.items():
        for core in reading.kept(word):
            _add(words[core], weights)
    return words


def _add(weights: Weights, more: Mapping[int, float]) -> None:
    for number, weight in more.items():
        weights[number] = max(weights.get(number, 0), round(weight))


def _add_other_forms(reading: Reading, code: str, documents: Sequence[Document], words: dict[str, Weights]) -> None:
    """Put the documents of a word under its forms that do not begin like it, and the other way about."""
    spoken = language(code)
    added: dict[str, Weights] = defaultdict(dict)
    for written in _written(reading, documents).union(spoken.irregular()):
        word = reading.fold(written)
        starts = {core[:ALIKE] for core in reading.cores(word)}
        for key in spoken.keys(written, Role.ONLY):
            form = reading.fold(key.form)
            if any(core[:ALIKE] in starts for core in reading.cores(form)):
                continue
            for here, there in ((word, form), (form, word)):
                if here in words and not (key.probable and there not in words):
                    _add(added[there], {number: weight * OTHER_FORM for number, weight in words[here].items()})
    for form, weights in added.items():
        for core in reading.kept(form):
            _add(words[core], weights)


def _written(reading: Reading, documents: Iterable[Document]) -> set[str]:
    """The words of the documents as they are written, vowel marks aside, and without what is written before them."""
    words: set[str] = set()
    for document in documents:
        for text in (
            document.title,
            *(part for section in document.sections for part in (section.title, section.text)),
        ):
            words.update(WORD.findall(unicodedata.normalize("NFC", text)))
    return {core for word in words for core in reading.cores(word) if SHORTEST <= len(core) <= 40}


def _listed(weights: Weights) -> list[int]:
    """Numbers of documents, each as the distance from the one before, and weights, in turn."""
    kept = sorted(weights, key=lambda number: (-weights[number], number))[:MOST]
    flat, last = [], 0
    for number in sorted(kept):
        flat += (number - last, weights[number])
        last = number
    return flat


def _shown(document: Document) -> list:
    sections = [[section.anchor, section.title, section.text] for section in document.sections]
    return [document.address, document.title, document.parent, sections, document.names]


def _files(items: list, group: Callable) -> list[tuple]:
    """Items in files of about one size, each with the group that it begins with; a group is never parted."""
    files: list[tuple] = []
    size, last = FILE, None
    for item in items:
        if size >= FILE and group(item) != last:
            files.append((group(item), []))
            size = 0
        files[-1][1].append(item)
        last = group(item)
        size += len(repr(item))
    return files


def _utf16(word: str) -> bytes:
    """As JavaScript sorts."""
    return word.encode("utf-16-be")


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
