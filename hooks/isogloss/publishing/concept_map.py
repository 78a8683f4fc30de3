"""The concepts of a glossary as a map: a drawing whose every box leads to an entry, and a list that says the same.

All languages have one map: a concept stands in the same place in each, mirrored where a language runs from right to
left. Of a large glossary the map has the concepts that have to do with most others: more would be no help to anybody.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from html import escape
from itertools import chain

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Concept
from isogloss.languages import language
from isogloss.publishing.layout import Point, layout

MARKER = "<!-- isogloss: map -->"

FONT = 13.0
LINE = 17.0
WIDEST = 9.5
"""How many times the size of its letters a line of a label may be wide, if it can be broken."""

MOST = 300
"""The most concepts that are drawn."""

KINDS = ("related", "confusable")
"""How two concepts may have to do with one another."""

ASPECT = 1.5
MARGIN = 12.0
SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Link:
    """Two concepts that have to do with one another: `related`, or taken for one another by mistake."""

    one: str
    other: str
    kind: str


def links(glossary: Glossary, code: str) -> list[Link]:
    """Each pair of concepts that a language has, once; a pair that is both is one that is easily confused."""
    known = {concept.id for concept, _ in glossary.sections(code)}
    found: dict[tuple[str, str], str] = {}
    for kind in KINDS:
        for concept in glossary.concepts.values():
            for other in getattr(concept, kind):
                if concept.id in known and other in known and concept.id != other:
                    found[min(concept.id, other), max(concept.id, other)] = kind
    return [Link(one, other, kind) for (one, other), kind in sorted(found.items())]


def concept_map(glossary: Glossary, code: str, labels: Mapping[str, object], entry: Callable[[str], str]) -> str:
    """HTML of the map and of the list, in one language. `labels` are its words; the names of subject fields, in their
    order, are under `subject-fields`. `entry` gives the address of a concept's entry."""
    drawn = _Map(best_connected(glossary), code, labels, entry)
    label = drawn.label
    return (
        f'<div class="concept-map" data-search-exclude>{drawn.controls()}{drawn.omission(len(glossary.concepts))}'
        f'<p><a href="#list">{label("skip")}</a></p>'
        f'<div class="map-frame" role="region" aria-labelledby="map-title" tabindex="0">{drawn.drawing()}</div>'
        f'{drawn.legend()}<h2 id="list">{label("list")}</h2>{drawn.listing()}</div>'
    )


def best_connected(glossary: Glossary) -> Glossary:
    """What is drawn of a glossary: all, or as much as can be looked at; the same for every language."""
    if len(glossary.concepts) <= MOST:
        return glossary
    near = Counter(end for code in _codes(glossary) for link in links(glossary, code) for end in (link.one, link.other))
    chosen = sorted(glossary.concepts, key=lambda concept: (-near[concept], concept))[:MOST]
    return replace(glossary, concepts={concept: glossary.concepts[concept] for concept in sorted(chosen)})


def _codes(glossary: Glossary) -> set[str]:
    return {code for concept in glossary.concepts.values() for code in concept.languages}


def _places(glossary: Glossary, fields: tuple[str, ...]) -> dict[str, Point]:
    """Where the concepts stand, in every language: each has room for the largest of its labels."""
    order = {field: number for number, field in enumerate(fields)}
    concepts = sorted(
        glossary.concepts.values(),
        key=lambda it: (order.get(it.subject_field or "", len(order)), it.subject_field or "", it.id),
    )
    index = {concept.id: number for number, concept in enumerate(concepts)}
    sizes = []
    for concept in concepts:
        there = [_size(_lines(section.preferred.text)) for section in concept.languages.values()]
        sizes.append((max(width for width, _ in there), max(height for _, height in there)))
    pairs = sorted(
        {
            (min(index[concept.id], index[other]), max(index[concept.id], index[other]))
            for concept in concepts
            for other in (*concept.related, *concept.confusable)
            if other in index and other != concept.id
        }
    )
    groups = [order.get(concept.subject_field or "", len(order)) for concept in concepts]
    return dict(zip(index, layout(sizes, pairs, groups, ASPECT), strict=True))


