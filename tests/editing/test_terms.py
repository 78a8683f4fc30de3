"""Another preferred term: in the glossary, and on the pages where it fits."""

from pathlib import Path

import pytest

from isogloss.cli import main
from isogloss.commands import CLEAN, COULD_NOT_RUN
from isogloss.editing.terms import with_preferred
from isogloss.glossary.model import Gender

CONCEPT = """\
# what data comes in
languages:
  tr:
    terms:
      - term: veri kümesi # the usual one
        forms: [veri kümeciği]
      - term: veri seti
        status: deprecated
    examples:
      - "Bir [veri kümesi] var."
  it: {terms: [{term: insieme di dati, gender: masculine}]}
  zh:
    terms:
    - {term: 数据集}
"""
PAGES = {
    "tr": "# Veri kümesi {#top}\n\nBir veri kümesi var. Veri kümesini\naçın. `veri kümesi` [veri kümesi](#top)\n",
    "it": "# Titolo {#top}\n\nUn insieme di dati e l’insieme di dati.\n",
    "zh": "# 标题 {#top}\n\n这个数据集和数据集合。\n",
}


@pytest.fixture
def site(in_folder) -> Path:
    for code, text in PAGES.items():
        (in_folder / "docs" / code).mkdir(parents=True)
        (in_folder / "docs" / code / "index.md").write_text(text, encoding="utf-8")
    (in_folder / "glossary").mkdir()
    (in_folder / "glossary" / "dataset.yml").write_text(CONCEPT, encoding="utf-8")
    return in_folder


def read(folder: Path, path: str) -> str:
    return (folder / path).read_text(encoding="utf-8")


def test_a_new_term_is_preferred_and_written_where_it_fits_and_the_rest_is_told(site, capsys):
    assert main(["rename", "term", "dataset", "tr", "veri kümesi", "veri topluluğu"]) == CLEAN
    told = capsys.readouterr()
    assert told.out.splitlines() == ["changed: glossary/dataset.yml", "changed: docs/tr/index.md"]
    assert told.err.splitlines() == ["left: docs/tr/index.md:3:22: Veri kümesini"]
    assert read(site, "docs/tr/index.md") == (
        "# Veri topluluğu {#top}\n\nBir veri topluluğu var. Veri kümesini\naçın. `veri kümesi` [veri topluluğu](#top)\n"
    )
    assert read(site, "glossary/dataset.yml") == CONCEPT.replace(
        "      - term: veri kümesi # the usual one\n",
        "      - term: veri topluluğu\n      - term: veri kümesi\n        status: superseded # the usual one\n",
    )
    assert [read(site, f"docs/{code}/index.md") for code in ("it", "zh")] == [PAGES["it"], PAGES["zh"]]
    main(["check", "--format", "concise", "--select", "deprecated-term"])
    assert capsys.readouterr().out.count("[deprecated-term]") == 1, "what is left is reported until somebody mends it"


def test_a_term_that_the_glossary_has_takes_the_place_of_the_other():
    assert with_preferred(CONCEPT, "tr", "veri kümesi", "veri seti") == CONCEPT.replace(
        "veri kümesi #", "veri kümesi\n        status: superseded #"
    ).replace("deprecated", "preferred")


def test_every_way_of_writing_a_list_of_terms_stays_as_it_is():
    it = "{terms: [{term: insieme, gender: masculine}, {term: insieme di dati, status: superseded, gender: masculine}]}"
    former = "{terms: [{term: insieme di dati, gender: masculine}]}"
    assert with_preferred(CONCEPT, "it", "insieme di dati", "insieme", Gender.MASCULINE) == CONCEPT.replace(former, it)
    zh = '    - {term: "数据: 组"}\n    - {term: 数据集, status: superseded}\n'
    assert with_preferred(CONCEPT, "zh", "数据集", "数据: 组") == CONCEPT.replace("    - {term: 数据集}\n", zh)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- # a-b\n  term: x\n", "- term: y\n- # a-b\n  term: x\n  status: superseded\n"),
        ("-   term: x\n", "- term: y\n-   term: x\n    status: superseded\n"),
        ("- term: >-\n    x\n- term: z\n", "- term: y\n- term: >-\n    x\n  status: superseded\n- term: z\n"),
        ("- term: x\r\n", "- term: y\r\n- term: x\r\n  status: superseded\r\n"),
    ],
)
def test_comments_margins_blocks_and_line_ends_stay_as_they_are(before, after):
    head = "languages: # CRLF or not\n  it:\n    terms:\n"
    head = head.replace("\n", "\r\n") if "\r" in before else head
    assert with_preferred(head + indented(before), "it", "x", "y") == head + indented(after)


def indented(text: str) -> str:
    return "".join(f"    {line}" for line in text.splitlines(keepends=True))


@pytest.mark.parametrize(("gender", "written"), [("masculine", 2), ("feminine", 0)])
def test_where_a_gender_matters_another_one_is_left_to_people(site, capsys, gender, written):
    new = "archivio di dati"
    assert main(["rename", "term", "dataset", "it", "insieme di dati", new, "--gender", gender]) == CLEAN
    text = read(site, "docs/it/index.md")
    assert text.count(new) == written
    assert capsys.readouterr().err.count("left: ") == 2 - written
    assert f"gender: {gender}" in read(site, "glossary/dataset.yml")


def test_a_dry_run_shows_all_and_changes_nothing(site, capsys):
    assert main(["rename", "term", "dataset", "zh", "数据集", "资料集", "--dry-run"]) == CLEAN
    out = capsys.readouterr().out
    assert "+这个资料集和资料集合。" in out or "+这个资料集和数据集合。" in out
    assert "+    - {term: 资料集}" in out
    assert read(site, "docs/zh/index.md") == PAGES["zh"]
    assert read(site, "glossary/dataset.yml") == CONCEPT


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("none", "tr", "a", "b"), "no concept “none”"),
        (("dataset", "ar", "a", "b"), "has no terms in “ar”"),
        (("dataset", "tr", "veri seti", "veri"), "that is “veri kümesi”"),
        (("dataset", "tr", "veri kümesi", "veri kümesi"), "not a term other than"),
        (("dataset", "tr", "veri kümesi", " "), "not a term other than"),
        (("dataset", "tr", "veri kümesi", "…"), "no letter by which it could be found"),
        (("dataset", "tr", "veri kümesi", "veri kümeciği"), "nothing was changed"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_has_changed(site, capsys, arguments, why):
    assert main(["rename", "term", *arguments]) == COULD_NOT_RUN
    assert why in capsys.readouterr().err
    assert read(site, "glossary/dataset.yml") == CONCEPT
