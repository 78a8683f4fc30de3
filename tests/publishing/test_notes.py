"""Notes on sections of a rendered page."""

from time import process_time

from isogloss.publishing.notes import with_notes

PAGE = '<h1 id="a">A</h1>\n<p>x</p>\n<h2 id="b">B <a href="#b">¶</a></h2>\n<p>y</p>\n<h3 class="c" id="c">C</h3>'


def test_a_note_stands_below_its_heading_and_what_has_none_stays():
    assert with_notes(PAGE, {"b": "!"}) == PAGE.replace("</h2>", "</h2>!")
    assert with_notes(PAGE, {"c": "!", "d": "?"}) == f"{PAGE}!"
    assert with_notes(PAGE, {}) == PAGE


def test_the_note_on_what_precedes_all_sections_stands_below_the_title():
    assert with_notes(PAGE, {"": "!"}) == PAGE.replace("</h1>", "</h1>!")
    assert with_notes('<p>x</p><h2 id="">B</h2>', {"": "!"}) == '!<p>x</p><h2 id="">B</h2>'


def test_headings_that_never_end_take_no_time():
    start = process_time()
    page = '<h2 id="a">' * 20_000
    assert with_notes(page, {"a": "!"}) == page
    assert process_time() - start < 2
