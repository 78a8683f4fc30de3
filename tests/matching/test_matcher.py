"""What holds for the matcher in every language, whatever the text."""

import gc
import itertools
import os
import subprocess
import sys
import sysconfig
import tracemalloc
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import msgspec
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from isogloss.glossary.glossary import read_glossary
from isogloss.glossary.model import Concept, LanguageSection, Term
from isogloss.languages import codes, language
from isogloss.matching import compiled, memory, substrings, words
from isogloss.matching.match import Designation, Sureness
from isogloss.matching.matcher import TermMatcher
from isogloss.matching.termbase import Termbase
from isogloss.text.inlines import HIDDEN, MARKUP
from support import ROOT


def load_terms() -> Termbase:
    """The site's glossary, and for languages that the site does not have, the terms of their cases."""
    glossary = read_glossary(ROOT / "glossary")
    concepts = dict(glossary.concepts)
    for code in codes():
        if not list(glossary.sections(code)):
            cases = yaml.safe_load((ROOT / "tests" / "languages" / f"{code}.yml").read_text(encoding="utf-8"))
            for number, text in enumerate(sorted({case["term"] for case in cases})):
                entry = designation(code, text)
                concepts[f"{code}-{number}"] = msgspec.structs.replace(entry.concept, id=f"{code}-{number}")
    return Termbase(replace(glossary, concepts=concepts))


def designation(code: str, text: str) -> Designation:
    section = LanguageSection(terms=(Term(text=text),))
    return Designation(Concept(id="x", languages={code: section}), section, section.terms[0])


TERMBASE = load_terms()
OTHER = load_terms()
"""The same, which has seen other texts."""


@contextmanager
def interpreted():
    """Meanwhile only what is written in Python is used."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "USED", False)
        yield


with interpreted():
    INTERPRETED = load_terms()
    for code in codes():
        INTERPRETED.matchers[code].prepare()

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


def test_what_can_be_compiled_is():
    assert compiled.USED, "what was compiled is older than its source: run make"


def test_what_is_compiled_can_be_left_unused():
    command = [sys.executable, "-c", "import isogloss.matching.compiled as it; print(it.USED)"]
    environment = {**os.environ, "ISOGLOSS_INTERPRETED": "1"}
    assert subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout == "False\n"


@pytest.mark.parametrize(("source", "current"), [(1, True), (3, False), (None, True)])
def test_what_is_older_than_its_source_is_not_used(tmp_path, source, current):
    module = ModuleType("words")
    module.__file__ = str(tmp_path / f"words{sysconfig.get_config_var('EXT_SUFFIX')}")
    for file, time in ((Path(module.__file__), 2), (tmp_path / "words.pyx", source)):
        if time is not None:
            file.touch()
            os.utime(file, (time, time))
    assert compiled.is_current(module) is current


@example(("it", "di\r\nesperienza  cliente"))
@example(("it", "la marca si marca, e si riporta a"))
@example(("tr", "Bunu markalar. Dosyayı markalar."))
@example(("zh", "决定价值客户体验\u202e客户\n体验CXO"))
@given(coded_texts)
def test_compiled_or_not_the_same_is_found(coded):
    code, text = coded
    with interpreted():
        expected = INTERPRETED.matchers[code].hits(text)
    assert sorted(TERMBASE.matchers[code].hits(text)) == sorted(expected)


@given(st.text("客户外汇报价决定值CX \n", max_size=60))
def test_compiled_or_not_words_border_at_the_same_places(text):
    with interpreted():
        expected = INTERPRETED.matchers["zh"].hits(text)
    assert sorted(TERMBASE.matchers["zh"].hits(text)) == sorted(expected)


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


LETTERS = {
    "ar": "ابتجحخدذرزسشصطعغفقكلمنهويأإآؤئ",
    "zh": "客户体验管理首席官的中决定价值",
    "tr": "abcçgğıijkoöprsştuüvzİI",
}
LATIN = "abcdefghilmnopqrstuvzãçéèêìôúßñABX09"


def made_terms(code):
    letters = LETTERS.get(code, LATIN)
    word = st.text(letters, min_size=2, max_size=8) | st.sampled_from(["CXO", "di", "dos", "l’", "e-", "وال"])
    words = st.lists(word, min_size=1, max_size=4).map(" ".join)
    return words.filter(lambda text: language(code).spaced or any(letter in letters for letter in text))


@given(
    st.sampled_from(codes()).flatmap(
        lambda code: st.tuples(st.just(code), made_terms(code), st.lists(made_terms(code), max_size=2))
    )
)
def test_any_term_and_its_forms_are_found_as_they_stand(coded):
    """Whatever words a term is made of, known to the rules or not, alone it is surely itself."""
    code, text, forms = coded
    section = LanguageSection(terms=(Term(text=text, forms=tuple(forms)),))
    entry = Designation(Concept(id="x", languages={code: section}), section, section.terms[0])
    matcher = TermMatcher(language(code), [entry])
    for form in (text, *forms):
        assert any(sureness == Sureness.EXACT for *_, sureness in matcher.hits(form)), form


@pytest.mark.parametrize("code", codes())
def test_a_listed_form_is_found(code):
    """Every term and form of the site's glossary, alone, is found as itself or covered by nothing but itself."""
    matcher = TERMBASE.matchers[code]
    for _, section in TERMBASE.glossary.sections(code):
        for term in section.terms:
            for form in (term.text, *term.forms):
                excepted = any(spelled(code, e) in spelled(code, form) for e in term.excepted)
                text = " ".join((form, *term.near[:1]))
                assert excepted or any(matcher.entries[hit[2]].term is term for hit in matcher.hits(text)), (code, form)


