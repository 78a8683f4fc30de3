"""The map of concepts: every concept once, no box on another, the same for all languages."""

import random
import re
from itertools import combinations, pairwise

import pytest

from isogloss.glossary.glossary import read_glossary
from isogloss.languages import language
from isogloss.publishing.concept_map import concept_map, links
from isogloss.publishing.layout import layout
from support import ROOT

CODES = ("ar", "it", "pt", "tr", "zh")
BOX = re.compile(
    r'<a href="\.\./glossary/#([\w-]+)" data-concept="\1" data-field="\d+">'
    r'<rect x="(-?\d+)" y="(-?\d+)" width="(\d+)" height="(\d+)"'
)


@pytest.fixture(scope="module")
def glossary():
    return read_glossary(ROOT / "glossary")


@pytest.fixture(scope="module")
def maps(glossary) -> dict[str, str]:
    return {
        code: concept_map(glossary, code, {"related": "R", "confusable": "C"}, "../glossary/#{}".format)
        for code in CODES
    }


def boxes(html: str) -> dict[str, tuple[int, ...]]:
    return {concept: tuple(map(int, box)) for concept, *box in BOX.findall(html)}


@pytest.mark.parametrize("code", CODES)
def test_every_concept_has_a_box_and_none_lies_on_another(glossary, maps, code):
    found = boxes(maps[code])
    assert set(found) == {concept.id for concept, _ in glossary.sections(code)}
    for (one, (x, y, width, height)), (other, (u, v, wide, high)) in combinations(found.items(), 2):
        apart = x + width <= u or u + wide <= x or y + height <= v or v + high <= y
        assert apart, f"{one} and {other}"


def test_a_concept_stands_at_the_same_place_in_every_language_or_as_in_a_mirror(maps):
    found = {code: boxes(html) for code, html in maps.items()}

    def column(code: str, concept: str) -> float:
        x, _, width, _ = found[code][concept]
        return (x + width / 2) * (-1 if language(code).direction == "rtl" else 1)

    some = sorted(found["it"])
    for code in CODES:
        for one, other in pairwise(some):
            here, there = (column(it, one) - column(it, other) for it in ("it", code))
            assert abs(here - there) <= 3, f"{one} and {other} in {code}"


@pytest.mark.parametrize("code", CODES)
def test_the_list_says_what_the_drawing_shows(glossary, maps, code):
    html = maps[code]
    drawn = sorted((kind, *ends.split()) for kind, ends in re.findall(r'<line class="(\w+)" data-ends="([^"]+)"', html))
    assert drawn == sorted((link.kind, link.one, link.other) for link in links(glossary, code))
    told = 0
    for said in re.findall(rf"<li>[RC]{language(code).typography.between(':')}(.*?)</li>", html):
        told += said.count(" · ") + 1
    assert told == 2 * len(drawn), "both sides of each link are told"


def test_the_same_boxes_are_the_same_drawing_and_nothing_is_a_drawing_too():
    chance = random.Random(7)
    sizes = [(chance.uniform(40, 160), 25.0) for _ in range(60)]
    pairs = [(number, chance.randrange(number)) for number in range(1, 60)]
    given = sizes, pairs, [number // 10 for number in range(60)], 1.5
    assert layout(*given) == layout(*given)
    assert layout([], [], [], 1.5) == []
    assert layout([(10.0, 10.0)] * 2, [(0, 1)], [0, 0], 1.5)[0] != layout([(10.0, 10.0)] * 2, [(0, 1)], [0, 0], 1.5)[1]
