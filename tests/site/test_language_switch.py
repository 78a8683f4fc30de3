"""From one language to another: the root, the language switch, and what is not found."""

import pytest
from lxml import html
from readers import BASE, LANGUAGES, until

SHOWN = "id => { const { top } = document.getElementById(id).getBoundingClientRect(); return 0 <= top && top < 200 }"


def here(reader) -> str:
    """The address of the page that is shown, within the site."""
    return reader.page.url.removeprefix(reader.host + BASE)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("ar-EG", "ar/"), ("pt-PT", "pt/"), ("tr-TR", "tr/"), ("it", "it/"), ("zh-CN", "zh/"), ("de-DE", "")],
)
def test_the_root_goes_by_the_browser_s_language(visit, locale, expected):
    reader = visit(locale=locale)
    reader.go("")
    reader.page.wait_for_url(f"{reader.host}{BASE}{expected}")
    reader.page.wait_for_load_state()
    assert here(reader) == expected
    assert reader.troubles() == []


def test_the_root_goes_by_the_language_chosen_last(visit):
    reader = visit(locale="it-IT")
    reader.go("#languages")
    assert here(reader) == "#languages", "the choice can be asked for"
    reader.page.locator('a[hreflang="zh"]').click()
    reader.page.wait_for_url("**/zh/")
    reader.go("")
    reader.page.wait_for_url("**/zh/")
    reader.page.locator(".md-select").hover()
    reader.page.locator('.md-select a[hreflang="ar"]').click()
    reader.page.wait_for_url("**/ar/")
    reader.go("")
    reader.page.wait_for_url("**/ar/")
    reader.go("tr/guide/")
    assert here(reader) == "tr/guide/", "an address within the site is never left for another"
    assert reader.troubles() == []


def test_what_is_not_found_offers_the_language_of_its_address_first(visit):
    reader = visit(locale="it-IT")
    first = reader.page.locator("main a").first
    for asked, offered in (("tr/olmayan/", "tr"), ("zh/", "zh"), ("nowhere", "it"), ("Tr/x", "tr")):
        reader.go(asked + ("x" if asked.endswith("/") else ""))
        assert first.get_attribute("hreflang") == offered
        assert first.get_attribute("href") == f"{BASE}{offered}/"
    assert [trouble for trouble in reader.troubles() if "404" not in trouble] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_language_switch_keeps_section_and_question(visit, code):
    reader = visit()
    reader.go(f"{code}/chief-experience-officer/?from=letter")
    other = next(language for language in LANGUAGES if language != code)
    reader.page.locator("#role-and-responsibilities").evaluate("e => e.scrollIntoView()")
    link = reader.page.locator(f'.md-select a[hreflang="{other}"]')
    # as with the keyboard: to hover, what drives the browser may scroll
    link.evaluate("a => a.focus({ preventScroll: true })")
    kept = f"{BASE}{other}/chief-experience-officer/?from=letter#role-and-responsibilities"
    assert link.evaluate("a => a.href") == reader.host + kept, "on this host, in a new tab too"
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(f"{reader.host}{kept}")
    until(reader.page, SHOWN, "role-and-responsibilities")
    assert reader.troubles() == []


def test_a_page_that_a_language_lacks_is_said_to_be_absent(checkout):
    for code in ("it", "zh"):
        (checkout.folder / f"docs/{code}/guide.md").unlink()
    assert checkout.run("mkdocs", "build", "--quiet", LOCALE="tr", ISOGLOSS_CHECKED="1").returncode == 0
    page = html.fromstring((checkout.folder / "site/tr/guide/index.html").read_bytes())
    absent = {
        link.get("hreflang"): link.get("href")
        for link in page.xpath("//a[contains(@class, 'md-select__link')][.//*[@class='absent']]")
    }
    assert absent == {"it": "../../it/", "zh": "../../zh/"}
    (words,) = {text.strip() for text in page.xpath("//*[@class='absent']/text()")}
    assert words == "bu sayfa bu dilde henüz yok"
    hreflang = page.xpath("//link[@hreflang]/@hreflang")
    assert hreflang == ["ar", "pt", "tr", "x-default"]
