"""The built site in a real browser, under a sub-path, as readers see it."""

import re
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import expect
from readers import BASE, LANGUAGES, follow, until
from test_accessibility import SPACED

from support import PAGES


@pytest.mark.parametrize(
    ("path", "most"), [("", 5_000), ("no/such/page/", 5_000), ("side-by-side/cxo-vs-cmo/#ar+pt", 60_000)]
)
def test_pages_of_no_language_are_light(visit, built, path, most):
    reader = visit()
    reader.go(path)
    reader.rest()
    assert 1_000 < reader.weight(built.folder / "site") < most


@pytest.mark.parametrize("code", ["ar", "it"])
def test_without_scripts_nothing_is_wider_than_the_screen(visit, code):
    reader = visit(java_script_enabled=False)
    for page in PAGES:
        reader.go(f"{code}/{page}")
        for width in (1240, 800, 320):
            reader.page.set_viewport_size({"width": width, "height": 700})
            assert reader.page.evaluate("document.documentElement.scrollWidth") <= width, page


def test_the_root_offers_every_language_and_loads_only_its_looks(visit):
    reader = visit(java_script_enabled=False)
    requests = []
    reader.page.on("request", lambda request: requests.append(request.url))
    assert reader.go("").status == 200
    assert [url for url in requests if not url.startswith("data:")] == [
        reader.host + BASE,
        f"{reader.host}{BASE}root.css",
    ]
    links = reader.page.locator("main a")
    assert {link.get_attribute("hreflang") for link in links.all()} == set(LANGUAGES)
    follow(reader.page.locator('a[hreflang="zh"]'))
    assert reader.page.url == f"{reader.host}{BASE}zh/"
    assert reader.troubles() == []


def test_what_is_not_found_leads_back_in_every_language(visit):
    reader = visit()
    assert reader.go("tr/olmayan/sayfa/").status == 404
    follow(reader.page.locator('a[hreflang="tr"]'))
    assert reader.page.url == f"{reader.host}{BASE}tr/"


@pytest.mark.parametrize("script", [True, False])
def test_the_language_switch_leads_to_the_same_page(visit, script):
    reader = visit(java_script_enabled=script)
    reader.go("pt/cxo-vs-cmo/")
    for code in LANGUAGES:
        link = reader.page.locator(f'.md-select a[hreflang="{code}"]')
        assert link.evaluate("a => a.href") == f"{reader.host}{BASE}{code}/cxo-vs-cmo/"
    reader.page.locator(".md-select button[aria-label]").wait_for()
    reader.page.locator(".md-select").hover()
    follow(reader.page.locator('.md-select a[hreflang="ar"]'))
    # the section that is in sight is kept where there is a script; which one that is depends on what has been scrolled
    assert reader.page.url.partition("#")[0] == f"{reader.host}{BASE}ar/cxo-vs-cmo/"


def test_pages_name_their_alternates_for_search_engines(visit):
    reader = visit()
    reader.go("it/glossary/")
    links = reader.page.locator("link[hreflang]").all()
    assert {link.get_attribute("hreflang"): link.get_attribute("href") for link in links} == {
        **{code: f"https://example.org/repo/{code}/glossary/" for code in LANGUAGES},
        "x-default": "https://example.org/repo/",
    }
    assert reader.page.locator('link[rel="canonical"]').get_attribute("href") == "https://example.org/repo/it/glossary/"


def test_arabic_is_laid_out_from_the_right(visit):
    sides, reader = {}, visit()
    for code in ("ar", "tr"):
        reader.go(f"{code}/cxo-vs-cmo/")
        sidebar = reader.page.locator(".md-sidebar--primary").bounding_box()
        sides[code] = "right" if sidebar["x"] > 640 else "left"
    assert sides == {"ar": "right", "tr": "left"}


@pytest.mark.parametrize(
    ("code", "query", "expected"),
    [
        ("ar", "التسويق", "cxo-vs-cmo"),
        ("pt", "atendimento", "cxo-vs-cmo"),
        ("tr", "yönetim", "glossary"),
        ("it", "marchio", "glossary"),
        ("zh", "数字化", "cxo-vs-cmo"),
    ],
)
def test_search_finds_pages_of_its_language(visit, code, query, expected):
    reader = visit()
    reader.go(f"{code}/")
    reader.page.locator(".md-search__input").click()
    reader.page.locator(".md-search__input").fill(query)
    reader.page.locator(".md-search__input").press("End")  # the search listens to keys
    reader.page.locator(f".md-search-result__link[href*='{expected}']").first.wait_for()
    targets = reader.page.locator(".md-search-result__link").evaluate_all("links => links.map(a => a.pathname)")
    assert all(target.startswith(f"{BASE}{code}/") for target in targets)
    assert reader.troubles() == []


def test_all_languages_have_the_same_anchors_in_order(visit):
    anchors, reader = {}, visit()
    for code in LANGUAGES:
        reader.go(f"{code}/cxo-vs-cmo/")
        anchors[code] = reader.page.locator("article :is(h2, h3)").evaluate_all("all => all.map(h => h.id)")
    assert len(anchors["ar"]) == 14
    assert all(found == anchors["ar"] for found in anchors.values())


