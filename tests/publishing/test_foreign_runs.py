"""Words in a foreign script say their language and stand apart; all else is as it was."""

import pytest

from isogloss.publishing.foreign_runs import with_foreign_runs


@pytest.mark.parametrize(
    ("code", "html", "marked"),
    [
        ("ar", "<p>وCXO هنا</p>", '<p>و<bdi lang="en">CXO</bdi> هنا</p>'),
        ("ar", "لدى TGI Fridays وGartner.", 'لدى <bdi lang="en">TGI Fridays</bdi> و<bdi lang="en">Gartner</bdi>.'),
        ("ar", "(chief experience officer)،", '(<bdi lang="en">chief experience officer</bdi>)،'),
        ("ar", "AT&amp;T B2B 88٪", '<bdi lang="en">AT</bdi>&amp;<bdi lang="en">T B2B</bdi> 88٪'),
        ("ar", "(Digital 2.0: Customer)", '(<bdi lang="en">Digital 2.0: Customer</bdi>)'),
        ("ar", "لدى Gartner 80٪، وفي 2019 Forrester", 'لدى <bdi lang="en">Gartner</bdi> 80٪، وفي 2019 <bdi lang="en">'
         "Forrester</bdi>"),
        ("zh", "据 CEO Monthly 称", '据 <bdi lang="en">CEO Monthly</bdi> 称'),
        ("it", "in cinese 客户体验, in arabo تجربة العملاء", 'in cinese <bdi lang="zh-Hans">客户体验</bdi>, in arabo '
         '<bdi lang="ar">تجربة العملاء</bdi>'),
        ("it", "<p>customer experience, CXO</p>", "<p>customer experience, CXO</p>"),
        ("ar", '<a href="Abc">و</a> <code>print(x)</code>', '<a href="Abc">و</a> <code>print(x)</code>'),
        ("ar", '<bdi lang="it">b</bdi> <span lang="pt">a <b>c</b></span>', None),
        ("ar", "<svg viewBox='0 0 1 1'><text>CXO</text></svg><!-- note --><br>&nbsp;&#8212;", None),
        ("tr", "Ünlü İç Şirket", None),
    ],
)  # fmt: skip
def test_runs(code, html, marked):
    assert with_foreign_runs(html, code) == (html if marked is None else marked)


def test_no_text_takes_longer_than_it_is_long():
    for text in ("A" * 300_000, "1" * 300_000, "A&" * 150_000, "'" * 300_000, "A " * 150_000, "A 1.: " * 60_000):
        assert len(with_foreign_runs(text, "ar")) >= len(text)
