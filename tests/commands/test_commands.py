"""The command line as people use it: output, errors and exit codes."""

import json
import os
import re
import subprocess
import sys

import pytest

from isogloss.cli import main
from support import ROOT, write_all

PAGE = "## Bir {#one}\n\nBu bir veri seti.\n"
CONCEPT = """\
languages:
  tr: {terms: [{term: veri kümesi}, {term: veri seti, status: deprecated}]}
  it: {terms: [{term: insieme di dati}, {term: dataset, status: deprecated}]}
"""


@pytest.fixture
def site(in_folder):
    write_all(
        in_folder,
        {
            "docs/tr/index.md": PAGE,
            "docs/tr/rehber/iki.md": "Metin.\n",
            "docs/it/index.md": "## Uno {#one}\n\nUn dataset.\n",
            "docs/it/rehber/iki.md": "Testo.\n",
            "docs/xx/index.md": "no language of ours\n",
            "glossary/dataset.yml": CONCEPT,
        },
    )
    return in_folder


def run(capsys, *arguments):
    """The exit code and both outputs of a command; what is checked is told in a line each, unless a format is asked."""
    if arguments[0] == "check" and "--format" not in arguments:
        arguments = (*arguments, "--format", "concise")
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def test_check_tells_diagnostics_and_exits_with_1(site, capsys):
    assert run(capsys, "check") == (
        1,
        "docs/it/index.md:3:4: error: “dataset” is deprecated for dataset; write “insieme di dati” [deprecated-term]\n"
        "docs/tr/index.md:3:8: error: “veri seti” is deprecated for dataset; write “veri kümesi” [deprecated-term]\n",
        "2 found in 2 of 4 pages\n1 can be fixed with --fix\n",
    )


def test_check_of_a_clean_site_is_silent_and_exits_with_0(site, capsys):
    (site / "docs/tr/index.md").write_text("## Bir {#one}\n\nBir veri kümesi.\n", encoding="utf-8")
    (site / "docs/it/index.md").write_text("## Uno {#one}\n\nUn insieme di dati.\n", encoding="utf-8")
    assert run(capsys, "check") == (0, "", "4 pages, nothing found\n")


@pytest.mark.parametrize("paths", [["docs/tr"], ["docs/tr/index.md"], ["docs/tr/rehber", "docs/tr/index.md"]])
def test_check_of_some_paths_tells_only_them(site, capsys, paths):
    code, out, _ = run(capsys, "check", *paths)
    assert code == 1
    assert [row.partition(":")[0] for row in out.splitlines()] == ["docs/tr/index.md"]


def test_check_of_other_folders(site, capsys, monkeypatch):
    (site / "elsewhere").mkdir()
    monkeypatch.chdir(site / "elsewhere")
    code, out, _ = run(capsys, "check", "--docs", str(site / "docs"), "--glossary", str(site / "glossary"))
    assert code == 1
    assert out.startswith("it/index.md:3:4: error")


def test_select_and_ignore(site, capsys):
    assert run(capsys, "check", "--select", "missing-page,mismatched-sections")[0] == 0
    assert run(capsys, "check", "--ignore", "deprecated-term")[0] == 0
    code, _, err = run(capsys, "check", "--select", "deprecated-terms")
    assert code == 2
    assert err == "isogloss: unknown rule “deprecated-terms”: do you mean deprecated-term?\n"


def test_json(site, capsys):
    code, out, err = run(capsys, "check", "--format", "json", "docs/tr")
    assert (code, err) == (1, "")
    told = json.loads(out)
    assert re.fullmatch("[0-9a-f]{32}", told["diagnostics"][0].pop("fingerprint"))
    assert told == {
        "schema_version": 2,
        "diagnostics": [
            {
                "rule": "deprecated-term",
                "severity": "error",
                "sureness": "sure",
                "path": "docs/tr/index.md",
                "line": 3,
                "column": 8,
                "end_line": 3,
                "end_column": 17,
                "message": "“veri seti” is deprecated for dataset; write “veri kümesi”",
                "concept": "dataset",
                "related": [],
                "expected": ["veri kümesi"],
                "fix": "veri kümesi",
            }
        ],
    }


