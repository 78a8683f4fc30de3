"""What the check of the whole site has read, a language's build does not read again."""

from types import SimpleNamespace

import pytest

from building import terms_on_page
from building.project import terms_key
from isogloss.project import open_project
from isogloss.publishing.mentions import page_terms

PAGE = "---\ntitle: X\ndescription: X\n---\n\n# X {#x}\n\nIl cliente, a casa.\n"
CONCEPT = "languages:\n  it: {terms: [{term: cliente}]}\n  tr: {terms: [{term: müşteri}]}\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    for code in ("it", "tr"):
        page = tmp_path / "docs" / code / "index.md"
        page.parent.mkdir(parents=True)
        page.write_text(PAGE.replace("cliente", "müşteri") if code == "tr" else PAGE, encoding="utf-8")
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "customer.yml").write_text(CONCEPT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOCALE", "it")
    terms_on_page.forget()
    return open_project(start=tmp_path)


def config(project):
    return SimpleNamespace(
        extra={"termbase": project.termbase, "terms": terms_key(project.termbase.glossary, "it"), "project": project}
    )


def test_what_a_check_has_read_is_not_read_again(project, monkeypatch):
    project.check(also=terms_on_page.keep(project))
    expected = page_terms(next(page for page in project.site.all_pages if page.language == "it"))
    assert expected.named == {"customer": [("x", "X")]}
    monkeypatch.setattr(terms_on_page, "page_terms", None)
    assert terms_on_page.of_text("it/index.md", PAGE, config(project)) == expected


@pytest.mark.parametrize(("path", "text"), [("it/index.md", PAGE.replace("cliente", "gatto")), ("it/other.md", PAGE)])
def test_another_page_or_text_is_read(project, path, text):
    project.check(also=terms_on_page.keep(project))
    there = terms_on_page.of_text(path, text, config(project))
    assert bool(there.named) == ("cliente" in text)


def test_by_other_terms_nothing_is_known(project, monkeypatch):
    project.check(also=terms_on_page.keep(project))
    other = config(project)
    other.extra["terms"] = b"others"
    monkeypatch.setattr(terms_on_page, "page_terms", lambda page: f"read: {page.path}")
    assert terms_on_page.of_text("it/index.md", PAGE, other) == "read: index.md"
