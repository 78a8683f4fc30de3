"""The glossary's page in a real browser: its order, its entries, its filter, and what can be downloaded."""

import json
import re

import pytest
from readers import BASE, LANGUAGES, follow, until

from isogloss.glossary.glossary import read_glossary
from support import ROOT

CONCEPTS = set(read_glossary(ROOT / "glossary").concepts)

LETTERS = {
    "ar": "ابتثحخدذرسشصعقكلمنوي",
    "pt": "ABCDEFGHIJMOPRSTV",
    "tr": "ABÇDEFGİKLMNOÖPRSTÜVY",
    "it": "ABCDEFGILMPRSTUV",
    "zh": "CDFGHJKLPQRSTXYZ",
}
"""The letters that terms begin with, in their order."""

ORDER = {
    "ar": ["customer-experience", "predictive-analytics", "digital-transformation", "pricing"],  # without ال
    "pt": ["mba", "mean", "median", "masters-degree", "metric"],  # média before mediana
    "tr": ["people-skills", "personalization", "user-experience", "culture", "salary"],
    "it": ["mba", "mean", "median", "growth-mindset"],
    "zh": ["test-and-learn-culture", "differentiation", "product-development", "growth-mindset", "touchpoint"],
}
"""Concepts as they come after one another, others aside."""

QUESTIONS = {
    "ar": {
        "للعميل": "customer",  # a preposition and the article
        "تَجَارِب العُمَلاء": "customer-experience",  # vowel marks, a broken plural
        "الادارة العليا": "c-suite",  # without hamza
        "الزبون": "customer",  # out of use
        "musteri deneyimi": "customer-experience",  # another language, as typed
        "cxo": "chief-experience-officer",
    },
    "pt": {
        "EXPERIENCIA do cliente": "customer-experience",
        "nível c": "c-suite",
        "indicadores": "kpi",
        "客户体验": "customer-experience",
        "jorn": "customer-journey",
        "satisfacao do cliemte": "customer-satisfaction",  # a slip of the keyboard
    },
    "tr": {
        "ICRA KURULU": "chief-executive-officer",
        "İCRA KURULU": "chief-executive-officer",
        "müşteri deneyiminin": "customer-experience",
        "CXO’nun": "chief-experience-officer",
        "musteri": "customer",
        "تجربة العملاء": "customer-experience",
    },
    "it": {
        "esperienze": "customer-experience",
        "dell’esperienza del cliente": "customer-experience",
        "responsabile dell'esperienza": "chief-experience-officer",  # out of use
        "veri seti": None,
        "marca": "brand-experience",
    },
    "zh": {
        "客户体": "customer-experience",
        "差": "differentiation",
        "首席经验官": "chief-experience-officer",  # out of use
        "ｋｐｉ": "kpi",  # wide letters
        "marchio": "brand",
    },
}


def entries(page) -> list[str]:
    """The concepts that are shown, in order."""
    return page.locator(".entry h3").evaluate_all("all => all.filter(h => h.checkVisibility()).map(h => h.id)")


def contents_are_scrolled_by_themselves(page) -> bool:
    """Those beside a page that is longer than the screen, 600 pixels high."""
    return 300 < page.locator(".md-sidebar--secondary .md-sidebar__scrollwrap").bounding_box()["height"] < 600


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_reads_without_a_script_in_the_order_of_the_language(visit, code):
    reader = visit(viewport={"width": 1280, "height": 600}, java_script_enabled=False)
    reader.go(f"{code}/glossary/")
    page = reader.page
    assert contents_are_scrolled_by_themselves(page)
    assert not page.locator(".glossary-filter").is_visible()
    letters = page.locator(".glossary-letters a")
    assert "".join(letters.all_inner_texts()) == LETTERS[code]
    assert (
        "".join(page.locator(".glossary-letter > h2").evaluate_all("all => all.map(h => h.firstChild.textContent)"))
        == (LETTERS[code])
    )
    found = entries(page)
    assert sorted(found) == sorted(CONCEPTS)
    assert [concept for concept in found if concept in ORDER[code]] == ORDER[code]
    # every concept stands in one subject field, too
    indexed = page.locator(".glossary-subjects li a").evaluate_all("all => all.map(a => a.hash.slice(1))")
    assert sorted(indexed) == sorted(CONCEPTS)
    # a link to a field unfolds it
    follow(page.locator("#customer").locator("xpath=..").locator(".entry__about a").first)
    assert page.locator("#subject-experience").is_visible()
    assert page.locator(".glossary-subjects details[open]").count() == 1


