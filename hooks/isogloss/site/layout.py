"""Where a site keeps the pages of each language: patterns of paths within the folder of the pages.

In a pattern, {language} is a language as the site writes it (pt, pt-BR, zh_CN), and {path} is the path that the page
has in every language. The first pattern that matches a file decides. A pattern without {language} belongs to the
default language; whatever follows {path} in a pattern precedes the file's extension.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from isogloss.text.message import Refusal, message

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs takes for Markdown."""

ENDINGS = (*MARKDOWN, ".mdx")
"""What some generator takes for Markdown."""

PLACE = re.compile(r"\{(\w+)\}")


PLACES = {"path": "{path}", "language": "{language}"}
"""The places of a pattern, as messages write them."""


class LayoutError(Refusal):
    """Patterns that cannot tell pages apart; says which, and what to write."""


@dataclass(frozen=True)
class Layout:
    """How paths encode languages and pages: the patterns, and the language of patterns without {language}."""

    patterns: tuple[str, ...] = ("{language}/{path}",)
    default: str | None = None

    def __post_init__(self) -> None:
        """Raises LayoutError."""
        for pattern in self.patterns:
            named = PLACE.findall(pattern)
            if named.count("path") != 1 or not set(named) <= {"path", "language"} or len(set(named)) < len(named):
                raise LayoutError(
                    message(
                        "“{pattern}” is no pattern of pages: write {path} once, and {language} once",
                        pattern=pattern,
                        **PLACES,
                    )
                )
            if "language" not in named and not self.default:
                raise LayoutError(
                    message("“{pattern}” names no language: say which one it is with default-language", pattern=pattern)
                )
            if pattern.startswith("/") or ".." in PurePosixPath(pattern).parts:
                raise LayoutError(
                    message("“{pattern}” leaves the folder of the pages: begin it there", pattern=pattern)
                )
        if not self.patterns:
            raise LayoutError(message("no pattern of pages: write one, such as {language}/{path}", **PLACES))

    def language_folder(self) -> str | None:
        """The folder that holds the languages' folders; None if a language is not a folder, or the folder's name
        contains more than the language.
        """
        folders = {pattern.partition("{language}/")[0] for pattern in self.patterns if "{language}/" in pattern}
        if len(folders) != 1 or "{" in (folder := folders.pop()) or (folder and not folder.endswith("/")):
            return None
        return folder

    def roots(self, languages: Iterable[str]) -> list[str]:
        """The folders that may hold pages, none within another; an empty path is the folder of all pages."""
        starts = {
            start
            for pattern in self.patterns
            for language in languages
            for start in [_fixed(pattern.replace("{language}", language))]
        }
        return sorted(start for start in starts if not any(start != s and start.startswith(s) for s in starts))

    def reader(self, languages: Iterable[str]) -> "PlaceReader":
        """What tells the languages and paths of files, where these are the languages."""
        return PlaceReader(self, tuple(languages))

    def file(self, language: str, path: str) -> str:
        """The path, relative to the folder of the pages, of a page in a language, whether or not it exists."""
        own = [p for p in self.patterns if "{language}" not in p] if language == self.default else []
        pattern = (own or [p for p in self.patterns if "{language}" in p] or list(self.patterns))[0]
        stem, ending = _parted(pattern)
        name, own_ending = _parted(path)
        if stem.endswith("{path}"):
            name, own_ending = path, ""
            ending = ""
        values = {"language": language, "path": name}
        return PLACE.sub(lambda place: values[place[1]], stem) + (own_ending or ending)


@dataclass(frozen=True)
class PlaceReader:
    """Parses paths by a layout, for the languages of a site."""

    layout: Layout
    languages: tuple[str, ...]

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return [re.compile(_expression(pattern, self.languages), re.DOTALL) for pattern in self.layout.patterns]

    def place(self, file: str) -> tuple[str, str] | None:
        """The language and the path of the page in a file, given by its path relative to the folder of the pages; None
        if it is not a page.
        """
        for pattern in self._patterns:
            if found := pattern.fullmatch(file):
                parts: Mapping[str, str | None] = found.groupdict()
                language = parts.get("language") or self.layout.default or ""
                return (language, f"{found['path']}{parts['ending'] or ''}") if language in self.languages else None
        return None


def _parted(path: str) -> tuple[str, str]:
    """A path without its extension, and the extension, if that is one of Markdown."""
    ending = next((it for it in ENDINGS if path.endswith(it)), "")
    return path.removesuffix(ending), ending


def _fixed(pattern: str) -> str:
    """The folders that a pattern begins with."""
    return pattern.partition("{")[0].rpartition("/")[0] + "/" if "/" in pattern.partition("{")[0] else ""


def _expression(pattern: str, languages: Iterable[str]) -> str:
    stem, ending = _parted(pattern)
    pieces = {
        "path": "(?P<path>.+)",
        "language": f"(?P<language>{'|'.join(map(re.escape, languages))})",
    }
    between = PLACE.split(stem)
    expression = "".join(pieces[piece] if at % 2 else re.escape(piece) for at, piece in enumerate(between))
    endings = "|".join(map(re.escape, [ending] if ending else ENDINGS))
    return f"{expression}(?P<ending>{endings}){'' if ending else '?'}"


FOLDERS = Layout()
"""A folder for each language."""
