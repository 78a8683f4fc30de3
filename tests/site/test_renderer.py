"""One renderer of Markdown for all pages (hooks/building/renderer.py)."""

import markdown
import pytest
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from building.renderer import OneRenderer

EXTENSIONS = ["abbr", "admonition", "attr_list", "footnotes", "md_in_html", "toc", "pymdownx.superfences"]
PAGES = (
    "# One {#one}\n\nA word[^1] and the [link][it], HTML.\n\n[^1]: A note.\n[it]: one.md\n*[HTML]: Markup\n",
    "# One {#one}\n\nA word[^1] and the [link][it], HTML.\n\n[TOC]\n",
    '<div markdown="1">\n\n## Two\n\n~~~ py\n1\n~~~\n\n</div>\n\n!!! note\n    Text\n',
    "# One\n\n# One\n\n    code\n",
)


class Count(Preprocessor):
    """Knows of the page before."""

    def run(self, lines: list[str]) -> list[str]:
        return [*lines, str(len(lines))]


class Counting(Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.preprocessors.register(Count(md), "count", 1)


@pytest.mark.parametrize("pages", [PAGES, PAGES[::-1]])
def test_a_page_is_the_same_whatever_was_rendered_before(pages):
    one = OneRenderer()
    for page in pages:
        alone = markdown.Markdown(extensions=EXTENSIONS)
        kept = one.Markdown(EXTENSIONS, {})
        assert kept.convert(page) == alone.convert(page)
        assert kept.toc_tokens == alone.toc_tokens
    assert one.Markdown(EXTENSIONS, {}) is one.Markdown(EXTENSIONS, {})


def test_other_settings_have_another_renderer():
    one = OneRenderer()
    assert one.Markdown(EXTENSIONS, {}) is not one.Markdown(EXTENSIONS, {"toc": {"permalink": True}})
    assert one.Markdown(EXTENSIONS, {}) is not one.Markdown(EXTENSIONS[1:], {})


def test_an_extension_of_others_is_made_anew_for_each_page():
    one = OneRenderer()
    assert one.Markdown([Counting()], {}) is not one.Markdown([Counting()], {})
    same = [Counting()]
    assert one.Markdown(same, {}) is not one.Markdown(same, {})
