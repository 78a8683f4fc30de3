"""What Markdown makes of a text is the same, whichever patterns and kinds of blocks are tried."""

import re

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTextInlineProcessor

from isogloss.publishing import block_marks
from isogloss.publishing.block_marks import MarkedBlocks
from isogloss.publishing.inline_patterns import KNOWN, MARKS, MarkedPatterns
from support import ROOT

PAGES = sorted((ROOT / "docs").glob("*/*.md"))
PIECES = [
    *"`*_[]()!<>&;#\\:^'\"\n|",
    *("``", "**", "__", "![", "](x)", "[a]", "[^1]", "  \n", "\n\n", "&amp;", "<b>", "</b>", "<!-- a -->", "<a@b.c>"),
    *("<http://x.y>", "[a]: /b\n", "[^1]: c\n", "a", "b c", "veri", "数据", "بيانات", " ", "\n- ", "\n> ", "{#a}"),
    *("\n\n    ", "\n    ", "\n", "- ", "1. ", "* * *", "---", "===", "## ", "\n: ", "    ", "  "),
    *("!!! note\n", "??? note\n", '=== "a"\n', "*[b]: c\n", "a | b\n- | -\n", "```\n", "<div markdown>\n", "</div>\n"),
]


class Loader(yaml.SafeLoader):
    """Takes what the environment may say for what is said where it does not."""


Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])


def extensions() -> list:
    """Those of the site."""
    listed = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)["markdown_extensions"]
    return [it if isinstance(it, str) else next(iter(it)) for it in listed]


SITE = extensions()


def same(text: str, *more) -> bool:
    return markdown.markdown(text, extensions=[*SITE, *more]) == markdown.markdown(
        text, extensions=[*SITE, *more, MarkedPatterns(), MarkedBlocks()]
    )


def test_every_pattern_of_the_site_is_known():
    assert KNOWN
    there = {pattern.pattern for pattern in markdown.Markdown(extensions=SITE).inlinePatterns}
    assert there == set(MARKS)


def test_every_kind_of_block_of_the_site_is_known():
    assert block_marks.KNOWN
    there = {block_marks.named(kind) for kind in markdown.Markdown(extensions=SITE).parser.blockprocessors}
    always = {f"markdown.blockprocessors.{name}" for name in ("EmptyBlockProcessor", "ParagraphProcessor")}
    assert there - always == set(block_marks.MARKS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_pages_are_the_same(page):
    assert same(page.read_text(encoding="utf-8"))


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_text_is_the_same(text):
    assert same(text)


class OwnKind(BlockProcessor):
    def test(self, parent, block):
        return "küme" in block

    def run(self, parent, blocks):
        blocks[0] = blocks[0].replace("küme", "öbek")
        return False


class Own(Extension):
    """A pattern and a kind of block that nobody knows the marks of."""

    def extendMarkdown(self, md):  # noqa: N802 - Python-Markdown's name
        md.inlinePatterns.register(SimpleTextInlineProcessor("(eri)"), "own", 65)
        md.parser.blockprocessors.register(OwnKind(md.parser), "own", 500)


def test_what_is_not_known_is_tried():
    text = "veri kümesi, *veri* [veri](x)"
    assert same(text, Own())
    assert "öbek" in markdown.markdown(text, extensions=[Own(), MarkedPatterns(), MarkedBlocks()])


@pytest.mark.parametrize("pattern", MARKS)
def test_a_pattern_matches_nothing_without_its_marks(pattern):
    others = "".join({*"`*_[]()!<>&;#\\:^ \nab@/."} - {mark[0] for mark in MARKS[pattern]})
    assert not re.search(pattern, f"{others}{others[::-1]}{others}")
