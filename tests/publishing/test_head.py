"""What machines read of a page, and what a page allows itself: from values to values."""

import json
import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from jinja2 import Environment

from isogloss.glossary.model import Concept, LanguageSection, Status, Term
from isogloss.publishing.archive import compressed
from isogloss.publishing.markup import with_skip_link_first, with_valid_toggles
from isogloss.publishing.page_policy import inline_scripts, policy, with_policy
from isogloss.publishing.png import SIGNATURE
from isogloss.publishing.preview import setting, width
from isogloss.publishing.revisions import Revision, revisions
from isogloss.publishing.structured_data import Publication, glossary_data, json_ld, page_data
from previews import LINES, ROOM, Previews

OVERRIDES = Path(__file__).parents[2] / "overrides"

PAGE = Publication(
    address="https://example.org/it/guida/",
    title="Guida",
    description="Come si legge il sito.",
    language="it",
    site_address="https://example.org/it/",
    site_name="Il sito",
    licence="https://example.org/licence",
    ancestors=(("Inizio", "https://example.org/it/"),),
)


def digest(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    ("html", "scripts"),
    [
        ("<script>a()</script>", ["a()"]),
        ("<SCRIPT\n>a()</Script >", ["a()"]),
        ('<script type="module">a()</script><script type=text/javascript>b()</script>', ["a()", "b()"]),
        ('<script type="importmap">{}</script>', ["{}"]),
        ('<script type="application/ld+json">{"a": "<script>"}</script>', []),
        ('<script src="a.js"></script><script src=b.js>ignored()</script>', []),
        ("<!-- <script>not()</script> --><script>a()</script>", ["a()"]),
        ('<script data-a="x>y">a()</script>', ["a()"]),
        ("<script>if (a < b && c > d) e('</scrip')</script>", ["if (a < b && c > d) e('</scrip')"]),
        ("<script>مرحبا('çığ')\n</script>", ["مرحبا('çığ')\n"]),
        ("<scripture>no()</scripture>", []),
        ("<script>never ends", ["never ends"]),
    ],
)
def test_inline_scripts_are_those_that_run(html, scripts):
    assert inline_scripts(html) == scripts


def test_a_policy_has_each_script_once_and_forbids_the_rest():
    html = '<meta charset="utf-8"><script>a()</script><script>b()</script><script>a()</script>'
    said = dict(directive.split(" ", 1) for directive in policy(html).split("; "))
    assert said["script-src"] == f"'self' {digest('a()')} {digest('b()')}"
    assert said["default-src"] == said["base-uri"] == "'none'"
    assert "unsafe" not in policy(html)
    once = with_policy(html)
    assert once.index("charset") < once.index("Content-Security-Policy") < once.index("<script>")
    assert with_policy(once) == once
    changed = with_policy(once.replace("b()", "c()"))
    assert digest("c()") in changed and digest("b()") not in changed


@pytest.mark.parametrize(
    "text", ["<script>", "<!--", "<script ", "<script a=", "</script", "<script\n" * 3, "<script a"]
)
def test_hostile_pages_are_not_slow(text):
    assert policy(text * (2_000_000 // len(text)))


def test_toggles_leave_autocompletion_to_their_form():
    toggle = '<input class="md-toggle" type="checkbox" id="__drawer" autocomplete="off">'
    page = f'<body>{toggle}<input type="text" autocomplete="off"></body>'
    mended = with_valid_toggles(page)
    assert mended.count("autocomplete") == 2  # the form's, and that of the text
    assert 'id="__drawer" form="__toggles">' in mended
    assert with_valid_toggles(mended) == mended
    assert with_valid_toggles("<body></body>") == "<body></body>"


def test_the_skip_link_is_the_first_that_the_keyboard_reaches():
    toggle = '<input class="md-toggle" type="checkbox" id="__drawer" autocomplete="off">'
    skip = '<div data-md-component="skip">\n<a href="#topics" class="md-skip">Skip</a></div>'
    for page in (f"<body>{toggle}{skip}<main></main></body>", with_valid_toggles(f"<body>{toggle}{skip}</body>")):
        mended = with_skip_link_first(page)
        assert mended.startswith(f"<body>{skip}")
        assert mended.count(skip) == 1 and len(mended) == len(page) + len("\n    ")
        assert with_skip_link_first(mended) == mended
    for page in ("<body></body>", toggle, skip):
        assert with_skip_link_first(page) == page


def test_changes_are_read_newest_first():
    newer, older = (
        {"date": date(2026, 11, 25), "summary": " Nuova \n pagina "},
        {"date": date(2026, 1, 2), "summary": "A"},
    )
    assert revisions({}) == ()
    assert revisions({"changes": [newer, older]}) == (
        Revision(date(2026, 11, 25), "Nuova pagina"),
        Revision(date(2026, 1, 2), "A"),
    )


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"date": date(2026, 1, 2)}, "must be a list"),
        ([{"date": date(2026, 1, 2)}], "has a date and a summary"),
        ([{"date": "yesterday", "summary": "A"}], "is no date"),
        ([{"date": date(2026, 1, 2), "summary": " "}], "has no summary"),
        ([{"date": date(2026, 1, 2), "summary": "A"}, {"date": date(2026, 1, 2), "summary": "B"}], "one entry a day"),
        ([{"date": date(2026, 1, 2), "summary": "A"}, {"date": date(2026, 1, 3), "summary": "B"}], "newest first"),
    ],
)
def test_changes_that_cannot_be_read_are_told(changes, reason):
    with pytest.raises(ValueError, match=reason):
        revisions({"changes": changes})


