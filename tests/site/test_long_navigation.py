"""A page's navigation does not grow with the site."""

import sys
from pathlib import Path

from mkdocs.structure.nav import Link, Section

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "hooks"))

from navigation import MOST, around


def page(number, active=False):
    """What the navigation knows of a page, as it does of a link."""
    made = Link(f"Page {number}", f"{number}/")
    made.active = active
    return made


def section(title, children):
    made = Section(title, children)
    made.active = any(child.active for child in children)
    return made


def titles(items):
    return [item.title for item in items]


def test_a_short_level_is_shown_whole():
    items = [page(number) for number in range(MOST)]
    assert around(items) == items


def test_of_a_long_level_what_is_around_the_page_is_shown_and_where_it_goes_on():
    shown = around([page(number, number == 500) for number in range(1000)])
    assert len(shown) == MOST + 2
    assert titles(shown)[:2] == ["… Page 479", "Page 480"] and shown[0].url == "479/"
    assert titles(shown)[-2:] == ["Page 519", "Page 520 …"] and shown[-1].url == "520/"
    assert [item.title for item in shown if item.active] == ["Page 500"]


def test_at_an_end_there_is_nothing_to_go_on_to():
    assert titles(around([page(number) for number in range(100)]))[0] == "Page 0"
    assert titles(around([page(number, number == 99) for number in range(100)]))[-1] == "Page 99"


def test_a_long_section_is_no_different():
    there = section("Part", [page(number, number == 90) for number in range(100)])
    (shown,) = around([there])
    assert shown.title == "Part" and shown.active and len(shown.children) == MOST + 1


def test_a_section_that_is_further_on_is_reached_by_its_first_page():
    shown = around([*(page(number) for number in range(MOST)), section("Part", [section("In it", [page("deep")])])])
    assert (shown[-1].title, shown[-1].url) == ("Part …", "deep/")