def test_json_of_a_missing_page_names_its_alternates(site, capsys):
    (site / "docs/it/rehber/iki.md").unlink()
    _, out, _ = run(capsys, "check", "--format", "json", "--select", "missing-page")
    (diagnostic,) = json.loads(out)["diagnostics"]
    assert diagnostic["path"] == "docs/it/rehber/iki.md"
    assert diagnostic["concept"] is None
    assert [related["path"] for related in diagnostic["related"]] == ["docs/tr/rehber/iki.md"]
    assert set(diagnostic["related"][0]) == {"path", "line", "column", "end_line", "end_column"}


def test_github(site, capsys):
    (site / "docs/tr/index.md").write_text("%50, veri\nseti: iki\n\n## Bir {#one}\n", encoding="utf-8")
    _, out, _ = run(capsys, "check", "--format", "github", "--select", "deprecated-term", "docs/tr")
    assert out == (
        "::error file=docs/tr/index.md,line=1,endLine=2,title=deprecated-term"
        "::“veri%0Aseti” is deprecated for dataset; write “veri kümesi”\n"
    )


def test_columns_are_code_points_and_crlf_is_one_line_end(site, capsys):
    (site / "docs/tr/index.md").write_bytes("\ufeff𝒳 é veri seti\r\n\r\nveri\r\nseti\r\n## Bir {#one}\r\n".encode())
    _, out, _ = run(capsys, "check", "--format", "json", "--select", "deprecated-term", "docs/tr")
    assert [(d["line"], d["column"], d["end_line"], d["end_column"]) for d in json.loads(out)["diagnostics"]] == [
        (1, 5, 1, 14),
        (3, 1, 4, 5),
    ]


# ------------------------------------------------------------------------------------------------ what cannot be read


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\x00", "1:1: error: not UTF-8 (byte 0x89): save the file as UTF-8"),
        ("ç\nç\n".encode() + b"\xe7", "3:1: error: not UTF-8 (byte 0xe7): save the file as UTF-8"),
        (b"a\0b", "1:2: error: holds a NUL character: is it a binary file?"),
    ],
)
def test_a_page_that_is_no_text_is_a_diagnostic(site, capsys, data, message):
    (site / "docs/tr/rehber/iki.md").write_bytes(data)
    code, out, _ = run(capsys, "check", "--ignore", "deprecated-term")
    assert (code, out) == (1, f"docs/tr/rehber/iki.md:{message} [unreadable-page]\n")


def test_an_empty_page_is_a_page(site, capsys):
    (site / "docs/tr/rehber/iki.md").write_bytes(b"")
    assert run(capsys, "check", "docs/tr/rehber")[0] == 0


def test_a_line_of_10_mb(site, capsys):
    (site / "docs/tr/rehber/iki.md").write_text("kelime **veri** " * 600_000 + "veri seti\n", encoding="utf-8")
    code, out, _ = run(capsys, "check", "docs/tr/rehber")
    assert (code, out.count("\n")) == (1, 1)
    assert out.startswith("docs/tr/rehber/iki.md:1:9600001: error: “veri seti”")


def test_a_page_of_50_mb_is_not_read(site, capsys):
    with (site / "docs/tr/rehber/iki.md").open("wb") as file:
        file.truncate(50_000_000)
    code, out, _ = run(capsys, "check", "docs/tr/rehber")
    assert code == 1
    assert "larger than 20 MB" in out


