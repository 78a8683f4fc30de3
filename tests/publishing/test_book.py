"""All pages of a language as one document."""

import pytest

from isogloss.publishing.book import book, css_string, page_styles

PAGES = [
    ("", "Home", '<p><a href="guide/#terms">a</a> <a href="map/">b</a> <a href="https://x.example/">c</a></p>'),
    ("guide/", "Guide", '<h2 id="terms">Terms <a href="../a/b/">in</a></h2><h3 id="x">X</h3><a href="#x">d</a>'),
    (
        "a/b/",
        "Deep",
        '<h2 id="terms">Terms</h2><a href="../../guide/">e</a> <a href="../../">f</a> <img src="../c.png">',
    ),
]


def test_pages_are_chapters_and_links_between_them_stay_within():
    home, guide, deep = book(PAGES, "../")
    assert home.html == '<p><a href="#guide.terms">a</a> <a href="../map/">b</a> <a href="https://x.example/">c</a></p>'
    assert guide.html == (
        '<h3 id="guide.terms">Terms <a href="#a.b">in</a></h3><h4 id="guide.x">X</h4><a href="#guide.x">d</a>'
    )
    assert deep.html == (
        '<h3 id="a.b.terms">Terms</h3><a href="#guide">e</a> <a href="#index">f</a> <img src="../a/c.png">'
    )
    assert [chapter.id for chapter in (home, guide, deep)] == ["index", "guide", "a.b"]
    assert [chapter.sections for chapter in (home, guide, deep)] == [
        (), (("guide.terms", "Terms in"),), (("a.b.terms", "Terms"),),
    ]  # fmt: skip


def test_where_a_concept_is_named_is_left_out_if_it_is_folded_away():
    folded, shown = (
        '<details class="entry__uses" data-search-exclude>',
        '<details class="entry__uses" data-search-exclude open>',
    )
    uses = "<summary>Used</summary><ul><li>a</li></ul></details>"
    (chapter,) = book([("", "Home", f"<p>a</p>\n{folded}{uses}\n<p>b</p>\n{shown}{uses}")], "")
    assert chapter.html == f"<p>a</p>\n<p>b</p>\n{shown}{uses}"


def test_a_chapter_s_pages_have_its_title_above_the_text():
    styles = page_styles("Site", book(PAGES, "../"))
    assert "@page chapter1{@top-center{content:'Site' ' · ' 'Guide'" in styles
    assert "[data-chapter='1']{page:chapter1}" in styles


@pytest.mark.parametrize(
    ("text", "string"), [("l’indice", "'l’indice'"), ("a'b\\c</style>\n", "'a\\27 b\\5c c\\3c /style>\\a '")]
)
def test_a_title_is_a_string_whatever_it_says(text, string):
    assert css_string(text) == string
