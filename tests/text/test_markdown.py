"""What is prose: every case says it; over whole pages Python-Markdown, which renders them, says it."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rendering import rendered

from isogloss.text.front_matter import front_matter
from isogloss.text.inlines import HIDDEN, MARKUP, PHRASING
from isogloss.text.markdown import hide_markup, read_markdown
from support import ROOT, Case, parametrize

HERE = Path(__file__).parent
WORD = re.compile(r"[^\W_]+")


def shown(prose: str) -> str:
    """Prose as a case writes it: what ends a term is ¦, what lets it through is nothing."""
    lines = (
        re.sub(r"\s*¦\s*", " ¦ ", re.sub(f"{HIDDEN}+", "¦", line).replace(MARKUP, "")) for line in prose.splitlines()
    )
    return "\n".join(" ".join(line.split()) for line in lines).strip()


@parametrize(HERE / "markdown")
def test_prose(case: Case):
    page = case.one("markdown")
    prose = hide_markup(page)
    assert len(prose) == len(page)
    expected = case.one("prose")
    assert shown(prose) == "\n".join(" ".join(line.split()) for line in expected.splitlines()).strip()


class Reader(HTMLParser):
    """What a reader reads of rendered HTML: no code, no addresses, but titles and alternative texts."""

    HIDDEN = frozenset({"code", "pre", "script", "style"})

    def __init__(self):
        super().__init__()
        self.text = ""
        self.depth = 0
        self.skip = None

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        if tag not in PHRASING:
            self.text += " "
        if tag in self.HIDDEN:
            self.depth += 1
        if "footnote-" in (named.get("class") or "") and tag == "a":
            self.skip = tag
        for name in ("alt", "title"):
            if tag in ("a", "img") and not self.skip:
                self.text += f" {named.get(name) or ''} " if named.get(name) else ""

    def handle_endtag(self, tag):
        if tag not in PHRASING:
            self.text += " "
        if tag in self.HIDDEN:
            self.depth -= 1
        if tag == self.skip:
            self.skip = None

    def handle_data(self, data):
        if not self.depth and not self.skip and not data.startswith("https://"):
            self.text += data


def rendered_words(page: str) -> list[str]:
    """The words that Python-Markdown, set up as the site is, makes of a page."""
    reader = Reader()
    reader.feed(rendered(page))
    return WORD.findall(reader.text)


def prose_words(page: str) -> list[str]:
    prose = hide_markup(page)
    return WORD.findall(prose[front_matter(page)[0].end :].replace(MARKUP, ""))


@pytest.mark.parametrize(
    "file",
    [*sorted((ROOT / "docs").rglob("*.md")), HERE / "everything.md"],
    ids=lambda f: f.relative_to(ROOT).as_posix(),
)
def test_prose_is_what_python_markdown_renders(file):
    page = file.read_text(encoding="utf-8")
    assert sorted(prose_words(page)) == sorted(rendered_words(page))


def test_headings_have_levels_titles_and_anchors():
    page = "---\ntitle: T\n---\n\n# One\n\nTwo\n---\n\n### Three *x* {#three .c}\n\n```\n# no\n```\n"
    found = [(h.level, page[slice(*h.title)], h.anchor) for h in read_markdown(page).headings]
    assert found == [(1, "One", None), (2, "Two", None), (3, "Three *x*", "three")]


@pytest.mark.parametrize(
    ("heading", "title", "anchor"),
    [
        ("# a {#b}", "a", "b"),
        ("# a {: .c #b }", "a", "b"),
        ("# a{#b}", "a{#b}", None),
        ("# a {#b} {#c}", "a {#b} {#c}", None),
        ("# {#b}", "{#b}", None),
        ('# a {: id="q" }', "a", "q"),
        ("#a#", "a", None),
    ],
)
def test_anchors_are_those_that_attribute_lists_give(heading, title, anchor):
    (found,) = read_markdown(heading).headings
    assert (heading[slice(*found.title)], found.anchor) == (title, anchor)


@pytest.mark.parametrize(
    "page",
    ["---\n? [a]\n: b\n---\nt", "---\rtitle: |\r  x\r---\rt", "---\ntitle: \ud800\n---\n", "---\n? {a: b}\n: c\n---\n"],
)
def test_odd_front_matter_is_read(page):
    assert len(hide_markup(page)) == len(page)


@pytest.mark.parametrize(
    "opening", ["](", "[^", "{: #a", "`", "- ", "> ", "<div>", "#{", "[^a]: ", "    - ", "!!! ", "<!--", "a <code>"]
)
def test_many_openings_are_read(opening):
    """They take no recursion, and no time that grows faster than they do: else this would not end."""
    page = opening * 30_000
    assert len(hide_markup(page)) == len(page)


MARKS = st.sampled_from(
    [*list("`*_[]()<>{}#|!~=:-\\\n &;\"'\t"), "```", "    ", "<!--", "-->", "{{", "}}", "](", "wort", "词"]
)


@given(st.lists(MARKS, max_size=60).map("".join))
def test_any_text_keeps_its_length_and_its_lines(text):
    prose = hide_markup(text)
    assert len(prose) == len(text)
    assert [i for i, c in enumerate(text) if c in "\r\n"] == [i for i, c in enumerate(prose) if c in "\r\n"]
    assert all(a in (b, HIDDEN, MARKUP, " ") for a, b in zip(prose, text, strict=True))
