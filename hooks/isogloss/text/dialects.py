"""Markdown as other generators write it: what is theirs and no reader reads is hidden before the page is read.

MDX (mdxjs.com): import and export, JSX and expressions in braces; `:::note[Title]` as Docusaurus and Starlight write
admonitions. Hugo: shortcodes and front matter in TOML. MyST (mystmd.org): directives, roles, targets and comments.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from isogloss.text.cover import HIDDEN, MARKUP
from isogloss.text.markdown import Markdown, read_markdown

LINE = re.compile(r"[^\r\n]+")
FENCE = re.compile(r"^[ \t]*(?P<fence>:{3,}|`{3,}|~{3,})(?P<rest>[^\r\n]*)$", re.MULTILINE)
DIRECTIVE = re.compile(r"\{(?P<name>[\w:.-]+)\}[ \t]*")
ADMONITION = re.compile(r"[a-z]+[ \t]*\[?")
ATTRIBUTES = re.compile(r"^([ \t>*-]*(?:```|~~~)[`~]*)[\w+#.-]*[ \t][^\r\n`]*$", re.MULTILINE)
"""The line that opens a code block, whose language and attributes Python-Markdown would not know."""

OPTIONS = re.compile(r"(?:\r?\n[ \t]*:[\w-]+:[^\r\n]*)+")
TARGET = re.compile(r"^\((?P<label>[^()\s]{1,100})\)=[ \t]*(?:\r\n|\r|\n)\s*\Z", re.MULTILINE)

PROSE = frozenset(
    "admonition attention caution danger error hint important note tip warning seealso todo dropdown details card "
    "grid tab-item tab-set versionadded versionchanged deprecated epigraph sidebar topic margin".split()
)
"""Directives of MyST and Sphinx whose content is prose."""


class Dialect(StrEnum):
    """Whose Markdown it is."""

    MKDOCS = "mkdocs"
    MDX = "mdx"
    HUGO = "hugo"
    MYST = "myst"


WITHIN = {
    Dialect.MDX: re.compile(
        r"^import[ \t]+(?:[\w{*][^;\r\n]*?[ \t]from[ \t]+)?['\"][^\r\n]*$"
        r"|^(?:import[ \t]+\{|export[ \t]+(?:const|let|default|function|async|\{|\*))[^\r\n]*"
        r"(?:(?:\r\n|\r|\n)(?![ \t]*[\r\n])[^\r\n]*){0,200}"
        r"|</?[A-Z][\w.]{0,80}(?:\s[^<>]{0,2000}?(?:=>[^<>]{0,500}?){0,5})?/?>|</?>"
        r"|\{(?![#:.])[^{}\r\n]{0,200}\}",
        re.MULTILINE,
    ),
    Dialect.HUGO: re.compile(
        r"\A\+\+\+[ \t]*\r?\n(?:[^\r\n]*\r?\n){0,500}?\+\+\+[ \t]*$|\{\{(?P<mark>[<%])[^{}]{0,2000}?(?P=mark)\}\}",
        re.MULTILINE,
    ),
    Dialect.MYST: re.compile(
        r"^\([^()\s]{1,100}\)=[ \t]*$|^%[^\r\n]*$|^\+\+\+[^\r\n]*$|\{[\w:.+-]{1,60}\}(?=`)|\{\{[^{}\r\n]{0,200}\}\}",
        re.MULTILINE,
    ),
}
"""What is never read. Every repetition is bounded, so that no text takes long."""


def read_dialect(text: str, dialect: Dialect) -> Markdown:
    """The prose of a page of a dialect and what it is made of, as long as the text."""
    if dialect is Dialect.MKDOCS:
        return read_markdown(text)
    if dialect is Dialect.MDX:
        masked = _without_components(ATTRIBUTES.sub(lambda line: line[1].ljust(len(line[0])), _without_comments(text)))
    else:
        masked = WITHIN[dialect].sub(_hidden, text)
    if dialect is not Dialect.HUGO:
        masked = _without_fences(masked, dialect)
    read = replace(read_markdown(masked), text=text)
    return _with_targets(read) if dialect is Dialect.MYST else read


def _without_comments(text: str) -> str:
    pieces: list[str] = []
    last = 0
    while (start := text.find("{/*", last)) >= 0 and (end := text.find("*/}", start)) >= 0:
        pieces += (text[last:start], _filler(text, start, end + 3))
        last = end + 3
    return "".join((*pieces, text[last:]))


def _without_components(text: str) -> str:
    """A text of MDX without what is JavaScript; in code blocks it stays, with the fences that close them."""
    pieces: list[str] = []
    last, opened = 0, ""
    for line in FENCE.finditer(text):
        fence = line["fence"]
        if opened and fence.startswith(opened) and not line["rest"].strip():
            pieces.append(text[last : line.end()])
            last, opened = line.end(), ""
        elif not opened and fence[0] != ":" and "`" not in line["rest"]:
            pieces.append(WITHIN[Dialect.MDX].sub(_hidden, text[last : line.start()]))
            last, opened = line.start(), fence
    rest = text[last:]
    return "".join((*pieces, rest if opened else WITHIN[Dialect.MDX].sub(_hidden, rest)))


def _hidden(match: re.Match[str]) -> str:
    return _filler(match.string, *match.span())


def _filler(text: str, start: int, end: int) -> str:
    """As long as a stretch: spaces for what stands alone on its lines, else what ends a term."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    alone = before in ("", "\n", "\r") and after in ("", "\n", "\r")
    return _filled(text[start:end], " " if alone else HIDDEN)


