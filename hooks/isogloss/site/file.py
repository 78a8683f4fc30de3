"""A page's file, before anybody has asked what it says."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from isogloss.matching.matcher import TermMatcher
from isogloss.site.page import Page
from isogloss.text.dialects import Dialect
from isogloss.text.front_matter import front_matter_flaw
from isogloss.text.source import Source, Unreadable, decode, read_bytes, real


def is_within(disk: Path, docs: Path) -> bool:
    """Whether a path leads to where the pages lie, symbolic links followed; `docs` is given with its own followed."""
    return real(disk).is_relative_to(docs)


def left(known_as: str) -> Unreadable:
    """What is told of a file that lies elsewhere."""
    return Unreadable(known_as, "a symbolic link that leaves the pages: put the file itself here")


@dataclass(frozen=True, eq=False)
class File:
    """The file of a page in a language: `known_as` is the path by which people know it, `disk` where it lies, `docs`
    the folder that it may not leave, symbolic links followed. `lost` says why it cannot be read, where its folder said
    so."""

    language: str
    path: str
    known_as: str
    disk: Path
    docs: Path
    lost: Unreadable | None = None
    dialect: Dialect = Dialect.MKDOCS

    @cached_property
    def _data(self) -> bytes | Unreadable:
        """Its bytes, read once, so that what is known of them holds for what is read in them."""
        try:
            if self.lost:
                return self.lost
            if self.disk.is_symlink() and not is_within(self.disk, self.docs):
                return left(self.known_as)
            if self.disk.is_dir():
                return Unreadable(self.known_as, "a symbolic link to a folder: put the folder itself here")
            return read_bytes(self.disk, self.known_as)
        except Unreadable as error:
            return error

    @cached_property
    def digest(self) -> bytes:
        """What tells this file's content from any other's."""
        data = self._data
        return sha256(data if isinstance(data, bytes) else f"unreadable: {data}".encode()).digest()

    def source(self) -> Source:
        """Its text, that of a page. Raises Unreadable."""
        data = self._data
        if isinstance(data, Unreadable):
            raise data
        source = decode(data, self.known_as)
        if flaw := front_matter_flaw(source.text):
            raise Unreadable(self.known_as, flaw[1], flaw[0])
        return source

    def read(self, matchers: Mapping[str, TermMatcher]) -> Page:
        """The page, read once. Raises Unreadable."""
        matcher = matchers[self.language]
        known = vars(self).get("_page")
        if known is None or known.matcher is not matcher:
            known = Page(self.language, self.path, self.source(), matcher, self.dialect)
            vars(self)["_page"] = known
        return known
