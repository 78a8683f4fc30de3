"""Tables in and out: as editors keep them, and as others mean them ill."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from isogloss import exchange
from isogloss.exchange.shared.fields import plain
from isogloss.exchange.shared.plan import Kind, plan
from isogloss.exchange.shared.separated import read as read_cells
from isogloss.exchange.shared.table import COLUMNS
from isogloss.exchange.shared.yaml_text import written as written_anew
from isogloss.glossary.glossary import glossary_of, read_glossary
from isogloss.text.source import Unreadable
from support import ROOT

TABLES = ("csv", "tsv", "xlsx")


@pytest.fixture(scope="module")
def glossary():
    return read_glossary(ROOT / "glossary")


def concepts(imported: exchange.Imported):
    made = plan(glossary_of({}), {}, imported)
    assert [step.conflicts for step in made.of(Kind.CONFLICTING)] == []
    return glossary_of({Path(f"{step.concept}.yml"): step.text for step in made.steps}).concepts


def table(text: str, name: str = "csv") -> exchange.Imported:
    return exchange.read(name, text.encode(), f"t.{name}")


def sheet(*rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_the_sites_glossary_comes_back_whole(glossary):
    drafts = {}
    for name in TABLES:
        data = exchange.write(name, glossary)
        assert exchange.write(name, glossary) == data
        imported = exchange.read(name, data, f"site.{name}")
        assert imported.remarks == ()
        drafts[name] = [(draft.id, draft.data) for draft in imported.drafts]
    assert concepts(imported) == glossary.concepts
    assert drafts["csv"] == drafts["tsv"] == drafts["xlsx"]


def test_the_sites_glossary_comes_back_from_json(glossary):
    data = exchange.write("json", glossary)
    read = exchange.read("json", data, "site.json").drafts
    assert {draft.id: draft.data for draft in read} == {id_: plain(c) for id_, c in glossary.concepts.items()}


HOSTILE = ["=1+1", "+A1", "-2", "@SUM(A1)", "'=x", "''-y", "＝1", "a|b", "a\\|b", "c\\", "“d, e”;\tf", '"g"', "'h'"]


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_is_a_formula_and_nothing_changes(name):
    """CSV Injection, OWASP: what a spreadsheet would run begins with an apostrophe, and comes back without it."""
    data = {"languages": {"it": {"terms": [{"term": "x", "forms": HOSTILE}, {"term": "=cmd", "status": "admitted"}]}}}
    made = glossary_of({Path("x/one.yml"): written_anew(data)})
    written = exchange.write(name, made)
    if name == "xlsx":
        rows = [[c.value or "" for c in row] for row in openpyxl.load_workbook(io.BytesIO(written)).active]
        kinds = {c.data_type for row in openpyxl.load_workbook(io.BytesIO(written)).active for c in row if c.value}
        assert kinds == {"s"}
    else:
        rows = [cells for _, cells in read_cells(written, "x")]
    assert rows[0] == list(COLUMNS)
    assert [cell for row in rows for cell in row if cell[:1] in tuple("=+-@＝\t\r")] == []
    assert concepts(exchange.read(name, written, "x")) == made.concepts


CSV = "concept;language;term;status;Part of speech\ncustomer;tr;müşteri;;noun\ncustomer;it;cliente;preferred;\n"


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.encode("utf-16"),
        CSV.replace(";", ",").encode(),
        CSV.replace(";", "\t").encode(),
        CSV.replace("\n", "\r\n").encode(),
        b"sep=;\n" + CSV.encode(),
        CSV.replace("\n", "\n;;;;\n").encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "commas", "tabs", "crlf", "sep", "empty rows"],
)
def test_a_table_is_read_as_spreadsheets_save_it(data):
    customer = concepts(exchange.read("csv", data, "t.csv"))["customer"]
    assert [(c, s.preferred.text) for c, s in customer.languages.items()] == [("tr", "müşteri"), ("it", "cliente")]


def test_one_row_a_concept_with_columns_of_languages_is_read_too():
    imported = table(
        "id,Türkçe,pt-BR,definition (pt-BR),subject field,owner\n"
        "kpi,temel performans göstergesi | KPI,indicador,“Medida; de algo”,metrics,Ana\n"
        ",yeni kavram,conceito novo,,,\n"
    )
    assert [(remark.line, str(remark.what)) for remark in imported.remarks] == [(1, "the column “owner”")]
    found = concepts(imported)
    assert set(found) == {"kpi", "yeni-kavram"}
    kpi = found["kpi"]
    assert [(term.text, term.status) for term in kpi.languages["tr"].terms] == [
        ("temel performans göstergesi", "preferred"),
        ("KPI", "admitted"),
    ]
    assert (kpi.subject_field, kpi.languages["pt"].definition) == ("metrics", "“Medida; de algo”")


HEADER = "concept,language,term,status,definition\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEADER + "a,tr,b,good,\n", "t.csv:2:4: “good” is no status: write one of preferred, admitted, deprecated,"),
        (HEADER + 'a,tr,"b\nc",,\na,xx,b,,\n', "t.csv:4:2: unknown language “xx”: known are ar,"),
        (HEADER + "a,tr,,,\n", "t.csv:2:3: an empty cell (column C, “term”)"),
        (HEADER + ",tr,b,,\n", "t.csv:2:1: an empty cell (column A, “concept”)"),
        (HEADER + "a,tr,b,,x\na,tr,c,,y\n", "t.csv:3:5: row 2 says something else of a tr (column E, “definition”)"),
        ("language,term\ntr,a\n", "t.csv:1:1: no column “concept”"),
        ("x,y\n1,2\n", "t.csv:1:1: no header: write concept, language, term, status"),
        ("", "t.csv:1:1: no header"),
        ("concept,tr,tr\na,b,c\n", "t.csv:1:3: a second column “tr”"),
        ("concept,tr\na,b\na,c\n", "t.csv:3:1: a second concept “a”: the first is in row 2"),
        ("concept,tr,definition tr\na,,b\n", "t.csv:2:1: no term in “tr” for what is said of it"),
    ],
)
def test_what_is_wrong_is_told_with_row_and_column(text, message):
    with pytest.raises(exchange.ImportFlaws) as error:
        table(text)
    assert str(error.value).startswith(message)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'concept,language,term\na,tr,"b\n', "t.csv:2:1: no table: a quotation mark is not closed"),
        (b"concept,language,term\na,tr,\xff\n", "t.csv:2:6: not UTF-8 (byte 0xff)"),
        (b"a\0b", "t.csv:1:2: holds a NUL character"),
    ],
)
def test_what_is_no_text_is_told_with_its_place(data, message):
    with pytest.raises(Unreadable) as error:
        exchange.read("csv", data, "t.csv")
    assert str(error.value).startswith(message)


def test_a_spreadsheet_is_read_as_people_fill_it():
    data = sheet(["concept", "language", "term", "note"], ["five-g", "it", 5, None], [], ["five-g", "tr", "beş", "x"])
    section = concepts(exchange.read("xlsx", data, "t.xlsx"))["five-g"].languages
    assert (section["it"].preferred.text, section["tr"].note) == ("5", "x")


@pytest.mark.parametrize("text", ["_x0041_", "_x005F_x0041_", "_x005f_", "a_x000a_b", "_xD800_", "_x12_"])
def test_what_looks_like_an_escape_comes_back_from_a_spreadsheet(text):
    made = glossary_of({Path("x/one.yml"): written_anew({"languages": {"it": {"terms": [{"term": text}]}}})})
    written = exchange.write("xlsx", made)
    assert concepts(exchange.read("xlsx", written, "x")) == made.concepts


def test_formulas_in_a_spreadsheet_are_refused_with_row_and_column():
    data = sheet(["concept", "language", "term"], ["a", "it", "=HYPERLINK(1)"], ["b", "it", True])
    with pytest.raises(exchange.ImportFlaws) as error:
        exchange.read("xlsx", data, "t.xlsx")
    assert str(error.value).splitlines() == [
        "t.xlsx:2:3: a formula: write what it gives (column C)",
        "t.xlsx:3:3: a date or a truth value: format the cell as text and write it anew (column C)",
    ]


def repacked(change) -> bytes:
    """A spreadsheet whose parts have been tampered with."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(sheet(["concept", "tr"], ["a", "b"]))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return stream.getvalue()


