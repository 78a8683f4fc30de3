"""The index of a language's search: small files, of which a search reads a few, however large the site is.

Documents are the glossary's concepts, then the pages. Each word leads to the documents that have it, with a weight;
words that begin alike are kept in one file, so that all forms of a word are found together. A concept stands under
everything that it is or was called, in every language of the site, so that any name leads to its entry.
"""

import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain, pairwise
from typing import TypeAlias

import msgspec

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import OUT_OF_USE, Concept, Status, Term, TermType
from isogloss.languages import language
from isogloss.languages.language import Key, Role
from isogloss.publishing.chunks import chunks, compact, folder_of
from isogloss.publishing.page_sections import Section
from isogloss.publishing.romanized import romanized
from isogloss.publishing.search_words import ANY_UNSPACED, SHORTEST, UNSPACED, Reading

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

TERM_LINK = re.compile(r'<a class="term"[^>]* data-term="([^"]+)"')
WORD = re.compile(rf"[^\W\d_{UNSPACED}]+")
"""A word that has forms: where no spaces part the words, these have none."""

Weights: TypeAlias = "array[int]"
"""Numbers of documents, in order, each with a weight in its last `BITS`: of a large site there are millions."""

NOWHERE = array("I")

UnlikeForms: TypeAlias = dict[str, list[tuple[str, bool]]]
"""Forms of words, as a search reads them, and whether each is only probable."""

BITS = 8
WEIGHT = (1 << BITS) - 1
"""No word weighs more: where it stands counts for less than 100 in all."""

LESS = [weight - round(weight * OTHER_FORM) for weight in range(WEIGHT + 1)]
"""What a form that does not begin like a word has less than it, by the word's weight."""


@dataclass(frozen=True)
class Document:
    """What can be found: where it is, what it is called, what it belongs to, what it says, its words' weights, and
    what else it is or was called (and whether that is out of use); of what is one word of these, `alone` are those that
    the preferred term is, and `instead` the others."""

    address: str
    title: str
    parent: str
    sections: tuple[Section, ...]
    weights: Mapping[str, int]
    names: tuple[tuple[str, bool], ...] = ()
    alone: frozenset[str] = frozenset()
    instead: frozenset[str] = frozenset()


def concept_document(reading: Reading, code: str, concept: Concept, address: str, parent: str) -> Document:
    """A concept as its entry, whose address is given, in the glossary of a language, whose title is."""
    section = concept.languages[code]
    text = " ".join(filter(None, (section.definition, section.note, *(term.reason for term in section.terms))))
    weights = _in_text(reading, text, DEFINITION)
    spaced = language(code).spaced
    for other, there in concept.languages.items():
        for term in there.terms:
            factor = NAMES[term.status] if other == code else FOREIGN
            for word, part in romanized(code, term).items() if other == code else ():
                weights[word] = max(weights.get(word, 0), round(WHOLE * FOREIGN * part))
            for name in (term.text, *term.forms):
                words = reading.content(reading.words(name))
                for word in words:
                    weights[word] = max(weights.get(word, 0), round(WHOLE * factor / len(words)))
                if spaced and name == term.text and there is section:
                    for one, next_ in pairwise(words):  # written in one word: ayakizi
                        weights.setdefault(one + next_, round(WHOLE * factor / len(words)))
                for letter in reading.words(name, characters=True):
                    weights.setdefault(letter, 1)
    acronym = next((t.text for t in section.with_status(Status.ADMITTED) if t.type is TermType.ACRONYM), None)
    title = section.preferred.text + (f" ({acronym})" if acronym else "")
    shown = (Section("", "", section.definition or ""),)
    others = [term for term in section.terms if term is not section.preferred]
    names = tuple((term.text, term.status in OUT_OF_USE) for term in others)
    alone, instead = _alone(reading, [section.preferred]), _alone(reading, others)
    return Document(address, title, parent, shown, weights, names, alone, instead - alone)


def _alone(reading: Reading, terms: Iterable[Term]) -> frozenset[str]:
    """The words that are a whole term, or a form of one."""
    read = (reading.words(name) for term in terms for name in (term.text, *term.forms))
    return frozenset(words[0] for words in read if len(words) == 1)


def mentioned(html: str) -> list[str]:
    """The concepts that a page leads to, once for each of its sections that does."""
    return TERM_LINK.findall(html)


