"""A page gone through with the Tab key alone: all that takes focus is seen, shows that it has it, and lets go of it."""

import pytest
from readers import LANGUAGES
from test_accessibility import STILL

# How all that takes focus looks while nothing has it; boxes that are not shown are there for the keyboard, and their
# labels, or what stands beside them, show what they do. What has the focus is looked at when the next key is pressed:
# it has been scrolled to by then.
BEFORE = """
() => {
  const names = ["outlineStyle", "outlineColor", "boxShadow", "stroke", "strokeWidth", "backgroundColor", "borderColor"]
  const seen = it => [it, ...(it.labels ?? [])].filter(one => one.checkVisibility({ opacityProperty: true }))
  const looks = it => seen(it).flatMap(one => [one, ...one.querySelectorAll("*")])
    .map(one => { const style = getComputedStyle(one); return names.map(name => style[name]).join() }).join("|")
  const before = new Map([...document.querySelectorAll("*")].filter(it => it.tabIndex >= 0).map(it => [it, looks(it)]))
  const wrong = it => {
    if (!seen(it).length) return "is not seen"
    if (looks(it) === before.get(it)) return "shows no focus"
    const met = seen(it).some(one => [...one.getClientRects()].some(({ left, top, width, height }) => {
      const there = document.elementFromPoint(left + width / 2, top + height / 2)
      return there && (one.contains(there) || there.contains(one))
    }))
    return met ? "" : "is covered, or not in view"
  }
  const places = [...before.keys()]
  const met = []
  window.stops = []
  addEventListener("keydown", ({ key }) => {
    const it = document.activeElement
    if (key === "Shift" || (!met.length && it === document.body)) return
    if (it === document.body) return window.stops.push(null)
    const place = met.indexOf(it)
    if (place < 0) met.push(it)
    window.stops.push({ place, stop: [places.indexOf(it), it.outerHTML.slice(0, 140), wrong(it)] })
  }, { capture: true })
}
"""
# Where a walk back begins: behind all else. What is last in the document is not always last for the keyboard, which
# goes in the order that readers read in, as beside another language.
END = """
() => {
  window.end = document.body.appendChild(document.createElement("button"))
  window.end.textContent = "The end"
}
"""
AT_ONCE = 20
SOME = 5


def walk(page, key: str = "Tab") -> list[tuple[int, str, str]]:
    """What takes focus, one after the other, by its place in the page, and what is wrong with each; until it is back at
    the browser, which on some machines hands it on at once to what had it first."""
    stops: list[tuple[int, str, str]] = []
    while True:
        for _ in range(AT_ONCE):
            page.keyboard.press(key)
        met = page.evaluate("window.stops.splice(0)")
        assert met, "no key has come"
        for has in met:
            if has is None or (has["place"] == 0 and stops):
                return stops
            assert has["place"] < 0, f"no way out: {has['stop'][1]} has it again"
            stops.append(tuple(has["stop"]))


def sought(page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("marketing")
    page.locator('.md-search-result[aria-busy="false"] summary').first.wait_for()


def narrowed(page) -> None:
    page.locator("#glossary-filter").fill("esperienza utente")
    page.locator(".glossary-letter[hidden]").first.wait_for(state="attached")


OPENED = {"it/glossary/": narrowed}
"""What is done first: thousands of links stand on the whole page."""

PATHS = [
    "ar/cxo-vs-cmo/",
    "it/status/",
    "zh/",
    "tr/map/",
    "it/glossary/",
    "side-by-side/guide/#pt+ar",
    "#languages",
    "no/such/",
]


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", PATHS)
def test_all_that_takes_focus_is_seen_shows_it_and_lets_go(visit, path, width):
    reader = visit(viewport={"width": width, "height": 800})
    met = []
    for key in ("Tab", "Shift+Tab") if width == 360 else ("Tab",):
        reader.page.goto("about:blank")
        reader.go(path)
        if path in OPENED:
            OPENED[path](reader.page)
        reader.page.evaluate("document.activeElement.blur()")
        reader.page.evaluate(STILL)
        if key == "Shift+Tab":
            reader.page.evaluate(END)
        reader.page.evaluate(BEFORE)
        if key == "Shift+Tab":
            reader.page.evaluate("window.end.focus()")
        stops = walk(reader.page, key)
        assert [stop for stop in stops if stop[2]] == []
        met.append({place for place, *_ in stops})
    assert len(met[0]) >= len(LANGUAGES)
    assert met[0] <= met[-1], "what there is forwards is there backwards"


@pytest.mark.parametrize("width", [1280, 360])
def test_the_arrows_lead_through_all_answers_of_the_search_and_back(visit, width):
    reader = visit(viewport={"width": width, "height": 800})
    page = reader.page
    reader.go("it/guide/")
    page.evaluate(STILL)
    sought(page)
    page.evaluate("document.activeElement.blur()")
    page.evaluate(BEFORE)
    answers = page.locator(".md-search-result").locator("a, summary").locator("visible=true").count()
    down = walk(page, "ArrowDown")
    assert len(down) > answers > SOME
    assert [stop for stop in down[1:] if stop[2]] == [], "in the box, the caret shows that it has the focus"
    page.locator(".md-search-result summary").first.focus()
    page.keyboard.press("Space")
    page.locator(".md-search-result details[open]").wait_for()
    page.keyboard.type("x")
    assert page.locator(".md-search__input").input_value() == "marketingx"
    page.keyboard.press("Escape")
    assert reader.troubles() == []


WRONG = """
<!doctype html><title>Wrong</title>
<style>
  #unseen { opacity: 0 }
  #ringless { outline: none }
  #cover { background: #fff; position: fixed; inset: 0 0 50% }
</style>
<p><a id="unseen" href="#1">one</a> <a id="ringless" href="#2">two</a> <a href="#3">three</a>
<p style="margin-top: 60vh"><a href="#4">four</a> <input type="checkbox">
<div id="cover"></div>
"""

TRAP = """
<!doctype html><title>Trap</title>
<p><a href="#1">one</a> <a id="first" href="#2">two</a>
<a href="#3" onkeydown="first.focus(); event.preventDefault()">three</a>
<a href="#4">four</a>
"""


def test_what_is_wrong_is_found(chromium):
    page, place = chromium.lend()
    page.set_content(WRONG)
    page.evaluate(BEFORE)
    stops = walk(page)
    page.goto("about:blank")
    place.append(page)
    assert [wrong for *_, wrong in stops] == ["is not seen", "shows no focus", "is covered, or not in view", "", ""]


def test_what_does_not_let_go_is_found(chromium):
    page, place = chromium.lend()
    page.set_content(TRAP)
    page.evaluate(BEFORE)
    with pytest.raises(AssertionError, match=r"no way out: .*two"):
        walk(page)
    page.goto("about:blank")
    place.append(page)
