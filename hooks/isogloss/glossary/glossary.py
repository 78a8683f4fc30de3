"""The whole glossary: concepts by id, read from a folder of files and checked against one another."""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec

from isogloss.glossary.model import (
    ID,
    Case,
    Concept,
    Gender,
    LanguageSection,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)
from isogloss.glossary.yaml_tree import Keys, Tree, TreeError, read_tree
from isogloss.languages import codes, is_language, language
from isogloss.text.message import Message, message
from isogloss.text.reasons import MISSING, of_shape, of_system
from isogloss.text.source import Unreadable, decode, read_bytes, read_inside
from isogloss.text.stamps import Stamps

T = TypeVar("T")

BETWEEN = re.compile(r"[\s\u2010\u2011-]+")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")
"""What makes no difference between two forms: how their words are parted, and what is not read."""

WHERE = re.compile(r" - at `(?P<path>[^`]*)`\Z")
STEP = re.compile(r"\.([\w-]+)|\[(\d+)\]")
UNKNOWN = re.compile(r"Object contains unknown field `(?P<field>[^`]*)`")
ENUM = re.compile(r"Invalid enum value '(?P<value>[^']*)'")
CHOICES = {
    "status": Status,
    "type": TermType,
    "part-of-speech": PartOfSpeech,
    "gender": Gender,
    "case": Case,
}


@dataclass(frozen=True, order=True)
class Problem:
    """A reason why a glossary cannot be used, with its place and the other concepts involved."""

    path: str
    line: int
    said: Message
    concerns: tuple[str, ...] = field(default=(), compare=False)

    @property
    def place(self) -> str:
        """The file and the line."""
        return f"{self.path}:{self.line}"

    @property
    def reason(self) -> str:
        """What is said, in English."""
        return str(self.said)

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


class GlossaryError(Exception):
    """A glossary that cannot be used, with every problem that was found."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


class Trees(dict[str, Tree]):
    """The parsed files of concepts, by concept; parsed again if they are not in memory."""

    def __init__(self, folder: str):
        self.folder = Path(folder)

    def __missing__(self, concept: str) -> Tree:
        file = self.folder / f"{concept}.yml"
        tree = self[concept] = read_tree(_text(file, str(file)))
        return tree


@dataclass(frozen=True)
class Glossary:
    """Concepts by id, sorted, with the files and lines that they were read from."""

    concepts: Mapping[str, Concept]
    trees: Mapping[str, Tree]
    folder: str

    @cached_property
    def digest(self) -> bytes:
        """A digest of all that is said of the concepts."""
        return _digest(list(self.concepts.values()))

    @cached_property
    def called_digest(self) -> bytes:
        """A digest of what pages depend on."""
        return _digest([concept.called for concept in self.concepts.values()])

    def path(self, concept: str) -> str:
        """The path of a concept's file, as reports name it."""
        return f"{self.folder}/{concept}.yml"

    def line(self, concept: str, path: tuple[str | int, ...]) -> int:
        """The line (from 1) of a part of a concept's file, given by the keys and indices that lead to it."""
        return self.trees[concept].line(path)

    def problem(self, concept: str, path: tuple[str | int, ...], said: Message, *concerns: str) -> Problem:
        """A problem of a part of a concept's file, given as for `line`; `concerns` are other concepts in it."""
        return Problem(self.path(concept), self.line(concept, path), said, concerns)

    def sections(self, code: str) -> Sequence[tuple[Concept, LanguageSection]]:
        """The concepts that have a section in a language, each with the section."""
        if code not in self._sections:  # asked for by everything that is made of the terms of a language
            all_of_them = self.concepts.values()
            self._sections[code] = [(it, it.languages[code]) for it in all_of_them if code in it.languages]
        return self._sections[code]

    @cached_property
    def _sections(self) -> dict[str, Sequence[tuple[Concept, LanguageSection]]]:
        return {}


def _digest(value: object) -> bytes:
    return sha256(msgspec.msgpack.encode(value)).digest()


def read_glossary(folder: Path, languages: Iterable[str] = (), partial: bool = False) -> Glossary:
    """Read a folder of concept files. Every concept must have a section in each of `languages`, unless the glossary is
    `partial`: then it may also be empty, or its folder still to come.

    Raises GlossaryError, which lists every problem.
    """
    if partial and not folder.exists():
        return Glossary({}, {}, str(folder))
    must_exist(folder)
    try:
        files = concept_files(folder)
    except OSError as error:
        raise GlossaryError(
            [Problem(str(folder), 1, message("cannot be read: {error}", error=of_system(error)))]
        ) from None
    if not files and not partial:
        raise GlossaryError([Problem(str(folder), 1, message("no concept file (such as customer.yml) in it"))])
    texts: dict[Path, str] = {}
    unreadable: list[Problem] = []
    for file in files:
        path = f"{folder}/{file.name}"
        try:
            texts[file] = _text(file, path)
        except Unreadable as error:
            unreadable.append(Problem(path, error.location.line, message(error.sentence, **error.values)))
    return glossary_of(texts, languages, unreadable, partial)


