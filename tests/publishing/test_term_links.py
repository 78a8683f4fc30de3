"""Links from the first mention of a term to its entry: where they stand, and where none can."""

from pathlib import Path

from isogloss.engine import load
from isogloss.publishing.term_links import cards, term_links, with_links, with_marks
from support import Case, parametrize, write_site

HERE = Path(__file__).parent


@parametrize(HERE, "term-links.md")
def test_term_links(case: Case, in_folder):
    write_site(in_folder, case)
    site = load(Path("docs"), Path("glossary"), "")
    for name, expected in case.of("linked"):
        code, _, path = name.partition("/")
        page = site.pages[code][path]
        links = term_links(page)
        marked = with_marks(page.source.text, links)
        assert with_links(marked, links, lambda concept: f"g/#{concept}") == expected


def test_a_page_with_the_marks_of_links_in_it_has_none(in_folder):
    (in_folder / "glossary").mkdir()
    (in_folder / "docs" / "it").mkdir(parents=True)
    (in_folder / "glossary" / "customer.yml").write_text("languages: {it: {terms: [{term: cliente}]}}\n")
    page = in_folder / "docs" / "it" / "index.md"
    for text, count in (("Il cliente.\n", 1), ("Il cliente \ufdd9\ufde0qui\ufde1.\n", 0)):
        page.write_text(text, encoding="utf-8")
        assert len(term_links(load(Path("docs"), Path("glossary"), "").pages["it"]["index.md"])) == count


def test_cards_say_what_the_glossary_says(in_folder):
    (in_folder / "glossary").mkdir()
    (in_folder / "docs" / "it").mkdir(parents=True)
    (in_folder / "glossary" / "customer.yml").write_text(
        "languages:\n  it: {definition: Chi compra., terms: [{term: cliente}]}\n"
        "  ar: {definition: من يشتري., terms: [{term: عميل}]}\n"
    )
    glossary = load(Path("docs"), Path("glossary"), "").glossary
    assert cards(glossary, "it") == {
        "customer": {"term": "cliente", "definition": "Chi compra.", "equivalents": [("ar", "rtl", "عميل")]}
    }
