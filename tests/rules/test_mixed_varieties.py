"""A folder whose name says which country's variety its pages are in."""

from isogloss.engine import check, load

TEXT = "A equipe tem um contacto.\n"


def test_a_folder_named_after_a_variety_keeps_to_it(tmp_path):
    for code in ("pt-PT", "pt-BR"):
        page = tmp_path / "docs" / code / "index.md"
        page.parent.mkdir(parents=True)
        page.write_text(TEXT, encoding="utf-8")
    (tmp_path / "glossary").mkdir()
    concept = "languages:\n  pt-PT: {terms: [{term: grupo}]}\n  pt-BR: {terms: [{term: grupo}]}\n"
    (tmp_path / "glossary" / "group.yml").write_text(concept, encoding="utf-8")
    site = load(tmp_path / "docs", tmp_path / "glossary", languages=["pt-PT", "pt-BR"])
    told = [(it.location.path, *it.expected) for it in check(site, select=["mixed-varieties"])]
    assert [(path.split("/")[-2], word) for path, word in told] == [("pt-BR", "contato"), ("pt-PT", "A equipa")]
