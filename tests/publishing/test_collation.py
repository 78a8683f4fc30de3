"""Each language's lists are in its own order, under its own letters."""

import subprocess
import sys

import pytest

from isogloss.glossary.model import Term
from isogloss.languages import codes, language
from isogloss.publishing.collation import collation


def listed(code: str, *terms: str | Term) -> dict[str, list[str]]:
    made = [Term(text=term) if isinstance(term, str) else term for term in terms]
    return {
        letter: [term.text for term in group]
        for letter, group in collation(code).by_letter(made, lambda term: term).items()
    }


def test_turkish_letters_are_letters():
    assert listed("tr", "zam", "ığdır", "çağrı", "izmir", "cep", "şirket", "İstanbul", "süre", "ödül", "Isparta") == {
        "C": ["cep"], "Ç": ["çağrı"], "I": ["ığdır", "Isparta"], "İ": ["İstanbul", "izmir"], "Ö": ["ödül"],
        "S": ["süre"], "Ş": ["şirket"], "Z": ["zam"],
    }  # fmt: skip


@pytest.mark.parametrize("code", ["it", "pt"])
def test_accents_count_last(code):
    assert listed(code, "mesa", "época", "media", "MBA", "médio", "média", "epa", "ética") == {
        "E": ["epa", "época", "ética"],
        "M": ["MBA", "media", "média", "médio", "mesa"],
    }


def test_a_shorter_word_comes_before_a_longer_one():
    assert listed("it", "marchio", "marca", "marca propria", "marcato") == {
        "M": ["marca", "marca propria", "marcato", "marchio"]
    }


def test_arabic_goes_without_its_article():
    assert listed("ar", "العميل", "بيانات", "البحث", "الإدارة", "أب", "ابن", "آداب", "عقد") == {
        "ا": ["أب", "ابن", "آداب", "الإدارة"],
        "ب": ["البحث", "بيانات"],
        "ع": ["عقد", "العميل"],
    }


def test_what_begins_like_the_article_stays():
    assert listed("ar", "التزام العميل", "الالتزام", "التزامات", "التحول", "التحاق", "ألم", "التماسك") == {
        "ا": ["التحاق", "الالتزام", "التزام العميل", "التزامات", "ألم"],
        "ت": ["التحول", "التماسك"],
    }


def test_chinese_goes_by_pinyin_and_a_term_may_say_how_it_reads():
    terms = [Term(text="差异化", sort="插异化"), Term(text="长期", sort="常期"), Term(text="重要")]
    assert listed("zh", "产品", "茶", "成长", "中心", *terms, "首席", "社交") == {
        "C": ["差异化", "茶", "产品", "长期", "成长"],
        "S": ["社交", "首席"],
        "Z": ["中心", "重要"],
    }
    # as ICU has it: chà, zhǎng
    assert listed("zh", "产品", "茶", "差异化", "长期") == {"C": ["茶", "差异化", "产品"], "Z": ["长期"]}


@pytest.mark.parametrize("code", codes())
def test_foreign_letters_and_figures_have_their_place(code):
    own = language(code).name
    assert next(iter(listed(code, "5G", "Q", own))) == "#"
    assert listed(code, "Q")["Q"] == ["Q"]


def test_equals_keep_their_order():
    one, other = Term(text="voce"), Term(text="voce", sort="voce")
    found = collation("it").by_letter([one, other], lambda term: term)["V"]
    assert found[0] is one and found[1] is other


def test_without_icu_the_engine_works_and_says_what_sorting_needs():
    code = (
        "import sys; sys.modules['icu'] = None\n"
        "import isogloss, isogloss.cli, isogloss.publishing.glossary_page\n"
        "from isogloss.publishing.collation import NoCollation, collation\n"
        "try: collation('it')\n"
        "except NoCollation as error: print(error)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert result.stdout == "to sort the glossary, PyICU is needed: install it (`pip install PyICU`)\n"
