"""The map of concepts in a browser."""

import pytest
from readers import LANGUAGES, follow


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_concept_leads_to_its_entry_and_stands_out_with_its_neighbours(visit, built, code):
    reader = visit()
    reader.go(f"{code}/map/")
    links = reader.page.locator(".map a[data-concept]")
    entries = built.files()[f"{code}/glossary/index.html"].decode()
    ids = links.evaluate_all("all => all.map(it => new URL(it.href.baseVal, location).hash.slice(1))")
    assert len(ids) > 100
    assert all(f'id="{concept}"' in entries for concept in ids)
    wide = reader.page.evaluate(
        """[...document.querySelectorAll('.map a')].filter(it =>
             it.querySelector('text').getBBox().width > it.querySelector('rect').getBBox().width - 2)
           .map(it => it.textContent)"""
    )
    assert wide == [], "labels fit into their boxes"
    reader.page.keyboard.press("Tab")
    journey = reader.page.locator('.map a[data-concept="customer-journey"]')
    journey.focus()
    near = reader.page.locator(".map a.map-near")
    assert "touchpoint" in near.evaluate_all("all => all.map(it => it.dataset.concept)")
    assert 1 < near.count() < 20
    box, frame = journey.bounding_box(), reader.page.locator(".map-frame").bounding_box()
    assert frame["x"] <= box["x"] and box["x"] + box["width"] <= frame["x"] + frame["width"], "it is in view"
    assert reader.troubles() == []
    journey.press("Enter")
    reader.page.wait_for_url(f"**/{code}/glossary/#customer-journey", wait_until="commit")


def test_one_subject_field_can_be_shown_alone_and_the_drawing_grows(visit):
    reader = visit(viewport={"width": 360, "height": 800})
    reader.go("ar/map/")
    page = reader.page
    shown = page.locator(".map a:visible")
    everything = shown.count()
    page.locator("[data-map-field]").select_option(label="العلامة التجارية")
    assert 3 < shown.count() < everything / 4
    assert page.locator(".concept-map section:visible h3").all_inner_texts() == ["العلامة التجارية"]
    page.locator("[data-map-field]").select_option("")
    assert shown.count() == everything
    before = page.locator(".map").bounding_box()["width"]
    page.locator("[data-zoom=zoom-in]").click()
    assert page.locator(".map").bounding_box()["width"] > 1.2 * before
    page.locator("[data-zoom=fit]").click()
    assert page.locator(".map").bounding_box()["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert reader.troubles() == []


def test_without_javascript_there_are_links_and_a_list_and_no_dead_controls(visit):
    reader = visit(java_script_enabled=False)
    reader.go("zh/map/")
    assert reader.page.locator(".map-controls").is_hidden()
    assert reader.page.locator("#list").is_visible()
    follow(reader.page.locator('.concept-map section a[href$="#touchpoint"]'))
    assert reader.page.url.endswith("/zh/glossary/#touchpoint")