def spelled(code: str, text: str) -> str:
    return language(code).folded(text)


@given(coded_texts)
def test_positions_quote_what_was_found(coded):
    """What stands at a match's place, alone, is found as the same term."""
    code, text = coded
    matcher = TERMBASE.matchers[code]
    for match in matcher.find(text):
        quoted = text[slice(*match.span)]
        assert quoted.strip() == quoted
        found = [matcher.entries[hit[2]] for hit in matcher.hits(quoted)]
        assert match.designation in found or match.designation.term.excepted or match.designation.term.near


@example(("zh", ["C 级套房", "AI\u064b"]))
@given(st.sampled_from(codes()).flatmap(lambda code: st.tuples(st.just(code), st.lists(texts(code), max_size=6))))
def test_sentences_are_found_as_they_are_alone(coded):
    """A page is searched a block at a time, and remembers words; neither shows."""
    code, sentences = coded
    hits = TERMBASE.matchers[code].hits
    border = f"\n\n{HIDDEN}\n\n"
    expected, start = [], 0
    for sentence in sentences:
        expected += [(start + hit[0], start + hit[1], *hit[2:]) for hit in hits(sentence)]
        start += len(sentence) + len(border)
    assert sorted(OTHER.matchers[code].hits(border.join(sentences))) == sorted(expected)


@pytest.mark.parametrize("code", codes())
def test_blocks_do_not_show(code, monkeypatch):
    """However small the blocks are in which a text is searched, the same is found."""
    text = " ".join(WORDS[code]) + "\n" + "".join(WORDS[code])
    found = sorted(TERMBASE.matchers[code].hits(text))
    for size in (1, 7, 64):
        monkeypatch.setattr(words, "BLOCK", size)
        monkeypatch.setattr(substrings, "BLOCK", size)
        assert sorted(TERMBASE.matchers[code].hits(text)) == found


@pytest.mark.parametrize("code", codes())
def test_a_longer_text_leaves_no_more_behind(code, monkeypatch):
    """What is remembered of texts has its limit: memory grows with the glossary, not with the text."""
    monkeypatch.setattr(memory, "REMEMBERED", 500)
    term = WORDS[code][0]

    def kept(size: int) -> int:
        matcher = TermMatcher(language(code), TERMBASE.matchers[code].entries)
        matcher.hits(term)
        text = " ".join(f"{term} w{number:x}" for number in range(size))
        tracemalloc.start()
        try:
            matcher.hits(text)
            gc.collect()
            return tracemalloc.get_traced_memory()[0]
        finally:
            tracemalloc.stop()

    assert kept(8_000) < 2 * kept(2_000) + 50_000


