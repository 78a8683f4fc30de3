"""What a review says of a change: what is found, what the glossary touches, how it is mended, in whose language."""

import json

import pytest

from isogloss.cli import main
from isogloss.review.told import from_json
from support import git, write, write_all

CONCEPT = """\
languages:
  pt: {terms: [{term: conjunto de dados, gender: masculine}]}
  tr: {terms: [{term: veri kümesi}]}
"""
FILES = {
    "docs/pt/index.md": "## Um {#one}\n\nUm conjunto de dados e outros conjuntos de dados.\n",
    "docs/tr/index.md": "## Bir {#one}\n\nBir veri kümesi.\n",
    "docs/pt/dois.md": "Conjunto de dados.\n",
    "docs/tr/dois.md": "Veri kümesi.\n",
    "glossary/dataset.yml": CONCEPT,
    "Makefile": "all:\n",
}


@pytest.fixture
def repository(in_folder, monkeypatch):
    monkeypatch.setenv("LANG", "C")
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    write_all(in_folder, FILES)
    git(in_folder, "init", "--quiet")
    git(in_folder, "add", ".")
    git(in_folder, "commit", "--quiet", "--message", "start")
    return in_folder


def review(capsys, *arguments: str) -> tuple[int, str]:
    code = main(["review", "--since", "HEAD", *arguments])
    return code, capsys.readouterr().out


def test_a_change_of_no_page_finds_nothing(repository, capsys):
    assert review(capsys) == (0, "**Nothing found.**\n")


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("status: superseded, ", "dataset: “conjunto de dados” is now superseded; occurrences: 3, pages: 2"),
        ("", "was removed; occurrences: 3, pages: 2; as superseded it would be reported where it stands"),
    ],
)
def test_a_renamed_term_is_told_with_what_it_touches(repository, capsys, status, told):
    old = f"    - {{term: conjunto de dados, {status}gender: masculine}}\n" if status else ""
    new = "languages:\n  pt:\n    terms:\n    - {term: base de dados, gender: masculine}\n"
    write(repository, "glossary/dataset.yml", f"{new}{old}  tr: {{terms: [{{term: veri kümesi}}]}}\n")
    _, out = review(capsys, "--lang", "en")
    assert "“conjunto de dados” is renamed “base de dados”; occurrences: 3, pages: 2" in out
    assert told in out
    assert "veri kümesi" not in out.partition("## Português")[0], "nothing has changed in Turkish"


def test_what_it_touches_is_read_in_the_site_s_dialect(repository, capsys):
    write(repository, "isogloss.toml", 'markdown = "mdx"\n')
    write(repository, "docs/pt/dois.md", "Conjunto de dados. {/* conjunto de dados */}\n")
    write(repository, "glossary/dataset.yml", CONCEPT.replace("conjunto de dados", "base de dados"))
    assert "“base de dados”; occurrences: 3, pages: 2" in review(capsys, "--lang", "en")[1]


def test_the_patch_of_a_renamed_term_has_what_is_sure(repository, capsys):
    write(
        repository,
        "glossary/dataset.yml",
        CONCEPT.replace("[{term: veri kümesi}]", "[{term: veri seti}, {term: veri kümesi, status: superseded}]"),
    )
    _, patch = review(capsys, "--format", "patch")
    (repository / "fixes.patch").write_text(patch, encoding="utf-8")
    git(repository, "apply", "fixes.patch")
    assert (repository / "docs/tr/index.md").read_text(encoding="utf-8") == "## Bir {#one}\n\nBir veri seti.\n"
    assert (repository / "docs/tr/dois.md").read_text(encoding="utf-8") == "Veri seti.\n"


@pytest.mark.parametrize(("code", "word"), [("tr", "hata"), ("pt", "erro")])
def test_messages_come_in_the_language_of_the_pages_that_change(repository, capsys, code, word):
    write(repository, f"docs/{code}/index.md", "## Bir {#one}\n\nx <script>y</script>.\n")
    exit_code, out = review(capsys)
    assert exit_code == 1
    assert f"docs/{code}/index.md:3:3 {word}&#58;" in out or f"docs/{code}/index.md:3:3 {word}:" in out
    assert "`isogloss explain unsafe-content`" in out


