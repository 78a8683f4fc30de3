"""One renderer of Markdown for all pages of a language.

MkDocs makes one for each page, which takes an eighth of the time of rendering it, and leaves what only looking for
cycles of garbage finds again. Extensions that come with Python-Markdown, PyMdown or MkDocs begin each page anew; where
there is any other, all is as it was.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import markdown
import mkdocs
from markdown.extensions import Extension
from mkdocs.structure import pages

KNOWN = mkdocs.__version__.startswith("1.6.")
"""Whether MkDocs takes its renderers from where `take_over` looks; else all is as it was."""

BEGIN_ANEW = frozenset({"markdown", "pymdownx", "mkdocs", "isogloss"})
"""The packages whose extensions know nothing of the page before."""


class OneRenderer:
    """Stands in for the module that MkDocs takes its renderers from."""

    def __init__(self) -> None:
        self.asked: tuple[list[str | Extension], dict[str, Any]] | None = None
        self.made: markdown.Markdown | None = None

    def Markdown(  # noqa: N802 - Python-Markdown's name
        self, extensions: Sequence[str | Extension], extension_configs: Mapping[str, Any]
    ) -> markdown.Markdown:
        """A renderer, with nothing of a page in it."""
        asked = list(extensions), dict(extension_configs)
        if self.made and self.asked == asked:
            return self.made.reset()
        made = markdown.Markdown(extensions=extensions, extension_configs=extension_configs)
        self.asked, self.made = asked, made if _begins_anew(made) else None
        return made


def take_over() -> None:
    """Have MkDocs take a new renderer for the first page, and keep to it."""
    if KNOWN:
        vars(pages)["markdown"] = OneRenderer()


def _begins_anew(renderer: markdown.Markdown) -> bool:
    """Whether all that an extension has brought begins each page anew."""
    parts = chain(
        renderer.preprocessors,
        renderer.parser.blockprocessors,
        renderer.treeprocessors,
        renderer.inlinePatterns,
        renderer.postprocessors,
    )
    return all(type(part).__module__.partition(".")[0] in BEGIN_ANEW for part in parts)
