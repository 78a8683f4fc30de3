"""TBX in and out: valid, whole, and safe to read."""

import time
from pathlib import Path

import pytest
from lxml import etree

from isogloss import exchange
from isogloss.exchange.shared.naming import code_of
from isogloss.exchange.shared.plan import Kind, plan
from isogloss.exchange.shared.tbx_basic import META, MIN, MODULES
from isogloss.glossary.glossary import glossary_of, read_glossary
from isogloss.text.source import Unreadable
from support import ROOT

HERE = Path(__file__).parent
CATEGORIES = (HERE / "categories.tbx").read_bytes()
SCHEMA = etree.RelaxNG(file=str(HERE / "tbx-basic.rng"))
FOREIGN = (HERE / "foreign.tbx").read_bytes()
STYLES = ("tbx", "tbx-dct")


@pytest.fixture(scope="module")
def glossary():
    return read_glossary(ROOT / "glossary")


def invalid(data: bytes) -> list[str]:
    SCHEMA.validate(etree.fromstring(data))
    return [str(error) for error in SCHEMA.error_log]


def concepts(imported: exchange.Imported):
    """What an import gives where there is no glossary yet."""
    made = plan(glossary_of({}), {}, imported)
    assert [step.conflicts for step in made.of(Kind.CONFLICTING)] == []
    return glossary_of({Path(f"{step.concept}.yml"): step.text for step in made.steps}).concepts


def test_the_sites_glossary_is_valid_and_comes_back_whole(glossary):
    dca, dct = (exchange.write(style, glossary) for style in STYLES)
    assert (invalid(dca), invalid(dct)) == ([], [])
    imported = exchange.read("tbx", dca, "site.tbx")
    assert imported.remarks == ()
    assert concepts(imported) == glossary.concepts
    assert [d.data for d in exchange.read("tbx-dct", dct, "site.tbx").drafts] == [d.data for d in imported.drafts]


def test_the_foreign_sample_is_valid():
    assert invalid(FOREIGN) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"preferredTerm-admn-sts", b"preferred"),
        (b"TBX-Basic", b"TBX-Core"),
        (b'<termNote type="partOfSpeech">noun</termNote>', b'<termNote type="animacy">animate</termNote>'),
        (b'target="c2"', b'target="c3"'),
    ],
)
def test_the_schema_sees_what_is_invalid(old, new):
    assert invalid(FOREIGN.replace(old, new))


def test_what_a_foreign_file_says_is_taken_as_far_as_a_concept_can_say_it():
    found = concepts(exchange.read("tbx", FOREIGN, "foreign.tbx"))
    nebula, protostar = found["nebulosa"], found["protostella"]
    assert (nebula.subject_field, nebula.related) == ("stellar-birth", ("protostella",))
    section = nebula.languages["pt"]
    assert section.definition == "Nuvem de gás e poeira em que nascem estrelas."
    assert (section.source, section.note) == ("Dicionário 2007", "Primeira nota. Segunda nota.")
    first, second = section.terms
    assert (first.text, first.status, first.gender) == ("nebulosa", "preferred", "feminine")
    assert (second.status, second.part_of_speech, second.reason) == ("deprecated", "phrase", "Imagem poética.")
    assert [(t.text, t.status) for t in protostar.languages["it"].terms] == [
        ("protostella", "preferred"),
        ("stella nascente", "admitted"),
    ]
    assert [(t.text, t.status) for t in protostar.languages["zh"].terms] == [
        ("原恒星", "preferred"),
        ("原始星", "admitted"),
    ]