def test_every_link_within_the_site_leads_somewhere(built):
    files = built.files()
    trees = {
        f"{BASE}{path.removesuffix('index.html')}": html.document_fromstring(data.decode())
        for path, data in files.items()
        if path.endswith(".html")
    }
    ids = {address: set(tree.xpath("//@id")) for address, tree in trees.items()}
    links = [
        (address, place.path, unquote(place.fragment))
        for address, tree in trees.items()
        for place in (urlsplit(urljoin(f"//here{address}", link)) for link in tree.xpath("//a/@href"))
        if place.netloc == "here"
    ]
    there = {f"{BASE}{path}" for path in files} | {address for address in trees if address.endswith("/")}
    broken = [link for link in links if link[1] not in there or (link[2] and link[2] not in ids.get(link[1], ()))]
    assert len(trees) > 50
    assert len(links) > 1000
    assert broken == []


# ------------------------------------------------------------------------------------------------ terms


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_term_has_a_card_with_its_definition_and_equivalents(visit, code):
    """After WCAG 2.2, 1.4.13: hoverable, persistent, dismissible."""
    reader = visit()
    reader.go(f"{code}/cxo-vs-cmo/")
    term, card = reader.page.locator("a.term").nth(1), reader.page.locator(".term-card")
    asked = [request for request in reader.requests if "terms.json" in request]
    assert asked == [], "nothing is loaded before a card is wanted"
    term.hover()
    card.wait_for()
    assert term.get_attribute("aria-describedby") == card.get_attribute("id")
    assert card.locator("p").nth(1).inner_text().strip()
    equivalents = card.locator("li span").evaluate_all("all => all.map(e => [e.lang, e.dir])")
    assert sorted(equivalents) == sorted([*value] for other, value in LANGUAGES.items() if other != code)
    card.hover()
    reader.page.wait_for_timeout(500)
    assert card.count() == 1, "the card stays while the pointer is on it"
    reader.page.keyboard.press("Escape")
    assert card.count() == 0
    assert reader.troubles() == []


def test_a_card_opens_with_the_keyboard_and_fits_a_phone(visit):
    reader = visit(viewport={"width": 360, "height": 640})
    reader.go("ar/chief-experience-officer/")
    reader.page.locator("a.term").first.focus()
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Shift+Tab")
    card = reader.page.locator(".term-card")
    card.wait_for()
    box = card.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_first_tap_shows_a_card_and_the_second_follows_the_link(visit):
    reader = visit(viewport={"width": 360, "height": 640}, has_touch=True)
    reader.go("it/cxo-vs-cmo/")
    term = reader.page.locator("a.term").first
    concept = term.get_attribute("data-term")
    term.tap()
    reader.page.locator(".term-card").wait_for()
    assert urlsplit(reader.page.url).path == f"{BASE}it/cxo-vs-cmo/"
    term.tap()
    reader.page.wait_for_url(f"**/it/glossary/#{concept}")


def test_cards_can_be_turned_off(visit):
    reader = visit()
    reader.go("tr/glossary/")
    switch = reader.page.locator("[data-term-cards] input")
    assert switch.is_checked()
    switch.uncheck()
    reader.go("tr/cxo-vs-cmo/")
    reader.page.locator("a.term").first.hover()
    reader.page.wait_for_timeout(600)
    assert reader.page.locator(".term-card").count() == 0


def test_without_javascript_a_term_is_a_plain_link(visit):
    reader = visit(java_script_enabled=False)
    reader.go("zh/cxo-vs-cmo/")
    term = reader.page.locator("a.term").first
    concept = term.get_attribute("data-term")
    follow(term)
    assert reader.page.url.endswith(f"/zh/glossary/#{concept}")
    assert not reader.page.locator("[data-term-cards]").is_visible()


def test_drawings_are_named_and_described(visit):
    reader = visit()
    for code in LANGUAGES:
        reader.go(f"{code}/cxo-vs-cmo/")
        drawing = reader.page.locator("svg.drawing")
        assert drawing.get_attribute("role") == "img"
        for part in drawing.get_attribute("aria-labelledby").split():
            assert reader.page.locator(f"#{part}").evaluate("e => e.textContent").strip()


# ------------------------------------------------------------------------------------------------ light and dark