def test_a_page_that_links_out_of_the_site(site, capsys):
    (site / "secret.md").write_text("veri seti", encoding="utf-8")
    (site / "docs/tr/rehber/iki.md").unlink()
    (site / "docs/tr/rehber/iki.md").symlink_to(site / "secret.md")
    code, out, _ = run(capsys, "check", "docs/tr/rehber")
    assert code == 1
    assert "a symbolic link that leaves the pages" in out
    assert "veri seti" not in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--docs", "nowhere"], "isogloss: nowhere: no such folder: name the folder of the pages with --docs DIR\n"),
        (["--docs", "glossary"], "isogloss: glossary: no language folder (such as glossary/tr) in it\n"),
        (["--docs", "docs/tr/index.md"], "isogloss: docs/tr/index.md: no such folder"),
        (["--glossary", "nowhere"], "nowhere:1: error: no such folder: begin with isogloss init, or name the glossary"),
        (["elsewhere.md"], "isogloss: elsewhere.md: no such file or folder\n"),
    ],
)
def test_what_is_not_there(site, capsys, arguments, message):
    code, out, err = run(capsys, "check", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(message)


@pytest.mark.parametrize(
    "arguments", [["docs/tr/indeks.md"], ["docs/xx/index.md"], ["glossary/dataset.yml"], ["--select", ""]]
)
def test_a_mistyped_request_is_no_clean_site(site, capsys, arguments):
    try:
        code = main(["check", *arguments])
    except SystemExit as error:
        code = error.code
    assert code == 2
    assert capsys.readouterr().out == ""


def test_a_page_that_is_missing_may_be_asked_for(site, capsys):
    (site / "docs/tr/rehber/iki.md").unlink()
    code, out, _ = run(capsys, "check", "docs/tr/rehber/iki.md")
    assert (code, out.count("\n")) == (1, 2)
    assert out.startswith("docs/tr/rehber/iki.md:1:1: error: the page rehber/iki.md is missing here")


def test_what_is_no_file(site, capsys):
    os.mkfifo(site / "docs/tr/pipe.md")
    (site / "docs/tr/loop.md").symlink_to("loop.md")
    (site / "docs/tr/folder.md").symlink_to(site / "docs" / "it")
    (site / "docs/tr/b\nc.md").write_text("metin")
    (site / os.fsdecode(b"docs/tr/b\xff.md")).write_text("metin")
    code, out, _ = run(capsys, "check", "--select", "unreadable-page,missing-page", "docs/tr", "--format", "json")
    assert code == 1
    assert {d["path"]: d["message"] for d in json.loads(out)["diagnostics"]} == {
        "docs/tr/folder.md": "a symbolic link to a folder: put the folder itself here",
        "docs/tr/loop.md": "cannot be read: Too many levels of symbolic links",
        "docs/tr/pipe.md": "no regular file: put a text file here",
    }
    _, out, _ = run(capsys, "check", "--select", "missing-page", "docs/it")
    assert {row.partition(":")[0] for row in out.splitlines() if not row.startswith(" ")} == {
        "docs/it/b\\nc.md",
        "docs/it/b\\udcff.md",
    }


@pytest.mark.parametrize("depth", ["[", "- ", "{a: "])
def test_front_matter_that_is_a_bomb(site, capsys, depth):
    (site / "docs/tr/rehber/iki.md").write_text(f"---\nx:\n  {depth * 100_000}\n---\nmetin\n", encoding="utf-8")
    code, out, _ = run(capsys, "check", "docs/tr/rehber")
    assert code == 1
    assert (
        out
        == "docs/tr/rehber/iki.md:2:1: error: the front matter is nested more than 50 levels deep [unreadable-page]\n"
    )


def test_a_path_that_is_too_long(site, capsys):
    code, _, err = run(capsys, "check", "--glossary", "x" * 5000)
    assert code == 2
    assert "too long" in err


def test_a_broken_glossary_is_told_with_every_problem(site, capsys):
    (site / "glossary/dataset.yml").write_text("languages: [", encoding="utf-8")
    (site / "glossary/other.yml").write_text("colour: red", encoding="utf-8")
    code, out, err = run(capsys, "check")
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "glossary/dataset.yml:1: error: not valid YAML: a value is missing, or begins with a sign that has a meaning "
        "of its own: put text into quotation marks",
        "glossary/other.yml:1: error: unknown key “colour” (at colour)",
        "isogloss: the glossary cannot be used",
    ]