def test_what_a_foreign_file_says_besides_is_listed_with_its_line():
    remarks = exchange.read("tbx", FOREIGN, "foreign.tbx").remarks
    assert [(remark.line, str(remark.what)) for remark in remarks] == [
        (3, "<tbxHeader>: “Made for these tests, after what published samples have”"),
        (8, "xGraphic: “nebula.jpg | https://example.org/nebula.jpg”"),
        (9, "the text of a reference to protostella: “protostar”"),
        (10, "<transacGrp>: “origination | 2010-04-17 | Tommy”"),
        (15, "<note>: “Figure: the Eagle Nebula”"),
        (18, "the mark-up <hi italics> in <descrip>; its text is taken"),
        (22, "definition: “Berçário de estrelas.”"),
        (30, "geographicalUsage: “Brasil”"),
        (31, "<descripGrp>: “A nebulosa brilha. | https://example.org/1”"),
        (35, "<note>: “Usado em todo o país.”"),
        (41, "termType: “variant”"),
        (45, "the language section “tlh” (there is no file for this language): “nebulozo”"),
        (51, "<transacGrp>: “modification | 2010-05-01”"),
        (52, "grammaticalGender: “other”"),
        (54, "the mark-up <hi bold> in <term>; its text is taken"),
        (55, "projectSubset: “Stelle”"),
        (58, "that “原始星” is preferred too: it is admitted beside the first"),
    ]


RARE = """<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><titleStmt><title>Stars</title></titleStmt><sourceDesc><p>An export</p></sourceDesc></fileDesc>
<encodingDesc><p>Some code</p></encodingDesc></tbxHeader><text><body><conceptEntry id="c1">
<descripGrp><descrip type="subjectField">Stars</descrip><admin type="source">A list</admin></descripGrp>
<descrip type="subjectField">Light</descrip>
<langSec xml:lang="it"><descrip type="definition">Gas</descrip><termSec><term>stella</term>
<termNoteGrp><termNote type="partOfSpeech">noun</termNote><note>So it is said</note></termNoteGrp>
<termNote type="termType">phrase</termNote><termNote type="termLocation">menuItem</termNote>
<note>isogloss:forms ["stelle"]</note><note>isogloss:forms ["astri"]</note></termSec></langSec>
<langSec xml:lang="pt"><note>Nothing yet</note><termSec><term/><termNote type="partOfSpeech">noun</termNote></termSec>
</langSec></conceptEntry></body>
<back><refObjectSec type="bibl"><refObject><item>A book</item></refObject></refObjectSec>
</back></text></tbx>"""


TYPES = "//*[local-name() = 'body']//@type[not(parent::*[contains('hi sc ph', local-name())])]"
"""The data categories of a file in the style DCA."""


def as_written(data: bytes) -> bytes:
    """A file as the program that changes it writes it: its lines may be others."""
    return etree.tostring(etree.fromstring(data))


def as_tags(data: bytes) -> bytes:
    """A file in the style DCA in the style DCT."""
    root = etree.fromstring(data)
    root.set("style", "dct")
    for element in root.iter():
        if etree.QName(element).localname in META:
            category = element.attrib.pop("type")
            element.tag = f"{{{MODULES['min' if category in MIN else 'basic']}}}{category}"
    return etree.tostring(root)


def test_a_sample_has_every_data_category_in_both_styles():
    assert (invalid(CATEGORIES), invalid(as_tags(CATEGORIES))) == ([], [])
    grammar = etree.parse(HERE / "tbx-basic.rng")
    categories = {element.get("name") for element in grammar.iterfind(".//{*}element[@ns]")}
    assert categories == set(etree.fromstring(CATEGORIES).xpath(TYPES))


def test_both_styles_say_the_same():
    dca = exchange.read("tbx", as_written(CATEGORIES), "x.tbx")
    dct = exchange.read("tbx-dct", as_tags(CATEGORIES), "x.tbx")
    assert (dca.drafts, dca.remarks) == (dct.drafts, dct.remarks)
    assert len(dca.remarks) > 30


SAMPLES = {"foreign": FOREIGN, "rare": RARE.encode(), "categories": CATEGORIES, "tags": as_tags(CATEGORIES)}

