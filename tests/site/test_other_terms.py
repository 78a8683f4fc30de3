"""The pages that are rendered again while serving, when a term has changed."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "hooks"))

import building.other_terms as hook
from building import terms_on_page
from building.environment import EDITED, TERMS_BEFORE
from building.results import store
from isogloss import load_termbase
from isogloss.cache import Cache
from isogloss.publishing.mentions import PageTerms
from support import write_all

PAGES = {"a": "Bir veri seti.\n", "b": "Veri kümesi.\n", "folder/c": "Hiçbiri.\n", "folder/d": "Başka metin.\n"}


@pytest.fixture
def with_other_terms(tmp_path):
    """The pages whose terms differ when terms of one concept take the place of others."""
    write_all(tmp_path / "docs/tr", {f"{path}.md": text for path, text in PAGES.items()})

    def by(before: str, after: str) -> list[str] | None:
        return hook.with_other_terms(tmp_path / "docs", "tr", termbase(before), termbase(after))

    def termbase(terms: str):
        (tmp_path / "glossary").mkdir(exist_ok=True)
        text = f"languages:\n  tr: {{terms: [{terms}]}}\n"
        (tmp_path / "glossary" / "dataset.yml").write_text(text, encoding="utf-8")
        return load_termbase(tmp_path / "glossary", ["tr"])

    return by


OLD, NEW, BOTH = "{term: veri kümesi}", "{term: veri seti}", "{term: veri kümesi}, {term: veri seti, status: admitted}"


def test_pages_with_a_new_term_and_no_others(with_other_terms):
    assert with_other_terms(OLD, BOTH) == ["tr/a.md"]


def test_pages_that_lose_a_term(with_other_terms):
    assert with_other_terms(BOTH, NEW) == ["tr/b.md"]


def test_of_many_pages_none_is_told(with_other_terms):
    assert with_other_terms(OLD, NEW) is None


def test_a_large_glossary_may_have_moved_its_entries(with_other_terms, monkeypatch):
    monkeypatch.setattr(hook, "LARGE", 0)
    assert with_other_terms(OLD, BOTH) is None


def test_what_is_known_of_a_page_that_no_edit_is_shown_on_stays(tmp_path, monkeypatch):
    """A page has the terms that it had by the glossary before; one that is named is read again."""

    def terms(termbase: bytes, uri: str) -> str:
        terms_on_page.forget()
        text = PAGES[uri.removeprefix("tr/").removesuffix(".md")]
        there = SimpleNamespace(matchers={"tr": None})
        config = SimpleNamespace(extra={"terms": termbase, "termbase": there, "project": project})
        return terms_on_page.of_page(SimpleNamespace(src_uri=uri, content_string=text), config).title

    project = SimpleNamespace(cache=Cache())  # that keeps nothing
    readings = iter(["first", "second", "third", "fourth"])
    monkeypatch.setenv("LOCALE", "tr")
    monkeypatch.setattr(terms_on_page, "page_terms", lambda _: PageTerms(next(readings), {}, []))
    store.open(tmp_path / "results.sqlite", b"")
    try:
        assert [terms(b"old", "tr/a.md"), terms(b"old", "tr/b.md")] == ["first", "second"]
        monkeypatch.setenv(TERMS_BEFORE, b"old".hex())
        monkeypatch.setenv(EDITED, "tr/a.md")
        assert [terms(b"new", "tr/a.md"), terms(b"new", "tr/b.md")] == ["third", "second"]
        monkeypatch.delenv(TERMS_BEFORE)
        assert [terms(b"new", "tr/a.md"), terms(b"new", "tr/b.md")] == ["third", "second"]
        assert terms(b"newest", "tr/b.md") == "fourth"
    finally:
        store.close()
