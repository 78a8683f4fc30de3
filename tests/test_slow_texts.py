"""No text is slow: four times as much of whatever stands on a page takes about four times as long to read and check."""

import time
from pathlib import Path

import pytest

from isogloss.engine import check, load

SHORT, LONG = 1_500, 6_000
"""Code points of a page."""
QUICK = 0.4
"""Seconds of the processor that a long page may take whatever a short one does."""
MOST = 7
"""Times as long as the short page that the long one may take: four, and much noise."""

LANGUAGES = ("ar", "tr", "it", "zh")

CONCEPT = """\
languages:
  ar: {terms: [{term: تجربة العملاء}, {term: CXO, case: exact, type: acronym, status: admitted}]}
  tr: {terms: [{term: müşteri deneyimi}, {term: CXO, case: exact, type: acronym, status: admitted}]}
  zh: {terms: [{term: 客户体验}, {term: CXO, case: exact, type: acronym, status: admitted}]}
  it: {terms: [{term: esperienza del cliente}, {term: CXO, case: exact, type: acronym, status: admitted}]}
"""
FRAGMENTS = (
    # letters, and what is written with or on them
    "a", "A", "ا", "و", "وال", "لل", "ـ", "اَ", "َ", "e\u0301", "\u0301", "a\u200b", "\u00ad", "\u202e", "vice-", "a-",
    "-", "l’", "'", "CXO'", "müşteri deneyimi ", "esperienza del ", "تجربة ", "CXO ", "一", "客户", "客 ",
    # figures
    "1", "1.", "1,", "1 ", "1/", "1-", "10:", "%1", "1%", "$", "½", "due ", "cento", "نصف ", "yüzde ", "20 marzo ",
    # marks
    '"', "“", "«a» ", "(", "(a", ".", "…", "?", "/", ":", "\\",
    # markup
    "*", "**a ", "_", "~", "`", "=", "[", "[a](", "![", "]:", "{", "{: ", "<", "<a ", "<!--", "&", "|", "a|",
    "http://a.b ", "# a\n\n", "- a\n", "> ", "  - a\n", "```\n", "[a]: b\n", "[^1]: a\n", "<div>\n",
    # nothing
    " ", "\t", "\n", "\u00a0",
)  # fmt: skip


@pytest.fixture
def seconds(in_folder):
    """The time that a page of so many code points of a fragment takes, in a language."""
    Path("glossary").mkdir()
    Path("glossary/customer-experience.yml").write_text(CONCEPT, encoding="utf-8")
    for code in LANGUAGES:
        Path("docs", code).mkdir(parents=True)

    def taken(fragment: str, size: int) -> float:
        for code in LANGUAGES:
            text = f"# T {{#t}}\n\n{fragment * (size // len(fragment))}\n"
            Path("docs", code, "index.md").write_text(text, encoding="utf-8")
        start = time.process_time()
        list(check(load(Path("docs"), Path("glossary"), "")))
        return time.process_time() - start

    return taken


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=ascii)
def test_time_grows_with_the_text(fragment, seconds):
    if seconds(fragment, LONG) > QUICK:
        assert any(seconds(fragment, LONG) < MOST * seconds(fragment, SHORT) for _ in range(3))
