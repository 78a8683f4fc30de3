"""What is printed: a page, and all pages of a language in one."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from readers import LANGUAGES, switch
from test_accessibility import audit, fits_the_screen

from support import PAGES

OUTLINE = re.compile(rb"/Title <FEFF([0-9A-F]+)>|/Title \(((?:[^()\\]|\\.)*)\)")
PRINTED = [page for page in PAGES if page not in ("map/", "status/")]


def outline(pdf: bytes) -> list[str]:
    """The titles of a PDF's outline, which Chromium makes of the headings, in no order."""
    return [
        bytes.fromhex(wide.decode()).decode("utf-16-be") if wide else re.sub(r"\\(.)", r"\1", plain.decode("latin-1"))
        for wide, plain in OUTLINE.findall(pdf)
    ]


def plain(text: str) -> str:
    return re.sub(r"[\s\u2066-\u2069\u200e\u200f]+", " ", text).strip()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_whole_site_is_one_document_with_every_heading_and_fits_the_screen(visit, built, code):
    reader, files = visit(), built.files()
    reader.go(f"{code}/print/")
    html = files[f"{code}/print/index.html"].decode()
    ids = Counter(re.findall(r'\sid="([^"]*)"', html))
    assert not [name for name, count in ids.items() if count > 1]
    assert {link[1:] for link in re.findall(r'href="(#[^"]*)"', html)} <= set(ids)
    assert '<meta name="robots" content="noindex">' in html
    assert "style=" not in html
    headings = reader.page.locator("h1, h2, h3, h4, h5, h6").all_inner_texts()
    pages = [files[f"{code}/{page}index.html"].decode() for page in PRINTED]
    assert len(headings) == 2 + sum(len(re.findall(r"<h[1-6][ >]", page)) for page in pages)
    levels = reader.page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(it => +it.localName[1])")
    assert levels[0] == 1 and all(there <= here + 1 for here, there in pairwise(levels))
    fits_the_screen(reader.page)
    pdf = reader.page.pdf(prefer_css_page_size=True, outline=True, tagged=True)
    # Chromium writes the outline's Arabic in pieces, some of them twice: then the letters are all that can be compared
    told = plain if LANGUAGES[code][1] == "ltr" else lambda text: frozenset(plain(text)) - {" "}
    assert Counter(map(told, headings)) <= Counter(map(told, outline(pdf)))
    assert len(re.findall(rb"/Type /Page\b", pdf)) > 20
    assert reader.troubles() == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_is_printed_clean_and_says_where_links_lead(visit, code):
    reader = visit(color_scheme="dark")
    reader.go(f"{code}/cxo-vs-cmo/")
    assert reader.page.locator("footer a[href$='print/']").is_visible()
    reader.page.emulate_media(media="print", color_scheme="dark")
    for gone in (".md-header", ".md-sidebar", ".md-footer", ".md-content__button", ".headerlink"):
        assert reader.page.locator(f"{gone}:visible").count() == 0, gone
    text, paper = reader.page.evaluate(
        "['color', 'backgroundColor'].map(name => getComputedStyle(document.body)[name])"
    )
    assert sum(map(float, re.findall(r"[\d.]+", text)[:3])) < 150, "dark on white, whatever the screen shows"
    assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    link = reader.page.locator('article a[href^="https://www.the-future-of-commerce.com"]').first
    after = link.evaluate(
        "it => { const { content, direction } = getComputedStyle(it, '::after'); return [content, direction] }"
    )
    assert "the-future-of-commerce.com" in after[0] and after[1] == "ltr"
    avoided = reader.page.evaluate(
        "[...document.querySelectorAll('article :is(h2, table, figure)')].map(it => getComputedStyle(it).breakInside)"
    )
    assert set(avoided) == {"avoid"}


@pytest.mark.parametrize("path", ["ar/print/", "side-by-side/cxo-vs-cmo/#ar+pt", "side-by-side/cxo-vs-cmo/#zh+it"])
def test_pages_made_of_pages_are_accessible(visit, path):
    reader = visit()
    reader.go(path)
    for scheme, width in (("light", 1280), ("dark", 360)):
        reader.page.set_viewport_size({"width": width, "height": 900})
        switch(reader.page, scheme)
        assert audit(reader.page) == []
