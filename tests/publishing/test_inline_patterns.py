"""What Markdown makes of a text is the same, whichever patterns are tried."""

import re

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTextInlineProcessor

from isogloss.publishing.inline_patterns import KNOWN, MARKS, MarkedPatterns
from support import ROOT

PAGES = sorted((ROOT / "docs").glob("*/*.md"))
PIECES = [
    *"`*_[]()!<>&;#\\:^'\"\n|",
    *("``", "**", "__", "![", "](x)", "[a]", "[^1]", "  \n", "\n\n", "&amp;", "<b>", "</b>", "<!-- a -->", "<a@b.c>"),
    *("<http://x.y>", "[a]: /b\n", "[^1]: c\n", "a", "b c", "veri", "数据", "بيانات", " ", "\n- ", "\n> ", "{#a}"),
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
        text, extensions=[*SITE, *more, MarkedPatterns()]
    )


def test_every_pattern_of_the_site_is_known():
    assert KNOWN
    there = {pattern.pattern for pattern in markdown.Markdown(extensions=SITE).inlinePatterns}
    assert there == set(MARKS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_pages_are_the_same(page):
    assert same(page.read_text(encoding="utf-8"))


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_text_is_the_same(text):
    assert same(text)


class Own(Extension):
    """A pattern that nobody knows the marks of."""

    def extendMarkdown(self, md):  # noqa: N802 - Python-Markdown's name
        md.inlinePatterns.register(SimpleTextInlineProcessor("(eri)"), "own", 65)


def test_a_pattern_that_is_not_known_is_tried():
    assert same("veri kümesi, *veri* [veri](x)", Own())


@pytest.mark.parametrize("pattern", MARKS)
def test_a_pattern_matches_nothing_without_its_marks(pattern):
    others = "".join({*"`*_[]()!<>&;#\\:^ \nab@/."} - {mark[0] for mark in MARKS[pattern]})
    assert not re.search(pattern, f"{others}{others[::-1]}{others}")