def test_light_and_dark_follow_the_system_until_one_is_chosen_for_all_pages(visit):
    reader = visit(color_scheme="dark")
    body, switch = reader.page.locator("body"), reader.page.locator("[data-scheme-switch] button:visible")
    reader.go("it/guide/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    reader.page.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    expect(switch).to_have_attribute("title", "Passa al tema chiaro")
    switch.click()
    expect(switch).to_have_attribute("title", "Passa al tema scuro")
    switch.click()
    expect(switch).to_have_attribute("title", "Segui il tema del sistema")
    for path in ("ar/guide/", "tr/print/", "side-by-side/guide/#zh+ar"):
        reader.go(path)
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
    reader.go("zh/")
    expect(switch).to_have_attribute("title", "跟随系统设置")
    switch.click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    assert reader.troubles() == []


@pytest.mark.parametrize("path", ["pt/", "it/print/", "side-by-side/guide/#tr+ar"])
def test_a_page_is_dark_before_any_file_of_scripts_has_come(visit, path):
    reader = visit(color_scheme="dark")
    reader.page.route("**/*.js", lambda route: route.abort())
    reader.go(path)
    assert reader.page.locator("body").get_attribute("data-md-color-scheme") == "slate"


@pytest.mark.parametrize("script", [True, False])
def test_a_phone_s_drawer_is_opened_by_the_keyboard_and_none_of_it_is_there_before(visit, script):
    reader = visit(viewport={"width": 360, "height": 640}, java_script_enabled=script)
    reader.go("it/guide/")
    link = reader.page.locator(".md-sidebar--primary a:not(.md-logo)").first
    expect(link).not_to_be_visible()
    reader.page.keyboard.press("Tab")
    expect(reader.page.locator(".md-skip")).to_be_focused()
    reader.page.keyboard.press("Tab")
    expect(reader.page.locator("#__drawer")).to_be_focused()
    reader.page.keyboard.press("Space")
    expect(link).to_be_visible()
    reader.page.keyboard.press("Space")
    expect(link).not_to_be_visible()


@pytest.mark.parametrize("code", LANGUAGES)
def test_spaced_out_the_name_of_the_site_is_not_cut_short(visit, code):
    reader = visit(viewport={"width": 320, "height": 640})
    reader.go(f"{code}/")
    reader.page.evaluate(SPACED)
    header, name = (
        reader.page.locator(it).first.bounding_box() for it in (".md-header", ".md-header__topic .md-ellipsis")
    )
    assert header["y"] <= name["y"] and name["y"] + name["height"] <= header["y"] + header["height"]
    assert name["x"] >= 0 and name["x"] + name["width"] <= 320
    seen = "it => it.scrollWidth <= it.clientWidth && it.scrollHeight <= it.clientHeight + 8"
    assert reader.page.locator(".md-header__topic .md-ellipsis").first.evaluate(seen)
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("code", ["ar", "it"])
def test_the_contents_the_header_and_the_address_show_what_is_read(visit, code):
    reader = visit()
    reader.go(f"{code}/chief-experience-officer/")
    page = reader.page
    up, active = page.locator(".md-top"), page.locator(".md-sidebar--secondary .md-nav__link--active")
    assert not up.is_visible() and active.count() == 0
    page.locator("#growth-mindset").evaluate("it => it.scrollIntoView()")
    expect(active).to_have_attribute("href", "#growth-mindset")
    expect(active).to_be_in_viewport()
    expect(page.locator(".md-header__title")).to_have_class(re.compile("active"))
    page.wait_for_url("**/chief-experience-officer/#growth-mindset")
    page.mouse.wheel(0, -200)
    expect(up).to_be_visible()
    up.click()
    until(page, "scrollY === 0")
    page.wait_for_url("**/chief-experience-officer/")
    expect(active).to_have_count(0)
    page.keyboard.press("n")
    page.wait_for_url("**/customer-experience-management/")
    assert reader.troubles() == []


# by a line, that is: some letters reach out of theirs
CUT = """
[...document.querySelectorAll(".md-header__topic .md-ellipsis")]
  .filter(text => text.scrollWidth > text.clientWidth
    || text.scrollHeight > text.clientHeight + parseFloat(getComputedStyle(text).fontSize) / 2)
  .map(text => text.textContent)
"""


@pytest.mark.parametrize("script", [True, False])
def test_a_phone_s_header_cuts_no_name_short_and_its_menu_stays_on_the_screen(visit, script):
    reader = visit(viewport={"width": 360, "height": 640}, java_script_enabled=script)
    for code in LANGUAGES:
        reader.go(f"{code}/")
        assert reader.page.evaluate(CUT) == []
        reader.page.locator(".md-select").hover()
        reader.page.locator(".md-select__link").last.click(trial=True)
        menu = reader.page.locator(".md-select__inner").bounding_box()
        assert menu["x"] >= 0 and menu["x"] + menu["width"] <= 360
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_icons_are_seen_where_the_system_chooses_the_colours(visit, scheme):
    reader = visit(forced_colors="active", color_scheme=scheme)
    reader.go("it/glossary/")
    ground = "getComputedStyle(document.body).backgroundColor"
    icon = "getComputedStyle(document.querySelector('article summary'), '::after').backgroundColor"
    assert reader.page.evaluate(f"{icon} !== {ground}")


def test_a_page_beside_another_language_has_the_band_of_all_pages(visit):
    reader = visit()
    bands = []
    for path, band in ("it/guide/", ".md-header"), ("side-by-side/guide/#it+ar", ".beside-header"):
        reader.go(path)
        bands.append(reader.page.locator(band).evaluate("it => getComputedStyle(it).backgroundColor"))
    assert bands[0] == bands[1]
