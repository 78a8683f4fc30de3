"""`isogloss import` and `isogloss export`: what is shown, what is written, and what stays as it was."""

import os
import subprocess
import sys

import pytest

from isogloss.cli import main
from isogloss.exchange.shared.yaml_text import changed
from isogloss.glossary.yaml_tree import read_tree
from support import ROOT, write_all

CUSTOMER = """\
# who pays
subject-field: people   # not users
languages:
  tr:
    definition: Parasını ödeyen.
    terms:
      - term: müşteri  # the usual word
        forms: [müşterimiz]
      # once usual
      - {term: alıcı, status: deprecated}
    examples:
      - "Bir [müşteri] geldi."

  it:
    terms:
      - term: cliente
"""
VALUE = "languages: {tr: {terms: [{term: değer}]}, it: {terms: [{term: valore}]}}\n"
HEADER = "concept,language,term,status,forms,reason\n"


@pytest.fixture
def site(in_folder, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    write_all(
        in_folder,
        {
            "docs/tr/index.md": "Müşteri.\n",
            "docs/it/index.md": "Cliente.\n",
            "glossary/customer.yml": CUSTOMER,
            "glossary/value.yml": VALUE,
        },
    )
    return in_folder


def run(capsys, *arguments):
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def files(site):
    return {file.name: file.read_text(encoding="utf-8") for file in (site / "glossary").iterdir()}


def test_a_plan_shows_what_is_new_changed_and_in_conflict_and_writes_nothing(site, capsys):
    (site / "t.csv").write_text(
        HEADER
        + "customer,tr,müşteri,,müşterimiz | müşterimizin,\n"
        + "customer,tr,tüketici,deprecated,,Başka şey.\n"
        + "value,tr,değer,,,\n"
        + "price,tr,fiyat,,,\nprice,it,prezzo,,,\n"
        + "worth,tr,değer,,,\nworth,it,pregio,,,\n"
        + "half,tr,yarım,,,\n",
        encoding="utf-8",
    )
    before = files(site)
    code, out, err = run(capsys, "import", "t.csv")
    assert code == 1
    assert out == (
        "~ customer  (changed)\n"
        "    ~ tr: müşteri: forms: müşterimiz → müşterimiz | müşterimizin\n"
        "    + tr: tüketici: deprecated\n"
        "    = tr: alıcı  (not in the file: it stays)\n"
        "+ price  (new)\n"
        "    + tr: fiyat: preferred\n"
        "    + it: prezzo: preferred\n"
        "! worth  (in conflict)\n"
        "    ! the form “değer” is also a form of value (glossary/value.yml:1): drop it in one, or declare shared-with"
        " in both\n"
        "    + tr: değer: preferred\n"
        "    + it: pregio: preferred\n"
        "! half  (in conflict)\n"
        "    ! no language section for it: the site has pages in every one\n"
        "    + tr: yarım: preferred\n"
        "new: 1, changed: 1, as it was: 1, in conflict: 2\n"
    )
    assert err == "nothing was written: use --apply\n"
    assert files(site) == before


def test_what_is_applied_keeps_comments_order_and_all_else(site, capsys):
    (site / "t.csv").write_text(
        HEADER + "customer,tr,müşteri,,müşterimiz | müşterimizin,\ncustomer,tr,tüketici,deprecated,,Başka şey.\n"
        "customer,it,cliente,,clientela,\n",
        encoding="utf-8",
    )
    code, _, err = run(capsys, "import", "--apply", "t.csv")
    assert (code, err) == (0, "1 file written\n")
    assert files(site) == {
        "value.yml": VALUE,
        "customer.yml": CUSTOMER.replace("[müşterimiz]", "[müşterimiz, müşterimizin]")
        .replace(
            "      - {term: alıcı, status: deprecated}\n",
            "      - {term: alıcı, status: deprecated}\n"
            "      - term: tüketici\n        status: deprecated\n        reason: Başka şey.\n",
        )
        .replace("- term: cliente\n", "- term: cliente\n        forms:\n          - clientela\n"),
    }
    assert run(capsys, "import", "t.csv")[1].endswith("new: 0, changed: 0, as it was: 1, in conflict: 0\n")
    assert main(["check", "--no-cache", "--ignore", "unused-concept"]) == 0


def test_what_the_file_says_is_empty_is_taken_away(site, capsys):
    (site / "t.csv").write_text(HEADER + "customer,tr,müşteri,,,\n", encoding="utf-8")
    _, out, _ = run(capsys, "import", "--apply", "t.csv")
    assert "    - tr: müşteri: forms: müşterimiz\n" in out
    assert files(site)["customer.yml"] == CUSTOMER.replace("        forms: [müşterimiz]\n", "")


def test_a_concept_that_only_has_the_same_id_is_not_overwritten(site, capsys):
    (site / "t.csv").write_text(HEADER + "value,tr,kıymet,,,\nvalue,it,pregio,,,\n", encoding="utf-8")
    code, out, _ = run(capsys, "import", "--apply", "t.csv")
    assert code == 1
    assert "! the glossary has another concept of this id: they have no term in common\n" in out
    assert files(site)["value.yml"] == VALUE


def test_a_term_that_breaks_an_example_is_a_conflict(site, capsys):
    (site / "t.csv").write_text(HEADER + "guest,tr,bir müşteri,,,\nguest,it,ospite,,,\n", encoding="utf-8")
    code, out, _ = run(capsys, "import", "t.csv")
    assert code == 1
    assert "glossary/customer.yml:12: the example “Bir müşteri geldi.” fails" in out


def test_a_broken_concept_brings_no_other_into_conflict(site, capsys):
    (site / "t.json").write_text(
        """{"schema_version": 1, "concepts": [
        {"id": "customer", "languages": {"tr": {"terms": [{"term": "müşteri", "forms": "x"}]}}},
        {"id": "price", "related": ["customer"], "colour": "red",
         "languages": {"tr": {"terms": [{"term": "fiyat"}]}, "it": {"terms": [{"term": "prezzo"}]}}},
        {"id": "visit", "related": ["customer"],
         "languages": {"tr": {"terms": [{"term": "ziyaret"}]}, "it": {"terms": [{"term": "visita"}]}}},
        {"id": "lost", "related": ["nowhere"],
         "languages": {"tr": {"terms": [{"term": "kayıp"}]}, "it": {"terms": [{"term": "perso"}]}}}]}""",
        encoding="utf-8",
    )
    code, out, _ = run(capsys, "import", "--apply", "t.json")
    assert code == 1
    assert [line.strip() for line in out.splitlines() if line.lstrip()[0] == "!"] == [
        "! customer  (in conflict)",
        "! Expected a list, got a text (at languages.tr.terms.0.forms)",
        "! price  (in conflict)",
        "! unknown key “colour” (at colour)",
        "! lost  (in conflict)",
        "! no concept “nowhere” in the glossary",
    ]
    assert set(files(site)) == {"customer.yml", "value.yml", "visit.yml"}
    assert files(site)["customer.yml"] == CUSTOMER
    told = run(capsys, "import", "--lang", "tr", "t.json")[1]
    assert "! beklenen: bir liste; bulunan: bir metin (yeri: languages.tr.terms.0.forms)" in told


def test_a_second_preferred_term_is_a_conflict(site, capsys):
    (site / "t.csv").write_text(HEADER + "value,tr,değer,,,\nvalue,tr,kıymet,preferred,,\n", encoding="utf-8")
    code, out, _ = run(capsys, "import", "t.csv")
    assert code == 1
    assert "two preferred terms in “tr”: “değer” and “kıymet”" in out


def test_partial_takes_concepts_that_lack_languages(site, capsys):
    (site / "t.csv").write_text(HEADER + "half,tr,yarım,,,\n", encoding="utf-8")
    assert run(capsys, "import", "t.csv")[0] == 1
    assert run(capsys, "import", "--partial", "--apply", "t.csv")[0] == 0
    assert files(site)["half.yml"] == "languages:\n  tr:\n    terms:\n      - term: yarım\n        status: preferred\n"


@pytest.mark.parametrize("path", ["../evil", "a/b", "A", "", "x" * 300])
def test_an_id_is_no_path(site, capsys, path):
    (site / "t.json").write_text(
        f'{{"schema_version": 1, "concepts": [{{"id": "{path}", "languages": '
        '{"tr": {"terms": [{"term": "kötü"}]}, "it": {"terms": [{"term": "male"}]}}}]}',
        encoding="utf-8",
    )
    before = files(site)
    run(capsys, "import", "--apply", "t.json")
    assert files(site) == before
    assert sorted(p.name for p in site.iterdir()) == ["docs", "glossary", "t.json"]


def test_what_cannot_be_read_is_told_and_exits_with_2(site, capsys):
    (site / "t.csv").write_text("concept,language,term\na,xx,b\n", encoding="utf-8")
    code, out, err = run(capsys, "import", "t.csv")
    assert (code, out) == (2, "")
    assert err.startswith("t.csv:2:2: error: unknown language “xx”")
    code, _, err = run(capsys, "import", "t.doc")
    assert (code, err.partition(":")[0]) == (2, "isogloss")
    assert "its name tells no format; name it with --format" in err
    assert run(capsys, "import", "none.csv")[0] == 2
    code, _, err = run(capsys, "import", "--format", "vale", "t.csv")
    assert (code, err.partition(";")[0]) == (2, "isogloss: t.csv: “vale” is only written")


@pytest.mark.parametrize(("name", "size"), [("t.tbx", 60), ("t.csv", 21), ("t.xlsx", 21)])
def test_what_is_too_large_is_not_read(site, capsys, name, size):
    with (site / name).open("wb") as file:
        file.truncate(size * 1_000_000)
    code, _, err = run(capsys, "import", name)
    assert code == 2
    assert err.startswith(f"isogloss: {name}:1:1: larger than ")


def test_an_export_goes_to_the_standard_output(site):
    command = [sys.executable, "-m", "isogloss", "export", "csv", "--languages", "it"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert done.stdout.decode("utf-8-sig").splitlines()[1].startswith("customer,it,cliente,preferred,")
    assert done.stderr == b""


def test_an_export_tells_what_is_lost(site, capsys):
    code, _, err = run(capsys, "export", "tbx", "--output", "g.tbx")
    assert (code, err) == (0, "kept in notes that only this engine reads: examples (1), forms (1)\n")
    assert main(["import", "g.tbx"]) == 0
    assert capsys.readouterr().out == "new: 0, changed: 0, as it was: 2, in conflict: 0\n"
    code, _, err = run(capsys, "export", "csv", "--languages", "it,eo")
    assert code == 2
    assert err == "isogloss: no terms in “eo”: the glossary’s languages are it, tr\n"


# ------------------------------------------------------------------------------------------------ changing YAML


@pytest.mark.parametrize(
    ("before", "data", "after"),
    [
        ("a: x  # why\nb: y\n", {"a": "z", "b": "y"}, "a: z  # why\nb: y\n"),
        ("a: x\n", {"a": "x", "b": ["1", "2"]}, "a: x\nb:\n  - '1'\n  - '2'\n"),
        ("a: x", {"a": "x", "b": "y"}, "a: x\nb: y\n"),
        ("a: x\r\nb: y\r\n", {"a": "x", "b": "y", "c": "z"}, "a: x\r\nb: y\r\nc: z\r\n"),
        ("a: {b: c}\n", {"a": {"b": "c", "d": ["e, f"]}}, "a: {b: c, d: ['e, f']}\n"),
        ("a: [b, c]  # two\n", {"a": ["b", "c", "d"]}, "a: [b, c, d]  # two\n"),
        ("a: [b, c,]\n", {"a": ["b", "c", "d"]}, "a: [b, c, d]\n"),
        ("a: []\n", {"a": ["b"]}, "a: [b]\n"),
        ("a:\nb: x\n", {"a": "y", "b": "x"}, "a: y\nb: x\n"),
        ("a:\n- x # one\n- y\n", {"a": ["x", "y", "z"]}, "a:\n- x # one\n- y\n- z\n"),
        ("a:\n- {t: x}\n- t: y\n  # last\nb: c\n", {"a": [{"t": "x"}, {"t": "y", "s": "z"}], "b": "c"},
         "a:\n- {t: x}\n- t: y\n  s: z\n  # last\nb: c\n"),
        ("a: |\n  long\n  text\nb: c\n", {"a": "short", "b": "c"}, "a: short\nb: c\n"),
        ("a: 'it''s\n  long'\nb: c\n", {"a": "no", "b": "c"}, "a: 'no'\nb: c\n"),
        ("# top\na: x\nb: y\n", {"b": "y"}, "# top\nb: y\n"),
    ],
)  # fmt: skip
def test_a_file_is_changed_where_it_says_something_else(before, data, after):
    assert changed(before, data) == after
    assert read_tree(after).data == data


def test_terms_that_the_file_lacks_go_when_asked(site, capsys):
    (site / "t.csv").write_text(HEADER + "customer,tr,müşteri,,müşterimiz,\n", encoding="utf-8")
    code, out, _ = run(capsys, "import", "t.csv", "--prune", "--apply")
    assert code == 0
    assert "    - tr: alıcı: deprecated\n" in out
    text = (site / "glossary/customer.yml").read_text(encoding="utf-8")
    assert "alıcı" not in text
    assert "comments are lost" in out  # the list of terms is written anew
    assert "# not users" in text
    assert "term: cliente" in text  # a language of which the file says nothing stays