def must_exist(folder: Path) -> None:
    """Raises GlossaryError where a glossary that was named is no folder."""
    if not folder.is_dir():
        said = message("no such folder: begin with isogloss init, or name the glossary with --glossary DIR")
        raise GlossaryError([Problem(str(folder), 1, said)])


def glossary_of(
    texts: Mapping[Path, str], languages: Iterable[str] = (), known: Iterable[Problem] = (), partial: bool = False
) -> Glossary:
    """The glossary made of some files of one folder, given by their contents; `known` are problems that were already
    found in others. In a `partial` glossary, concepts may lack languages.

    Raises GlossaryError.
    """
    languages, known = tuple(languages), tuple(known)
    problems = list(known)
    spoken = sorted({*codes(), *languages})
    needed = () if partial else languages
    concepts: dict[str, Concept] = {}
    folder = next((file.parent for file in texts), Path())
    trees = Trees(str(folder))
    for file, text in texts.items():
        path = f"{folder}/{file.name}"
        try:
            trees[file.stem] = tree = read_tree(text)
            concepts[file.stem] = concept = _concept(file, tree, spoken)
        except TreeError as error:
            problems.append(Problem(path, error.line, error.said))
            continue
        problems += (Problem(path, line, said) for line, said in _flaws(concept, tree, needed))
    glossary = Glossary(concepts, trees, str(folder))
    # one that cannot be read is there all the same: to say otherwise of those that name it would mislead
    problems += _relations(glossary, {file.stem for file in texts} | {Path(problem.path).stem for problem in known})
    problems += _shared_forms(glossary)
    if problems:
        raise GlossaryError(problems)
    return glossary


def problems_of(file: Path, text: str, languages: Iterable[str]) -> list[Problem]:
    """The problems of a text as a concept file, as far as they can be found without the other files."""
    try:
        tree = read_tree(text)
        concept = _concept(file, tree, sorted({*codes(), *languages}))
        return [Problem(str(file), line, said) for line, said in _flaws(concept, tree, languages)]
    except TreeError as error:
        return [Problem(str(file), error.line, error.said)]


def concept_files(folder: Path) -> list[Path]:
    """The files of a folder that are concept files, or are meant to be, sorted by name. Raises OSError."""
    return [folder / entry.name for entry in _entries(folder)]


def concept_digests(folder: Path, stamps: Stamps) -> Iterator[tuple[str, bytes]]:
    """The names of those files and the digests of their contents, found as fast as possible because there may be
    thousands. Raises OSError, and Unreadable as `read_inside` does.
    """
    for entry in _entries(folder):
        yield entry.name, stamps.digest(entry.path, partial(_entry_bytes, entry))


def _entry_bytes(entry: os.DirEntry[str]) -> bytes:
    if entry.is_symlink():  # which a folder tells of each without looking at it
        return read_inside(Path(entry.path), entry.name)
    return read_bytes(entry.path, entry.name)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as there:
        named = [it for it in there if it.name.lower().endswith((".yml", ".yaml")) and not it.name.startswith(".")]
    return sorted(named, key=lambda entry: entry.name)


def _text(file: Path, path: str) -> str:
    return decode(read_inside(file, path), path).text


def _concept(file: Path, tree: Tree, known: Sequence[str]) -> Concept:
    if file.suffix != ".yml":
        raise TreeError(1, message("concept files end in .yml: rename it to {name}", name=f"{file.stem}.yml"))
    if not re.fullmatch(ID, file.stem):
        raise TreeError(1, message("“{name}” is not a concept id: use a-z, 0-9 and single hyphens", name=file.stem))
    data = tree.data
    if not isinstance(data, dict):
        raise TreeError(1, message("no concept: the file must be a mapping with `languages`"))
    if "id" in data:
        raise TreeError(tree.line(("id",)), message("unknown key “id”: the file’s name is the concept’s id"))
    sections = {}
    if isinstance(data.get("languages"), dict):
        for code, section in data["languages"].items():
            if code not in known and not is_language(code):
                said = message(
                    "unknown language “{language}”: known are {known}", language=code, known=", ".join(known)
                )
                raise TreeError(tree.line(("languages", code)), said)
            sections[code] = _convert(section, LanguageSection, tree, ("languages", code))
    # the sections have been converted one by one, because msgspec does not name the key of a mapping in its paths
    bare = {**data, "languages": {code: {"terms": [{"term": "-"}]} for code in sections} or data.get("languages")}
    if "languages" not in data:
        del bare["languages"]
    concept = _convert(bare, Concept, tree, ())
    return msgspec.structs.replace(concept, id=file.stem, languages=sections)


