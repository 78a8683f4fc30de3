"""What a reader sees of a section that is behind other languages, and of how all of them stand."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from readers import BASE, LANGUAGES, follow
from test_accessibility import audit

from conftest import Checkout
from support import ROOT

FORGE = "https://forge.example/owner/isogloss"
NAMES = {"ar": "العربية", "pt": "Português", "tr": "Türkçe", "it": "Italiano", "zh": "简体中文"}
COUNTED = ("pages", "sections", "words", "terms", "behind", "missing", "unrecorded")
CHANGED = {
    "languages": {"it": "Anche questo conta.", "zh": "这一点也很重要。"},
    "figures": {"tr": "Bu da önemlidir."},
}
"""Sections of the guide, with what some languages say there that the others do not yet."""


def behind(folder: Path) -> Checkout:
    checkout = Checkout(folder)
    for anchor, sentences in CHANGED.items():
        for code, sentence in sentences.items():
            page = checkout.folder / f"docs/{code}/guide.md"
            text = page.read_text(encoding="utf-8")
            page.write_text(re.sub(rf"({{#{anchor}}}\n)", rf"\1\n{sentence}\n", text), encoding="utf-8")
    checkout.result = checkout.build(REPO_URL=FORGE)
    return checkout


@pytest.fixture(scope="module")
def built(once) -> Checkout:
    checkout = once(behind)
    assert checkout.result.returncode == 0, checkout.result.stderr
    return checkout


def links(note) -> list[list[str]]:
    return note.locator("a").evaluate_all(
        "all => all.map(it => [it.textContent, it.lang, it.dir, it.getAttribute('href')])"
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_section_that_is_behind_leads_to_the_newer_ones_and_to_how_to_help(visit, code):
    reader = visit(java_script_enabled=False)
    reader.go(f"{code}/guide/")
    notes = {anchor: reader.page.locator(f"#{anchor} + [role=note]") for anchor in CHANGED}
    behind = [anchor for anchor in CHANGED if code not in CHANGED[anchor]]
    assert [anchor for anchor, note in notes.items() if note.count()] == behind
    assert reader.page.locator(".behind").count() == len(behind), "and nothing else is"
    for anchor in behind:
        newer = [other for other in LANGUAGES if other in CHANGED[anchor]]
        *there, edit, contributing = links(notes[anchor])
        assert there == [[NAMES[it], *LANGUAGES[it], f"../../{it}/guide/#{anchor}"] for it in newer]
        assert edit[3] == f"{FORGE}/edit/main/docs/{code}/guide.md"
        assert contributing[3] == f"{FORGE}/blob/main/CONTRIBUTING.{code}.md"
        assert edit[1:3] == ["", ""], "that is said in the page's own language"
    first = next(iter(CHANGED[behind[0]]))
    follow(notes[behind[0]].locator(f"a[hreflang={LANGUAGES[first][0]}]"))
    assert reader.page.url.endswith(f"{BASE}{first}/guide/#{behind[0]}")
    reader.go(f"{code}/cxo-vs-cmo/")
    assert reader.page.locator(".behind").count() == 0, "a page in step says nothing"
    assert reader.troubles() == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_the_note_is_accessible_and_on_its_side(visit, scheme, width):
    reader = visit(color_scheme=scheme, viewport={"width": width, "height": 900})
    for code, side in (("ar", "Right"), ("it", "Left")):
        reader.go(f"{code}/guide/")
        note = reader.page.locator(".behind").first
        assert float(note.evaluate(f"it => getComputedStyle(it).border{side}Width").removesuffix("px")) > 1
        assert all(box["height"] >= 24 for box in (link.bounding_box() for link in note.locator("a").all()))
        assert audit(reader.page) == []
        assert reader.troubles() == []


def test_the_note_is_printed_and_stands_beside_other_languages(visit, built):
    reader = visit()
    reader.go("ar/guide/")
    reader.page.emulate_media(media="print")
    assert reader.page.locator(".behind:visible").count() == 2
    for path in ("ar/print/", "side-by-side/guide/#ar+it"):
        reader.go(path)
        note = reader.page.locator(".behind:visible", has_text="Italiano").first
        follow(note.locator("a", has_text="Italiano"))
        assert reader.page.url.endswith(f"{BASE}it/guide/#languages")
    assert reader.troubles() == []


def test_what_is_said_of_a_page_is_not_found_in_it(built):
    for path, data in built.files().items():
        if re.match(r"\w+/search/", path):
            assert b"CONTRIBUTING" not in data and b"Aiutaci" not in data, path


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_status_page_says_who_has_what_to_do_and_where(visit, code):
    reader = visit(java_script_enabled=False)
    reader.go(f"{code}/")
    follow(reader.page.locator("footer a[href$='status/']"))
    page = reader.page
    languages = page.locator("table.status").first
    rows = {
        row.locator("th").inner_text(): row.locator("td").all_inner_texts()
        for row in languages.locator("tbody tr").all()
    }
    assert set(rows) == set(NAMES.values())
    for other, name in NAMES.items():
        *counts, owners = rows[name]
        assert owners == f"@isogloss/{other}"
        numbers = [int(re.sub(r"\D", "", count)) for count in counts]
        assert numbers[4] == sum(other not in changed for changed in CHANGED.values())
        assert all(numbers[:4])
    guide = page.locator("table.status tr", has=page.locator("th a[href='../guide/']"))
    heats = {
        cell.locator("a").get_attribute("href"): cell.get_attribute("data-heat") for cell in guide.locator("td").all()
    }
    assert set(heats) == {f"{FORGE}/edit/main/docs/{other}/guide.md" for other in LANGUAGES}
    assert min(heats.values()) >= "1", "each language has something to do, or to record, there"
    calm = page.locator("table.status tr", has=page.locator("th a[href='../map/']")).locator("td")
    assert {cell.get_attribute("data-heat") for cell in calm.all()} == {"0"}
    todo = page.locator(".status-open > li")
    assert todo.locator("> a").evaluate_all("all => all.map(it => it.getAttribute('href'))") == [
        f"../guide/#{anchor}" for anchor in CHANGED
    ]
    follow(page.locator(".status-open a[hreflang], .status-open a[lang=tr]").last)
    assert page.url.endswith(f"{BASE}tr/guide/#figures")
    assert reader.troubles() == []


def test_on_a_narrow_screen_the_name_of_a_page_stays_and_is_not_broken(visit):
    reader = visit(viewport={"width": 360, "height": 740})
    reader.go("tr/status/")
    name = reader.page.locator("table.status th a[href='../map/']")
    letter = name.evaluate("it => { it.textContent = 'x'; return it.getBoundingClientRect().height; }")
    assert (
        name.evaluate("it => { it.textContent = 'Kavramlarımız'; return it.getBoundingClientRect().height; }") == letter
    )
    frame = reader.page.locator(".status-frame", has=name)
    start = name.bounding_box()["x"]
    assert frame.evaluate("it => { it.scrollLeft = 120; return it.scrollLeft; }") == 120
    assert name.bounding_box()["x"] < start + 1 and name.bounding_box()["x"] >= frame.bounding_box()["x"]


def test_the_status_is_published_as_json_that_its_schema_describes(visit, built):
    told = json.loads(built.files()["status.json"])
    schema = json.loads((ROOT / "schemas" / "status.schema.json").read_bytes())
    Draft202012Validator(schema).validate(told)
    assert {row["anchor"]: row["newer"] for row in told["sections"]} == {
        anchor: sorted(changed) for anchor, changed in CHANGED.items()
    }
    assert {row["code"]: row["owners"] for row in told["languages"]} == {code: [f"@isogloss/{code}"] for code in NAMES}
    commanded = built.run("isogloss", "status", "--format", "json", "--no-history")
    assert json.loads(commanded.stdout) == told
    shown = built.run("isogloss", "status", "--no-history").stdout
    lines = re.findall(r"^(\w\w)((?: +\d+){7}) ", shown, re.MULTILINE)
    in_terminal = {code: [int(number) for number in numbers.split()] for code, numbers in lines}
    assert in_terminal == {row["code"]: [row[kind] for kind in COUNTED] for row in told["languages"]}
    reader = visit()
    reader.go("it/status/")
    rows = reader.page.locator("table.status").first.locator("tbody tr").all()
    on_page = {row.locator("th").inner_text(): row.locator("td").all_inner_texts()[:-1] for row in rows}
    for code, numbers in in_terminal.items():
        counts = [int(re.sub(r"\D", "", count)) for count in on_page[NAMES[code]]]
        assert counts == numbers[: len(counts)], "the same on the page"
    with reader.page.expect_response("**/status.json") as response:
        reader.page.locator("a[href$='status.json']").click()
    assert response.value.status == 200


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_the_status_page_is_accessible(visit, scheme, width):
    reader = visit(color_scheme=scheme, viewport={"width": width, "height": 900})
    for code in ("ar", "zh"):
        reader.go(f"{code}/status/")
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
        assert audit(reader.page) == []
