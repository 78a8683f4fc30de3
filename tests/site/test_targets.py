"""What a reader presses is large enough, or as far from all else that is pressed: 24 pixels (WCAG 2.2, 2.5.8)."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from readers import LANGUAGES

# axe-core has a rule for this, which takes it longer than all its others together where there are many targets. This is
# the success criterion itself, and stricter: a circle of 24 pixels around the middle of what is smaller meets no other
# target, and no circle of another; only what stands in a sentence may.
CROWDED = r"""
() => {
  const LEAST = 24
  const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], audio, video"
  const shown = target => target.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const targets = [...document.querySelectorAll(all)].filter(target => target.tabIndex >= 0 && shown(target))
    // a label is pressed as what it is around
    .map(element => ({ element, box: (element.closest("label") ?? element).getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && box.height > 1) // smaller is what only machines read
    .map(({ element, box }) => ({ element, box, middle: [box.left + box.width / 2, box.top + box.height / 2] }))

  const inSentence = element => {
    if (getComputedStyle(element).display !== "inline") return false
    let block = element.parentElement
    while (getComputedStyle(block).display === "inline") block = block.parentElement
    const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    while (words.nextNode()) {
      const { data, parentElement } = words.currentNode
      if (/[\p{L}\p{N}]/u.test(data) && shown(parentElement) && !parentElement.closest(all)) return true
    }
    return false
  }
  const small = ({ box }) => box.width < LEAST || box.height < LEAST
  const near = (one, other) => {
    const [x, y] = one.middle
    const { left, right, top, bottom } = other.box
    const away = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
    if (away < LEAST / 2) return true
    const [otherX, otherY] = other.middle
    return small(other) && Math.hypot(otherX - x, otherY - y) < LEAST
  }
  const within = (one, other) => one.element.contains(other.element) || other.element.contains(one.element)
  return targets.filter(it => small(it) && !inSentence(it.element)).flatMap(one => {
    const other = targets.find(other => other !== one && near(one, other) && !within(one, other))
    const said = ({ element, box }) =>
      `${element.outerHTML.slice(0, 120)} (${Math.round(box.width)} x ${Math.round(box.height)})`
    return other ? [`${said(one)} is too near to ${said(other)}`] : []
  })
}
"""

SMALL = """
selector => [...document.querySelectorAll(selector)]
  .filter(target => target.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map(target => [target.textContent.trim() || target.className, target.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && box.height > 1 && (box.width < 24 || box.height < 24))
  .map(([name, box]) => `${name}: ${box.width} x ${box.height}`)
"""
TARGETS = ".md-header :is(a, button, label), .md-sidebar a, .md-select a, .md-footer a"


@pytest.mark.parametrize("code", LANGUAGES)
def test_targets_are_large_enough(visit, code):
    reader = visit()
    for width in (1280, 360):
        reader.page.set_viewport_size({"width": width, "height": 800})
        reader.go(f"{code}/cxo-vs-cmo/")
        assert reader.page.locator(TARGETS).count() > 20
        assert reader.page.evaluate(SMALL, TARGETS) == [], width
    reader.page.locator('.md-header label[for="__drawer"]').click()
    reader.page.locator('label[for="__toc"]').first.wait_for()
    assert reader.page.evaluate(SMALL, TARGETS) == []


CROWDS = """
<style>
  * { font: 10px/10px sans-serif; margin: 0 }
  p { padding: 40px }
  .box { display: inline-block; width: 16px; height: 16px; background: #00f; vertical-align: top }
</style>
<p><a class="box" href="#1" id="touching"></a><a class="box" href="#2" id="touched"></a>
<p><a class="box" href="#3"></a><a class="box" href="#4" style="margin-left: 8px"></a>
<p><a class="box" href="#5" id="beside-large"></a><button style="width: 90px; height: 40px">x</button>
<p>In a sentence <a href="#6">one</a> <a href="#7">two</a> may stand.
<p><a href="#8" id="one">one</a>·<a href="#9" id="two">two</a>·<a href="#10" id="ten">ten</a>
<p><a class="box" href="#11" style="visibility: hidden"></a><a class="box" href="#12"></a>
<p><label><input type="checkbox" id="box" style="width: 13px; height: 13px"> enough, as it is one with this</label>
<p><a class="box" href="#13"></a><span class="box" tabindex="-1"></span>
"""


def test_what_is_crowded_is_found_where_axe_finds_it(chromium):
    page, place = chromium.lend()
    page.set_content(f"<!doctype html><html lang=en><title>Crowds</title><main>{CROWDS}</main>")
    ours = page.evaluate(CROWDED)
    page.evaluate(AXE_SCRIPT)
    run = "axe.run(document, { runOnly: ['target-size'] }).then(({ violations }) => violations)"
    theirs = [node["html"] for rule in page.evaluate(run) for node in rule["nodes"]]
    page.goto("about:blank")
    place.append(page)
    ids = [[said.partition('id="')[2].partition('"')[0] for said in found] for found in (theirs, ours)]
    assert ids[0] == ["touching", "touched", "beside-large"]
    assert ids[1] == [*ids[0], "one", "two", "ten"], "a point between links makes no sentence, as axe thinks"
