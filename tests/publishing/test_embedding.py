"""A page's content as part of another page, and the sections of several languages in one order."""

import re

import pytest

from isogloss.publishing.embedding import embedded, merged, pieces
from isogloss.publishing.side_by_side import built_text, moved, pair_styles, rows


def ids(html: str) -> list[str]:
    return re.findall(r'\bid="([^"]*)"', html)


def test_a_page_s_ids_and_what_names_them_get_the_same_prefix():
    html = (
        '<h2 id="a">A<a class="headerlink" href="#a" title="x">&para;</a></h2>'
        '<input id="t1" name="tabs" type="radio"><label for="t1">T</label>'
        "<svg viewBox='0 0 1 1' aria-labelledby='f-title f-desc'><title id=\"f-title\">F</title>"
        '<path marker-end="url(#f-arrow)"/><use href="#f"/></svg>'
        '<p title="id=&quot;b&quot;">1 &lt; 2 &#8212; &copy;</p>'
    )
    out = embedded(html, "pt.", lambda address: address.replace("#", "#pt."), 1)
    assert out == (
        '<h3 id="pt.a">A</h3>'
        '<input id="pt.t1" name="pt.tabs" type="radio"><label for="pt.t1">T</label>'
        '<svg viewBox=\'0 0 1 1\' aria-labelledby="pt.f-title pt.f-desc"><title id="pt.f-title">F</title>'
        '<path marker-end="url(#pt.f-arrow)"/><use href="#pt.f"/></svg>'
        '<p title="id=&quot;b&quot;">1 &lt; 2 &#8212; &copy;</p>'
    )


def test_a_page_is_taken_apart_at_the_headings_that_stand_in_nothing_else():
    found = pieces(
        '<p>Before<br>all</p><h2 id="a">A</h2><blockquote><h3 id="q">Q</h3></blockquote><h2>no id</h2><h3 id="b">B</h3>'
    )
    assert [(piece.anchor, piece.level, piece.heading, piece.body) for piece in found] == [
        ("", 0, "", "<p>Before<br>all</p>"),
        ("a", 2, '<h2 id="a">A</h2>', '<blockquote><h3 id="q">Q</h3></blockquote><h2>no id</h2>'),
        ("b", 3, '<h3 id="b">B</h3>', ""),
    ]


@pytest.mark.parametrize(
    ("orders", "one"),
    [
        (["abc", "abc"], "abc"),
        (["ac", "abc"], "abc"),
        (["bc", "abc"], "abc"),
        (["ab", "abc", "xab"], "xabc"),
        (["", "ab"], "ab"),
        (["ab", "ba"], "ab"),
    ],
)
def test_what_only_some_languages_have_stands_after_what_it_follows_there(orders, one):
    assert "".join(merged(orders)) == one


@pytest.mark.parametrize(
    ("address", "here", "there"),
    [
        ("../guide/#terms", "pt/cxo-vs-cmo/", "../../pt/guide/#terms"),
        ("../", "pt/cxo-vs-cmo/", "../../pt/"),
        ("./", "pt/", "../../pt/"),
        ("guide/?a#b", "pt/", "../../pt/guide/?a#b"),
        ("../assets/x.css", "pt/cxo-vs-cmo/", "../../pt/assets/x.css"),
        ("https://example.org/x/", "pt/", "https://example.org/x/"),
        ("mailto:a@b", "pt/", "mailto:a@b"),
        ("#a", "pt/", "#a"),
    ],
)
def test_an_address_leads_to_the_same_place_from_elsewhere(address, here, there):
    assert moved(address, here, "../../") == there


def test_sections_stand_beside_those_of_the_same_anchor():
    page = '<article class="x"><h1>{}<a href="#x">¶</a></h1>{}</article>'
    texts = {
        "pt": built_text(page.format("Um", '<p>i</p><h2 id="a">A</h2><h2 id="c">C</h2>'), "pt", "pt/", "../"),
        "ar": built_text(
            page.format("واحد", '<h2 id="a">أ</h2><h3 id="b">ب</h3><h2 id="c">ج</h2>'), "ar", "ar/", "../"
        ),
    }
    assert [text.title for text in texts.values()] == ["Um", "واحد"]
    assert [(row.anchor, list(row.cells)) for row in rows(texts)] == [
        ("", ["pt"]), ("a", ["pt", "ar"]), ("b", ["ar"]), ("c", ["pt", "ar"]),
    ]  # fmt: skip


def test_every_pair_has_its_rules_in_both_orders():
    styles = pair_styles(["ar", "it"])
    assert ":has([id^='ar+it']:target) .beside-row{direction:rtl}" in styles
    assert ":has([id^='it+ar']:target) .beside-row{direction:ltr}" in styles
