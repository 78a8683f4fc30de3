"""The glossary's page: what is in the glossary is shown, as text, in the language's order."""

import json
import re
import string
from html.parser import HTMLParser

import jsonschema
import markdown

from isogloss.commands import schema
from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Concept, Gender, LanguageSection, Status, Term, TermType
from isogloss.publishing.downloads import downloads
from isogloss.publishing.glossary_entry import ALONE, Around, Entries
from isogloss.publishing.glossary_page import Download, Scripted, glossary_page
from isogloss.publishing.glossary_parts import place
from isogloss.publishing.mentions import MOST, Mention, Uses

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.superfences",
]


class Text(HTMLParser):
    def __init__(self):
        super().__init__()
        self.pieces, self.tags = [], []

    def handle_data(self, data):
        self.pieces.append(data)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.pieces).split())

    def anchors(self, tag: str) -> list[str]:
        return [attrs["id"] for name, attrs in self.tags if name == tag and "id" in attrs]

    def links(self) -> list[str]:
        return [attrs["href"] for name, attrs in self.tags if name == "a"]


def rendered(*concepts: Concept, labels=None, code="it", around=ALONE, **more) -> Text:
    glossary = Glossary({concept.id: concept for concept in concepts}, {}, "glossary")
    page = Text()
    letters = place(glossary, code, "").letters
    entries = Entries(glossary, code, labels or {}, around)
    page.feed(markdown.markdown(glossary_page(entries, letters, **more), extensions=EXTENSIONS))
    return page


def uses_on(*mentions: Mention) -> Uses:
    uses = Uses()
    for mention in mentions:
        uses.add(mention)
    return uses


def concept(id: str, term: str, **more) -> Concept:  # noqa: A002 — the model's name
    section = LanguageSection(
        terms=(
            Term(text=term, gender=Gender.FEMININE),
            Term(text="CX", status=Status.ADMITTED, type=TermType.ACRONYM),
            Term(text="calco", status=Status.DEPRECATED, reason="Non è italiano."),
        ),
        definition=more.pop("definition", "Definizione."),
    )
    other = LanguageSection(terms=(Term(text="تجربة العملاء"),))
    return Concept(id=id, languages={"it": section, "ar": other}, **more)


def test_an_entry_says_all_there_is():
    page = rendered(
        concept("customer-experience", "esperienza del cliente", subject_field="field", related=("brand",)),
        concept("brand", "marchio", subject_field="field", confusable=("customer-experience", "nowhere")),
        labels={
            "subject-fields": {"field": "Campo"},
            "deprecated": "Da non usare",
            "admitted": "Anche",
            "acronym": "sigla",
            "related": "Concetti collegati",
            "confusable": "Da non confondere con",
            "by-subject": "Per argomento",
        },
    )
    assert "esperienza del cliente (CX)" in page.words
    assert "Campo feminine # customer-experience Definizione." in page.words
    assert "Anche CX sigla" in page.words
    assert "Da non usare calco Non è italiano." in page.words
    assert page.words.index("marchio (CX)") > page.words.index("Concetti collegati marchio")
    assert "Da non confondere con esperienza del cliente" in page.words
    assert page.anchors("h2") == ["by-subject", "letter-e", "letter-m"]
    assert page.anchors("h3") == ["customer-experience", "brand"]
    assert page.anchors("ul") == ["subject-field"]
    assert ("bdi", {"lang": "ar", "dir": "rtl"}) in page.tags
    assert ("del", {"lang": "it"}) in page.tags
    assert {"#brand", "#customer-experience", "#subject-field", "#letter-e", "#letter-m"} == set(page.links())


def test_an_entry_leads_to_other_languages_and_to_where_it_is_used():
    many = tuple((f"s{number}", f"Sezione {number}") for number in range(5))
    uses = {
        "brand": uses_on(Mention("index.md", "Inizio", ()), Mention("guide.md", "Guida", (("what", "Che cosa"),))),
        "customer": uses_on(Mention("guide.md", "Guida", many)),
    }
    around = Around(uses, lambda path: f"../{path}/", {"ar": "../../ar/glossary/"}.get)
    page = rendered(concept("brand", "marchio"), concept("customer", "cliente"), around=around)
    assert "../../ar/glossary/#brand" in page.links()
    assert [link for link in page.links() if "index" in link or "guide.md/#w" in link] == [
        "../index.md/",
        "../guide.md/#what",
    ]
    assert "used-on 2 Inizio Guida Che cosa" in page.words
    # few places are shown at once, many are folded away
    assert [sorted(attrs) for tag, attrs in page.tags if tag == "details"] == [
        ["class", "data-search-exclude"],
        ["class", "data-search-exclude", "open"],
    ]


