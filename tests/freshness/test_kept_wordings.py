"""What sections say is known from a check that was asked for it."""

import pytest

from isogloss import engine, open_project
from isogloss.engine import site_wordings

CONCEPT = "languages:\n  it: {terms: [{term: marca}]}\n  tr: {terms: [{term: marka}]}\n"


@pytest.mark.parametrize("settings", ["", 'markdown = "hugo"\n'])
def test_a_check_keeps_what_it_was_asked_for(tmp_path, monkeypatch, settings):
    texts = {"it": "# A {#a}\n\nUna marca {{< x >}} qui.\n", "tr": "Giriş.\n\n## A {#a}\n\nBir marka.\n"}
    (tmp_path / "isogloss.toml").write_text(settings, encoding="utf-8")
    for code, text in texts.items():
        (tmp_path / "docs" / code).mkdir(parents=True)
        (tmp_path / "docs" / code / "index.md").write_text(text, encoding="utf-8")
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "brand.yml").write_text(CONCEPT, encoding="utf-8")
    read = site_wordings(open_project(start=tmp_path, caching=False).site)
    assert {code: len(sections) for code, sections in read["index.md"].items()} == {"it": 1, "tr": 2}

    open_project(start=tmp_path).check(wordings=True)
    monkeypatch.setattr(engine, "_file_wordings", None)  # nothing is read once more
    project = open_project(start=tmp_path)
    assert site_wordings(project.site, project.cache) == read
