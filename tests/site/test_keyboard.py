"""A page gone through with the Tab key alone: all that takes focus is seen, shows that it has it, and lets go of it."""

import pytest
from readers import LANGUAGES
from test_accessibility import STILL

# How all that takes focus looks while nothing has it; boxes that are not shown are there for the keyboard, and their
# labels, or what stands beside them, show what they do.
BEFORE = """
() => {
  const names = ["outlineStyle", "outlineColor", "boxShadow", "stroke", "strokeWidth", "backgroundColor", "borderColor"]
  const seen = it => [it, ...(it.labels ?? [])].filter(one => one.checkVisibility({ opacityProperty: true }))
  const looks = it => seen(it).flatMap(one => [one, ...one.querySelectorAll("*")])
    .map(one => { const style = getComputedStyle(one); return names.map(name => style[name]).join() }).join("|")
  window.met = []
  const before = new Map([...document.querySelectorAll("*")].filter(it => it.tabIndex >= 0).map(it => [it, looks(it)]))
  window.lookAt = it => {
    if (!seen(it).length) return "is not seen"
    if (looks(it) === before.get(it)) return "shows no focus"
    const met = seen(it).some(one => [...one.getClientRects()].some(({ left, top, width, height }) => {
      const there = document.elementFromPoint(left + width / 2, top + height / 2)
      return there && (one.contains(there) || there.contains(one))
    }))
    return met ? "" : "is covered, or not in view"
  }
}
"""
HAS = """
() => {
  const it = document.activeElement
  if (!it || it === document.body) return null
  const place = window.met.indexOf(it)
  if (place < 0) window.met.push(it)
  return { place, stop: [it.outerHTML.slice(0, 140), window.lookAt(it)] }
}
"""


def walk(page) -> list[list[str]]:
    """What takes focus, one after the other, and what is wrong with each; until it is back at the browser, which on
    some machines hands it on at once to what had it first."""
    stops: list[list[str]] = []
    while True:
        page.keyboard.press("Tab")
        has = page.evaluate(HAS)
        if has is None or has["place"] == 0:
            return stops
        assert has["place"] < 0, f"no way out: {has['stop'][0]} has it again"
        stops.append(has["stop"])


PATHS = ["ar/cxo-vs-cmo/", "it/status/", "zh/", "tr/map/", "side-by-side/guide/#pt+ar", "#languages", "no/such/"]


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", PATHS)
def test_all_that_takes_focus_is_seen_shows_it_and_lets_go(visit, path, width):
    reader = visit(viewport={"width": width, "height": 800})
    reader.go(path)
    reader.page.evaluate(STILL)
    reader.page.evaluate(BEFORE)
    stops = walk(reader.page)
    assert len(stops) >= len(LANGUAGES)
    assert [stop for stop in stops if stop[1]] == []


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
    assert [wrong for _, wrong in stops] == ["is not seen", "shows no focus", "is covered, or not in view", "", ""]


def test_what_does_not_let_go_is_found(chromium):
    page, place = chromium.lend()
    page.set_content(TRAP)
    page.evaluate(BEFORE)
    with pytest.raises(AssertionError, match=r"no way out: .*two"):
        walk(page)
    page.goto("about:blank")
    place.append(page)
