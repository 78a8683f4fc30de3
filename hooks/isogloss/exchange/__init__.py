"""The glossary in the formats of the trade: `write` gives a file's bytes, `read` what a file says of concepts.

A format is a module in this folder: its docstring's first line says what it is, SUFFIX and MEDIA_TYPE are its files',
KEEPS are the keys of a concept that it can say and ASIDE those that it keeps where only we look; `write`, and `read`
where it can be read. A file is its own registration.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from isogloss.exchange.shared.fields import counts
from isogloss.glossary.glossary import Glossary
from isogloss.text.message import Message
from isogloss.text.source import LARGEST


@dataclass(frozen=True, order=True)
class Remark:
    """What a file says and a glossary cannot, and was therefore not taken; with its line or row (from 1)."""

    path: str
    line: int
    what: Message


@dataclass(frozen=True)
class Draft:
    """What a file says of a concept, in the shape of a concept's own file: a key that is not there is not spoken of,
    one that is None or empty is said to be so. `line` is where it begins."""

    id: str
    data: dict[str, Any]
    line: int = 1


@dataclass(frozen=True)
class Imported:
    """What a file says: concepts, and what could not be taken from it."""

    drafts: tuple[Draft, ...]
    remarks: tuple[Remark, ...] = field(default=())


@dataclass(frozen=True, order=True)
class Flaw:
    """One reason why a file cannot be read: its line or row, and where that is known its column (from 1)."""

    path: str
    line: int
    column: int
    reason: Message

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.reason}"


class ImportFlaws(Exception):
    """A file that cannot be read as what it is said to be: every reason that was found."""

    def __init__(self, flaws: Sequence[Flaw]):
        self.flaws = tuple(sorted(flaws))
        super().__init__("\n".join(map(str, self.flaws)))


@dataclass(frozen=True)
class Format:
    """A format that the glossary can be had in, and perhaps be read from."""

    name: str
    summary: str
    suffix: str
    media_type: str
    module: ModuleType = field(repr=False, compare=False)

    @property
    def bilingual(self) -> bool:
        """Whether it knows a source and a target: of more languages than two, it is an archive of files."""
        return getattr(self.module, "PAIRS", False)

    @property
    def largest(self) -> int:
        """Bytes beyond which a file is not read."""
        return getattr(self.module, "LARGEST", LARGEST)

    @property
    def readable(self) -> bool:
        """Whether files in it can be imported, too."""
        return hasattr(self.module, "read")

    def left_out(self, glossary: Glossary) -> dict[str, int]:
        """What the glossary says and the format cannot: keys, and how many values of each."""
        return {key: n for key, n in counts(glossary).items() if key not in self.module.KEEPS | self.module.ASIDE}

    def aside(self, glossary: Glossary) -> dict[str, int]:
        """What the format keeps in places where only this engine looks: keys, and how many values of each."""
        return {key: n for key, n in counts(glossary).items() if key in self.module.ASIDE}


@cache
def formats() -> dict[str, Format]:
    """All formats by name, sorted."""
    found = {}
    for info in sorted(iter_modules(__path__), key=lambda info: info.name):
        if info.ispkg:
            continue
        module = import_module(f"{__name__}.{info.name}")
        name = info.name.replace("_", "-")
        found[name] = Format(name, (module.__doc__ or "").partition("\n")[0], module.SUFFIX, module.MEDIA_TYPE, module)
    return found


def write(name: str, glossary: Glossary, languages: Sequence[str] = ()) -> bytes:
    """A glossary in a format: the same bytes whenever and wherever it is written.

    `languages` are those that are wanted, all by default; a format that knows only two takes the first for the source.
    Raises KeyError for an unknown format.
    """
    function: Callable[[Glossary, Sequence[str]], bytes] = formats()[name].module.write
    return function(glossary, tuple(languages) or spoken(glossary))


def read(name: str, data: bytes, path: str, languages: Sequence[str] = ()) -> Imported:
    """What a file in a format says; people know it as `path`, and `languages` are those of the site, which tags mean.

    Raises ImportFlaws, or Unreadable where it is not even the kind of file that it should be.
    """
    function: Callable[[bytes, str, Sequence[str]], Imported] = formats()[name].module.read
    return function(data, path, languages)


def by_suffix(path: str) -> str | None:
    """The format that a file's name tells; None where none of those that can be read does."""
    return next((f.name for f in formats().values() if f.readable and path.lower().endswith(f.suffix)), None)


def spoken(glossary: Glossary) -> tuple[str, ...]:
    """The languages that a glossary has sections in, in the order of their codes."""
    return tuple(sorted({code for concept in glossary.concepts.values() for code in concept.languages}))


def sections(glossary: Glossary, languages: Sequence[str]) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The concepts that have a section in one of some languages, with those sections in the languages' order."""
    for concept in glossary.concepts.values():
        there = {code: concept.languages[code] for code in languages if code in concept.languages}
        if there:
            yield concept, there
