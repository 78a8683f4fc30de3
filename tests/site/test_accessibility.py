"""Every page: it opens cleanly, nothing on it is too wide, and axe-core finds nothing wrong with it (WCAG 2.2, A and
AA), in light and dark, on a wide screen and on a phone."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from readers import LANGUAGES, SCHEMES, switch
from test_targets import CROWDED

from support import PAGES

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = ["color-contrast", "link-in-text-block"]  # the rules for which it matters whether it is light or dark
WIDTHS = (360, 1280)

# Colours take axe most of its time, and depend on how a text looks and on what it stands, not on its words. So they are
# measured once for all that has the same looks, and the same around it: the others are taken out of the page meanwhile.
AUDIT = """
async ([tags, colours, all]) => {
  const options = { preload: false, resultTypes: ["violations"] } // of all else, one element a rule
  const runs = []
  if (all) {
    const apart = [...colours, "target-size"] // which is measured in another way
    const rules = Object.fromEntries(apart.map(rule => [rule, { enabled: false }]))
    runs.push(await axe.run(document, { ...options, runOnly: tags, rules }))
  }
  const seen = new Set()
  const looks = new Map()
  const look = element => {
    if (!looks.has(element)) {
      const { color, backgroundColor, backgroundImage, fontSize, fontWeight, opacity } = getComputedStyle(element)
      const own = [element.localName, element.className.baseVal ?? element.className, color, backgroundColor]
      const around = element === document.body ? "" : look(element.parentElement)
      looks.set(element, [around, ...own, backgroundImage, fontSize, fontWeight, opacity].join("|"))
    }
    return looks.get(element)
  }
  const opens = "[data-md-toggle]" // what is open hangs on these boxes, though they look alike
  const known = element => !element.matches(opens) && seen.has(look(element)) && [...element.children].every(known)
  const again = element => {
    if (known(element)) return [element]
    seen.add(look(element))
    return [...element.children].flatMap(again)
  }
  const places = again(document.body).map(element => {
    const place = document.createComment("")
    element.replaceWith(place)
    return [place, element]
  })
  runs.push(await axe.run(document, { ...options, runOnly: colours }))
  for (const [place, element] of places.reverse()) place.replaceWith(element)
  return {
    passed: runs.flatMap(run => run.passes.map(rule => rule.id)),
    found: runs.flatMap(run => run.violations).flatMap(rule =>
      rule.nodes.map(node => [rule.id, node.html.slice(0, 200), node.failureSummary].join(" — "))),
  }
}
"""


# Nothing moves, and what a phone lays out when one comes near is there. A sheet of this kind is none that the pages'
# policy could forbid.
STILL = """
() => {
  const still = new CSSStyleSheet()
  still.replaceSync(`*, ::before, ::after { transition: none !important; animation: none !important }
    * { content-visibility: visible !important }`)
  document.adoptedStyleSheets.push(still)
}
"""


def audit(page) -> list[str]:
    """What axe-core finds on a page as it stands, and what is crowded on it. In the dark, only colours differ."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(STILL)
        page.evaluate(AXE_SCRIPT)
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    result = page.evaluate(AUDIT, [TAGS, COLOURS, not dark])
    assert result["passed"], "axe has looked at nothing"
    return result["found"] + ([] if dark else page.evaluate(CROWDED))


def views(page):
    """A page as it comes by day and by night, on a wide screen and on a phone.

    It stands still: colours that change by and by are painted many times. And it changes once, not for each width.
    """
    page.evaluate(STILL)
    for width, schemes in zip(WIDTHS, (("light", "dark"), ("dark", "light")), strict=True):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in schemes:
            switch(page, scheme)
            yield scheme, width


# what WCAG 2.2 lets readers set (1.4.12)
SPACED = """
() => {
  const spaced = new CSSStyleSheet()
  spaced.replaceSync(`* { letter-spacing: 0.12em !important; line-height: 1.5 !important }
    * { word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`)
  document.adoptedStyleSheets.push(spaced)
}
"""