IN_SIGHT = """
selector => {
  const { top } = document.querySelector(selector).getBoundingClientRect()
  return 0 <= top && top < 200
}
"""


@pytest.mark.parametrize("script", [True, False])
def test_a_phone_lays_out_what_is_near_and_a_link_leads_exactly_to_its_entry(visit, script):
    reader = visit(viewport={"width": 360, "height": 700}, java_script_enabled=script)
    page = reader.page
    reader.go("it/glossary/")
    laid_out = page.locator(".entry dl").evaluate_all(
        "all => all.filter(list => list.checkVisibility({ contentVisibilityAuto: true })).length"
    )
    assert laid_out < len(CONCEPTS) / 4
    # the contents beside the page are its letters
    contents = page.locator(".md-nav--primary .md-nav--secondary a").evaluate_all("all => all.map(a => a.hash)")
    assert "#letter-v" in contents and not {f"#{concept}" for concept in CONCEPTS} & set(contents)
    follow(page.locator(".glossary-letters a").last)
    until(page, IN_SIGHT, "#letter-v")
    assert page.evaluate("find('vantaggio competitivo')")
    reader.go("it/guide/")  # to come from elsewhere
    reader.go("it/glossary/#touchpoint")
    until(page, IN_SIGHT, "#touchpoint")


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_entry_says_what_belongs_to_its_concept(visit, code):
    reader = visit(viewport={"width": 360, "height": 700})
    reader.go(f"{code}/glossary/#chief-experience-officer")
    entry = reader.page.locator(".entry", has=reader.page.locator("#chief-experience-officer"))
    equivalents = entry.locator(".entry__equivalents dd a")
    assert sorted(equivalents.evaluate_all("all => all.map(a => [a.firstChild.lang, a.firstChild.dir])")) == sorted(
        [*value] for other, value in LANGUAGES.items() if other != code
    )
    assert set(equivalents.evaluate_all("all => all.map(a => a.pathname + a.hash)")) == {
        f"{BASE}{other}/glossary/#chief-experience-officer" for other in LANGUAGES if other != code
    }
    address = entry.locator(".entry__address")
    assert address.inner_text() == "#chief-experience-officer" and address.get_attribute("title")
    assert entry.locator("del").all_inner_texts()[0] == "Cxo" or entry.locator("del").count() > 1
    assert all(reason.strip() for reason in entry.locator(".entry__reason").all_inner_texts())
    assert not entry.locator(".entry__uses li").first.is_visible(), "many places are folded away"
    entry.locator("summary").click()
    uses = entry.locator(".entry__uses a").evaluate_all("all => all.map(a => a.pathname + a.hash)")
    assert f"{BASE}{code}/cxo-vs-cmo/#what-is-a-cxo" in uses
    assert uses.index(f"{BASE}{code}/cxo-vs-cmo/") < uses.index(f"{BASE}{code}/chief-experience-officer/")
    assert all(text.strip() for text in entry.locator(".entry__uses a").all_inner_texts())
    # no word is left as its key
    keys = {"equivalents", "used-on", "by-letter", "by-subject", "downloads", "downloads-about", "filter", "address"}
    assert not keys & set(reader.page.locator("article").inner_text().splitlines())
    assert reader.troubles() == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_filter_finds_what_the_search_finds(visit, code):
    reader = visit(viewport={"width": 1280, "height": 600})
    reader.go(f"{code}/glossary/")
    assert contents_are_scrolled_by_themselves(reader.page)
    page, box, status = reader.page, reader.page.locator("#glossary-filter"), reader.page.locator("form [role=status]")
    assert not [url for url in reader.requests if "glossary-filter.json" in url], "nothing is loaded before it is used"
    box.focus()
    for question, concept in QUESTIONS[code].items():
        box.fill(question)
        until(page, "text => document.querySelector('form [role=status]').textContent !== text", "")
        found = entries(page)
        if concept is None:
            assert found == [], question
            continue
        assert concept in found, question
        assert len(found) < 60, question
        assert str(len(found)) in status.inner_text() and str(len(CONCEPTS)) in status.inner_text()
        letters = page.locator(".glossary-letter > h2:visible").count()
        assert page.locator(".glossary-letters li:visible").count() == letters
        assert page.locator('.md-sidebar--secondary a[href^="#letter-"]:visible').count() == letters
        box.press("Escape")
        assert box.input_value() == "" and status.inner_text() == ""
        assert len(entries(page)) == len(CONCEPTS)
    assert reader.troubles() == []


