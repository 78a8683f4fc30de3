"""`isogloss init` and `isogloss check` in sites of other layouts."""

import os
from pathlib import Path

import pytest

from isogloss.cli import main
from isogloss.site.layout import Layout, LayoutError
from support import Case, cases, parametrize, write_all
from support import write as write_file

HERE = Path(__file__).parent


@parametrize(HERE, "layouts.md")
def test_init_tells_the_layout_and_check_what_is_wrong(case, in_folder, capsys):
    write_all(in_folder, dict(case.of("file")))
    assert main(["init", "--lang", "en"]) == 0
    assert (in_folder / "isogloss.toml").read_text(encoding="utf-8") == case.one("settings")
    assert (in_folder / "glossary/json.yml").is_file()
    capsys.readouterr()
    main(["check", "--format", "concise", "--lang", "en"])
    told = capsys.readouterr()
    found = [row for row in told.out.splitlines() if not row.startswith("    see ")]
    assert found == case.one("diagnostics").splitlines(), told.err


def test_a_folder_of_a_language_that_cannot_be_read_is_told(in_folder, capsys, monkeypatch):
    for code in ("it", "pt", "tr"):
        (in_folder / "docs" / code).mkdir(parents=True)
        (in_folder / "docs" / code / "index.md").write_text("Testo.\n", encoding="utf-8")
    listed = os.scandir

    def scandir(folder):
        if Path(folder).name == "tr":
            raise PermissionError(13, "Permission denied", str(folder))
        return listed(folder)

    monkeypatch.setattr(os, "scandir", scandir)  # whoever runs the tests may be allowed to read everything
    assert main(["init", "--lang", "en"]) == 2
    assert capsys.readouterr().err == (
        "isogloss: docs/tr: Permission denied: change its permissions, or run this as a user who has them\n"
    )
    assert not (in_folder / "isogloss.toml").exists()


def test_a_glossary_may_be_still_to_come_and_come_from_a_file(in_folder, capsys):
    for code, text in {"it": "Il 42% dei clienti.\n", "pt": "24% dos clientes.\n"}.items():
        (in_folder / code).mkdir()
        (in_folder / code / "index.md").write_text(text, encoding="utf-8")
    assert main(["init", "--lang", "en"]) == 0
    assert "no first concept was found" in capsys.readouterr().out
    assert main(["check", "--format", "concise", "--lang", "en"]) == 1
    told = capsys.readouterr()
    assert "mismatched-figure" in told.out
    assert "no concept in glossary yet: terms are not checked" in told.err
    assert main(["check", "--glossary", "glosary", "--lang", "en"]) == 2
    assert "glosary:1: error: no such folder" in capsys.readouterr().err
    assert main(["export", "tbx"]) == 2
    assert "no concept to export" in capsys.readouterr().err
    table = in_folder / "terms.csv"
    table.write_text("concept,it,pt\ncustomer,cliente,cliente\n", encoding="utf-8")
    assert main(["import", "terms.csv", "--apply"]) == 0
    assert (in_folder / "glossary/customer.yml").is_file()
    capsys.readouterr()
    assert main(["check", "--format", "concise", "--lang", "en"]) == 1
    assert "no concept" not in capsys.readouterr().err


def test_a_page_is_named_by_the_file_that_it_has_and_not_by_one_that_it_could_have(in_folder, capsys):
    for name in ("README.md", "README.pt.md", "guide.md", "docs/pt/guide.md"):
        write_file(in_folder, name, "# JSON {#json}\n\nJSON.\n")
    assert main(["init"]) == 0
    assert main(["sync", "init"]) == 0
    assert main(["sync", "accept", "README.pt.md#json"]) == 0
    capsys.readouterr()
    assert main(["coverage", "--language", "pt", "--lang", "en"]) == 0
    named = [row.partition(": ")[0] for row in capsys.readouterr().out.splitlines()]
    assert named == ["README.pt.md", "docs/pt/guide.md", "pt"]


@pytest.mark.parametrize("name", ["csv", "json", "tbx", "tbx-dct", "tsv", "xlsx"])
def test_every_command_knows_a_language_without_a_file(name, in_folder, capsys):
    for code in ("en", "ja", "ko"):
        file = in_folder / f"docs/{code}/docs/index.md"
        file.parent.mkdir(parents=True)
        file.write_text("## API {#api}\n\nAPI\n", encoding="utf-8")
    assert main(["init"]) == 0
    assert main(["sync", "init"]) == 0
    assert main(["sync"]) == 0
    assert main(["concordance", "--language", "ko", "docs/ko/docs/index.md"]) == 0
    assert main(["export", name, "--output", f"glossary.{name}"]) == 0
    concept = in_folder / "glossary/api.yml"
    written = concept.read_text(encoding="utf-8")
    concept.write_text(written.partition("  ja:")[0], encoding="utf-8")
    assert main(["import", f"glossary.{name}", "--format", name, "--apply"]) == 0
    assert main(["export", name, "--languages", "ja,ko", "--output", f"again.{name}"]) == 0
    assert "  ja:" in concept.read_text(encoding="utf-8")
    assert "  ko:" in concept.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("patterns", "default", "place", "file"),
    [
        (("{language}/{path}",), None, ("pt", "a/b.md"), "pt/a/b.md"),
        (("{path}.{language}", "{path}"), "it", ("pt", "a.md"), "a.pt.md"),
        (("{path}.{language}", "{path}"), "it", ("it", "a.md"), "a.md"),
        (("{path}.{language}.md", "{path}.md"), "it", ("pt", "a/b.md"), "a/b.pt.md"),
        (("{language}/docs/{path}",), None, ("pt", "x.markdown"), "pt/docs/x.markdown"),
        (("i18n/{language}/current/{path}", "docs/{path}"), "it", ("pt", "x.mdx"), "i18n/pt/current/x.mdx"),
        (("i18n/{language}/current/{path}", "docs/{path}"), "it", ("it", "x.mdx"), "docs/x.mdx"),
        (("{language}/{path}", "{path}"), "it", ("it", "zu/x.md"), "zu/x.md"),
    ],
)
def test_a_page_and_its_file_say_the_same(patterns, default, place, file):
    layout = Layout(patterns, default)
    assert layout.reader(("it", "pt")).place(file) == place
    assert layout.file(*place) == file