def bomb(name: str, part: bytes) -> bytes:
    return b" " * 250_000_000 if name.endswith("sheet1.xml") else part


def laughs(name: str, part: bytes) -> bytes:
    return b'<!DOCTYPE x [<!ENTITY a "ha">]>' + part if name.endswith("sheet1.xml") else part


def broken(name: str, part: bytes) -> bytes:
    return part[: len(part) // 2] if name.endswith("sheet1.xml") else part


def far(name: str, part: bytes) -> bytes:
    return part.replace(b'r="A2"', b'r="A1048576"').replace(b'<row r="2"', b'<row r="1048576"')


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (repacked(bomb), "larger than 200 MB when unpacked"),
        (repacked(laughs), "xl/worksheets/sheet1.xml has a DOCTYPE"),
        (repacked(broken), "no spreadsheet that can be read"),
        (repacked(far), "t.xlsx:200001:1: more than 200000 rows"),
        (b"PK\3\4 no zip", "no spreadsheet: this is no file of the kind .xlsx"),
        (b"", "no spreadsheet: this is no file of the kind .xlsx"),
    ],
    ids=["bomb", "laughs", "broken", "far", "no zip", "empty"],
)
def test_what_is_no_honest_spreadsheet_is_refused(data, message):
    with pytest.raises(Unreadable) as error:
        exchange.read("xlsx", data, "t.xlsx")
    assert message in str(error.value)


def test_json_that_is_no_glossary_is_refused():
    for text in (
        "[]",
        "{",
        '{"schema_version": 2, "concepts": []}',
        '{"schema_version": 1, "concepts": [1]}',
        "[" * 9**5,
    ):
        with pytest.raises(exchange.ImportFlaws):
            table(text, "json")


def test_several_terms_of_a_cell_are_parted_as_people_do_it():
    read = table('concept;tr;zh\nprice;"fiyat; eder\nbedel";价格；售价\n')
    (draft,) = read.drafts
    assert {code: [term["term"] for term in section["terms"]] for code, section in draft.data["languages"].items()} == {
        "tr": ["fiyat", "eder", "bedel"],
        "zh": ["价格", "售价"],
    }