def test_a_link_to_what_the_filter_hides_shows_it(visit):
    reader = visit(viewport={"width": 360, "height": 700})
    reader.go("it/glossary/")
    page, box = reader.page, reader.page.locator("#glossary-filter")
    box.fill("esperienza utente")
    until(page, "document.querySelector('form [role=status]').textContent")
    assert entries(page) == ["user-experience"]
    # on paper, all is there
    page.emulate_media(media="print")
    assert len(entries(page)) == len(CONCEPTS)
    assert not box.is_visible()
    page.emulate_media(media="screen")
    assert entries(page) == ["user-experience"]
    follow(page.locator(".entry:visible dd a[href='#customer-experience']").first)
    assert len(entries(page)) == len(CONCEPTS)
    assert page.url.endswith("#customer-experience")
    until(page, "Math.abs(document.getElementById('customer-experience').getBoundingClientRect().top) < 200")
    # and so does an address that is typed
    box.fill("marchio")
    until(page, "document.getElementById('customer-experience').closest('[hidden]')")
    page.evaluate("location.hash = '#customer'")
    until(page, "!document.getElementById('customer').closest('[hidden]')")
    assert box.input_value() == ""


def test_an_entry_keeps_its_address_while_it_is_in_sight(visit):
    reader = visit()
    reader.go("it/glossary/#customer-experience")
    reader.page.mouse.wheel(0, -40)
    reader.page.wait_for_timeout(500)
    assert reader.page.url.endswith("/it/glossary/#customer-experience")
    reader.page.mouse.wheel(0, 2000)
    reader.page.wait_for_url("**/it/glossary/#letter-*")


def test_a_filter_that_cannot_be_loaded_says_so_and_hides_nothing(visit):
    reader = visit()
    reader.page.route("**/glossary-filter.json", lambda route: route.abort())
    reader.go("tr/glossary/")
    reader.page.locator("#glossary-filter").fill("marka")
    until(reader.page, "document.querySelector('form [role=status]').textContent")
    assert "yüklenemedi" in reader.page.locator("form [role=status]").inner_text()
    assert len(entries(reader.page)) == len(CONCEPTS)


def test_the_whole_termbase_can_be_downloaded(built):
    files = built.files()
    for code in LANGUAGES:
        page = files[f"{code}/glossary/index.html"].decode()
        offer = r'<a href="../(assets/termbase[^"]*)" download>.*?dir="ltr">(\d+) (?:<bdi[^>]*>)?kB<'
        offered = re.findall(offer, page)
        assert [path.partition(".")[2] for path, _ in offered] == ["tbx", "xlsx", "csv", "json", "jsonld"]
        for path, size in offered:
            assert files[f"{code}/{path}"] == files[f"it/{path}"], "the same in every language"
            assert 0 <= int(size) * 1000 - len(files[f"it/{path}"]) < 1000
    assert {concept["id"] for concept in json.loads(files["it/assets/termbase.json"])["concepts"]} == CONCEPTS
