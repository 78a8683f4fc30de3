"""Each script has its type and measure, and what is foreign says so."""

import re

import pytest
from readers import LANGUAGES

from support import PAGES

PERMALINKS = {
    "ar": "رابط دائم",
    "pt": "Link permanente",
    "tr": "Kalıcı bağlantı",
    "it": "Link permanente",
    "zh": "永久链接",
}
LATIN = re.compile(r"[A-Za-z]{2,}")
LINE = """text => {
  const {fontSize} = getComputedStyle(text)
  // a Chinese character is one em wide, and is here too where the machine has no font for it
  if (document.documentElement.lang.startsWith('zh')) return text.clientWidth / parseFloat(fontSize)
  const range = document.createRange()
  range.selectNodeContents(text)
  const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top / 8)))
  return text.textContent.length / lines.size
}"""


@pytest.mark.parametrize("code", LANGUAGES)
def test_headings_links_are_called_in_the_page_s_language(built, code):
    for page in PAGES:
        html = built.files()[f"{code}/{page}index.html"].decode()
        assert set(re.findall(r'class="headerlink" href="[^"]*" title="([^"]*)"', html)) <= {PERMALINKS[code]}


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code in ("ar", "zh")])
def test_no_latin_word_stands_among_others_without_its_language(built, code):
    for page in ("cxo-vs-cmo/", "chief-experience-officer/", "guide/"):
        html = built.files()[f"{code}/{page}index.html"].decode()
        article = re.search(r"<article.*?</h1>(.*)</article>", html, re.S)[1]
        assert '<bdi lang="en">' in article
        rest = re.sub(r"<(bdi|svg|code)\b.*?</\1>|<[^>]*>|&\w+;", " ", article, flags=re.S)
        assert LATIN.findall(rest) == [], page


@pytest.mark.parametrize(
    ("code", "most", "leading"), [("ar", 85, 1.8), ("pt", 80, 1.6), ("tr", 80, 1.6), ("it", 80, 1.6), ("zh", 42, 1.75)]
)
def test_lines_are_as_long_and_as_far_apart_as_their_script_is_read_with_ease(visit, code, most, leading):
    reader = visit()
    reader.go(f"{code}/cxo-vs-cmo/")
    paragraphs = reader.page.locator("article > p")
    lengths = [paragraphs.nth(number).evaluate(LINE) for number in range(4)]
    assert most / 3 < max(lengths) < most
    size, height, spacing, family = paragraphs.first.evaluate(
        "it => ['fontSize', 'lineHeight', 'letterSpacing', 'fontFamily'].map(name => getComputedStyle(it)[name])"
    )
    assert float(height[:-2]) / float(size[:-2]) >= leading - 0.01
    assert spacing in ("normal", "0px")
    assert family.endswith("sans-serif")
    if code == "ar":
        letters = reader.page.locator("h1, h2, h3, nav a").evaluate_all(
            "all => all.map(it => getComputedStyle(it).letterSpacing)"
        )
        assert set(letters) <= {"normal", "0px"}, "letters that are joined stay joined"
