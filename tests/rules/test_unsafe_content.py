"""Whatever Markdown renders, nothing unsafe in it goes unreported; and nothing is slow, or rendered without need."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from isogloss.matching.matcher import TermMatcher
from isogloss.rules.unsafe_content import check
from isogloss.site.page import Page
from isogloss.text.html import unsafe
from isogloss.text.rendering import EXTENSIONS, MOST_WORK, OPTIONS, suspect, work
from isogloss.text.source import Source
from support import ROOT


class OnePage:
    """A site of one page."""

    def __init__(self, text: str):
        self.all_pages = [Page("it", "index.md", Source("it/index.md", text), TermMatcher.__new__(TermMatcher))]


MARKUP = r"""
< > " ' ` * _ [ ] ( ) ! { } : # = & ; | \ / - ~ ^ a b é 一
<script> </script> <b <a <img <svg <p <!-- --> <? <title> <style> </ <div> <javascript:x>
onclick=x style=a:b href= src= title=" java script:x javascript: data: //h/x.png http://h/ x@y
https://example.org/ &#58; &colon; &lt; {: { #a .b onclick } ]( ![ [a] [a]: [^1]: *[a]: {{ {% %}
``` ~~~ === --- :--- 8<- !!! ??? | > >> ![a][a] [a][a] [a](
"""
LAYOUT = [
    *("\n", " ", "\t", "\n\n", "    ", "\n    ", "\n- ", "\n1. ", "\n> ", "\n# ", '!!! note "', '=== "', "\n[a]: "),
    *("| a | b |\n|---|---|\n|", "\n[a]:\n", "](java\nscript:", "<div markdown>\n", "{ onclick=x }", "<b\u00a0a>"),
    *(
        "\n/// html | ",
        "div[onclick=x]\n",
        "\n///\n",
        "\n/// note\n    attrs:\n      onclick: x\n\n",
        "\n``` {.py ",
        "\n```",
    ),
    *("\u0002", "\u0003", "\u0002amp\u0003", "\u0002wzxhzdk:0\u0003"),
]
HOSTILE = st.sampled_from(MARKUP.split() + LAYOUT)


@settings(max_examples=400)
@given(st.lists(HOSTILE, max_size=14).map("".join))
def test_what_is_rendered_unsafe_is_reported(text):
    site = OnePage(text)
    body = text[site.all_pages[0].body :]
    html = Markdown(extensions=EXTENSIONS, extension_configs=OPTIONS).convert(body)
    if list(unsafe(html)):
        assert list(check(site)), html


TOKENS = [
    *r"""[ ![ < <a <!-- { {} ]( [a]: & <a=" ` \\ <title> -8<- * _ ( ~~ {:a}""".split(),
    *("<b\n\n", "- \n", "> ", "/// a\n", "*[a]: b\n", "# a\n", "```\n", '=== "a"\n', "a\n\n", "{ a=b }", "<a b='c' "),
    *(" ", "\n", "\t", '<svg fill="(('),
]


@pytest.mark.parametrize("token", TOKENS)
def test_no_input_is_slow(token):
    text = "<x>" + token * (1_000_000 // len(token))
    start = time.process_time()
    assert list(check(OnePage(text)))
    list(unsafe(text))
    assert time.process_time() - start < 5


def test_what_could_be_slow_is_bounded():
    assert work("[" * 10_000) > MOST_WORK
    assert work("Una parola.\n" * 20 + "\n" + "- [qui](https://example.org/) *e* `qui`\n" * 100) < MOST_WORK / 4


def test_a_page_that_cannot_be_judged_is_reported():
    (told,) = check(OnePage("Una parola.\n\n<b title='x'>x</b>\n" + "[" * 100_000))
    assert (told.location.line, "too long" in str(told.message)) == (3, True)


def test_pages_without_markup_of_their_own_are_not_rendered():
    pages = sorted((ROOT / "docs").glob("*/*.md"))
    assert pages
    for file in pages:
        found = suspect(file.read_text(encoding="utf-8").partition("\n---\n")[2])
        assert not found, f"{file}: {found}"
