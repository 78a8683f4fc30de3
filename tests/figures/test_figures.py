"""Figures are read by value: the same ones in every language's writings, and none where there is none."""

from datetime import date
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from time import process_time

import pytest
import yaml

from isogloss.figures.comparison import compare
from isogloss.figures.digits import read_digits, write_digits
from isogloss.figures.figure import Date, Kind, Weight
from isogloss.figures.reader import figures, reader
from isogloss.figures.writing import write
from isogloss.languages import codes, language
from isogloss.matching.examples import read_example
from isogloss.text.markdown import hide_markup

HERE = Path(__file__).parent


def read(name):
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def value_of(written):
    """A value as the cases write it, and its currency."""
    if isinstance(written, date):
        return Date(written.year, written.month, written.day), None
    amount, _, currency = str(written).partition(" ")
    if amount.count("-"):
        year, month, *day = (int(part) if part else None for part in amount.replace("--", "-").split("-"))
        return Date(year, month, *day), None
    return Fraction(amount), currency or None


def sentences():
    for case in read("equal.yml"):
        assert case.keys() >= set(codes()), f"{case['about']}: a language is missing"
        for code in codes():
            for marked in case[code]:
                yield pytest.param(code, marked, value_of(case["value"]), id=f"{code}: {case['about']}: {marked}")


@pytest.mark.parametrize(("code", "marked", "expected"), list(sentences()))
def test_value(code, marked, expected):
    sentence, spans = read_example(marked)
    found = [figure for figure in figures(hide_markup(sentence), language(code)) if figure.value != 0]
    assert [sentence[slice(*figure.span)] for figure in found] == [sentence[slice(*span)] for span in spans]
    assert [(figure.value, figure.currency) for figure in found] == [expected]


@pytest.mark.parametrize(
    ("code", "sentence"), [(code, text) for code, texts in read("nothing.yml").items() for text in texts]
)
def test_nothing(code, sentence):
    found = figures(hide_markup(sentence), language(code))
    assert [sentence[slice(*figure.span)] for figure in found if figure.weight > Weight.HOMOGRAPH] == []


@pytest.mark.parametrize("code", codes())
def test_every_number_word_to_a_hundred(code):
    """What a language's words say, a sentence of them says: no word hides another one."""
    spoken = language(code)
    for word, value in {**spoken.numerals.words, **spoken.numerals.ordinals}.items():
        if value > 1 and word:
            found = figures(f"({word})", spoken)
            assert [figure.value for figure in found] == [value], word


@pytest.mark.parametrize("code", codes())
def test_what_is_written_is_read(code):
    """A language reads what is written in its convention."""
    numerals = language(code).numerals
    for value in (Fraction("1234.5"), 7, 204518, Fraction("0.25"), 1_000_000):
        (figure,) = figures(write_digits(value, numerals), language(code))
        assert figure.value == value and not figure.foreign
    for text, kind in ((numerals.percent.format("12"), Kind.PERCENTAGE), ("2018", Kind.YEAR)):
        (figure,) = figures(text, language(code))
        assert figure.kind is kind and write(figure, numerals) == text
    for case in read("equal.yml"):
        expected, _ = value_of(case["value"])
        if isinstance(expected, Date):
            sentence, _ = read_example(case[code][0])
            (figure,) = figures(sentence, language(code))
            (again,) = figures(write(figure, numerals), language(code))
            assert again.value == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("it", "dal 25 al 30%", [Fraction(1, 4), Fraction(3, 10)]),
        ("it", "25–30%", [Fraction(1, 4), Fraction(3, 10)]),
        ("tr", "%25-30", [Fraction(1, 4), Fraction(3, 10)]),
        ("zh", "25至30%", [Fraction(1, 4), Fraction(3, 10)]),
        ("ar", "من 25 إلى 30٪", [Fraction(1, 4), Fraction(3, 10)]),
        ("it", "il 35% e 25 persone", [Fraction(7, 20), 25]),
        ("it", "dal 7 al 9 marzo", [Date(None, 3, 7), Date(None, 3, 9)]),
        ("it", "dal 1° al 9 marzo", [Date(None, 3, 1), Date(None, 3, 9)]),
        ("tr", "7-9 Mart 2020", [Date(2020, 3, 7), Date(2020, 3, 9)]),
        ("zh", "3月7日至9日", [Date(None, 3, 7), Date(None, 3, 9)]),
        ("it", "4,8 su 5", [Fraction("4.8"), 5]),
        ("tr", "25 ila 190 bin dolar", [25, 190_000]),
        ("tr", "25 bin ila 190 bin dolar", [25_000, 190_000]),
    ],
)
def test_ranges(code, text, expected):
    """A percent sign or a month counts for both bounds, a multiplier only for its own."""
    assert [figure.value for figure in figures(text, language(code))] == expected


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,",
        "1.234,",
        "7. ",
        "٩",
        "一",
        "百分之",
        "十分之",
        "on",
        "on ",
        "vinte e ",
        "%",
        "7 ",
        "2019年",
        " de",
        "'",
        "mil ",
        "xx ",
        "yüz",
        "\u2060",
        "\u0651",
        "و",
        "secolo ",
        "10’da ",
        "$",
        "(1",
    ],
)
@pytest.mark.parametrize("code", codes())
def test_any_text_takes_linear_time(code, unit):
    def seconds(size):
        best = 9.0
        for new in "ab":  # a paragraph that is known is not read again
            text = f"{new}{size}\n{unit * (size // len(unit))}"
            begun = process_time()
            reader(code).read(text)
            best = min(best, process_time() - begun)
        return best

    assert seconds(48_000) < max(24 * seconds(6_000), 0.2)


def mismatches(sentences):
    return compare({code: figures(hide_markup(text), language(code)) for code, text in sentences.items()})


@pytest.mark.parametrize(
    "sentences", read("parallel.yml")["same"], ids=lambda sentences: next(iter(sentences.values()))
)
def test_parallel_sentences_agree(sentences):
    """All languages together, and every two of them."""
    assert mismatches(sentences) == []
    for first, second in combinations(sentences, 2):
        assert mismatches({code: sentences[code] for code in (first, second)}) == []


@pytest.mark.parametrize(
    "sentences", read("parallel.yml")["differ"], ids=lambda sentences: " / ".join(sentences.values())
)
def test_sentences_that_differ(sentences):
    assert mismatches(sentences)


def test_sections_full_of_figures_are_compared_in_linear_time():
    def seconds(count):
        found = {
            code: figures(" ".join(f"{start + number}," for number in range(count)), language(code))
            for code, start in (("it", 3_000), ("tr", 900_000))
        }
        begun = process_time()
        assert len(compare(found)) == count
        return process_time() - begun

    assert seconds(8_000) < max(24 * seconds(1_000), 0.5)


@pytest.mark.parametrize(("code", "written"), [("zh", "0.125"), ("it", "0,125"), ("tr", "0,750")])
def test_no_group_of_digits_begins_with_zero(code, written):
    reading = read_digits(written, language(code).numerals)
    assert reading.value == Fraction(written.replace(",", "."))
    assert reading.other is None


@pytest.mark.parametrize("code", codes())
def test_digits_of_another_script_are_no_part_of_a_figure(code):
    """Wherever a number may go on with another one: “10 kişiden ५” is ten."""
    for text in ("10 kişiden ५", "3 su ५", "3 من ५", "3 de cada ५", "3 von ५", "5 bin ५", "2019年५月"):
        assert [figure for figure in figures(text, language(code)) if "५" in text[slice(*figure.span)]] == []