def test_what_is_named_on_very_many_pages_lists_some_and_counts_all():
    uses = uses_on(*(Mention(f"p{number}.md", "Pagina", (("a", "A"), ("b", "B"))) for number in range(MOST + 3)))
    page = rendered(concept("brand", "marchio"), around=Around({"brand": uses}, str, {}.get))
    assert len([link for link in page.links() if link.endswith(".md")]) == MOST
    assert f"used-on {2 * MOST + 6} Pagina" in page.words
    assert "+ 6" in page.words


def test_letters_have_anchors_that_addresses_can_have():
    glossary = [
        Concept(id=name, languages={"tr": LanguageSection(terms=(Term(text=term),))})
        for name, term in (("a", "çözüm"), ("b", "5G"), ("c", "izlem"), ("d", "ağ"))
    ]
    page = rendered(*glossary, code="tr")
    assert page.anchors("h2") == ["letter-none", "letter-a", "letter-u00c7", "letter-u0130"]
    assert page.anchors("h3") == ["b", "d", "a", "c"]


def test_the_filter_and_the_downloads_come_where_there_are_any():
    files = [Download("TBX", "../assets/termbase.tbx", 1001)]
    page = rendered(concept("brand", "marchio"), downloads=files, scripted=Scripted("../g.js", "../g.json"))
    assert ("script", {"type": "module", "src": "../g.js"}) in page.tags
    assert [attrs["data-source"] for tag, attrs in page.tags if tag == "form"] == ["../g.json"]
    assert ("a", {"href": "../assets/termbase.tbx", "download": None}) in page.tags
    assert "TBX 2 kB" in page.words
    assert not {"form", "script"} & {tag for tag, _ in rendered(concept("brand", "marchio")).tags}


def test_text_is_shown_as_it_is_and_never_run():
    hostile = (
        f"a{string.punctuation}b <script>alert(1)</script> [x](javascript:y) {{: onclick=z}} *[CX]: w **c** :smile:"
    )
    label = {"admitted": hostile, "by-letter": hostile, "subject-fields": {"f": hostile}}
    uses = Around({"x": uses_on(Mention("p", hostile, (("s", hostile),)))}, str, {}.get)
    page = rendered(concept("x", hostile, definition=hostile, subject_field="f"), labels=label, around=uses)
    # heading, subject's index; definition; label; subject's name there and in the entry; page and section
    assert page.text.count(hostile) == 8
    assert not {tag for tag, _ in page.tags} & {"script", "img", "em"}
    assert not any(re.match("on", name) for _, attrs in page.tags for name in attrs)
    assert not any(link.startswith("javascript") for link in page.links())


def test_downloads_say_all_that_the_glossary_says():
    brand = concept("brand", "marchio", subject_field="field", related=("customer",))
    glossary = Glossary({"brand": brand}, {}, "glossary")
    files = {file.name.partition(".")[2]: file for file in downloads(glossary)}
    assert [file.format for file in files.values()] == ["TBX", "XLSX", "CSV", "JSON", "SKOS (JSON-LD)"]
    (said,) = json.loads(files["json"].content)["concepts"]
    assert said.pop("id") == "brand"
    jsonschema.validate(said, json.loads(schema.text("concept")))
    assert said["languages"]["ar"]["terms"][0]["term"] == "تجربة العملاء"
    assert all("Non è italiano." in files[name].content.decode() for name in ("tbx", "csv"))
    labels = json.loads(files["jsonld"].content)["@graph"][-1]
    assert labels["prefLabel"] == {"ar": "تجربة العملاء", "it": "marchio"}
    assert files["xlsx"].content.startswith(b"PK")
    assert downloads(glossary) == list(files.values()), "the same bytes again"
