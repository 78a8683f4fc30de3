"""Markdown as prose: what a reader reads keeps its place, everything else is hidden by filler of the same length.

The dialect is Python-Markdown with the extensions of MkDocs Material: the blocks are those of Python-Markdown's
block processors (a code block is indented by four more than the block around it, a list item's content by four),
admonitions, details, tabs, footnotes, definition lists and tables as its extensions and pymdownx take them.
"""

from isogloss.text.structure import Block, BlockKind, Heading, Link, Markdown

__all__ = ["Block", "BlockKind", "Heading", "Link", "Markdown", "hide_markup", "read_markdown"]


def read_markdown(text: str) -> Markdown:
    """The prose of a page and what it is made of. Takes any text; time grows with its length."""
    from isogloss.text.blocks import read_blocks  # its patterns take long to compile, and are for pages that are read

    page = read_blocks(text)
    return Markdown(text, page.cover.prose(), page.marks)


def hide_markup(text: str) -> str:
    """A page's prose: as long as `text`, with filler in place of everything that is not prose."""
    return read_markdown(text).prose