SAYING = "//text()[normalize-space()] | //@target | //*[local-name() != 'tbx']/@xml:lang"
"""What a file says, besides what the elements are."""


@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_that_a_foreign_file_says_is_without_effect(sample):
    """Each text in turn is another one: what is taken or what is told must then be another, too."""
    data = as_written(SAMPLES[sample])
    whole = exchange.read("tbx", data, "x.tbx")
    assert exchange.read("tbx", as_written(data), "x.tbx") == whole
    for number, said in enumerate(etree.fromstring(data).xpath(SAYING)):
        changed = exchange.read("tbx", with_another(data, number), "x.tbx")
        assert changed != whole, f"{said.getparent().tag}: {said}"
    assert number > 15


def with_another(data: bytes, number: int) -> bytes:
    """A file that says something else in one place."""
    said = etree.fromstring(data).xpath(SAYING)[number]
    element = said.getparent()
    if said.is_attribute:
        element.set(said.attrname, "qaa")
    elif said.is_text:
        element.text = f"Other {said.strip()}"
    else:
        element.tail = f"Other {said.strip()}"
    return etree.tostring(element.getroottree())


def test_the_older_form_is_read():
    data = """<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body><termEntry id="customer-value">
<langSet xml:lang="tr"><tig><term>müşteri değeri</term><termNote type="partOfSpeech">Noun</termNote></tig></langSet>
<langSet xml:lang="it"><ntig><termGrp><term>valore del cliente</term></termGrp></ntig></langSet>
</termEntry></body></text></martif>"""
    imported = exchange.read("tbx", data.encode(), "old.tbx")
    assert imported.remarks == ()
    concept = concepts(imported)["customer-value"]
    assert {code: section.preferred.text for code, section in concept.languages.items()} == {
        "tr": "müşteri değeri",
        "it": "valore del cliente",
    }


def test_files_of_the_time_of_the_draft_are_read():
    draft = FOREIGN.replace(b"30042:ed-2", b"30042:ed:3.0")
    assert exchange.read("tbx", draft, "x.tbx") == exchange.read("tbx", FOREIGN, "x.tbx")


def test_tbx_min_is_read():
    data = """<TBX dialect="TBX-Min"><header><languages source="tr" target="it"/></header><body>
<entry id="customer-value">
<subjectField>value</subjectField>
<langGroup xml:lang="tr"><termGroup><term>alıcı değeri</term><termStatus>notRecommended</termStatus></termGroup>
<termGroup><term>müşteri değeri</term><termStatus>preferred</termStatus><partOfSpeech>noun</partOfSpeech></termGroup>
</langGroup><langGroup xml:lang="it"><termGroup><term>valore</term><customer>IBM</customer></termGroup></langGroup>
</entry></body></TBX>"""
    imported = exchange.read("tbx", data.encode(), "min.tbx")
    assert [str(remark.what) for remark in imported.remarks] == ["<customer>: “IBM”"]
    concept = concepts(imported)["customer-value"]
    assert concept.subject_field == "value"
    assert [(it.text, it.status) for it in concept.languages["tr"].terms] == [
        ("alıcı değeri", "deprecated"),
        ("müşteri değeri", "preferred"),
    ]


@pytest.mark.parametrize(
    ("tag", "site", "code"),
    [
        ("pt-BR", (), "pt"),
        ("pt-BR", ("pt", "it"), "pt"),
        ("pt_br", ("pt", "pt-BR"), "pt-BR"),
        ("pt", ("pt-BR", "it"), "pt-BR"),
        ("pt-PT", ("pt-BR", "it"), "pt"),
        ("zh-CN", ("zh", "zh-TW"), "zh"),
        ("zh-Hant", ("zh",), "zh-Hant"),
        ("zh-TW", ("zh",), "zh-TW"),
        ("zh-tw", ("zh", "zh-TW"), "zh-TW"),
        ("en-US", ("en-GB", "en-US"), "en-US"),
        ("tlh", (), None),
        ("ZH", (), "zh"),
        ("cn", (), "zh"),
        ("zh-CN", ("CN", "en"), "CN"),
        ("zh", ("CN", "en"), "CN"),
        ("tw", ("zh",), "zh-TW"),
    ],
)
def test_a_tag_means_a_language_of_the_site_and_no_other_script(tag, site, code):
    assert code_of(tag, site) == code


