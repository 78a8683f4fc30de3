"""A page beside another language, as readers see it: without JavaScript where nothing else is said."""

import importlib.util
import re
import shutil
from collections import Counter

import pytest
from mkdocs.config import load_config
from playwright.sync_api import expect
from readers import BASE, LANGUAGES, follow, switch

from isogloss.languages import language
from isogloss.publishing.side_by_side import target
from support import PAGES, ROOT

PAGE = "side-by-side/cxo-vs-cmo/"
SHOWN = """[...document.querySelectorAll('section.beside-row')].map(row =>
  [...row.querySelectorAll('[data-cell]')].filter(cell => cell.checkVisibility())
    .map(cell => { const { left, top, width } = cell.getBoundingClientRect();
                   return [cell.dataset.cell, cell.lang, cell.dir, left, top, width, cell.innerText.length] }))"""


@pytest.fixture
def plain(visit):
    """The page of a reader without JavaScript; playwright's own questions are still answered."""
    return visit(java_script_enabled=False).page


@pytest.mark.parametrize("first", LANGUAGES)
def test_every_pair_has_an_address_at_every_section(plain, host, first):
    for second in (other for other in LANGUAGES if other != first):
        plain.goto(f"{host}{BASE}{PAGE}#{target(first, second, 'cxo-vs-cmo')}")
        shown = plain.evaluate(SHOWN)
        assert len(shown) == 14
        beginning = 1 if LANGUAGES[first][1] == "ltr" else -1
        for row in shown:
            one, other = sorted(row, key=lambda cell: beginning * cell[3])
            assert (one[0], one[1], one[2]) == (first, *LANGUAGES[first])
            assert (other[0], other[1], other[2]) == (second, *LANGUAGES[second])
            assert one[4] == other[4], "the sections stand side by side"
            assert one[6] and other[6]
        heading = plain.locator(f"[id='{first}.cxo-vs-cmo']")
        assert 0 <= heading.bounding_box()["y"] < 200, "the section is in view"
        assert plain.locator("h1:visible").count() == 1
        words = plain.locator(".beside-words:visible")
        assert words.get_attribute("lang") == LANGUAGES[first][0]
        assert plain.locator("a.beside-link:visible").count() == 14


def test_links_of_the_page_lead_from_pair_to_pair_and_back(plain, host):
    plain.goto(f"{host}{BASE}it/cxo-vs-cmo/")
    follow(plain.locator("a[data-side-by-side]"))
    assert plain.url == f"{host}{BASE}{PAGE}#it+ar"
    follow(plain.locator(".beside-words:visible nav").first.get_by_text("Türkçe"))
    assert plain.url.endswith("#it+tr")
    follow(plain.locator(".beside-words:visible nav").last.get_by_text("简体中文"))
    assert plain.url.endswith("#zh+it")
    follow(plain.locator(".beside-words:visible p a"))
    assert plain.url == f"{host}{BASE}zh/cxo-vs-cmo/"


@pytest.mark.parametrize("path", [f"{PAGE}#tr+ar", "tr/", "zh/glossary/", "it/print/"])
def test_the_system_s_dark_scheme_needs_no_script(visit, path):
    looks = "body => { const s = getComputedStyle(body); return [s.colorScheme, s.backgroundColor, s.color] }"
    said = {}
    for script in (True, False):
        reader = visit(java_script_enabled=script)
        reader.go(path)
        for scheme in ("light", "dark"):
            if script:
                switch(reader.page, scheme)
            else:
                reader.page.emulate_media(color_scheme=scheme)
            said[scheme, script] = reader.page.locator("body").evaluate(looks)
    assert said["dark", False] == said["dark", True] == ["dark", "rgb(21, 25, 28)", "rgb(230, 230, 224)"]
    assert said["light", False] == said["light", True] and said["light", True][0] == "light"


