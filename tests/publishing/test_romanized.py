"""How names in Chinese characters are typed in Latin letters."""

from isogloss.glossary.model import Term
from isogloss.publishing.romanized import romanized


def test_any_syllables_side_by_side_are_a_part_of_a_name():
    assert romanized("zh", Term(text="客户体验")) == {
        "kehu": 0.5,
        "kehuti": 0.75,
        "kehutiyan": 1.0,
        "huti": 0.5,
        "hutiyan": 0.75,
        "tiyan": 0.5,
    }


def test_a_name_is_read_as_it_is_sorted():
    assert "chayihua" in romanized("zh", Term(text="差异化", sort="插异化"))


def test_only_characters_are_read():
    assert romanized("zh", Term(text="CX专员")) == {"zhuanyuan": 1.0}
    assert romanized("zh", Term(text="KPI")) == {}
    assert romanized("zh", Term(text="人")) == {}


def test_other_scripts_are_typed_as_they_are():
    assert romanized("tr", Term(text="müşteri")) == {}
    assert romanized("ar", Term(text="العميل")) == {}
