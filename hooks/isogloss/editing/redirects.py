"""Where pages, sections and concepts have moved: `redirects.yml`, the same for every language."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from isogloss.engine import UsageError
from isogloss.glossary.yaml_tree import TreeError, read_tree
from isogloss.text.message import Message, message
from isogloss.text.source import Unreadable, decode, read_inside

NAME = "redirects.yml"
HEAD = """\
# Where pages, sections and concepts went: the old name, then the new one, the same in every language. `isogloss rename`
# writes it; the site leads readers of old addresses on. Take out what nobody links to any more.
"""


PART = re.compile(r"\w[\w.-]*")
"""A folder or file of an old address, of whatever script: no “..”, and nothing that HTML reads as more."""
ANCHOR = re.compile(r"[\w.:-]+")


@dataclass(frozen=True)
class Redirects:
    """New paths of pages by old ones, and new anchors by old ones: of sections by page, of concepts for wherever the
    glossary is. No redirect leads to something that has itself moved.
    """

    pages: Mapping[str, str] = field(default_factory=dict)
    anchors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    concepts: Mapping[str, str] = field(default_factory=dict)

    def with_page(self, old: str, new: str) -> "Redirects":
        """These and one from a page's old path; the redirects of its sections move with it."""
        anchors = {new if path == old else path: kept for path, kept in self.anchors.items()}
        return replace(self, pages=_moved(self.pages, old, new), anchors=anchors)

    def with_anchor(self, path: str, old: str, new: str) -> "Redirects":
        """These and one from an old anchor on a page to a new one."""
        return replace(self, anchors={**self.anchors, path: _moved(self.anchors.get(path, {}), old, new)})

    def with_concept(self, old: str, new: str) -> "Redirects":
        """These and one from an old id of a concept."""
        return replace(self, concepts=_moved(self.concepts, old, new))

    def kept(self, path: str, entries: Collection[str] = ()) -> dict[str, str]:
        """The old anchors of a page, which shows the entries of some concepts, each with its new anchor."""
        concepts = {old: new for old, new in self.concepts.items() if new in entries}
        return {**concepts, **self.anchors.get(path, {})}


def _moved(known: Mapping[str, str], old: str, new: str) -> dict[str, str]:
    """The known moves with one more: redirects to the old name now lead to the new one, and one from the new name is
    dropped.
    """
    moved = {name: new if there == old else there for name, there in known.items()} | {old: new}
    return {name: there for name, there in moved.items() if name != new}


def read_redirects(data: bytes, shown: str = NAME) -> Redirects:
    """The redirects in a file. Raises UsageError, with the place and the reason."""
    try:
        tree = read_tree(decode(data, shown).text)
    except TreeError as error:
        raise UsageError(error.said, f"{shown}:{error.line}") from None
    except Unreadable as error:
        raise UsageError(error.said, error.place) from None
    parts = {} if tree.data is None else tree.data
    if not isinstance(parts, dict):
        raise UsageError(message("must be a mapping with pages, anchors or concepts"), f"{shown}:1")
    for key in parts:
        if key not in ("pages", "anchors", "concepts"):
            said = message("unknown key “{key}”: write pages, anchors or concepts", key=key)
            raise UsageError(said, f"{shown}:{tree.line((key,))}")
    read: dict[str, Any] = {"pages": {}, "anchors": {}, "concepts": {}} | {
        key: value or {} for key, value in parts.items()
    }
    groups: list[tuple[tuple[str, ...], Any]] = [(("pages",), read["pages"]), (("concepts",), read["concepts"])]
    if isinstance(read["anchors"], dict):
        groups += [(("anchors", path), kept) for path, kept in read["anchors"].items()]
    else:
        groups.append((("anchors",), None))
    for at, group in groups:
        if not isinstance(group, dict) or not all(isinstance(name, str) for pair in group.items() for name in pair):
            raise UsageError(message("must map old names to new ones"), f"{shown}:{tree.line(at)}")
        for old, new in group.items():
            if flaw := _flaw(*at[1:], names=(old, new), pages=at == ("pages",)):
                raise UsageError(flaw, f"{shown}:{tree.line((*at, old))}")
    return Redirects(**read)


def _flaw(*paths: str, names: Sequence[str], pages: bool) -> Message | None:
    """Why a redirect is invalid; None if it is not. Old names are written to disk and into pages."""
    for path in names if pages else paths:
        if not path.endswith(".md") or not all(map(PART.fullmatch, path.split("/"))):
            return message(
                "“{path}” is not a page: name it from the language’s folder, such as guide/first-steps.md", path=path
            )
    for name in () if pages else names:
        if not ANCHOR.fullmatch(name):
            return message("“{name}” cannot be an anchor: use letters, digits, “-”, “_”, “.” and “:”", name=name)
    return None


def redirects_of(root: Path) -> Redirects:
    """The redirects of a project; none if it has no such file. Raises UsageError."""
    file = root / NAME
    try:
        return read_redirects(read_inside(file, str(file)), str(file)) if file.is_file() else Redirects()
    except Unreadable as error:
        raise UsageError(error.said, error.place) from None


def written(redirects: Redirects) -> bytes:
    """The text of a redirects file: one old name per line, sorted, so that Git can merge it."""
    rows = [HEAD]
    for name in ("pages", "concepts"):
        if group := getattr(redirects, name):
            rows += [f"{name}:\n", *(f"  {old}: {new}\n" for old, new in sorted(group.items()))]
    if anchors := {path: kept for path, kept in redirects.anchors.items() if kept}:
        rows.append("anchors:\n")
        for path, kept in sorted(anchors.items()):
            rows += [f"  {path}:\n", *(f"    {old}: {new}\n" for old, new in sorted(kept.items()))]
    return "".join(rows).encode()
