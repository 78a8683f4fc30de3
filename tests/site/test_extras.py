"""What a site can do without is a line of its configuration, and nothing leads to it where that is taken out."""

import re

import pytest

EXTRAS = ("previews", "side_by_side", "print_page", "concept_map", "status_page")
LINK = re.compile(r'(?:href|content)="([^"]*)"')
LEADS_THERE = re.compile(r"\bprint/|side-by-side/|status/|/previews/")


@pytest.fixture
def small(checkout):
    """Two pages in each language."""
    checkout.keep("index", "glossary")
    # what fewer pages cannot say is nothing to be told
    ignored = 'ignore = ["unused-concept", "unexplained-acronym", "stale-section", "mismatched-links"]\n'
    (checkout.folder / "isogloss.toml").write_text(ignored, encoding="utf-8")
    return checkout


def led_to(checkout) -> set[str]:
    page = (checkout.folder / "site/pt/index.html").read_text(encoding="utf-8")
    return {found[0] for link in LINK.findall(page) if (found := LEADS_THERE.search(link))}


def test_a_site_without_extras_has_no_links_to_them(small):
    result = small.build()
    assert result.returncode == 0, result.stderr
    assert led_to(small) == {"print/", "side-by-side/", "/previews/"}
    for name in EXTRAS:
        small.edit("mkdocs.yml", f"  - hooks/{name}.py", f"  # - hooks/{name}.py")
    result = small.build()
    assert result.returncode == 0, result.stderr
    assert led_to(small) == set()
