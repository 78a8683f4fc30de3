"""The concepts of a glossary as a map: a drawing whose every box leads to an entry, and a list that says the same.

All languages have one map: a concept stands in the same place in each, mirrored where a language runs from right to
left. Of a large glossary the map has the concepts that have to do with most others: more would be no help to anybody.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
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
    for kind in ("related", "confusable"):
        for concept in glossary.concepts.values():
            for other in getattr(concept, kind):
                if concept.id in known and other in known and concept.id != other:
                    found[min(concept.id, other), max(concept.id, other)] = kind
    return [Link(one, other, kind) for (one, other), kind in sorted(found.items())]


def concept_map(glossary: Glossary, code: str, labels: Mapping[str, object], entry: Callable[[str], str]) -> str:
    """HTML of the map and of the list, in one language. `labels` are its words; the names of subject fields, in their
    order, are under `subject-fields`. `entry` gives the address of a concept's entry."""
    spoken = language(code)
    whole, glossary = glossary, best_connected(glossary)
    fields = _fields(glossary, code, labels)
    numbers = {field: number for number, field in enumerate(fields, 1)}
    places = _places(glossary, tuple(fields))
    side = -1 if spoken.direction == "rtl" else 1
    middles = {concept.id: (side * places[concept.id][0], places[concept.id][1]) for concept in _all(fields)}
    boxes = {
        concept.id: _box(concept, code, middles[concept.id], numbers[concept.subject_field or ""], entry(concept.id))
        for concept in _all(fields)
    }
    left = min(box.x for box in boxes.values()) - MARGIN
    top = min(box.y for box in boxes.values()) - MARGIN
    width = max(box.x + box.width for box in boxes.values()) + MARGIN - left
    height = max(box.y + box.height for box in boxes.values()) + MARGIN - top
    lines = "".join(
        f'<line class="{link.kind}" data-ends="{link.one} {link.other}" '
        f'x1="{_round(middles[link.one][0] - left)}" y1="{_round(middles[link.one][1] - top)}" '
        f'x2="{_round(middles[link.other][0] - left)}" y2="{_round(middles[link.other][1] - top)}"/>'
        for link in links(glossary, code)
    )
    drawing = (
        f'<svg class="map" viewBox="0 0 {_round(width)} {_round(height)}" width="{_round(width)}" '
        f'height="{_round(height)}" role="group" aria-labelledby="map-title">'
        f'<title id="map-title">{_label(labels, "title")}</title><g class="map-links">{lines}</g>'
        f'<g class="map-concepts">{"".join(box.drawn(left, top) for box in boxes.values())}</g></svg>'
    )
    return (
        f'<div class="concept-map" data-search-exclude>{_controls(labels, fields, numbers)}'
        f"{_told(labels, len(glossary.concepts), len(whole.concepts))}"
        f'<p><a href="#list">{_label(labels, "skip")}</a></p>'
        f'<div class="map-frame" role="region" aria-labelledby="map-title" tabindex="0">{drawing}</div>'
        f"{_legend(labels)}{_list(glossary, code, labels, fields, numbers, entry)}</div>"
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


def _told(labels: Mapping[str, object], shown: int, known: int) -> str:
    """That not all concepts are drawn, where it is so."""
    text = _label(labels, "most").replace("{shown}", str(shown)).replace("{all}", str(known))
    return f"<p>{text}</p>" if shown < known else ""


def _all(fields: Mapping[str, list[Concept]]) -> Iterator[Concept]:
    return chain.from_iterable(fields.values())


def _fields(glossary: Glossary, code: str, labels: Mapping[str, object]) -> dict[str, list[Concept]]:
    """A language's concepts by subject field, in the order of the fields' names and of the preferred terms."""
    spoken = language(code)
    fields: dict[str, list[Concept]] = {field: [] for field in labels.get("subject-fields") or {}}
    for concept, _ in glossary.sections(code):
        fields.setdefault(concept.subject_field or "", []).append(concept)
    for concepts in fields.values():
        concepts.sort(key=lambda concept: (spoken.folded(concept.languages[code].preferred.text), concept.id))
    return {field: concepts for field, concepts in fields.items() if concepts}


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


def _box(concept: Concept, code: str, middle: Point, field: int, address: str) -> Box:
    lines = _lines(concept.languages[code].preferred.text)
    width, height = _size(lines)
    x, y = middle[0] - width / 2, middle[1] - height / 2
    return Box(concept.id, field, x, y, width, height, tuple(lines), address)


def _round(value: float) -> str:
    return f"{value:.0f}"


def _label(labels: Mapping[str, object], key: str) -> str:
    return escape(str(labels.get(key, key)))


def _controls(labels: Mapping[str, object], fields: Mapping[str, object], numbers: Mapping[str, int]) -> str:
    """What the script works: it shows them."""
    names = labels.get("subject-fields") or {}
    options = "".join(
        f'<option value="{numbers[field]}">{escape(str(names.get(field, field)))}</option>' for field in fields
    )
    buttons = "".join(
        f'<button type="button" class="md-button" data-zoom="{key}" title="{_label(labels, key)}" '
        f'aria-label="{_label(labels, key)}">{sign}</button>'
        for key, sign in (("zoom-in", "+"), ("zoom-out", "−"), ("fit", "↔"))
    )
    return (
        f'<div class="map-controls scripted"><label>{_label(labels, "filter")} <select data-map-field>'
        f'<option value="">{_label(labels, "all")}</option>{options}</select></label><span>{buttons}</span></div>'
    )


def _legend(labels: Mapping[str, object]) -> str:
    keys = "".join(
        f'<li><svg width="40" height="10" viewBox="0 0 40 10" aria-hidden="true" class="map-key">'
        f'<line class="{kind}" x1="0" y1="5" x2="40" y2="5"/></svg> {_label(labels, kind)}</li>'
        for kind in ("related", "confusable")
    )
    return f'<ul class="map-legend">{keys}</ul>'


def _list(
    glossary: Glossary,
    code: str,
    labels: Mapping[str, object],
    fields: Mapping[str, list[Concept]],
    numbers: Mapping[str, int],
    entry: Callable[[str], str],
) -> str:
    near: dict[str, dict[str, list[str]]] = {}
    for link in links(glossary, code):
        for one, other in ((link.one, link.other), (link.other, link.one)):
            near.setdefault(one, {}).setdefault(link.kind, []).append(other)

    def name(id: str) -> str:  # noqa: A002 — the model's name
        return escape(glossary.concepts[id].languages[code].preferred.text)

    colon = language(code).typography.between(":")

    def item(concept: Concept) -> str:
        said = "".join(
            f"<li>{_label(labels, kind)}{colon}{' · '.join(name(other) for other in near[concept.id][kind])}</li>"
            for kind in ("related", "confusable")
            if kind in near.get(concept.id, {})
        )
        more = f"<ul>{said}</ul>" if said else ""
        return f'<li><a href="{escape(entry(concept.id))}">{name(concept.id)}</a>{more}</li>'

    names = labels.get("subject-fields") or {}

    def title(field: str) -> str:
        return escape(str(names.get(field, field)))

    parts = "".join(
        f'<section data-field="{numbers[field]}"><h3 id="list-{field or "other"}">{title(field)}</h3>'
        f"<ul>{''.join(map(item, concepts))}</ul></section>"
        for field, concepts in fields.items()
    )
    return f'<h2 id="list">{_label(labels, "list")}</h2>{parts}'
