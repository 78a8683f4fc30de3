"""Old addresses of pages, sections and concepts still lead where they should."""

import re

import pytest

from conftest import ADDRESS

REDIRECTS = """\
pages:
  old/roles.md: cxo-vs-cmo.md
anchors:
  cxo-vs-cmo.md: {old-section: what-is-a-cxo}
concepts: {cxo: chief-experience-officer}
"""


def test_old_addresses_lead_on(checkout):
    (checkout.folder / "redirects.yml").write_text(REDIRECTS, encoding="utf-8")
    result = checkout.build(LOCALE="ar")
    assert result.returncode == 0, result.stderr
    built = checkout.files()
    left = built["ar/old/roles/index.html"].decode()
    assert '<html lang="ar" dir="rtl">' in left
    assert '<meta http-equiv="refresh" content="0; url=../../cxo-vs-cmo/">' in left
    assert f'<link rel="canonical" href="{ADDRESS}ar/cxo-vs-cmo/">' in left
    assert '<meta name="robots" content="noindex">' in left
    assert '<a href="../../cxo-vs-cmo/">' in left
    # nothing that a strict policy forbids
    assert re.findall(r"<script[^>]*>[^<]*", left) == ['<script src="../../assets/javascripts/redirect.js">']
    assert "ar/assets/javascripts/redirect.js" in built
    assert "<style" not in left and "style=" not in left
    assert b"old/roles" not in built["ar/sitemap.xml"]
    page, glossary = (built[f"ar/{name}/index.html"].decode() for name in ("cxo-vs-cmo", "glossary"))
    assert '<h2 id="what-is-a-cxo"><span id="old-section"></span>' in page
    assert '<h3 id="chief-experience-officer"><span id="cxo"></span>' in glossary
    assert "old-section" not in built["ar/search/index.json"].decode()


@pytest.mark.parametrize("text", ["pages: {../../../x.md: index.md}", "anchors: {guide.md: {'\"><script>': topics}}"])
def test_a_redirect_that_leaves_the_site_stops_every_build(checkout, text):
    (checkout.folder / "redirects.yml").write_text(text, encoding="utf-8")
    result = checkout.build(LOCALE="it")
    assert result.returncode == 1
    assert "redirects.yml:1: “" in result.stderr
    assert not (checkout.folder.parent / "x").exists()


def test_a_redirect_that_leads_nowhere_stops_a_strict_build(checkout):
    (checkout.folder / "redirects.yml").write_text(
        "pages: {a.md: none.md, guide.md: index.md}\nanchors: {guide.md: {x: none, topics: terms}}\n", encoding="utf-8"
    )
    result = checkout.build(LOCALE="it")
    assert result.returncode == 1
    for told in (
        "a.md leads to none.md, which does not exist",
        "guide.md leads elsewhere, but is a page again",
        "#x on guide.md leads to #none, which does not exist",
        "#topics on guide.md leads elsewhere, but is a section again",
    ):
        assert told in result.stderr
