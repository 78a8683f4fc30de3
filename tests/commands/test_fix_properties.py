"""What holds of the fixes of any page: done once they are done, and code, links and keys stay as they are."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isogloss.engine import check, load
from isogloss.fixes import ROUNDS, fixed

CONCEPT = """languages:
  ar: {terms: [{term: مجموعة بيانات}, {term: طقم بيانات, status: deprecated}]}
  it: {terms: [{term: insieme di dati}, {term: serie di dati, status: deprecated}]}
  pt: {terms: [{term: conjunto de dados}, {term: base de dados, status: deprecated}]}
  tr: {terms: [{term: veri kümesi}, {term: veri seti, status: deprecated}]}
  zh: {terms: [{term: 数据集}, {term: 资料集, status: deprecated}]}
"""
WORDS = {
    "ar": ("طقم بيانات", "الـكتاب", "کتاب", "ﻻ", "كلمة, كلمة", "”كلمة“", "50%", "1,234.5 دولار"),
    "it": ("serie di dati", "Le serie di dati", "il il", "“parola”", "1,234.56 euro", "50 %", "perche\u0301", "AI"),
    "pt": ("base de dados", "bases de dados", "«palavra»", "1,234.56 reais", "a a", "5 , 6", "ação\u200b", '"sim"'),
    "tr": ("veri seti", "VERİ SETİ", "veri setleri", "50%", "204,518 dolar", "ve ve", "«söz»", "ı\u0307"),
    "zh": ("资料集", "词语,词语", "词 语", "「词」", "的的", "词语(词)", "５0%", "词语 。"),
}
MARKS = (
    "",
    " ",
    "  ",
    "\n",
    "\n\n",
    ", ",
    " .",
    "“",
    "”",
    '"',
    "(",
    " )",
    "`",
    "**",
    "_",
    "\u200f",
    "\u00a0",
    "...",
    "—",
)
BLOCKS = (
    "\n\n```\nveri seti , 资料集\n```\n\n",
    "\n\n## Serie di dati {#serie}\n\n",
    "\n- ",
    "\n| a | b |\n|---|---|\n| serie di dati | 50% |\n",
    "[base de dados](veri-seti.md)",
    "<span title='veri seti'>x</span>",
    "<!-- 资料集 -->",
    "`طقم بيانات , ﻻ`",
    "<https://example.org/«a»,b>",
)
HEADS = ("", "---\ntitle: serie di dati «x»\nveri seti: 50%\n---\n\n")


def pages(code):
    parts = st.sampled_from((*WORDS[code], *MARKS, *BLOCKS))
    return st.tuples(st.sampled_from(HEADS), st.lists(parts, min_size=1, max_size=12)).map(
        lambda page: page[0] + "".join(page[1]) + "\n"
    )


def written(folder, code, text):
    page = folder / "docs" / code / "index.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(text.encode())
    site = load(folder / "docs", folder / "glossary")
    return site, site.pages[code]["index.md"]


def mended(folder, code, text):
    """The text with all its fixes, in as many rounds as the command makes."""
    for _ in range(ROUNDS):
        site, page = written(folder, code, text)
        text, count = fixed(page.source, check(site))
        if not count:
            break
    return text


def kept(folder, code, text):
    """What no fix may touch: code, where links lead, tags, the keys of the front matter."""
    _, page = written(folder, code, text)
    markdown = page.markdown
    return (
        [text[slice(*span)] for span in markdown.code],
        [link.target for link in markdown.links],
        [text[slice(*span)] for span in markdown.html],
        [line.partition(":")[0] for line in text[: page.body].splitlines()],
    )


@pytest.mark.parametrize("code", sorted(WORDS))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_fixes(code, data, tmp_path):
    (tmp_path / "glossary").mkdir(exist_ok=True)
    (tmp_path / "glossary" / "dataset.yml").write_text(CONCEPT, encoding="utf-8")
    text = data.draw(pages(code))
    once = mended(tmp_path, code, text)
    assert mended(tmp_path, code, once) == once
    assert kept(tmp_path, code, once) == kept(tmp_path, code, text)
    assert mended(tmp_path, code, text.replace("\n", "\r\n")) == once.replace("\n", "\r\n")