@cache
def _wide(character: str) -> float:
    """About how wide a character is, compared with the size of its letters."""
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    return 0.0 if unicodedata.combining(character) else 0.58


def _width(text: str) -> float:
    return sum(map(_wide, text))


def _lines(text: str) -> list[str]:
    """A label's lines: as few as its words allow, none much wider than the others."""
    words = SPACE.split(text.strip())
    count = max(1, round(_width(text) / WIDEST + 0.3))
    limit = max(_width(text) / count, max(map(_width, words)))
    lines = [words[0]]
    for word in words[1:]:
        if _width(f"{lines[-1]} {word}") <= limit * 1.15:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _size(lines: list[str]) -> Point:
    return max(map(_width, lines)) * FONT + 16, len(lines) * LINE + 8


@dataclass(frozen=True)
class Box:
    """A concept as it is drawn: its upper left corner, its size, its label's lines."""

    concept: str
    field: int
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    address: str

    def drawn(self, left: float, top: float) -> str:
        """Its SVG, in a drawing whose upper left corner is given."""
        middle = self.x + self.width / 2 - left
        first = self.y - top + 4 + LINE * 0.75
        rows = "".join(
            f'<tspan x="{_round(middle)}" y="{_round(first + LINE * number)}">{escape(line)}</tspan>'
            # a space where the line breaks, for those who hear it
            + (" " if number + 1 < len(self.lines) else "")
            for number, line in enumerate(self.lines)
        )
        return (
            f'<a href="{escape(self.address)}" data-concept="{self.concept}" data-field="{self.field}">'
            f'<rect x="{_round(self.x - left)}" y="{_round(self.y - top)}" width="{_round(self.width)}" '
            f'height="{_round(self.height)}" rx="8"/><text>{rows}</text></a>'
        )


def _round(value: float) -> str:
    return f"{value:.0f}"