def test_no_text_ends_the_script_that_holds_it():
    hostile = "</script><script>alert(1)</script><!-- \u2028 & ]]>"
    said = json_ld([{"name": hostile}])
    assert not re.search("[<>&\u2028\u2029]", said)
    assert json.loads(said)["@graph"] == [{"name": hostile}]
    assert "تجربة" in json_ld([{"name": "تجربة"}]), "letters stay readable"


def test_a_first_page_has_no_breadcrumbs_and_a_page_with_no_date_says_none():
    site, article, trail = page_data(PAGE)
    assert site["@type"] == "WebSite"
    assert article["@type"] == "Article" and "dateModified" not in article and "image" not in article
    assert [step["name"] for step in trail["itemListElement"]] == ["Inizio", "Guida"]
    home = Publication(**{**PAGE.__dict__, "ancestors": ()})
    assert [thing["@type"] for thing in page_data(home)] == ["WebSite", "WebPage"]


def test_terms_out_of_use_are_no_names_of_a_concept():
    terms = (
        Term(text="cliente"),
        Term(text="committente", status=Status.ADMITTED),
        Term(text="utenza", status=Status.DEPRECATED),
    )
    concept = Concept(id="customer", languages={"it": LanguageSection(terms=terms), "tr": LanguageSection(terms=terms)})
    (term,) = glossary_data(PAGE, [(concept, concept.languages["it"])], PAGE.address)["hasDefinedTerm"]
    assert term["name"] == "cliente"
    assert term["alternateName"] == ["committente"]
    assert term["url"] == "https://example.org/it/guida/#customer"
    assert "description" not in term


SIZES = (80, 64, 48, 40)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Sözlük", ("Sözlük",)),
        ("La gestione dell’esperienza del cliente", ("La gestione", "dell’esperienza", "del cliente")),
        ("首席体验官与首席营销官：两个职位的比较", ("首席体验官与首席营销官：", "两个职位的比较")),
        ("كيف تقرأ هذا الموقع", ("كيف تقرأ هذا الموقع",)),
    ],
)
def test_titles_are_set_in_even_lines(title, lines):
    assert setting(title, 880, SIZES, 3).lines == lines


@pytest.mark.parametrize("title", ["字" * 200 + " a" * 100, "word " * 200, "字" * 300])
def test_of_a_title_that_is_too_long_the_beginning_is_shown(title):
    found = setting(title, 880, SIZES, 3)
    *lines, last = found.lines
    assert (found.size, len(lines), last[-1]) == (40, 2, "…")
    assert title.replace(" ", "").startswith("".join([*lines, last[:-1]]).replace(" ", ""))
    assert all(width(line) <= 22 for line in lines)


@pytest.mark.parametrize("title", ["", "字" * 300, "a" * 3000, "\u202e", "\u0627\u0654\u0655" * 100, "(" * 90 + "\x00"])
def test_any_title_has_a_picture(title):
    drawing = Environment(autoescape=True).from_string((OVERRIDES / "previews" / "page.html").read_text("utf-8"))
    previews = Previews(drawing, {"site_name": "Isogloss", "language": "English", "rtl": True})
    assert previews.picture(setting(title, ROOM, SIZES, LINES)).startswith(SIGNATURE)


def test_compressed_files_tell_no_time(monkeypatch):
    first = compressed(b"text")
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    assert compressed(b"text") == first
