"""What a section says in substance: the letters and digits that readers read, and nothing of how they are dressed.

Two wordings have one digest where they differ in case, spacing, punctuation, Markdown, vowel marks or invisible
characters only; an entity is the character that it stands for. Letters count, also those that are compared as one when
terms are looked for: kâr is not kar, nor أن إن. So do whether a task is done, and numbers: 1.5 is not 15, and 50% is
not 50; a mark between groups of three digits is dress.
The digests stand in a lock file that people keep, so what counts here may change only with the lock's version.
"""

import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from itertools import pairwise

import msgspec

from isogloss.languages import language
from isogloss.languages.language import Language
from isogloss.text.cover import MARKUP
from isogloss.text.markdown import Heading, Markdown, read_markdown
from isogloss.text.scripts import RANGES
from isogloss.text.source import Source, Span
from isogloss.text.structure import BlockKind
from isogloss.text.unwritten import unwritten

DIGITS = 12
"""Hexadecimal digits of a digest: enough to tell a section's wordings apart, few enough to read."""

UNSPACED = RANGES["Han"] + RANGES["Kana"] + RANGES["Thai"]
SIGNED = re.compile(r"-(?<![^\s(]-)(?=\d)")
GROUP = re.compile(r" (?<=\d )(?<!(?<!\d)0 )(?=\d{3}(?!\d))")
BETWEEN_DIGITS = re.compile(r" (?<=\d ) *(?=\d)")
"""Each begins with the one character that it looks for, and then looks back: so it is found several times as fast."""

LONGEST_RUN = 1000
STRETCH = re.compile(rf"\S{{1,{LONGEST_RUN}}}|\s+")
"""What is normalized at a time where nothing parts very many characters: the time for combining marks in a row grows
with their square."""
LONGEST_LINE = 120


class Wording(msgspec.Struct, frozen=True):
    """A section in one language: its anchor (empty for what precedes the first heading), the digest of what it says,
    the place (line and column, from 1, and their ends) and the line of its heading, how many words it has, and whether
    some of it has not been written yet."""

    anchor: str
    digest: str
    place: tuple[int, int, int, int]
    heading: str
    words: int
    unwritten: bool


def wordings(code: str, markdown: Markdown) -> tuple[Wording, ...]:
    """The sections of a page that say something, in order."""
    spoken, text = language(code), markdown.text
    source = Source("", text)
    read, marks = _seen(markdown), [mark.start for mark in unwritten(markdown)]
    found = []
    for heading, span in stretches(markdown):
        said = substance(read[slice(*span)], spoken)
        if said or heading:
            at = source.location(heading.line if heading else Span(0, 0))
            line = text[slice(*heading.line)].partition("\n")[0].strip()[:LONGEST_LINE] if heading else ""
            anchor = (heading.anchor or "") if heading else ""
            words = _count(markdown.prose[slice(*span)], spoken)
            is_marked = any(span.start <= mark < span.end for mark in marks)
            place = (at.line, at.column, at.end_line, at.end_column)
            found.append(Wording(anchor, _digest(said), place, line, words, is_marked))
    return tuple(found)


def section_text(text: str, anchor: str) -> str | None:
    """The source of a section of a page; None where the page has none."""
    for heading, span in stretches(read_markdown(text)):
        if ((heading.anchor or "") if heading else "") == anchor:
            return text[slice(*span)]
    return None


def stretches(markdown: Markdown) -> Iterator[tuple[Heading | None, Span]]:
    """The sections of a page by their headings. What stands under a heading without an anchor belongs to the section
    before it, which translators can name; so does what repeats an anchor."""
    first: dict[str, Heading] = {}
    for named in markdown.headings:
        if named.anchor:
            first.setdefault(named.anchor, named)
    headings = list(first.values())
    starts = [0, *(heading.line.start for heading in headings), len(markdown.text)]
    for heading, (start, end) in zip([None, *headings], pairwise(starts), strict=True):
        yield heading, Span(start, end)


def digest(text: str, code: str) -> str:
    """The digest of some prose in a language."""
    return _digest(substance(text, language(code)))


def substance(prose: str, spoken: Language) -> str:
    """What counts of a text."""
    parts = [prose] if max(map(len, prose.split()), default=0) <= LONGEST_RUN else STRETCH.findall(prose)
    text = "".join(unicodedata.normalize("NFKC", part) for part in parts)
    text = spoken.lowered(SIGNED.sub("\u2212", text))
    if silent := _silent(spoken):
        text = silent.sub("", text)
    text = BETWEEN_DIGITS.sub(".", GROUP.sub("", text.translate(_KEPT)))
    return text.replace(" ", "")


def _silent(spoken: Language) -> re.Pattern[str] | None:
    unread = [spoken.silent] if spoken.silent and spoken.spaced else []
    if spoken.typography.stretch:
        unread.append(re.escape(spoken.typography.stretch))
    return re.compile("|".join(unread)) if unread else None


class _Kept(dict[int, str]):
    """What stays of each character, found out when it is first met: letters, marks and digits, and the signs that give
    numbers their meaning. What joins or cannot be seen goes, everything else parts."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kind = unicodedata.category(character)
        if kind == "Nd":
            kept = str(unicodedata.decimal(character))
        elif kind == "Cf" or 0xFE00 <= code <= 0xFE0F:
            kept = ""
        elif kind[0] in "LMN" or kind == "Sc" or (kind == "Sm" and character not in "|~") or character in "%‰٪؉":
            kept = {"٪": "%", "؉": "‰"}.get(character, character)
        else:
            kept = " "
        self[code] = kept
        return kept


_KEPT = _Kept()


def _digest(said: str) -> str:
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def _seen(markdown: Markdown) -> str:
    """A page's prose together with its code and signs, which readers see too; as long as the page."""
    code = [block.span for block in markdown.blocks if block.kind is BlockKind.CODE]
    signs = set(markdown.signs)
    parts, end = [], 0
    for span in sorted([*code, *markdown.code, *signs]):
        if span.start >= end:
            written = markdown.text[slice(*span)]
            shown = unescape(written).ljust(len(written), MARKUP) if span in signs else written
            parts += [markdown.prose[end : span.start], shown]
            end = span.end
    return "".join([*parts, markdown.prose[end:]])


def _words(spoken: Language) -> re.Pattern[str]:
    return re.compile(spoken.word if spoken.spaced else rf"[{UNSPACED}]|(?:(?![{UNSPACED}])[^\W_])+")


def _count(prose: str, spoken: Language) -> int:
    """How many words a text has; characters, where nothing parts the words."""
    return len(_words(spoken).findall(prose.replace(MARKUP, "")))