# ------------------------------------------------------------------------------------------------ other commands


def test_concordance(site, capsys):
    code, out, _ = run(capsys, "concordance", "--language", "tr", "docs/tr/index.md", "--format", "json")
    assert code == 0
    assert json.loads(out) == {
        "schema_version": 1,
        "occurrences": [
            {
                "path": "docs/tr/index.md",
                "line": 3,
                "column": 8,
                "end_line": 3,
                "end_column": 17,
                "concept": "dataset",
                "term": "veri seti",
                "status": "deprecated",
                "text": "veri seti",
            }
        ],
    }
    code, out, _ = run(capsys, "concordance", "--language", "it", "docs/it/index.md")
    assert out == "docs/it/index.md:3:4: “dataset” dataset (dataset, deprecated)\n"


def test_concordance_asks_for_its_language_only(site, capsys):
    (site / "glossary/dataset.yml").write_text("languages: {tr: {terms: [{term: veri kümesi}]}}", encoding="utf-8")
    assert run(capsys, "concordance", "--language", "tr", "docs/tr/index.md")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--language", "xx", "docs/tr/index.md"], "isogloss: unknown language “xx”: known are "),
        (["--language", "tr", "nowhere.md"], "isogloss: nowhere.md:1:1: cannot be read: No such file or directory"),
    ],
)
def test_concordance_errors(site, capsys, arguments, message):
    code, out, err = run(capsys, "concordance", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(message)


def test_explain(capsys):
    code, out, _ = run(capsys, "explain", "deprecated-term")
    assert code == 0
    assert out.startswith("deprecated-term (error)\n\nA term that the glossary has deprecated or superseded.\n")
    code, out, _ = run(capsys, "rules")
    assert code == 0
    assert "missing-page " in out
    code, _, err = run(capsys, "explain", "nothing")
    assert (code, err) == (2, "isogloss: unknown rule “nothing”: `isogloss rules` lists them\n")
    code, _, err = run(capsys, "explain", "mising-page", "--lang", "tr")
    assert (code, err) == (2, "isogloss: “mising-page” adında bir kural yok: şunu mu demek istediniz: missing-page\n")


def isogloss(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "isogloss", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), **environment},
        capture_output=True,
        check=False,
    )


def test_the_site_is_clean():
    result = isogloss("check")
    assert (result.returncode, result.stdout) == (0, b"")


def test_a_terminal_that_cannot_show_a_letter_gets_its_number():
    result = isogloss("check", "--glossary", "nowhere", PYTHONIOENCODING="ascii")
    assert result.returncode == 2
    assert b"Traceback" not in result.stderr
    result = isogloss("check", "--select", "none", PYTHONIOENCODING="ascii")
    assert b"unknown rule \\u201cnone\\u201d" in result.stderr


FULL = "No space left on device: make room on that disk, or write to another one\n"


@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("rules > /dev/full", 2, f"isogloss: standard output: {FULL}"),
        ("check --format json --output /dev/full", 2, f"isogloss: /dev/full: {FULL}"),
        ("rules >&-", 0, ""),
        ("explain nothing 2>&-", 2, ""),
        ("explain nothing <&- >&- 2>&-", 2, ""),
    ],
)
def test_output_that_nobody_can_read(command, code, told):
    result = subprocess.run(
        f"{sys.executable} -m isogloss {command}",
        shell=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (result.returncode, result.stderr) == (code, told)


def test_a_closed_pipe_is_no_error():
    command = f"{sys.executable} -m isogloss concordance --language zh docs/zh/cxo-vs-cmo.md | head -1"
    result = subprocess.run(
        command,
        shell=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        check=True,
    )
    assert result.stdout.count(b"\n") == 1
    assert result.stderr == b""
