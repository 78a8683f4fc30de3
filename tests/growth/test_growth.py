"""What a glossary could say next, on a small site."""

import json
import re

import pytest

from isogloss.cli import main
from isogloss.growth.words import Cutter, bases, grouped, parted
from isogloss.languages import language

PAGES = {
    "it": "## Vendita {#sale}\n\nIl tasso di abbandono cresce. I **tassi di abbandono** e il cliente.\n\n"
    "## Fine {#end}\n\nSenza nulla di nuovo, il consumatore e il consumatore; poi il cliente.\n",
    "tr": "## Satış {#sale}\n\nKayıp oranı artar. **Kayıp oranını** ve müşteri.\n\n"
    "## Son {#end}\n\nYeni bir şey yok; müşteri kalır, oran düşer.\n",
    "zh": "## 销售 {#sale}\n\n流失率上升。**流失率**和客户。\n\n## 结束 {#end}\n\n没有新内容，客户还在。\n",
}
CONCEPT = """\
languages:
  it: {terms: [{term: cliente}, {term: consumatore, status: admitted}]}
  tr: {terms: [{term: müşteri}]}
  zh: {terms: [{term: 客户}]}
"""


@pytest.fixture
def site(in_folder):
    for code, text in PAGES.items():
        (in_folder / "docs" / code).mkdir(parents=True)
        (in_folder / "docs" / code / "index.md").write_text(text, encoding="utf-8")
    (in_folder / "glossary").mkdir()
    (in_folder / "glossary/customer.yml").write_text(CONCEPT, encoding="utf-8")
    return in_folder