def _convert(data: object, kind: type[T], tree: Tree, at: Keys) -> T:
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        said = str(error)
        path = at
        if where := WHERE.search(said):
            said = said[: where.start()]
            path += tuple(name or int(index) for name, index in STEP.findall(where["path"]))
        if unknown := UNKNOWN.match(said):
            path += (unknown["field"],)
        raise TreeError(tree.line(path), _flaw(said, path)) from None


def _flaw(said: str, path: tuple[str | int, ...]) -> Message:
    """What msgspec says of a part of a file, in words of the glossary."""
    at = ".".join(map(str, path))
    if unknown := UNKNOWN.match(said):
        return message("unknown key “{key}” (at {at})", key=unknown["field"], at=at)
    if at and (missing := MISSING.match(said)):
        return message("the key “{key}” is missing (at {at})", key=missing["field"], at=at)
    if (invalid := ENUM.match(said)) and path and path[-1] in CHOICES:
        choices = ", ".join(CHOICES[str(path[-1])])
        return message(
            "“{value}” is no {key}: write one of {choices} (at {at})",
            value=invalid["value"],
            key=path[-1],
            choices=choices,
            at=at,
        )
    flaw = of_shape(said)
    if at:
        return message("{flaw} (at {at})", flaw=flaw, at=at)
    return flaw if isinstance(flaw, Message) else message("{flaw}", flaw=flaw)


def _flaws(concept: Concept, tree: Tree, languages: Iterable[str]) -> Iterator[tuple[int, Message]]:
    """The problems within one concept, each with its line."""
    for code in languages:
        if code not in concept.languages:
            yield tree.line(("languages",)), message("no language section for “{language}”", language=code)
    for code, section in concept.languages.items():
        at = ("languages", code, "terms")
        preferred = [number for number, term in enumerate(section.terms) if term.status is Status.PREFERRED]
        if not preferred:
            yield tree.line(at), message("no preferred term in “{language}”: one term has to be it", language=code)
        for number in preferred[1:]:
            yield (
                tree.line((*at, number)),
                message(
                    "two preferred terms in “{language}”: “{one}” and “{other}”; give one the status admitted",
                    language=code,
                    one=section.terms[preferred[0]].text,
                    other=section.terms[number].text,
                ),
            )


def _relations(glossary: Glossary, there: Collection[str]) -> Iterator[Problem]:
    """References to concepts that are not among those that are there."""
    for concept in glossary.concepts.values():
        named = [
            *((("related", n), other) for n, other in enumerate(concept.related)),
            *((("confusable", n), other) for n, other in enumerate(concept.confusable)),
            *(
                (("languages", code, "terms", t, "shared-with", n), other)
                for code, section in concept.languages.items()
                for t, term in enumerate(section.terms)
                for n, other in enumerate(term.shared_with)
            ),
        ]
        for path, other in named:
            if other == concept.id:
                yield glossary.problem(concept.id, path, message("“{concept}” is this concept itself", concept=other))
            elif other not in there:
                said = message("no concept “{concept}” in the glossary", concept=other)
                yield glossary.problem(concept.id, path, said, other)


def _shared_forms(glossary: Glossary) -> Iterator[Problem]:
    """Forms that two concepts have, or one has twice, without declaring it."""
    for code in sorted({code for concept in glossary.concepts.values() for code in concept.languages}):
        spoken = language(code)
        owners: dict[tuple[str, bool], tuple[str, Keys, Term]] = {}
        for concept, section in glossary.sections(code):
            for number, term in enumerate(section.terms):
                exact = term.case is Case.EXACT
                seen = set()
                for form in (term.text, *term.forms):
                    written = BETWEEN.sub(" ", INVISIBLE.sub("", form)).strip()
                    key = (written if exact else spoken.folded(written), exact)
                    if key in seen:
                        continue
                    seen.add(key)
                    owner, path, other = owners.setdefault(
                        key, (concept.id, ("languages", code, "terms", number), term)
                    )
                    here = ("languages", code, "terms", number)
                    if owner == concept.id and other is term:
                        continue
                    if owner == concept.id:
                        said = message("the form “{form}” is repeated in “{language}”", form=form, language=code)
                        yield glossary.problem(concept.id, here, said)
                    elif owner not in term.shared_with or concept.id not in other.shared_with:
                        yield glossary.problem(
                            concept.id,
                            here,
                            message(
                                "the form “{form}” is also a form of {concept} ({place}): drop it in one, or declare "
                                "shared-with in both",
                                form=form,
                                concept=owner,
                                place=f"{glossary.path(owner)}:{glossary.trees[owner].line(path)}",
                            ),
                            owner,
                        )