def opens_cleanly(reader, site, code, page) -> None:
    reader.trouble.clear()
    reader.requests.clear()
    assert reader.go(f"{code}/{page}").status == 200
    language, direction = LANGUAGES[code]
    html = reader.page.locator("html")
    assert html.get_attribute("lang") == language
    assert html.get_attribute("dir") == direction
    assert reader.page.evaluate("getComputedStyle(document.body).direction") == direction
    assert reader.page.locator("h1").count() == 1
    assert reader.page.locator("h1").inner_text().strip()
    assert reader.page.locator('meta[name="description"]').get_attribute("content")
    assert reader.troubles() == []
    assert 25_000 < reader.weight(site) < (80_000 if page == "glossary/" else 50_000)


def fits_the_screen(page) -> None:
    """Of the screen and of a narrow one, also when it is spaced out (WCAG 2.2, 1.4.10 and 1.4.12)."""
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate(SPACED)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, "spaced out"
        page.evaluate("document.adoptedStyleSheets.pop()")


# One test, because a page takes as long to open as to look at.
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("page", sorted(PAGES, key=lambda page: page != "glossary/"))
def test_every_page_opens_cleanly_fits_the_screen_and_is_accessible(reader, built, code, page):
    reader.page.set_viewport_size({"width": 1280, "height": 900})
    opens_cleanly(reader, built.folder / "site", code, page)
    fits_the_screen(reader.page)
    found = {view: audit(reader.page) for view in views(reader.page)}
    assert not any(found.values()), found


@pytest.mark.parametrize("page", ["", "no/such/page/"])
def test_pages_of_no_language_are_accessible(reader, page):
    reader.go(page)
    found = {view: audit(reader.page) for view in views(reader.page)}
    assert not any(found.values()), found


def search(page, question: str) -> None:
    page.keyboard.press("/")
    page.locator(".md-search__input").fill(question)
    page.locator('.md-search-result[aria-busy="false"]').wait_for(state="attached")
    page.locator(".md-search__inner").click(trial=True)  # possible once it has slid open


def drawer(page) -> None:
    """Where there is one: on a phone."""
    label = page.locator('.md-header label[for="__drawer"]')
    if label.is_visible():
        label.click()
        page.locator(".md-sidebar--primary .md-nav__link").first.click(trial=True)


def languages(page) -> None:
    page.locator(".md-select").hover()
    page.locator(".md-select__link").last.click(trial=True)


def card(page) -> None:
    page.locator("a.term").first.hover()
    page.locator(".term-card").wait_for()


def narrowed(page) -> None:
    page.locator(".glossary-filter input").fill("CX")
    page.locator(".glossary-letter[hidden]").first.wait_for(state="attached")


OPENED = {
    "answers of the search": ("ar/guide/", lambda page: search(page, "العملاء")),
    "nothing found": ("zh/guide/", lambda page: search(page, "qwrtplk")),
    "a phone's drawer": ("tr/guide/", drawer),
    "the languages": ("tr/guide/", languages),
    "a term's card": ("zh/guide/", card),
    "a glossary narrowed down": ("it/glossary/#customer-experience", narrowed),
}
"""What readers open on a page; its markup is the same in all languages."""


@pytest.mark.parametrize("opened", OPENED)
def test_what_is_opened_is_accessible(reader, opened):
    path, open_ = OPENED[opened]
    found = {}
    for width in WIDTHS:
        reader.page.goto("about:blank")  # to another section of the same page, a browser only scrolls
        reader.page.set_viewport_size({"width": width, "height": 900})
        switch(reader.page, "light")
        reader.go(path)
        reader.page.evaluate(STILL)
        open_(reader.page)
        for scheme in SCHEMES:
            switch(reader.page, scheme)
            found[scheme, width] = audit(reader.page)
    assert not any(found.values()), found


def test_contrast_is_measured_in_every_view(reader):
    """A text too pale to read is found, however many others look alike."""
    reader.go("it/cxo-vs-cmo/")
    for scheme, _ in views(reader.page):
        assert reader.page.locator("body").get_attribute("data-md-color-scheme") == SCHEMES[scheme]
        last = "[...document.querySelectorAll('article p')].at(-1)"
        reader.page.evaluate(f"{last}.style.color = '{'#444' if scheme == 'dark' else '#bbb'}'")
        (found,) = {line.split(" — ")[0] for line in audit(reader.page)}
        assert found == "color-contrast"