def _filled(text: str, filler: str) -> str:
    return LINE.sub(lambda line: filler * len(line[0]), text)


def _without_fences(text: str, dialect: Dialect) -> str:
    """A text whose fences around prose are hidden: their content is read like any other."""
    pieces: list[str] = []
    last = 0
    for start, end in _fences(text, dialect):
        # spaces before a title would make it code
        filler = " " if text[end : end + 1] in ("", "\r", "\n") and text[start] != "]" else MARKUP
        pieces += (text[last:start], _filled(text[start:end], filler))
        last = end
    return "".join((*pieces, text[last:]))


def _fences(text: str, dialect: Dialect) -> Iterator[tuple[int, int]]:
    """The stretches of the lines that open or close a block of prose, in order, without its title."""
    opened: list[tuple[str, bool]] = []
    for line in FENCE.finditer(text):
        fence, rest = line["fence"], line["rest"].strip()
        if opened and not rest and fence[0] == opened[-1][0][0] and len(fence) >= len(opened[-1][0]):
            if opened.pop()[1]:
                yield line.span()
            continue
        if opened and not opened[-1][1]:
            continue  # within code
        title = _title(line, dialect)
        opened.append((fence, title is not None))
        if title is not None:
            yield line.start(), title
            if line.string[title - 1] == "[" and line.string[line.end() - 1] == "]":
                yield line.end() - 1, line.end()
            if options := OPTIONS.match(text, line.end()):
                yield options.span()


def _title(line: re.Match[str], dialect: Dialect) -> int | None:
    """Where the title of a block of prose begins; None where what a fence opens is no prose."""
    start, end = line.span("rest")
    if dialect is Dialect.MYST:
        directive = DIRECTIVE.match(line.string, start, end)
        return directive.end() if directive and directive["name"] in PROSE else None
    if line["fence"][0] == ":":
        named = ADMONITION.match(line.string, start, end)
        return named.end() if named else end
    return None


def _with_targets(read: Markdown) -> Markdown:
    """The headings with the target `(label)=` above them as their anchor."""
    for number, (level, start, end, first, last, anchor) in enumerate(read.marks.headings):
        if anchor is None and (target := TARGET.search(read.text, max(0, start - 120), start)):
            read.marks.headings[number] = (level, start, end, first, last, target["label"])
    return read
