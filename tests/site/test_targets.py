"""What a reader presses is large enough: 24 pixels each way (WCAG 2.2, 2.5.8), links within a text apart."""

import pytest
from readers import LANGUAGES

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