def most_mentioned(glossary: Glossary, code: str, times: Mapping[str, int]) -> list[Concept]:
    """The concepts of a language, those first that are mentioned most: of equals, they are rather what is meant."""
    concepts = [concept for concept, _ in glossary.sections(code)]
    return sorted(concepts, key=lambda concept: (-times.get(concept.id, 0), concept.id))


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
    times = reading.counted(text)
    weights = {often: round(most * often / (often + 2)) for often in {*times.values()}}
    return {word: weights[often] for word, often in times.items()}


def unlike_forms(reading: Reading, code: str, written: Iterable[str]) -> UnlikeForms:
    """The forms of words, as they are written, that do not begin like them."""
    spoken = language(code)
    starting = cache(lambda start: (start,) if len(reading.fold(start)) >= ALIKE else ())
    found: UnlikeForms = {}
    for own in written:
        same = starting(own[:ALIKE])
        unlike = [
            key
            for key in (*spoken.keys(own, Role.ONLY), *map(Key, spoken.spellings(own)))
            if not key.form.startswith(same)  # most do, and need not be folded to tell
        ]
        if not unlike:
            continue
        starts = {core[:ALIKE] for core in reading.cores(reading.fold(own))}
        forms = [(form, key.probable) for key in unlike for form in [reading.fold(key.form)]]
        if forms := [it for it in forms if not any(core[:ALIKE] in starts for core in reading.cores(it[0]))]:
            found[own] = forms
    return found


def search_index(
    reading: Reading,
    code: str,
    concepts: Iterable[Document],
    pages: Iterable[Document],
    unlike: Callable[[Reading, str, list[str]], UnlikeForms] = unlike_forms,
) -> dict[str, bytes]:
    """The files of the index by their names. `index.json` knows the others, whose folder is named after what they
    say: they can be kept for ever. Of a document nothing is kept in memory but what is written in the end. `unlike` may
    know what `unlike_forms` tells of words, in their order."""
    gathered = _Gathered(reading)
    for document in concepts:
        gathered.add(document)
    known = len(gathered.shown)
    for document in pages:
        gathered.add(document)
    words, shown = gathered.words(), gathered.shown
    own = {core for word in gathered.written() for core in reading.cores(word) if SHORTEST <= len(core) <= 40}
    asked = sorted({*own, *language(code).irregular()})
    gathered.stretches.clear()  # of a large site they take much memory
    others = _other_forms(reading, code, unlike(reading, code, asked), words)
    for word, weights in gathered.instead():
        others.setdefault(word, array("I")).extend(weights)
    listed = (
        (word, _listed(words.get(word, NOWHERE), others.get(word, NOWHERE)))
        for word in sorted({*words, *others}, key=_utf16)
    )
    files: dict[str, bytes] = {}
    first_words, first_documents = [], []
    for number, (first, entries) in enumerate(chunks(listed, lambda entry: entry[0][:SHORTEST])):
        first_words.append(first)
        files[f"words-{number}.json"] = compact(dict(entries))
    for number, (document, there) in enumerate(chunks(enumerate(shown), lambda entry: entry[0])):
        first_documents.append(document)
        files[f"documents-{number}.json"] = compact([it for _, it in there])
    folder = folder_of(files)
    index = {
        "folder": folder,
        "concepts": known,
        "documents": len(shown),
        "most": MOST,
        "firstWords": first_words,
        "firstDocuments": first_documents,
        "whole": WHOLE,
        **reading.data({*words, *others}),
    }
    return {"index.json": compact(index), **{f"{folder}/{name}": content for name, content in sorted(files.items())}}


