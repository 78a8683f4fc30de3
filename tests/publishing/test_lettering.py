"""Lines stand where they begin, or end where they are written from the right, and read as their script does."""

import pytest

from isogloss.publishing.lettering import Lettering, Line
from previews import FONTS

WIDTH, HEIGHT, BASELINE = 400, 60, 45


@pytest.fixture(scope="module")
def lettering():
    return Lettering(FONTS)


def columns(pixels):
    """The columns that have ink, from the first to the last."""
    inked = [column for column in range(WIDTH) if any(pixels[column::WIDTH])]
    return [bytes(pixels[column::WIDTH]) for column in range(inked[0], inked[-1] + 1)], inked[0], inked[-1] + 1


def alike(some, others):
    """Whether columns look the same, but for where within a pixel they begin."""
    pairs = zip(b"".join(some), b"".join(others), strict=True)
    apart = sum(abs(one - other) for one, other in pairs)
    return apart < sum(map(sum, others)) / 3


def drawn(lettering, text, edge=100, rtl=False):
    return columns(lettering.drawn([Line(text, edge, BASELINE, 40, rtl)], WIDTH, HEIGHT))


@pytest.mark.parametrize("text", ["Experiência", "客户体验", "İlk 90 gün"])
def test_a_line_begins_at_its_edge(lettering, text):
    _, start, _ = drawn(lettering, text)
    assert 100 <= start < 106


@pytest.mark.parametrize("text", ["تجربة العميل", "مقاييس NPS لعام 2025", "CXO"])
def test_a_line_from_the_right_ends_at_its_edge(lettering, text):
    _, _, end = drawn(lettering, text, 350, rtl=True)
    assert 344 < end <= 350


def test_letters_stand_on_the_baseline(lettering):
    pixels = lettering.drawn([Line("H", 10, BASELINE, 40)], WIDTH, HEIGHT)
    rows = [row for row in range(HEIGHT) if any(pixels[row * WIDTH : (row + 1) * WIDTH])]
    assert rows[-1] + 1 == BASELINE
    assert 27 <= len(rows) <= 30  # capitals of Noto Sans are 714 units of 1,000 high


@pytest.mark.parametrize("latin", ["CXO", "2025"])
def test_latin_words_and_figures_read_from_the_left_in_a_line_from_the_right(lettering, latin):
    alone = drawn(lettering, latin)[0]
    first = drawn(lettering, f"{latin} عام", 340, rtl=True)[0][-len(alone) :]
    last = drawn(lettering, f"عام {latin}", 340, rtl=True)[0][: len(alone)]
    assert alike(first, alone)
    assert alike(last, alone)
    assert not alike(last, alone[::-1])


def test_arabic_letters_join(lettering):
    joined, apart = (drawn(lettering, text, 390, rtl=True) for text in ("ععع", "ع ع ع"))
    assert all(map(any, joined[0]))
    assert not all(map(any, apart[0]))


def test_brackets_open_towards_what_they_hold(lettering):
    left, right = (drawn(lettering, sign)[0] for sign in "()")
    line = drawn(lettering, "(عام)", 390, rtl=True)[0]
    assert alike(line[: len(left)], left)
    assert alike(line[-len(right) :], right)
    assert not alike(line[: len(right)], right)


def test_what_one_font_lacks_is_drawn_in_another(lettering):
    mixed, latin, chinese = (drawn(lettering, text)[0] for text in ("CX客户", "CX", "客户"))
    assert mixed[: len(latin)] == latin
    assert len(mixed) > len(latin) + len(chinese) - 10


def test_what_no_font_has_leaves_the_rest_as_it_is(lettering):
    assert drawn(lettering, "CXO")[0] == drawn(lettering, "CXO\u200f")[0]
    assert drawn(lettering, "CXO 😀")[0][:40] == drawn(lettering, "CXO")[0][:40]
