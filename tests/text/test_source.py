"""Lines of a file: where they begin and end, whatever ends them, and at what cost."""

import time

from isogloss.text.source import Source


def test_a_line_is_all_but_what_ends_it():
    source = Source("a.md", "a\r\nbc\rd\n\ne")
    spans = [source.line(number) for number in range(1, 6)]
    assert [source.text[span.start : span.end] for span in spans] == ["a", "bc", "d", "", "e"]


def test_a_line_is_found_at_once_however_long_it_is():
    source = Source("a.md", "“" * 2_000_000)
    source.line(1)
    start = time.process_time()
    for _ in range(2_000):  # as often as something is found in it
        source.line(1)
    assert time.process_time() - start < 1
