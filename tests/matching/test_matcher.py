"""What holds for the matcher in every language, whatever the text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isogloss.engine import load_termbase
from isogloss.languages import codes, language
from isogloss.text.inlines import HIDDEN, MARKUP
from support import ROOT

TERMBASE = load_termbase(ROOT / "glossary", codes())
WORDS = {
    code: sorted({form for _, s in TERMBASE.glossary.sections(code) for t in s.terms for form in (t.text, *t.forms)})
    for code in codes()
}
SEPARATORS = [
    " ",
    "\n",
    "\n\n",
    "-",
    "'",
    "’",
    ".",
    "、",
    "\u00a0",
    "\u00ad",
    MARKUP,
    HIDDEN,
    "\u0640",
    "\u064b",
    "x",
    "ت",
    "0",
]


def texts(code):
    return st.lists(st.sampled_from(WORDS[code] + SEPARATORS), max_size=25).map("".join)


coded_texts = st.sampled_from(codes()).flatmap(lambda code: st.tuples(st.just(code), texts(code)))


@given(coded_texts)
def test_matches_are_in_order_apart_and_within_the_text(coded):
    code, text = coded
    matches = TERMBASE.matchers[code].find(text)
    spans = sorted({match.span for match in matches})
    assert [match.span for match in matches] == sorted(match.span for match in matches)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@given(texts("zh"))
def test_a_substring_match_reads_as_the_term(text):
    """Silent characters, spaces and width apart, what is found is the term or one of its forms, letter by letter."""
    matcher = TERMBASE.matchers["zh"]

    def plain(words: str) -> str:
        return spelled("zh", matcher.plain.text(words)).replace("\n", " ").replace("\u00a0", " ")

    for match in matcher.find(text):
        term = match.designation.term
        assert plain(text[slice(*match.span)]) in {plain(form) for form in (term.text, *term.forms)}


@given(st.sampled_from(codes()).flatmap(lambda code: st.tuples(st.just(code), texts(code), texts(code))))
def test_paragraphs_are_found_as_they_are_alone(coded):
    """Finding in two paragraphs equals finding in each."""
    code, first, second = coded
    find = TERMBASE.matchers[code].find
    border = "\n\n" + HIDDEN + "\n\n"
    start = len(first) + len(border)
    moved = [(m.span.start + start, m.span.end + start, m.designation.term.text) for m in find(second)]
    both = [(*m.span, m.designation.term.text) for m in find(first + border + second)]
    assert both == [(*m.span, m.designation.term.text) for m in find(first)] + moved


@pytest.mark.parametrize("code", codes())
def test_a_listed_form_is_found(code):
    """Every term and form of the site's glossary, alone, is found as itself or covered by nothing but itself."""
    matcher = TERMBASE.matchers[code]
    for _, section in TERMBASE.glossary.sections(code):
        for term in section.terms:
            for form in (term.text, *term.forms):
                excepted = any(spelled(code, e) in spelled(code, form) for e in term.excepted)
                assert excepted or any(matcher.entries[hit[2]].term is term for hit in matcher.hits(form)), (code, form)


def spelled(code: str, text: str) -> str:
    return language(code).folded(text)
