"""A large glossary: every entry is on one page, none of which has very many, and every link arrives."""

import json

import pytest

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Concept, LanguageSection, Term
from isogloss.publishing.chunks import SIZE
from isogloss.publishing.glossary_entry import Around, Entries
from isogloss.publishing.glossary_page import Download, letters_page, part_page
from isogloss.publishing.glossary_parts import FULL, LARGE, place
from isogloss.publishing.term_links import card_files, cards

ADDRESS = "glossary/"


def glossary(count: int) -> Glossary:
    """Concepts whose terms begin with letters of which one has most, and with none, and relations."""
    concepts = {}
    for number in range(count):
        term = f"{'zaabc'[number % 5] if number else '5'}{number:05}"
        languages = {code: LanguageSection(terms=(Term(text=term),)) for code in ("it", "tr")}
        concepts[f"c{number:05}"] = Concept(
            id=f"c{number:05}", languages=languages, subject_field="field", related=(f"c{(number + 1) % count:05}",)
        )
    return Glossary(concepts, {}, "glossary")


@pytest.fixture(scope="module")
def large():
    return place(glossary(LARGE + 1), "it", ADDRESS)


def test_as_many_as_one_page_can_have_are_on_one_page():
    there = place(glossary(LARGE), "it", ADDRESS)
    assert not there.parts
    assert there.entry("c00007") == "glossary/#c00007"
    assert len(there.entries(ADDRESS)) == LARGE
    assert not there.has("c00007")


def test_of_one_more_each_has_a_page_of_its_letter(large):
    ids = [concept.id for part in large.parts for concept, _ in part.entries]
    assert sorted(ids) == [f"c{number:05}" for number in range(LARGE + 1)]
    assert all(0 < len(part.entries) <= FULL for part in large.parts)
    assert [(part.name, part.title) for part in large.parts] == [
        ("none", "#"),
        ("a", "A"),
        ("a-2", "A 2"),
        ("b", "B"),
        ("c", "C"),
        ("z", "Z"),
    ]
    for part in large.parts:
        for concept, _ in part.entries:
            assert large.entry(concept.id) == f"glossary/{part.name}/#{concept.id}"
        assert large.entries(large.part(part)) == part.entries
    assert large.entries(ADDRESS) == []
    assert large.entry("nowhere") == "glossary/#nowhere" and not large.has("nowhere")


def test_its_own_page_leads_to_the_letters_and_a_part_to_the_others(large):
    whole = glossary(LARGE + 1)
    download = Download("JSON", "../assets/termbase.json", 1)
    front = letters_page(Entries(whole, "it", {}), large, lambda part: f"{part.name}/", [download], "../leading-on.js")
    assert all(f'href="{part.name}/">{part.title}<' in front for part in large.parts)
    assert "### " not in front and "../leading-on.js" in front and "termbase.json" in front
    part = large.parts[2]
    around = Around({}, str, {}.get, lambda concept: f"../../{large.entry(concept)}")
    text = part_page(Entries(whole, "it", {}, around), large, part, lambda other: f"../{other.name}/")
    assert text.count("### ") == len(part.entries)
    assert '<a href="../a-2/" aria-current="page">A 2</a>' in text
    concept, _ = part.entries[0]
    assert f'"../../{large.entry(concept.related[0])}"' in text


def test_a_card_is_in_one_small_file_that_can_be_found(large):
    there = cards(glossary(LARGE + 1), "it", large.entry)
    files = card_files(there)
    index = json.loads(files["terms.json"])
    read = {}
    for number, first in enumerate(index["first"]):
        content = files[f"{index['folder']}{number}.json"]
        assert len(content) < 2 * SIZE
        own = json.loads(content)
        assert min(own) == first
        read |= own
    assert index["first"] == sorted(index["first"])
    assert read == json.loads(json.dumps(there))
    assert read["c00003"]["address"] == "glossary/b/#c00003"
    assert len(files) == 1 + len(index["first"]) > 3