@dataclass
class _Gathered:
    """What there is of the documents so far: what each word leads to; what stands between spaces, and words of texts
    that do not part all of theirs; what is shown."""

    reading: Reading
    found: dict[str, Weights] = field(default_factory=lambda: defaultdict(partial(array, "I")))
    stretches: set[str] = field(default_factory=set)
    parted: set[str] = field(default_factory=set)
    shown: list[msgspec.Raw] = field(default_factory=list)
    renamed: list[tuple[frozenset[str], frozenset[str]]] = field(default_factory=list)

    def add(self, document: Document) -> None:
        found, number = self.found, len(self.shown) << BITS
        for word, weight in document.weights.items():
            found[word].append(number + weight)
        for text in _texts(document):
            if ANY_UNSPACED.search(text):  # what stands between spaces is as long as the text
                self.parted.update(_written(text))
            else:
                self.stretches.update(text.split())
        self.shown.append(_shown(document))
        if document.alone and document.instead:
            self.renamed.append((document.alone, document.instead))

    def instead(self) -> Iterator[tuple[str, Weights]]:
        """The documents of a concept's preferred term by its other names, where these are a word each: who asks for
        the satisfaction of الزبائن is answered with that of العملاء."""
        for alone, instead in self.renamed:
            less = _less(_heaviest(self.found[word] for word in sorted(alone) if word in self.found))
            for word in sorted(instead):
                for core in self.reading.kept(word):
                    yield core, less

    def written(self) -> set[str]:
        """The words as they are written, vowel marks aside."""
        return self.parted.union(*map(_written, self.stretches))

    def words(self) -> dict[str, Weights]:
        """What the words are kept under, with the documents of all that are."""
        cores: dict[str, list[Weights]] = {}
        for word, weights in self.found.items():
            for core in self.reading.kept(word):
                cores.setdefault(core, []).append(weights)
        return {core: _heaviest(those) if len(those) > 1 else those[0] for core, those in cores.items()}


def _written(text: str) -> list[str]:
    """The words of a text that have forms."""
    return WORD.findall(unicodedata.normalize("NFC", text))


def _heaviest(those: Iterable[Weights]) -> Weights:
    """The documents of several words, each with the greatest of its weights."""
    return array("I", {weighed >> BITS: weighed for weighed in sorted(chain.from_iterable(those))}.values())


def _other_forms(reading: Reading, code: str, unlike: UnlikeForms, words: Mapping[str, Weights]) -> dict[str, Weights]:
    """The documents of a word by its forms that do not begin like it, and the other way about."""
    added: dict[str, Weights] = defaultdict(partial(array, "I"))
    for own, forms in unlike.items():
        word = reading.fold(own)
        less = _less(words.get(word, NOWHERE))
        for form, probable in forms:
            if less and not (probable and form not in words):
                for core in reading.kept(form):
                    added[core].extend(less)
            if form in words and not (probable and not less):
                for core in reading.kept(word):
                    added[core].extend(_less(words[form]))
    for word, weights in _other_names(reading, code, words):
        added[word].extend(weights)
    return added


def _less(weights: Iterable[int]) -> Weights:
    """The documents of a word for a form that does not begin like it."""
    return array("I", [weighed - LESS[weighed & WEIGHT] for weighed in weights])


def _other_names(reading: Reading, code: str, words: Mapping[str, Weights]) -> Iterator[tuple[str, Weights]]:
    """The documents of a foreign name by the words of the form that it has in a language's script, and the other way
    about: who asks for فورستر means Forrester."""
    spoken = language(code)
    for latin, forms in spoken.names.items():
        for form in forms.split("|"):
            pair = [[core for word in reading.words(name) for core in reading.kept(word)[:1]] for name in (latin, form)]
            for here, there in (pair, pair[::-1]):
                listed = [{weighed >> BITS: weighed for weighed in words[it]} for it in here if it in words]
                if len(listed) < len(here):
                    continue
                both = set(listed[0]).intersection(*listed[1:])
                least = array("I", [min(weights[number] for weights in listed) for number in sorted(both)])
                yield from ((word, least) for word in there)


def _texts(document: Document) -> list[str]:
    """What a document says."""
    return [document.title, *(part for section in document.sections for part in (section.title, section.text))]


def _listed(own: Weights, others: Weights) -> list[int]:
    """Numbers of documents, each as the distance from the one before, and weights, in turn."""
    listed: Sequence[int] = _heaviest([own, others]) if others else own
    if len(listed) > MOST:
        listed = sorted(sorted(listed, key=lambda weighed: (-(weighed & WEIGHT), weighed))[:MOST])
    found: list[int] = []
    before = 0
    for weighed in listed:
        number = weighed >> BITS
        found += number - before, weighed & WEIGHT
        before = number
    return found


def _shown(document: Document) -> msgspec.Raw:
    sections = [[section.anchor, section.title, section.text] for section in document.sections]
    return msgspec.Raw(compact([document.address, document.title, document.parent, sections, document.names]))


def _utf16(word: str) -> bytes:
    """As JavaScript sorts."""
    return word.encode("utf-16-be")
