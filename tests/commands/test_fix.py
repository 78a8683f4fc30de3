"""`isogloss check --fix` and `--diff`: what they change, and what they must not."""

from pathlib import Path

import pytest

from isogloss.cli import main
from support import Case, parametrize, write_site

HERE = Path(__file__).parent


@parametrize(HERE, "fixes.md")
def test_fix(case: Case, in_folder, capsys):
    write_site(in_folder, case)
    main(["check", "--fix"])
    fixed = case.of("fixed")
    assert {name: (in_folder / "docs" / name).read_text(encoding="utf-8") for name, _ in fixed} == dict(fixed)
    capsys.readouterr()
    main(["check", "--fix"])
    assert "0 fixed" in capsys.readouterr().err
    assert {name: (in_folder / "docs" / name).read_text(encoding="utf-8") for name, _ in fixed} == dict(fixed)


PAGE = "\ufeffBir veri seti.\r\nSon satır"
CONCEPT = "languages:\n  tr: {terms: [{term: veri kümesi}, {term: veri seti, status: deprecated}]}\n"


@pytest.fixture
def page(in_folder):
    for path, text in {"docs/tr/index.md": PAGE, "glossary/dataset.yml": CONCEPT}.items():
        (in_folder / path).parent.mkdir(parents=True, exist_ok=True)
        (in_folder / path).write_bytes(text.encode())
    return in_folder / "docs/tr/index.md"


def test_line_ends_and_the_byte_order_mark_stay(page):
    page.chmod(0o640)
    assert main(["check", "--fix"]) == 0
    assert page.read_bytes() == "\ufeffBir veri kümesi.\r\nSon satır".encode()
    assert page.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in page.parent.iterdir()] == ["index.md"]


def test_diff_changes_nothing(page, capsys):
    assert main(["check", "--diff"]) == 1
    assert page.read_bytes() == PAGE.encode()
    assert capsys.readouterr().out == (
        "--- a/docs/tr/index.md\n+++ b/docs/tr/index.md\n@@ -1,2 +1,2 @@\n"
        "-Bir veri seti.\r\n+Bir veri kümesi.\r\n Son satır\n\\ No newline at end of file\n"
    )


def test_what_cannot_be_written_stays_whole(page, monkeypatch, capsys):
    def full(*arguments):
        raise OSError(28, "No space left on device", str(page))

    monkeypatch.setattr("os.fdopen", full)
    assert main(["check", "--fix"]) == 2
    assert page.read_bytes() == PAGE.encode()
    assert "No space left on device" in capsys.readouterr().err
