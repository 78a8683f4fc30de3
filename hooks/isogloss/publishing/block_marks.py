"""Python-Markdown's kinds of blocks, of which only those are tried that a block has the marks of.

Python-Markdown asks each kind in turn whether a block is one, which takes a quarter of all its time; most blocks are
paragraphs, without a mark of anything. What is made of a text stays the same.
"""

from functools import cached_property
from xml.etree.ElementTree import Element

import markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.util import STX

INDENT = "    "
KNOWN = markdown.__version__.startswith("3.")
"""Whether Python-Markdown parses blocks as `_Tried` does; else all is as it was."""

MARKS = {
    "markdown.blockprocessors.ListIndentProcessor": (INDENT,),
    "markdown.blockprocessors.HashHeaderProcessor": ("#",),
    "markdown.blockprocessors.SetextHeaderProcessor": ("\n=", "\n-"),
    "markdown.blockprocessors.HRProcessor": ("-", "*", "_"),
    "markdown.blockprocessors.OListProcessor": (". ",),
    "markdown.blockprocessors.UListProcessor": ("* ", "+ ", "- "),
    "markdown.blockprocessors.BlockQuoteProcessor": (">",),
    "markdown.blockprocessors.ReferenceProcessor": ("]:",),
    "markdown.extensions.abbr.AbbrBlockprocessor": ("*[",),
    "markdown.extensions.admonition.AdmonitionProcessor": ("!!!", INDENT),
    "markdown.extensions.def_list.DefListIndentProcessor": (INDENT,),
    "markdown.extensions.def_list.DefListProcessor": (":",),
    "pymdownx.details.DetailsProcessor": ("???", INDENT),
    "markdown.extensions.footnotes.FootnoteBlockProcessor": ("[^",),
    "markdown.extensions.md_in_html.MarkdownInHtmlProcessor": (STX,),
    "pymdownx.superfences.SuperFencesCodeBlockProcessor": (INDENT,),
    "pymdownx.tabbed.TabbedProcessor": ("===", INDENT),
    "markdown.extensions.tables.TableProcessor": ("|",),
}
"""By kind, what any block of it has, one or the other; what belongs to a block before it is indented. Any other kind is
always tried."""


def named(kind: object) -> str:
    """A kind by its name: extensions that nobody uses need not be there."""
    return f"{type(kind).__module__}.{type(kind).__name__}"


class MarkedBlocks(Extension):
    """The extension that does so."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        if KNOWN and type(md.parser) is BlockParser and md.tab_length == len(INDENT):
            md.parser.__class__ = _Tried  # extensions that came before have this parser already


class _Tried(BlockParser):
    @cached_property
    def kinds(self) -> list[tuple[BlockProcessor, tuple[str, ...] | None]]:
        """The kinds with their marks, when all extensions have brought theirs."""
        return [(kind, MARKS.get(named(kind))) for kind in self.blockprocessors]

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802 - Python-Markdown's name
        """As `BlockParser.parseBlocks`."""
        while blocks:
            for kind, marks in self.kinds:
                if marks is not None and not any(map(blocks[0].__contains__, marks)):
                    continue
                if kind.test(parent, blocks[0]) and kind.run(parent, blocks) is not False:
                    break