@dataclass(frozen=True, eq=False)
class _Map:
    """The map of a language, part by part."""

    glossary: Glossary
    code: str
    labels: Mapping[str, object]
    entry: Callable[[str], str]

    @cached_property
    def fields(self) -> dict[str, list[Concept]]:
        """The language's concepts by subject field, in the order of the fields' names and of the preferred terms."""
        spoken = language(self.code)
        fields: dict[str, list[Concept]] = {field: [] for field in self._names}
        for concept, _ in self.glossary.sections(self.code):
            fields.setdefault(concept.subject_field or "", []).append(concept)
        for concepts in fields.values():
            concepts.sort(key=lambda concept: (spoken.folded(self._term(concept)), concept.id))
        return {field: concepts for field, concepts in fields.items() if concepts}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {field: number for number, field in enumerate(self.fields, 1)}

    @cached_property
    def _links(self) -> list[Link]:
        return links(self.glossary, self.code)

    @property
    def _names(self) -> Mapping[str, object]:
        names = self.labels.get("subject-fields")
        return names if isinstance(names, Mapping) else {}

    def label(self, key: str) -> str:
        return escape(str(self.labels.get(key, key)))

    def _title(self, field: str) -> str:
        return escape(str(self._names.get(field, field)))

    def _term(self, concept: Concept) -> str:
        return concept.languages[self.code].preferred.text

    def omission(self, known: int) -> str:
        """That not all concepts are drawn, where it is so."""
        shown = len(self.glossary.concepts)
        text = self.label("most").replace("{shown}", str(shown)).replace("{all}", str(known))
        return f"<p>{text}</p>" if shown < known else ""

    def drawing(self) -> str:
        """The concepts as boxes, and lines between those that have to do with one another."""
        places = _places(self.glossary, tuple(self.fields))
        side = -1 if language(self.code).direction == "rtl" else 1
        concepts = list(chain.from_iterable(self.fields.values()))
        middles = {concept.id: (side * places[concept.id][0], places[concept.id][1]) for concept in concepts}
        boxes = [self._box(concept, middles[concept.id]) for concept in concepts]
        left = min(box.x for box in boxes) - MARGIN
        top = min(box.y for box in boxes) - MARGIN
        width = _round(max(box.x + box.width for box in boxes) + MARGIN - left)
        height = _round(max(box.y + box.height for box in boxes) + MARGIN - top)
        lines = "".join(
            f'<line class="{link.kind}" data-ends="{link.one} {link.other}" '
            f'x1="{_round(middles[link.one][0] - left)}" y1="{_round(middles[link.one][1] - top)}" '
            f'x2="{_round(middles[link.other][0] - left)}" y2="{_round(middles[link.other][1] - top)}"/>'
            for link in self._links
        )
        return (
            f'<svg class="map" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="group" '
            f'aria-labelledby="map-title"><title id="map-title">{self.label("title")}</title>'
            f'<g class="map-links">{lines}</g>'
            f'<g class="map-concepts">{"".join(box.drawn(left, top) for box in boxes)}</g></svg>'
        )

    def _box(self, concept: Concept, middle: Point) -> Box:
        lines = _lines(self._term(concept))
        width, height = _size(lines)
        corner = middle[0] - width / 2, middle[1] - height / 2
        field = self._numbers[concept.subject_field or ""]
        return Box(concept.id, field, *corner, width, height, tuple(lines), self.entry(concept.id))

    def controls(self) -> str:
        """What the script works: it shows them."""
        label = self.label
        options = "".join(
            f'<option value="{self._numbers[field]}">{self._title(field)}</option>' for field in self.fields
        )
        buttons = "".join(
            f'<button type="button" class="md-button" data-zoom="{key}" title="{label(key)}" '
            f'aria-label="{label(key)}">{sign}</button>'
            for key, sign in (("zoom-in", "+"), ("zoom-out", "−"), ("fit", "↔"))
        )
        return (
            f'<div class="map-controls scripted"><label>{label("filter")} <select data-map-field>'
            f'<option value="">{label("all")}</option>{options}</select></label><span>{buttons}</span></div>'
        )

    def legend(self) -> str:
        """What the two kinds of lines mean."""
        keys = "".join(
            f'<li><svg width="40" height="10" viewBox="0 0 40 10" aria-hidden="true" class="map-key">'
            f'<line class="{kind}" x1="0" y1="5" x2="40" y2="5"/></svg> {self.label(kind)}</li>'
            for kind in KINDS
        )
        return f'<ul class="map-legend">{keys}</ul>'

    def listing(self) -> str:
        """The same for those who do not look at drawings: each concept with those that it has to do with."""
        near: dict[str, dict[str, list[str]]] = {}
        for link in self._links:
            for one, other in ((link.one, link.other), (link.other, link.one)):
                near.setdefault(one, {}).setdefault(link.kind, []).append(other)
        return "".join(
            f'<section data-field="{self._numbers[field]}"><h3 id="list-{field or "other"}">{self._title(field)}</h3>'
            f"<ul>{''.join(self._item(concept, near.get(concept.id, {})) for concept in concepts)}</ul></section>"
            for field, concepts in self.fields.items()
        )

    def _item(self, concept: Concept, near: Mapping[str, Sequence[str]]) -> str:
        def name(concept: Concept) -> str:
            return escape(self._term(concept))

        colon = language(self.code).typography.between(":")
        said = "".join(
            f"<li>{self.label(kind)}{colon}{' · '.join(name(self.glossary.concepts[it]) for it in near[kind])}</li>"
            for kind in KINDS
            if kind in near
        )
        more = f"<ul>{said}</ul>" if said else ""
        return f'<li><a href="{escape(self.entry(concept.id))}">{name(concept)}</a>{more}</li>'
