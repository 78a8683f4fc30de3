"""The file of a page, which is read only when needed."""

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import msgspec

from isogloss.matching.matcher import TermMatcher
from isogloss.site.page import Page
from isogloss.text.dialects import Dialect
from isogloss.text.front_matter import front_matter_flaw
from isogloss.text.source import Source, Unreadable, decode, read_bytes, real
from isogloss.text.stamps import Stamps


def is_within(disk: Path, docs: Path) -> bool:
    """Whether a path, with symbolic links followed, lies within the folder of the pages; `docs` is given with its links
    resolved.
    """
    return real(disk).is_relative_to(docs)


def left(known_as: str) -> Unreadable:
    """The reason reported for a file that lies outside."""
    return Unreadable(known_as, "a symbolic link that leaves the pages: put the file itself here")


def _digest_of(flaw: Unreadable) -> bytes:
    return sha256(f"unreadable: {flaw}".encode()).digest()


class File(msgspec.Struct, frozen=True, eq=False, dict=True):
    """The file of a page in a language: `known_as` is its path in reports, `place` its path on disk, `docs` the folder
    that it must not leave, with symbolic links resolved. `lost` says why it cannot be read, if its folder could not
    be. `draft` is what it would say, where that is not written yet.
    """

    language: str
    path: str
    known_as: str
    place: str
    docs: Path
    lost: Unreadable | None = None
    dialect: Dialect = Dialect.MKDOCS
    draft: bytes | None = None

    @cached_property
    def disk(self) -> Path:
        """Its path on disk: made for the few files of thousands that are looked at."""
        return Path(self.place)

    @cached_property
    def _data(self) -> bytes | Unreadable:
        """The bytes of the file, read once, so that cached results belong to the text that is used."""
        try:
            return self._bytes() if self.draft is None else self.draft
        except Unreadable as error:
            return error

    def data(self) -> bytes:
        """The bytes of the file. Raises Unreadable."""
        if isinstance(self._data, Unreadable):
            raise self._data
        return self._data

    def _bytes(self) -> bytes:
        """The bytes of the file as they are now. Raises Unreadable."""
        if self.lost:
            raise self.lost
        if self.disk.is_symlink() and not is_within(self.disk, self.docs):
            raise left(self.known_as)
        if self.disk.is_dir():
            raise Unreadable(self.known_as, "a symbolic link to a folder: put the folder itself here")
        return read_bytes(self.disk, self.known_as)

    @cached_property
    def digest(self) -> bytes:
        """A digest of the file's content."""
        data = self._data
        return sha256(data).digest() if isinstance(data, bytes) else _digest_of(data)

    def digest_by(self, stamps: Stamps) -> bytes:
        """The same, without keeping the content, which is not read at all if `stamps` know the file."""
        if self.draft is not None:
            return self.digest
        try:
            return _digest_of(self.lost) if self.lost else stamps.digest(self.place, self._bytes)
        except Unreadable as error:
            return _digest_of(error)

    def source(self) -> Source:
        """The text of the page. Raises Unreadable."""
        source = decode(self.data(), self.known_as)
        if flaw := front_matter_flaw(source.text):
            raise Unreadable(self.known_as, "{flaw}", flaw[0], flaw=flaw[1])
        return source

    def read(self, matchers: Mapping[str, TermMatcher]) -> Page:
        """The page, read once. Raises Unreadable."""
        matcher = matchers[self.language]
        known = vars(self).get("_page")
        if known is None or known.matcher is not matcher:
            known = Page(self.language, self.path, self.source(), matcher, self.dialect)
            vars(self)["_page"] = known
        return known