LAUGHS = '<!DOCTYPE tbx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><tbx>&b;</tbx>'
OUTSIDE = '<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tbx>&a;</tbx>'
PARAMETER = '<!DOCTYPE tbx [<!ENTITY % a SYSTEM "http://127.0.0.1/x.dtd"> %a;]><tbx/>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (LAUGHS, "1:15: declarations in a DOCTYPE are not read"),
        (OUTSIDE, "1:15: declarations in a DOCTYPE are not read"),
        (PARAMETER, "1:15: declarations in a DOCTYPE are not read"),
        ('<!DOCTYPE tbx SYSTEM "http://127.0.0.1/x.dtd">\n<tbx>&a;</tbx>', "the entity “a” is declared nowhere"),
        ("<tbx>&a;</tbx>", "1:6: not well-formed XML: an entity that is declared nowhere"),
        ("<a>" * 100_000, "1:121: nested more than 40 levels deep"),
        ("<tbx>\n<body></tbx>", "2:9: not well-formed XML: a tag closes another element"),
        ("", "1:1: not well-formed XML: the file is incomplete"),
        ('<?xml version="1.0" encoding="latin-9x"?><tbx/>', "not well-formed XML: an encoding that is not known"),
    ],
    ids=lambda text: text[:20],
)
def test_what_is_no_honest_xml_is_refused_with_its_place(data, reason):
    with pytest.raises(Unreadable) as error:
        exchange.read("tbx", data.encode(), "x.tbx")
    assert reason in str(error.value)


@pytest.mark.parametrize("data", [b"<html/>", b"<tbx/>", b'<tbx xmlns="urn:x"><text/></tbx>'])
def test_what_is_no_tbx_is_refused(data):
    with pytest.raises(exchange.ImportFlaws):
        exchange.read("tbx", data, "x.tbx")


def test_elements_have_a_limit(monkeypatch):
    monkeypatch.setattr("isogloss.exchange.shared.elements.MOST", 100)
    with pytest.raises(Unreadable, match="1:402: more than 100 elements: split it"):
        exchange.read("tbx", b"<tbx>" + b"<a/>" * 100, "x.tbx")


def test_two_concepts_of_one_id_are_refused():
    one = '<conceptEntry id="abc">\n<langSec xml:lang="tr"><termSec><term>a</term></termSec></langSec></conceptEntry>'
    with pytest.raises(exchange.ImportFlaws) as error:
        exchange.read("tbx", f"<tbx><body>{one}{one}</body></tbx>".encode(), "x.tbx")
    assert str(error.value) == "x.tbx:2:1: a second concept “abc”: the first is on line 1"


def test_a_text_of_many_megabytes_is_read_in_linear_time():
    body = "<note>isogloss:forms [</note>" * 30_000 + "<note>" + "[" * 2_000_000 + "</note>"
    data = f'<tbx><text><body><conceptEntry id="x">{body}</conceptEntry></body></text></tbx>'.encode()
    start = time.perf_counter()
    assert len(exchange.read("tbx", data, "x.tbx").remarks) == 30_001
    assert time.perf_counter() - start < 20


def test_characters_that_xml_cannot_hold_are_replaced():
    tree = {Path("x/bell.yml"): 'languages: {tr: {terms: [{term: zil, reason: "a\\x07b"}]}}'}
    made = glossary_of(tree)
    data = exchange.write("tbx", made)
    assert invalid(data) == []
    assert "a\ufffdb" in data.decode()
