"""The model of the glossary, in the vocabulary of TBX (ISO 30042): concept, language section, term, status.

A concept is one file, `<concept-id>.yml`. These classes define what a file may contain: they validate it, and the JSON
Schema for editors is generated from them.
"""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""What a concept's id may be: it is a file name, an anchor and part of an address."""

Text = Annotated[str, Meta(min_length=1, pattern=r"\S")]
Words = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"\S")]
"""What is looked for on pages. The time to prepare a search grows with the square of the longest word."""
ConceptId = Annotated[str, Meta(pattern=ID)]


class Status(StrEnum):
    """Whether a term may be used (TBX: administrative status)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"


OUT_OF_USE = (Status.DEPRECATED, Status.SUPERSEDED)


class TermType(StrEnum):
    """The kind of a term (TBX: term type)."""

    FULL_FORM = "full-form"
    SHORT_FORM = "short-form"
    ABBREVIATION = "abbreviation"
    ACRONYM = "acronym"


class PartOfSpeech(StrEnum):
    """The part of speech of a term (TBX: partOfSpeech)."""

    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    PHRASE = "phrase"


class Gender(StrEnum):
    """The grammatical gender of a term (TBX: grammaticalGender)."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"


class Case(StrEnum):
    """Whether capitals matter: CXO, CxO and Cxo are three things."""

    ANY = "any"
    EXACT = "exact"


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A part of a concept file. Keys are written in kebab-case; unknown keys are errors."""


class Term(_Entry, frozen=True, kw_only=True):
    """A designation of the concept in one language."""

    text: Annotated[Words, Meta(description="The term in its citation form.")] = msgspec.field(name="term")
    status: Annotated[Status, Meta(description="Whether the term may be used; one term is preferred.")] = (
        Status.PREFERRED
    )
    type: Annotated[TermType, Meta(description="The kind of the term.")] = TermType.FULL_FORM
    part_of_speech: Annotated[PartOfSpeech, Meta(description="The term's part of speech.")] = PartOfSpeech.NOUN
    gender: Annotated[Gender | None, Meta(description="The term's grammatical gender.")] = None
    case: Annotated[
        Case, Meta(description="Whether capitals matter: exact, only as written here (acronyms, names).")
    ] = Case.ANY
    forms: Annotated[
        tuple[Words, ...], Meta(description="Forms that the language's rules do not derive, such as irregular plurals.")
    ] = ()
    excepted: Annotated[
        tuple[Words, ...],
        Meta(description="Phrases in which the term does not count: an occurrence that overlaps one is ignored."),
    ] = msgspec.field(default=(), name="except")
    near: Annotated[
        tuple[Words, ...],
        Meta(description="The term counts only in a paragraph that has one of these words or parts of words."),
    ] = ()
    reason: Annotated[Text | None, Meta(description="Why the term is deprecated or superseded, for readers.")] = None
    shared_with: Annotated[
        tuple[ConceptId, ...], Meta(description="Other concepts that have the same term (homographs).")
    ] = ()
    sort: Annotated[
        Text | None,
        Meta(
            description="What the term is sorted as, if not as it is written: a character that has an uncommon reading "
            "here is replaced by one that always has that reading (Chinese 差异化: 插异化)."
        ),
    ] = None


class LanguageSection(_Entry, frozen=True, kw_only=True):
    """The terms and the definition of a concept in one language."""

    terms: Annotated[tuple[Term, ...], Meta(min_length=1, description="The terms; exactly one is preferred.")]
    definition: Annotated[Text | None, Meta(description="One or two sentences, as a reader needs them.")] = None
    note: Annotated[Text | None, Meta(description="How the concept differs in this language.")] = None
    source: Annotated[Text | None, Meta(description="The source of the definition.")] = None
    examples: Annotated[
        tuple[Text, ...],
        Meta(description="Sentences in which [brackets] mark every term that must be found; nothing else may be."),
    ] = ()

    @property
    def preferred(self) -> Term:
        """The term to write; a valid section has exactly one."""
        return next(term for term in self.terms if term.status is Status.PREFERRED)

    def in_place_of(self, term: Term) -> Term:
        """The term to write instead of a deprecated or superseded one: for an acronym, an acronym that is in use, if
        there is one; otherwise the preferred term."""
        in_use = (other for other in self.terms if other.status not in OUT_OF_USE)
        acronym = next((other for other in in_use if other.type is TermType.ACRONYM), None)
        return acronym if acronym and term.type is TermType.ACRONYM else self.preferred

    def with_status(self, status: Status) -> list[Term]:
        """The terms of a status, in the order of the file."""
        return [term for term in self.terms if term.status is status]


class Concept(_Entry, frozen=True, kw_only=True):
    """One concept: its subject field, its relations, and its language sections by language code."""

    id: str = ""
    subject_field: Annotated[ConceptId | None, Meta(description="The field the concept belongs to.")] = None
    related: Annotated[tuple[ConceptId, ...], Meta(description="Concepts to read next.")] = ()
    confusable: Annotated[tuple[ConceptId, ...], Meta(description="Concepts that it is easily confused with.")] = ()
    languages: Annotated[
        dict[str, LanguageSection], Meta(min_length=1, description="Language sections by language code.")
    ]

    @property
    def called(self) -> tuple[object, ...]:
        """What pages depend on: its terms and relations, but neither definitions nor notes, which are edited more
        often.
        """
        terms = [(code, section.terms) for code, section in self.languages.items()]
        return self.id, self.subject_field, self.related, self.confusable, terms