def test_they_come_in_the_environment_s_where_more_than_one_changes(repository, capsys):
    write(repository, "glossary/dataset.yml", CONCEPT.replace("veri kümesi", "veri seti"))
    assert "sözlük" in review(capsys)[1].lower(), "the term is Turkish, and so is the review"
    write(repository, "docs/pt/index.md", "## Um {#one}\n\nUm conjunto de dados , e dois.\n")
    assert "What the change of the glossary touches" in review(capsys)[1]


def test_suggestions_are_whole_lines_that_changed(repository, capsys):
    text = "## Bir {#one}\n\nBir veri kümesi , iki , üç.\n"
    write(repository, "docs/tr/index.md", text)
    _, out = review(capsys, "--format", "json")
    told = from_json(out.encode())
    assert told.sections[0].title == "2 tanesi --fix ile düzeltilebilir"
    assert told.sections[0].command == "isogloss check --fix"
    (suggestion,) = told.suggestions
    assert (suggestion.path, suggestion.start, suggestion.end) == ("docs/tr/index.md", 3, 3)
    assert suggestion.text == "Bir veri kümesi, iki, üç."
    git(repository, "commit", "--all", "--quiet", "--message", "spaces")
    write(repository, "docs/tr/index.md", f"{text}\nDört.\n")
    assert json.loads(review(capsys, "--format", "json")[1])["suggestions"] == [], "no line of this change"


def test_files_besides_pages_and_glossary_are_named(repository, capsys):
    write(repository, ".github/workflows/check.yml", "on: push\n")
    (repository / "Makefile").unlink()
    for name in ("README.md", "other.lock", "uv.lock"):
        write(repository, name, "x")
    _, out = review(capsys)
    assert "neither pages nor glossary" in out
    assert "- .github/workflows/check.yml\n- Makefile\n- uv.lock\n" in out


def test_a_page_that_is_gone_is_missed(repository, capsys):
    (repository / "docs/pt/dois.md").unlink()
    code, out = review(capsys)
    assert code == 1
    assert "missing-page" in out


def test_a_page_that_is_no_text_any_more_is_found(repository, capsys):
    (repository / "docs/pt/dois.md").write_bytes(b"\0" * 1000)
    _, out = review(capsys, "--lang", "en")
    assert "holds a NUL character" in out


def test_lines_that_look_like_a_diff_are_lines(repository, capsys):
    text = "## Bir {#one}\n\n++ b/docs/pt/index.md\n@@ -1 +1 @@\n\nBir veri kümesi , iki.\n"
    write(repository, "docs/tr/index.md", text)
    told = from_json(review(capsys, "--format", "json")[1].encode())
    assert [(one.path, one.start) for one in told.suggestions] == [("docs/tr/index.md", 6)]


def test_all_of_it_is_written_into_a_folder_and_the_summary(repository, capsys, monkeypatch):
    write(repository, "docs/tr/index.md", "## Bir {#one}\n\nBir veri kümesi , iki.\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(repository / "summary"))
    _, out = review(capsys, "--format", "github", "--into", "review")
    assert out.startswith("::")
    assert "file=docs/tr/index.md,line=3," in out
    assert {file.name for file in (repository / "review").iterdir()} == {"review.md", "review.json", "fixes.patch"}
    told = (repository / "review" / "review.md").read_text(encoding="utf-8")
    assert (repository / "summary").read_text(encoding="utf-8") == told


def test_a_glossary_that_cannot_be_used_is_told_in_all_ways(repository, capsys):
    write(repository, "glossary/dataset.yml", CONCEPT.replace("term: veri", "trem: veri"))
    assert main(["review", "--since", "HEAD", "--format", "github", "--into", "review", "--lang", "en"]) == 2
    assert capsys.readouterr().out.startswith("::error file=glossary/dataset.yml,line=3,endLine=3,")
    told = from_json((repository / "review/review.json").read_bytes())
    assert told.lead == "The glossary cannot be used, and nothing could be checked."
    assert "unknown key “trem”" in told.sections[0].items[0]


def test_a_revision_that_there_is_not_cannot_be_compared_with(repository, capsys):
    assert main(["review", "--since", "nowhere"]) == 2
    assert "git cannot tell what has changed" in capsys.readouterr().err
    assert main(["review", "--since=--output=x"]) == 2
    assert "is no revision" in capsys.readouterr().err