def asked(capsys, *arguments):
    assert main([*arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("code", "term", "forms"),
    [
        ("it", "tasso di abbandono", {"tasso di abbandono", "tassi di abbandono"}),
        ("tr", "Kayıp oranı", {"Kayıp oranı", "Kayıp oranını"}),
        ("zh", "流失率", {"流失率"}),
    ],
)
def test_a_term_that_the_glossary_lacks_leads_with_its_equivalents(site, capsys, code, term, forms):
    found = asked(capsys, "suggest", "terms", "--language", code)["terms"]
    first = found[0]
    assert first["language"] == code
    assert set(first["forms"]) == forms
    assert first["count"] == 2
    assert first["sections"] == ["index.md#sale"]
    assert first["location"][:2] == [f"docs/{code}/index.md", 3]
    assert term.split()[-1][:4] in first["context"]
    expected = {"it": "abbandono", "tr": "oran", "zh": "流失"}
    for other in expected.keys() - {code}:
        assert expected[other] in "".join(e["term"] for e in first["equivalents"][other])


def test_what_the_glossary_has_is_not_suggested(site, capsys):
    told = {it["term"].lower() for it in asked(capsys, "suggest", "terms", "--limit", "1000")["terms"]}
    assert not told & {"cliente", "consumatore", "müşteri", "客户"}


def test_the_limit_is_a_language_s(site, capsys):
    found = asked(capsys, "suggest", "terms", "--limit", "1")["terms"]
    assert [it["language"] for it in found] == ["it", "tr", "zh"]


@pytest.mark.parametrize("limit", ["-1", "5001"])
def test_a_limit_that_cannot_be_kept_is_refused(site, capsys, limit):
    assert main(["suggest", "terms", f"--limit={limit}"]) == 2
    assert f"--limit {limit}: not a number from 0 to 5000" in capsys.readouterr().err


def test_wordings_that_compete_for_a_concept(site, capsys):
    (variant,) = asked(capsys, "suggest", "variants")["variants"]
    assert (variant["language"], variant["concept"]) == ("it", "customer")
    assert [(it["term"], it["count"]) for it in variant["wordings"]] == [("cliente", 2), ("consumatore", 2)]


def test_an_adjective_does_not_compete_with_its_noun(in_folder, capsys):
    (in_folder / "docs/it").mkdir(parents=True)
    (in_folder / "docs/it/index.md").write_text("Il cliente è incentrato sul cliente; il cliente.\n", encoding="utf-8")
    (in_folder / "glossary").mkdir()
    (in_folder / "glossary/centricity.yml").write_text(
        "languages:\n  it:\n    terms:\n    - {term: cliente}\n"
        "    - {term: incentrato sul cliente, status: admitted, part-of-speech: adjective}\n",
        encoding="utf-8",
    )
    assert asked(capsys, "suggest", "variants")["variants"] == []


def test_coverage(site, capsys):
    rows = {it["language"]: it for it in asked(capsys, "coverage")["coverage"]}
    assert [rows["tr"][key] for key in ("explained", "sections", "named")] == [2, 2, 2]
    assert rows["it"]["explained"] == 4
    assert rows["zh"]["explained"] == 4  # characters


def test_text(site, capsys):
    assert main(["suggest", "terms", "--language", "tr", "--limit", "1", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("tr: “Kayıp oran")
    assert main(["coverage", "--lang", "en"]) == 0
    assert "terms in 2 of 2 sections" in capsys.readouterr().out
    assert main(["coverage", "--lang", "tr"]) == 0
    assert re.search(r"tr: kapsanan sözcük oranı %\d", capsys.readouterr().out)


def test_a_language_without_pages_is_refused(site, capsys):
    assert main(["suggest", "terms", "--language", "pt"]) == 2
    assert "no pages in “pt”" in capsys.readouterr().err


def test_of_many_words_only_what_stands_often_is_suggested(site, capsys, monkeypatch):
    monkeypatch.setattr("isogloss.growth.candidates.FEW_WORDS", 10)
    found = asked(capsys, "suggest", "terms", "--limit", "1000")["terms"]
    assert min(it["count"] for it in found) == 2
    assert {"tassi di abbandono", "oran", "流失率"} <= {it["term"] for it in found}


def test_katakana_stands_together_where_no_space_does():
    runs = Cutter(language("ja")).runs("センターのワークフロー")
    assert [[word.written for word in run] for run in runs] == [["センター", "の", "ワークフロー"]]


def test_a_word_may_have_a_variant_of_which_a_part_stands_nowhere():
    assert bases(language("pt"), {"multifuncional": 1, "multifuncionais": 1}) == {
        "multifuncional": "multifuncional",
        "multifuncionais": "multifuncional",
    }


def test_forms_of_a_compounds_head_are_one_word_even_where_its_stem_stands_nowhere():
    assert bases(language("tr"), {"döngüsü": 1, "döngüsünü": 1}) == {"döngüsü": "döngüsü", "döngüsünü": "döngüsü"}


def test_a_name_in_latin_letters_is_one_word_where_no_space_stands():
    runs = Cutter(language("zh")).runs("即 Chief Experience Officer，CXO")
    assert [[word.written for word in run] for run in runs] == [["即"], ["Chief Experience Officer"], ["CXO"]]


def test_an_arabic_conjunction_is_no_part_of_the_next_word_and_no_noun_is_a_form_of_a_preposition():
    arabic = language("ar")
    (run,) = Cutter(arabic).runs("القياس والتسويق ووحدة")
    assert [word.folded for word in parted(run, arabic, {"القياس"})] == ["القياس", "و", "التسويق", "ووحدة"]
    words = dict.fromkeys(map(arabic.folded, "على عليه العليا إلى إليها الآلي".split()), 1)
    assert {word: base for word, base in bases(arabic, words).items() if base != word} == {
        "عليه": "علي",
        "اليها": "الي",
    }


def test_characters_are_grouped_as_the_words_that_they_most_likely_are():
    chinese = language("zh")
    (run,) = Cutter(chinese).runs("分销渠道管理和CXO的组织设\n计")
    words = grouped(run, chinese.lexicon().words)
    assert [word.folded for word in words] == ["分销", "渠道", "管理", "和", "cxo", "的", "组织", "设计"]
    assert [(word.start, word.end) for word in words][-2:] == [(11, 13), (13, 16)]
    assert grouped([], chinese.lexicon().words) == []


def test_no_candidate_cuts_a_word_where_a_lexicon_tells_words(site, capsys):
    told = {it["term"] for it in asked(capsys, "suggest", "terms", "--limit", "1000", "--language", "zh")["terms"]}
    assert "流失率" in told
    assert not told & {"新内", "有新内容", "容", "失率"}
