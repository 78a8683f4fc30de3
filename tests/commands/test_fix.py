"""`isogloss check --fix` and `--diff`: what they change, and what they must not."""

import os
import subprocess
from pathlib import Path

import pytest

from isogloss.cli import main
from support import Case, parametrize, write_all, write_site

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
    write_all(in_folder, {"docs/tr/index.md": PAGE, "glossary/dataset.yml": CONCEPT})
    return in_folder / "docs/tr/index.md"


def test_line_ends_and_the_byte_order_mark_stay(page):
    page.chmod(0o640)
    assert main(["check", "--fix"]) == 0
    assert page.read_bytes() == "\ufeffBir veri kümesi.\r\nSon satır".encode()
    assert page.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in page.parent.iterdir()] == ["index.md"]


def test_where_nobody_knows_what_fits_a_sentence_it_stays(page, in_folder):
    (in_folder / "isogloss.toml").write_text('languages = ["nl"]\n')
    (in_folder / "glossary/dataset.yml").write_text(CONCEPT.replace("tr:", "nl:"), encoding="utf-8")
    page = page.parent.rename(in_folder / "docs/nl") / page.name
    assert main(["check", "--fix"]) == 1
    assert page.read_bytes() == PAGE.encode()


def test_diff_changes_nothing(page, capsys):
    assert main(["check", "--diff"]) == 1
    assert page.read_bytes() == PAGE.encode()
    assert capsys.readouterr().out == (
        "--- a/docs/tr/index.md\n+++ b/docs/tr/index.md\n@@ -1,2 +1,2 @@\n"
        "-\ufeffBir veri seti.\r\n+\ufeffBir veri kümesi.\r\n Son satır\n\\ No newline at end of file\n"
    )


def test_a_diff_has_what_a_fix_brings_up(page, capsys):
    page.write_text("Bir veri s\u200beti.\n", encoding="utf-8")  # what is hidden hides the term
    assert main(["check", "--diff"]) == 1
    assert capsys.readouterr().out.endswith("\n-Bir veri s\u200beti.\n+Bir veri kümesi.\n")
    assert main(["check"]) == 1
    assert "hidden-character" in capsys.readouterr().out
    assert main(["check", "--fix"]) == 0
    assert "2 fixed" in capsys.readouterr().err
    assert page.read_text(encoding="utf-8") == "Bir veri kümesi.\n"


def test_what_cannot_be_written_stays_whole(page, monkeypatch, capsys):
    def full(*arguments):
        raise OSError(28, "No space left on device", str(page))

    monkeypatch.setattr("os.fdopen", full)
    assert main(["check", "--fix"]) == 2
    assert page.read_bytes() == PAGE.encode()
    assert "No space left on device" in capsys.readouterr().err


def test_two_pages_that_are_one_file_are_mended_once(page, capsys):
    page.with_name("alias.md").symlink_to("index.md")
    assert main(["check", "--diff"]) == 1
    assert capsys.readouterr().out.count("+++ b/docs/tr/index.md\n") == 1
    assert main(["check", "--fix"]) == 0
    assert page.read_bytes() == "\ufeffBir veri kümesi.\r\nSon satır".encode()
    assert "1 fixed" in capsys.readouterr().err


NAMES = ["iki söz.md", "sekme\tlı ğ.md", 'tek"ad.md', "ters\\bölü.md", os.fsdecode(b"bayt\xff.md")]


@pytest.mark.parametrize("command", [["patch", "--strip=1", "--binary"], ["git", "apply"]])
def test_the_diff_is_a_patch(page, capfdbinary, command):
    """Odd names, odd line ends: what is applied is what --fix does."""
    pages = [page, *(page.with_name(name) for name in NAMES)]
    for other in pages[1:]:
        other.write_bytes("Bir veri seti\x0b\u2028son\r\r\nBir veri seti\x85 \x0c.".encode())
    before = [file.read_bytes() for file in pages]
    assert main(["check", "--diff"]) == 1
    patch = capfdbinary.readouterr().out
    assert main(["check", "--fix"]) == 1
    after = [file.read_bytes() for file in pages]
    assert all(old != new for old, new in zip(before, after, strict=True))
    for file, data in zip(pages, before, strict=True):
        file.write_bytes(data)
    done = subprocess.run(command, input=patch, capture_output=True)
    assert done.returncode == 0, done
    assert [file.read_bytes() for file in pages] == after


def test_only_what_was_asked_is_mended(page, capsys):
    other = page.with_name("other.md")
    for command in (["init"], ["add", "."], ["-c", "user.name=n", "-c", "user.email=e@example.org", "commit", "-mx"]):
        subprocess.run(["git", *command], check=True, capture_output=True)
    other.write_text("Bir veri seti.\n", encoding="utf-8")
    assert main(["check", "--diff", "--changed-since", "HEAD"]) == 1
    assert "index.md" not in capsys.readouterr().out
    assert main(["check", "--fix", "--changed-since", "HEAD"]) == 0
    assert other.read_text(encoding="utf-8") == "Bir veri kümesi.\n"
    assert page.read_bytes() == PAGE.encode()


def test_a_diff_that_may_not_fail(page):
    assert main(["check", "--diff", "--exit-zero"]) == 0


def test_what_was_mended_is_told_in_the_project_s_language(page, capsys, in_folder):
    (in_folder / "isogloss.toml").write_text('lang = "tr"\n')
    main(["check", "--fix"])
    assert "1 fixed" not in capsys.readouterr().err
