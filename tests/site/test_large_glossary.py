"""A glossary on many pages, in a real browser: the site's own, built as if it were large."""

import json
import re
from pathlib import Path
from posixpath import join, normpath

import pytest
from readers import follow

from conftest import Checkout


def large(folder: Path) -> Checkout:
    """Two languages, with a page for every ten entries and a map of fifty concepts."""
    checkout = Checkout(folder)
    publishing = "hooks/isogloss/publishing"
    checkout.edit(f"{publishing}/glossary_parts.py", "LARGE = 400", "LARGE = 40")
    checkout.edit(f"{publishing}/glossary_parts.py", "FULL = 150", "FULL = 10")
    checkout.edit(f"{publishing}/concept_map.py", "MOST = 300", "MOST = 50")
    (checkout.folder / "redirects.yml").write_text("concepts: {shopper: customer}\n", encoding="utf-8")
    for code in ("it", "tr"):
        result = checkout.build(LOCALE=code, ISOGLOSS_CHECKED="1")
        assert result.returncode == 0, result.stderr
    return checkout


@pytest.fixture(scope="module")
def built(once) -> Checkout:
    return once(large)


def test_every_link_to_a_concept_leads_to_its_entry(built):
    files = {path: content.decode() for path, content in built.files().items() if path.endswith(".html")}
    entries = {
        concept: path.removesuffix("index.html")
        for path, html in files.items()
        if path.startswith("it/glossary/")
        for concept in re.findall(r'<h3 id="([a-z0-9-]+)"', html)
    }
    assert len(entries) > 100 and len(set(entries.values())) > 15
    assert "it/glossary/" not in entries.values(), "the own page has none"
    for path, html in files.items():
        if not path.startswith("it/"):
            continue
        here = path.removesuffix("index.html")
        for address, concept in re.findall(r'href="([^":#]*)#([a-z0-9-]+)"', html):
            there = f"{normpath(join(here, address))}/"
            if concept in entries and there.startswith("it/glossary/"):
                assert there == entries[concept], f"{path}: {address}#{concept}"


def test_permanent_addresses_lead_on_and_other_languages_too(visit):
    reader = visit()
    reader.go("it/glossary/#customer-journey")
    reader.page.wait_for_url(re.compile(r"/it/glossary/[a-z]+(-\d+)?/#customer-journey$"))
    assert reader.page.locator("#customer-journey").is_visible()
    reader.go("it/glossary/#shopper")
    reader.page.wait_for_url(re.compile(r"/it/glossary/[a-z]+(-\d+)?/#(shopper|customer)$"))
    assert reader.page.locator("h3:has(#shopper)").get_attribute("id") == "customer"
    reader.page.locator("#customer").scroll_into_view_if_needed()
    reader.page.locator(".md-select").hover()
    follow(reader.page.locator(".md-select a[hreflang=tr]"))
    reader.page.wait_for_url(re.compile(r"/tr/glossary/[a-z0-9]+(-\d+)?/#"))
    assert reader.troubles() == []


def test_without_javascript_there_are_the_letters(visit, built):
    reader = visit(java_script_enabled=False)
    reader.go("tr/glossary/#customer")
    letters = reader.page.locator(".glossary-letters a")
    assert letters.count() > 15
    reader.requests.clear()
    follow(letters.filter(has_text="Ç").first)
    assert 20_000 < reader.weight(built.folder / "site") < 50_000, "a letter is no heavier than an article"
    assert reader.page.url.endswith("/tr/glossary/u00e7/") or reader.page.url.endswith("/tr/glossary/u00c7/")
    assert reader.page.locator(".glossary-letters a[aria-current]").inner_text() == "Ç"
    assert reader.page.locator(".entry h3").count() > 0


def test_a_question_on_its_own_page_goes_to_the_search(visit):
    reader = visit()
    reader.go("it/glossary/")
    box = reader.page.locator("#glossary-question")
    box.fill("clienti")
    box.press("Enter")
    first = reader.page.locator(".md-search-result__link").first
    first.wait_for()
    assert re.search(r"glossary/[a-z]+(-\d+)?/#customer$", first.get_attribute("href"))
    assert reader.troubles() == []


def test_a_card_comes_from_one_small_file(visit):
    reader = visit()
    reader.go("it/cxo-vs-cmo/")
    reader.page.locator("a.term").first.hover()
    reader.page.locator(".term-card").wait_for()
    asked = [url for url in reader.requests if "/assets/terms" in url]
    assert (
        len(asked) == 2 and asked[0].endswith("terms.json") and re.search(r"/terms/[0-9a-f]{12}/\d+\.json$", asked[1])
    )
    assert reader.troubles() == []


def test_a_page_of_the_glossary_is_known_to_machines_as_its_own(built):
    html = built.files()["it/glossary/c/index.html"].decode()
    assert re.findall(r'hreflang="([a-z]+)" href="([^"]+)">', html.partition("</head>")[0]) == [
        ("it", "https://example.org/repo/it/glossary/c/"),
    ]
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])
    terms = next(thing for thing in data["@graph"] if thing["@type"] == "DefinedTermSet")
    assert terms["@id"] == "https://example.org/repo/it/glossary/#glossary"
    assert terms["url"] == "https://example.org/repo/it/glossary/c/"
    assert len(terms["hasDefinedTerm"]) == html.count("<h3 id=")
    assert "https://example.org/repo/it/glossary/c/</loc>" in built.files()["it/sitemap.xml"].decode()


def test_the_map_has_what_can_be_looked_at_and_says_so(built):
    html = built.files()["it/map/index.html"].decode()
    assert len(re.findall("data-concept=", html)) == 50
    assert "La mappa mostra 50 dei " in html