@pytest.mark.parametrize(
    ("patterns", "file"),
    [
        (("{language}/{path}",), "zu/x.md"),
        (("{language}/{path}",), "x.md"),
        (("{path}.{language}",), "x.zu.md"),
        (("{path}.{language}.md",), "x.pt.mdx"),
        (("i18n/{language}/current/{path}",), "i18n/pt/x.md"),
    ],
)
def test_what_no_pattern_suits_is_no_page(patterns, file):
    assert Layout(patterns).reader(("it", "pt")).place(file) is None


@pytest.mark.parametrize(
    ("patterns", "message"),
    [
        (("{language}",), "write {path} once"),
        (("{path}/{path}/{language}",), "write {path} once"),
        (("{language}/{path}/{name}",), "write {path} once"),
        (("{path}",), "names no language"),
        (("../{language}/{path}",), "leaves the folder"),
        ((), "no pattern"),
    ],
)
def test_patterns_that_tell_no_page(patterns, message):
    with pytest.raises(LayoutError, match=message):
        Layout(patterns)


def test_settings_with_a_layout_that_cannot_be_are_refused(in_folder, capsys):
    for text, told in {
        'pages = ["{path}"]': "isogloss.toml:1: “{path}” names no language",
        'languages = ["it", "?"]': "isogloss.toml:1: “?” is no language",
        'languages = ["it"]\ndefault-language = "pt"': "isogloss.toml:2: “pt” is not among the languages",
        'markdown = "asciidoc"': "isogloss.toml:1: “asciidoc” is no dialect: write one of mkdocs, mdx, hugo, myst",
    }.items():
        (in_folder / "isogloss.toml").write_text(text, encoding="utf-8")
        assert main(["check"]) == 2
        assert capsys.readouterr().err.startswith(f"isogloss: {told}")


def suffixes() -> Case:
    return next(case for case in cases(HERE / "layouts.md") if case.title.startswith("MkDocs with suffixes"))


def test_check_of_one_file_of_a_layout(in_folder, capsys):
    write_all(in_folder, dict(suffixes().of("file")))
    main(["init"])
    assert main(["check", "docs/index.pt.md"]) == 0
    assert main(["check", "docs/guida/uso.pt.md"]) == 1
    assert main(["check", "docs/guida"]) == 1
    assert main(["check", "docs/guida/uso.tr.md"]) == 2
    assert main(["check", "mkdocs.yml"]) == 2


def test_a_page_that_is_missing_is_told_where_it_would_be(in_folder, capsys):
    write_all(in_folder, dict(suffixes().of("file")))
    main(["init"])
    (in_folder / "docs/index.pt.md").unlink()
    capsys.readouterr()
    main(["check", "--select", "missing-page", "--format", "concise"])
    assert capsys.readouterr().out.startswith("docs/index.pt.md:1:1: error: the page index.md is missing here")


def test_init_overwrites_nothing(in_folder, capsys):
    write_all(in_folder, dict(suffixes().of("file")))
    (in_folder / "glossary").mkdir()
    (in_folder / "glossary/json.yml").write_text("mine", encoding="utf-8")
    assert main(["init", "--dry-run"]) == 0
    assert not (in_folder / "isogloss.toml").exists()
    assert main(["init"]) == 0
    assert main(["init"]) == 2
    assert "isogloss.toml already exists: nothing was written" in capsys.readouterr().err
    assert (in_folder / "glossary/json.yml").read_text(encoding="utf-8") == "mine"
    assert [file.name for file in (in_folder / "glossary").iterdir()] == ["json.yml"]


def test_init_where_there_is_nothing(in_folder, capsys):
    (in_folder / "README.md").write_text("x", encoding="utf-8")
    assert main(["init"]) == 2
    assert "no two languages have a page at the same place" in capsys.readouterr().err


def test_a_first_concept_of_headings_where_no_name_is_shared(in_folder, capsys):
    for code, title in {"it": "La panoramica", "tr": "Genel bakış"}.items():
        (in_folder / code).mkdir()
        (in_folder / code / "overview.md").write_text(f"# {title}\n\n…\n", encoding="utf-8")
    assert main(["init"]) == 0
    assert (in_folder / "glossary/panoramica.yml").read_text(encoding="utf-8") == (
        'languages:\n  it:\n    terms:\n    - {term: "panoramica"}\n  tr:\n    terms:\n    - {term: "Genel bakış"}\n'
    )
    assert main(["check"]) == 0
