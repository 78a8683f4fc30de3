"""The glossary's page: what is in the glossary is shown, as text."""

import re
import string
from html.parser import HTMLParser

import markdown

from isogloss.glossary.glossary import Glossary
from isogloss.glossary.model import Concept, LanguageSection, Status, Term, TermType
from isogloss.publishing.glossary_page import glossary_page

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
        self.text, self.tags = "", []

    def handle_data(self, data):
        self.text += data

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def rendered(*concepts: Concept, labels=None) -> Text:
    glossary = Glossary({concept.id: concept for concept in concepts}, {}, "glossary")
    page = Text()
    page.feed(markdown.markdown(glossary_page(glossary, "it", labels or {}), extensions=EXTENSIONS))
    return page


def concept(id: str, term: str, **more) -> Concept:  # noqa: A002 — the model's name
    section = LanguageSection(
        terms=(
            Term(text=term),
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
        concept("brand", "marchio", subject_field="field"),
        labels={
            "subject-fields": {"field": "Campo"},
            "deprecated": "Da non usare",
            "related": "Concetti collegati",
        },
    )
    text = " ".join(page.text.split())
    assert "Campo esperienza del cliente (CX) Definizione." in text
    assert "marchio (CX) Definizione." in text
    assert "Da non usare: calco — Non è italiano." in text
    assert "Concetti collegati: marchio" in text
    anchors = [attrs["id"] for tag, attrs in page.tags if tag in ("h2", "h3")]
    assert anchors == ["subject-field", "customer-experience", "brand"]
    assert ("bdi", {"lang": "ar", "dir": "rtl"}) in page.tags
    assert ("a", {"href": "#brand"}) in page.tags


def test_text_is_shown_as_it_is_and_never_run():
    hostile = (
        f"a{string.punctuation}b <script>alert(1)</script> [x](javascript:y) {{: onclick=z}} *[CX]: w **c** :smile:"
    )
    page = rendered(concept("x", hostile, definition=hostile))
    assert page.text.count(hostile) == 2
    assert not {tag for tag, _ in page.tags} & {"script", "img", "em", "a"}
    assert not any(re.match("on", name) for _, attrs in page.tags for name in attrs)