HOSTILE = [
    "a", "'", "CXO'", "CXO ", "客户", "客 ", "外汇报价", "a\u0301", "\u0316\u0301", "[", "ب\u064e", "\u2060",
    "\n", "a-",
]  # fmt: skip


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_text(code, piece):
    """Twice as much of the same is twice the work, not four times: counted in calls, which no clock disturbs."""
    entries = [*TERMBASE.matchers[code].entries, designation(code, "CXO"), designation(code, "a a a")]

    def calls(text: str) -> int:
        find = TermMatcher(language(code), entries).find
        counts = [0]

        def count(frame, event, argument):
            counts[0] += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            find(text)
        finally:
            sys.setprofile(None)
        return counts[0]

    assert calls(piece * 2000) <= 2.5 * calls(piece * 1000) + 200


def test_a_long_word_is_not_remembered():
    index = TermMatcher(language("tr"), [designation("tr", "veri")]).index
    assert index.hits("veri " + "veri" * 100 + " veri") == [(0, 4, 0, 3), (406, 410, 0, 3)]
    assert max(map(len, [*index.heads, *index.choices])) <= memory.LONGEST_REMEMBERED


def test_what_is_remembered_is_bounded(monkeypatch):
    monkeypatch.setattr(memory, "REMEMBERED", 10)
    matcher = TermMatcher(language("it"), [designation("it", "dato aperto")])
    text = " ".join(f"x{number} dati aperti" for number in range(100))
    assert len(matcher.hits(text)) == 100
    assert max(map(len, (matcher.index.heads, matcher.index.choices, matcher.index.openings))) <= 10


def test_the_collector_is_as_it_was():
    matcher = TermMatcher(language("it"), [designation("it", "dato")])
    for was in (False, True):
        (gc.enable if was else gc.disable)()
        matcher.find("i dati")
        assert gc.isenabled() is was


@pytest.mark.parametrize(
    ("code", "terms", "text", "found"),
    [
        (
            "pt",
            ["Santos", "cliente", "marca"],
            "O Santo do Santos e os clientes da marca.",
            ["Santos", "clientes", "marca"],
        ),
        ("pt", ["Cliente", "Marca"], "Os clientes e as marcas.", ["clientes", "marcas"]),
        ("it", ["Marco", "cliente", "ricavo"], "I marchi, Marco e i clienti.", ["Marco", "clienti"]),
    ],
)
def test_names_keep_their_number_where_capitals_tell_them(code, terms, text, found):
    """A glossary that writes every term with a capital says nothing with it."""
    matcher = TermMatcher(language(code), [designation(code, term) for term in terms])
    assert [text[slice(*match.span)] for match in matcher.find(text)] == found


@pytest.mark.parametrize(
    ("code", "term", "text", "found"),
    [
        ("it", "riportare a", "Tutti riportano al capo.", ["riportano al"]),
        ("it", "dedicare a", "Lo dedicherà ai clienti, e lo dedichiamo a te.", ["dedicherà ai", "dedichiamo a"]),
        ("it", "affiancare a", "Lo affianchiamo a te.", ["affianchiamo a"]),
        ("it", "rinunciare a", "Rinunceranno al premio, tu rinunci a tutto.", ["Rinunceranno al", "rinunci a"]),
        ("pt", "reportar-se a", "O gerente reporta-se ao diretor.", ["reporta-se ao"]),
        ("pt", "reportar-se a", "Eles se reportam à diretora.", ["se reportam à"]),
        ("pt", "lugar de trabalho", "Dois lugares de trabalho.", ["lugares de trabalho"]),
    ],
)
def test_a_term_that_begins_with_an_infinitive_has_the_forms_of_the_verb(code, term, text, found):
    matcher = TermMatcher(language(code), [designation(code, term)])
    assert [text[slice(*match.span)] for match in matcher.find(text)] == found
