"""What a review says, as plain text in sections: written as JSON where a pull request is checked, and read again by the
step that may write comments. That step trusts nothing in it: sizes, types and paths are held to limits, and all text
is quoted. Only the standard library is needed here.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any

from isogloss.text.quoting import code, quoted

SCHEMA_VERSION = 1
LARGEST = 2_000_000
"""Bytes of a review beyond which it is not read."""
LONGEST = 2_000
"""Code points of one text; what is longer is cut."""
MOST_SECTIONS, MOST_ITEMS, MOST_SUGGESTIONS = 1_000, 500, 30
COMMENT = 60_000
"""Code points that a comment may have; GitHub takes 65,536."""
SUMMARY = 250_000
"""Code points that a job's summary may have; GitHub takes 1 MiB, and drops a longer one without a word."""


class Untrusted(Exception):
    """A review that nobody would write who means well; says why."""


@dataclass(frozen=True)
class Section:
    """A heading of a level (2 or 3), what there is to say below it, the command that mends it, and how many more items
    there were."""

    title: str
    level: int = 2
    items: tuple[str, ...] = ()
    command: str = ""


@dataclass(frozen=True)
class Suggestion:
    """Lines of a page as they should be: from `start` to `end` (from 1, both in it), `text` without a last
    line end."""

    path: str
    start: int
    end: int
    text: str
    why: str


@dataclass(frozen=True)
class Told:
    """What a review says. `lead` is its first sentence."""

    lead: str
    sections: tuple[Section, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    more: str = "…"


def as_json(told: Told) -> str:
    """A review for the step that writes comments, within its limits and no longer than a comment can be."""
    sections: list[Section] = []
    room = 2 * COMMENT
    for section in told.sections[:MOST_SECTIONS]:
        items = tuple(map(_short, section.items[:MOST_ITEMS]))
        room -= sum(map(len, items)) + len(section.title)
        if room < 0:
            break
        sections.append(Section(_short(section.title), section.level, items, _short(section.command)))
    fitting = [one for one in told.suggestions if max(len(one.text), len(one.why)) <= LONGEST]
    cut = Told(_short(told.lead), tuple(sections), tuple(fitting[:MOST_SUGGESTIONS]), _short(told.more))
    return json.dumps({"schema_version": SCHEMA_VERSION, **asdict(cut)}, ensure_ascii=False, indent=1) + "\n"


def from_json(data: bytes) -> Told:
    """A review from hostile hands. Raises Untrusted."""
    if len(data) > LARGEST:
        raise Untrusted(f"larger than {LARGEST} bytes")
    try:
        body = json.loads(data)
    except (ValueError, RecursionError):
        raise Untrusted("no JSON") from None
    match body:
        case {
            "schema_version": 1,
            "lead": str(lead),
            "more": str(more),
            "sections": list(sections),
            "suggestions": list(suggestions),
            **rest,
        } if not rest:
            if len(sections) > MOST_SECTIONS or len(suggestions) > MOST_SUGGESTIONS:
                raise Untrusted("too many sections or suggestions")
            return Told(_text(lead), tuple(map(_section, sections)), tuple(map(_suggestion, suggestions)), _text(more))
    raise Untrusted("not of the form of a review")


def _section(body: Any) -> Section:
    match body:
        case {"title": str(title), "level": 2 | 3 as level, "items": list(items), "command": str(command), **rest} if (
            not rest and type(level) is int and len(items) <= MOST_ITEMS
        ):
            return Section(_text(title), level, tuple(map(_text, items)), _text(command))
    raise Untrusted("a section is not of its form")


def _suggestion(body: Any) -> Suggestion:
    match body:
        case {"path": str(path), "start": int(start), "end": int(end), "text": str(text), "why": str(why), **rest} if (
            not rest and type(start) is type(end) is int and 1 <= start <= end < start + 100 and end < 10**7
        ):
            parts = PurePosixPath(path).parts
            if not path.isprintable() or path.startswith("/") or ".." in parts or "\\" in path or not parts:
                raise Untrusted("a suggestion for a path that is none of the pages")
            if len(text) > LONGEST or "\r" in text.replace("\r\n", ""):
                raise Untrusted("a suggestion is too long")
            return Suggestion(path, start, end, text, _text(why))
    raise Untrusted("a suggestion is not of its form")


def _text(body: Any) -> str:
    if not isinstance(body, str) or len(body) > LONGEST:
        raise Untrusted("a text is too long, or none")
    return body


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def as_markdown(told: Told, most: int | None = None) -> str:
    """A review as Markdown, with at most so many code points: what does not fit is left out, and that is said."""
    room = None if most is None else most - len(told.more) - 20
    lines: list[str] = []
    for line in _lines(told):
        if room is not None and (room := room - len(line) - 1) < 0:
            lines += ["", quoted(_line(told.more))]
            break
        lines.append(line)
    return "\n".join(lines) + "\n"


def _lines(told: Told) -> Iterator[str]:
    yield f"**{quoted(_line(told.lead))}**"
    for section in told.sections:
        yield from ("", f"{'#' * section.level} {quoted(_line(section.title))}")
        if section.command:
            yield from ("", code(_line(section.command)))
        if section.items:
            yield ""
        yield from (f"- {quoted(_line(item))}" for item in section.items)


def _line(text: str) -> str:
    return " ".join(text.split())