@pytest.mark.parametrize("width", [360, 1280])
def test_on_a_phone_sections_stand_in_turn_and_nothing_is_too_wide(visit, width):
    reader = visit(viewport={"width": width, "height": 700}, java_script_enabled=False)
    page = reader.page
    for code in LANGUAGES:
        other = next(it for it in LANGUAGES if it != code)
        reader.go(f"side-by-side/chief-experience-officer/#{target(code, other)}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if width == 360:
            for row in page.evaluate(SHOWN):
                one, two = sorted(row, key=lambda cell: cell[4])
                assert (one[0], two[0]) == (code, other)
                assert one[3] == two[3]


def test_no_id_stands_twice_and_every_page_is_for_readers_only(built):
    files = built.files()
    made = {path: data.decode() for path, data in files.items() if re.match(r"side-by-side/.*\.html", path)}
    assert len(made) == len({*PAGES} - {"glossary/", "map/", "status/"})
    for path, html in made.items():
        twice = [name for name, count in Counter(re.findall(r'\sid="([^"]*)"', html)).items() if count > 1]
        assert not twice, path
        folder = path.removeprefix("side-by-side/").removesuffix("index.html")
        assert '<meta name="robots" content="noindex">' in html
        assert f'<link rel="canonical" href="https://example.org/repo/ar/{folder}">' in html
        assert "style=" not in html
        for address in re.findall(r'(?:href|src)="(\.\./[^"#?]*)', html):
            place = (built.folder / "site" / path).parent.joinpath(address)
            assert (place / "index.html" if address.endswith("/") else place).is_file(), f"{path}: {address}"
    assert not any("side-by-side" in data.decode() for path, data in files.items() if path.endswith("sitemap.xml"))


def test_with_javascript_the_place_is_kept_and_the_document_is_in_the_first_language(visit):
    reader = visit(color_scheme="dark")
    reader.go("tr/cxo-vs-cmo/#cmo-responsibilities")
    reader.page.locator("a[data-side-by-side]").evaluate("link => link.click()")
    reader.page.wait_for_url("**/side-by-side/cxo-vs-cmo/#tr+ar.cmo-responsibilities")
    assert reader.page.locator("html").get_attribute("lang") == "tr"
    assert reader.page.title().startswith("CXO ile CMO")
    assert reader.page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    reader.page.locator(".beside-words:visible nav").first.get_by_text("Português").click()
    reader.page.wait_for_url("**/#tr+pt.cmo-responsibilities")
    expect(reader.page.locator("[aria-current=true]:visible")).to_have_text("Português")
    assert reader.troubles() == []


def test_what_a_language_does_not_have_is_shown_as_absent(built, tmp_path, monkeypatch, plain):
    monkeypatch.delenv("LOCALE", raising=False)
    shutil.copytree(built.folder / "site", tmp_path / "site")
    page = tmp_path / "site/pt/cxo-vs-cmo/index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r'<h2 id="overview">.*?(?=<h2)', "", text, flags=re.S), encoding="utf-8")
    (tmp_path / "site/zh/cxo-vs-cmo/index.html").unlink()
    spec = importlib.util.spec_from_file_location("side_by_side", ROOT / "hooks/side_by_side.py")
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    config = load_config(str(built.folder / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.extra |= {"root_url": "https://example.org/", "languages": [
        {"locale": it.locale, "name": it.name, "site_name": it.site_name, "direction": language(it.locale).direction}
        for it in config.plugins["i18n"].config.languages
    ]}  # fmt: skip
    hook.on_post_build(config)
    plain.goto(f"file://{tmp_path}/site/{PAGE}index.html#{target('tr', 'pt', 'overview')}")
    absent = plain.locator(".beside-absent:visible")
    assert absent.all_inner_texts() == ["Esta seção ainda não existe em português."]
    assert "简体中文 (bu sayfa henüz o dilde yok)" in plain.locator(".beside-words:visible").inner_text()
    assert plain.locator("[id^='zh+']").count() == 0
