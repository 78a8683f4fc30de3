"""Settings, baselines, changed files and the cache, as people use them."""

import json
import os
import subprocess
import sys

import pytest

from isogloss.cli import main
from isogloss.reports import formats
from support import ROOT, git, write

CONCEPT = "languages:\n  tr: {terms: [{term: veri kümesi}, {term: veri seti, status: deprecated}]}\n"


@pytest.fixture
def site(in_folder):
    write(in_folder, "docs/tr/index.md", "Bir veri seti.\n")
    write(in_folder, "docs/tr/eski/iki.md", "İki veri seti.\n")
    write(in_folder, "glossary/dataset.yml", CONCEPT)
    return in_folder


def check(capsys, *arguments):
    """The exit code, what is found as path, line and rule, and what is said beside it."""
    code = main(["check", "--format", "json", *arguments])
    out, err = capsys.readouterr()
    found = [(d["path"], d["line"], d["rule"]) for d in json.loads(out)["diagnostics"]] if out else []
    return code, found, err


INDEX = ("docs/tr/index.md", 1, "deprecated-term")
OLD = ("docs/tr/eski/iki.md", 1, "deprecated-term")


# ------------------------------------------------------------------------------------------------ settings


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("isogloss.toml", '[per-path."docs/tr/eski/**"]\nignore = ["deprecated-term"]\n'),
        ("pyproject.toml", '[tool.isogloss.per-path]\n"docs/tr/eski" = {ignore = ["deprecated-term"]}\n'),
        ("isogloss.toml", 'exclude = ["docs/*/eski/*.md"]\n'),
    ],
)
def test_settings_for_some_paths(site, capsys, monkeypatch, file, text):
    write(site, file, text)
    assert check(capsys)[1] == [INDEX]


def test_settings_are_found_from_a_folder_below(site, capsys, monkeypatch):
    write(site, "isogloss.toml", 'docs = "docs"\nignore = ["deprecated-term"]\n')
    monkeypatch.chdir(site / "docs")
    assert check(capsys)[:2] == (0, [])


def test_the_command_line_goes_before_the_settings(site, capsys):
    write(site, "isogloss.toml", 'ignore = ["deprecated-term"]\n')
    assert check(capsys, "--ignore", "missing-page")[1] == [OLD, INDEX]


def test_severities_are_the_project_s(site, capsys):
    write(site, "isogloss.toml", '[severity]\ndeprecated-term = "note"\n')
    assert check(capsys)[:2] == (0, [OLD, INDEX])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("docs = [\n", "isogloss.toml:1: not valid TOML: no value of TOML, or a list"),
        ('rule-pages = "rules/{rule}"\n', "isogloss.toml:1: “rules/{rule}” is no address of pages on rules: write one"),
        ('dogs = "docs"\n', "isogloss.toml:1: unknown setting “dogs”: the settings are docs, glossary,"),
        (
            '\nignore = ["deprecated-terms"]\n',
            "isogloss.toml:2: unknown rule “deprecated-terms” in ignore: do you mean ",
        ),
        ("docs = 3\n", "isogloss.toml:1: Expected a text, got a whole number (at docs)"),
        ('lang = "tr"\nglossary = "a\\u0000b"\n', "isogloss.toml:2: glossary holds a NUL character"),
        (
            '[severity]\ndeprecated-term = "bad"\n',
            "isogloss.toml:2: “bad” is no severity: write one of error,",
        ),
        ('lang = "xx"\n', "no messages in “xx”"),
        (
            '[per-path."docs/**"]\nignored = []\n',
            "isogloss.toml:2: unknown setting “ignored”: the settings are ignore\n",
        ),
    ],
)
def test_settings_that_cannot_be_used(site, capsys, text, message):
    write(site, "isogloss.toml", text)
    code, _, err = check(capsys)
    assert code == 2
    assert err.startswith(f"isogloss: {message}")


def test_a_pyproject_without_our_table_is_none_of_ours(site, capsys):
    write(site, "docs/pyproject.toml", "[tool.other]\n")
    write(site, "isogloss.toml", 'exclude = ["docs/tr/eski/iki.md"]\n')
    assert check(capsys)[1] == [INDEX]


@pytest.mark.parametrize("text", ["tool = 3\n", "[[tool]]\nx = 1\n"])
def test_a_pyproject_whose_tools_are_no_table_is_none_of_ours(site, capsys, text):
    write(site, "pyproject.toml", text)
    assert check(capsys)[1] == [OLD, INDEX]


def test_settings_that_are_no_table(site, capsys):
    write(site, "pyproject.toml", "[tool]\nisogloss = 3\n")
    code, _, err = check(capsys)
    assert code == 2
    assert err.endswith("pyproject.toml:2: tool.isogloss is no table: write [tool.isogloss]\n")


@pytest.mark.parametrize(
    "text",
    [
        'exclude = ["./docs/tr/eski/"]\n',
        'exclude = ["docs/tr/eski/**"]\n',
        '[per-path."docs/tr/eski"]\nignore = ["deprecated-term"]\n',
    ],
)
def test_patterns_count_from_the_settings_wherever_one_stands(site, capsys, monkeypatch, text):
    write(site, "isogloss.toml", text)
    assert check(capsys)[1] == [INDEX]
    monkeypatch.chdir(site / "docs")
    assert check(capsys)[1] == [("tr/index.md", 1, "deprecated-term")]
    monkeypatch.chdir(site.parent)
    name = site.name
    assert check(capsys, "--config", f"{name}/isogloss.toml")[1] == [(f"{name}/{INDEX[0]}", *INDEX[1:])]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("name", formats())
def test_a_folder_whose_name_is_no_text(site, capsys, name):
    folder = site / os.fsdecode(b"n\xff")
    folder.mkdir()
    for part in ("docs", "glossary"):
        (site / part).rename(folder / part)
    where = ("--docs", str(folder / "docs"), "--glossary", str(folder / "glossary"))
    assert main(["check", "--format", name, *where]) == 1
    assert "veri kümesi" in capsys.readouterr().out


# ------------------------------------------------------------------------------------------------ baseline


def test_a_baseline_lets_old_things_stay_and_tells_new_ones(site, capsys):
    assert check(capsys, "--baseline", "known.json", "--write-baseline")[:2] == (0, [])
    assert check(capsys, "--baseline", "known.json")[:2] == (0, [])
    # what has moved is known, what is new is not
    write(site, "docs/tr/index.md", "Yeni satır.\n\nBir veri seti.\n\nBir veri seti.\n")
    assert check(capsys, "--baseline", "known.json")[:2] == (1, [("docs/tr/index.md", 5, "deprecated-term")])


def test_a_baseline_does_not_know_a_page_that_cannot_be_read(site, capsys):
    (site / "docs/tr/ikili.md").write_bytes(b"\x00\xff\xfe")
    told = [("docs/tr/ikili.md", 1, "unreadable-page")]
    assert check(capsys, "--baseline", "known.json", "--write-baseline")[:2] == (1, told)
    assert check(capsys, "--baseline", "known.json")[:2] == (1, told)


def test_what_a_baseline_knows_may_have_its_neighbours_edited(site, capsys):
    check(capsys, "--baseline", "known.json", "--write-baseline")
    write(site, "docs/tr/index.md", "İşte bir veri seti daha.\n")
    assert check(capsys, "--baseline", "known.json")[:2] == (0, [])
    # one more of the same is new, and the one that stands as it stood is not
    write(site, "docs/tr/index.md", "Başka bir veri seti.\n\nBir veri seti.\n")
    assert check(capsys, "--baseline", "known.json")[:2] == (1, [INDEX])
    # the same words are known on their own page only
    write(site, "docs/tr/index.md", "Bir sayfa.\n")
    write(site, "docs/tr/eski/iki.md", "İki veri seti ve bir veri seti.\n")
    assert check(capsys, "--baseline", "known.json")[1] == [
        ("docs/tr/eski/iki.md", 1, "deprecated-term"),
        ("docs/tr/index.md", 1, "stale-baseline"),
    ]


def test_a_baseline_from_before_words_were_kept(site, capsys):
    check(capsys, "--baseline", "known.json", "--write-baseline")
    known = json.loads((site / "known.json").read_bytes())
    write(site, "known.json", json.dumps(known | {"entries": [e | {"words": ""} for e in known["entries"]]}))
    assert check(capsys, "--baseline", "known.json")[:2] == (0, [])
    write(site, "docs/tr/index.md", "Başka bir veri seti.\n")
    assert check(capsys, "--baseline", "known.json")[1] == [("docs/tr/index.md", 1, "stale-baseline"), INDEX]


def test_a_baseline_that_knows_too_much(site, capsys):
    check(capsys, "--baseline", "known.json", "--write-baseline")
    write(site, "docs/tr/index.md", "Bir veri kümesi.\n")
    code, found, _ = check(capsys, "--baseline", "known.json")
    assert (code, found) == (1, [("docs/tr/index.md", 1, "stale-baseline")])
    # who looks at some pages only cannot say that others have been mended
    assert check(capsys, "--baseline", "known.json", "docs/tr/eski")[:2] == (0, [])
    assert check(capsys, "--baseline", "known.json", "--prune-baseline")[:2] == (0, [])
    assert check(capsys, "--baseline", "known.json")[:2] == (0, [])
    assert [entry["path"] for entry in json.loads((site / "known.json").read_bytes())["entries"]] == [OLD[0]]


def test_a_baseline_in_the_settings(site, capsys):
    write(site, "isogloss.toml", 'baseline = "known.json"\n')
    assert check(capsys, "--write-baseline")[0] == 0
    assert check(capsys)[:2] == (0, [])


def test_a_baseline_holds_wherever_one_stands(site, capsys, monkeypatch):
    write(site, "isogloss.toml", 'baseline = "known.json"\n')
    monkeypatch.chdir(site / "docs")
    assert check(capsys, "--write-baseline")[0] == 0
    assert check(capsys)[:2] == (0, [])
    monkeypatch.chdir(site)
    assert check(capsys)[:2] == (0, [])
    assert [entry["path"] for entry in json.loads((site / "known.json").read_bytes())["entries"]] == [OLD[0], INDEX[0]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "known.json: cannot be read: No such file or directory: write one with --write-baseline"),
        ("{", "known.json: no baseline: "),
        ('{"version": 99, "entries": []}', "known.json: a baseline of version 99"),
        ("[]", "known.json: no baseline: Expected a mapping, got a list"),
        ('{"version": 1}', "known.json: no baseline: the key “entries” is missing"),
        ('{"version": 1, "entries": [{"path": 1}]}', "known.json: no baseline: Expected a text, got a whole number"),
        ("[" * 100_000, "known.json: no baseline: "),
    ],
)
def test_a_baseline_that_cannot_be_used(site, capsys, text, message):
    if text is not None:
        write(site, "known.json", text)
    code, _, err = check(capsys, "--baseline", "known.json")
    assert code == 2
    assert err.startswith(f"isogloss: {message}")


def test_which_baseline(site, capsys):
    assert check(capsys, "--write-baseline")[0] == 2
    assert check(capsys, "--baseline", "known.json", "--write-baseline", "docs/tr/eski")[0] == 2
    assert not (site / "known.json").exists()


# ------------------------------------------------------------------------------------------------ changed files


@pytest.fixture
def repository(site):
    git(site, "init", "--initial-branch=main")
    git(site, "add", "docs", "glossary")
    git(site, "commit", "--message=first")
    return site


def test_changed_files_alone(repository, capsys):
    assert check(capsys, "--changed-since", "HEAD")[:2] == (0, [])
    write(repository, "docs/tr/index.md", "Bir veri seti daha.\n")
    assert check(capsys, "--changed-since", "HEAD")[1] == [INDEX]
    write(repository, "docs/tr/yeni “ad”.md", "Bir veri seti.\n")
    assert check(capsys, "--changed-since", "HEAD")[1] == [INDEX, ("docs/tr/yeni “ad”.md", 1, "deprecated-term")]


def test_a_changed_glossary_concerns_every_page(repository, capsys):
    write(repository, "glossary/dataset.yml", CONCEPT + "  it: {terms: [{term: insieme di dati}]}\n")
    assert check(capsys, "--changed-since", "HEAD")[1] == [OLD, INDEX]


def test_a_new_file_of_the_glossary_concerns_every_page(repository, capsys):
    write(repository, "glossary/word.yml", "languages:\n  tr: {terms: [{term: kelime}]}\n")
    assert check(capsys, "--changed-since", "HEAD", "--select", "deprecated-term")[1] == [OLD, INDEX]


@pytest.mark.parametrize("setting", ["diff.relative", "diff.noprefix", "diff.mnemonicPrefix", "core.quotePath"])
def test_what_somebody_has_set_in_git_changes_nothing(repository, capsys, setting):
    subprocess.run(["git", "config", setting, "true"], cwd=repository, check=True)
    write(repository, "docs/tr/index.md", "Bir veri seti daha.\n")
    write(repository, "docs/tr/çığ\t“ad”.md", "Bir veri seti.\n")
    subprocess.run(["git", "add", "docs"], cwd=repository, check=True)
    found = check(capsys, "--changed-since", "HEAD", "--select", "deprecated-term")[1]
    assert found == [INDEX, ("docs/tr/çığ\\t“ad”.md", 1, "deprecated-term")]


def test_annotations_of_changed_lines_come_first(repository, capsys):
    write(repository, "docs/tr/index.md", "Bir veri seti.\n\nDaha bir veri seti.\n")
    main(["check", "--format", "github", "--changed-since", "HEAD"])
    lines = [row.partition("line=")[2].partition(",")[0] for row in capsys.readouterr().out.splitlines()]
    assert lines == ["3", "1"]


@pytest.mark.parametrize("revision", ["", "nothing", "--output=x", "HEAD~5"])
def test_a_revision_that_there_is_not(repository, capsys, revision):
    code, _, err = check(capsys, f"--changed-since={revision}")
    assert code == 2
    assert err.startswith("isogloss: ")
    assert not (repository / "x").exists()


# ------------------------------------------------------------------------------------------------ output and exit


def test_output_exit_zero_and_statistics(site, capsys):
    assert main(["check", "--output", "report.txt", "--format", "concise", "--exit-zero"]) == 0
    assert (site / "report.txt").read_text(encoding="utf-8").count("\n") == 2
    capsys.readouterr()
    assert main(["check", "--statistics"]) == 1
    assert capsys.readouterr().out == "     2  error    deprecated-term\n"


def test_messages_in_the_reader_s_language(site, capsys, monkeypatch):
    from isogloss.messages import languages

    for code in languages():
        main(["check", "--lang", code])
        assert "veri kümesi" in capsys.readouterr().out
    monkeypatch.setenv("LC_ALL", "xx_XX.UTF-8")
    main(["check"])
    assert "is deprecated for" in capsys.readouterr().out


@pytest.mark.parametrize("output", ["nowhere/report.txt", "docs"])
def test_a_report_that_cannot_be_written(site, capsys, output):
    assert main(["check", "--output", output]) == 2
    assert capsys.readouterr().err.startswith(f"isogloss: {site / output}: ")


@pytest.mark.parametrize("arguments", [[], ["--format", "sarif"], ["--diff"]])
def test_whoever_has_read_enough_goes(site, arguments):
    """A closed pipe is no failure of ours to tell of, however short the report."""
    reader, writer = os.pipe()
    os.close(reader)
    run = subprocess.run(
        [sys.executable, "-m", "isogloss", "check", *arguments],
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "hooks")},
    )
    os.close(writer)
    assert (run.returncode, "Broken" in run.stderr) == (2, False)


# ------------------------------------------------------------------------------------------------ cache


def test_the_cache_changes_nothing(site, capsys):
    cold = check(capsys)
    assert any((site / ".isogloss_cache" / "pages").glob("*.msgpack"))
    assert check(capsys) == cold == check(capsys, "--no-cache")
    write(site, "docs/tr/index.md", "Bir veri kümesi.\n")
    assert check(capsys)[1] == [OLD]
    write(site, "glossary/dataset.yml", CONCEPT.replace("deprecated", "admitted"))
    assert check(capsys, "--select", "deprecated-term")[1] == []
    write(site, "glossary/dataset.yml", CONCEPT)
    assert check(capsys)[1] == [OLD]
    (site / "docs/tr/eski/iki.md").unlink()
    assert check(capsys)[1] == []


@pytest.mark.parametrize("data", [b"", b"\xff\x00", b"\x93\x01\x02\x03"])
def test_a_cache_that_cannot_be_read_is_thrown_away(site, capsys, data):
    cold = check(capsys)
    for file in (site / ".isogloss_cache").rglob("*.msgpack"):
        file.write_bytes(data)
    assert check(capsys) == cold


def test_a_folder_that_cannot_be_written_needs_no_cache(site, capsys):
    (site / ".isogloss_cache").write_text("a file where the folder would be")
    assert check(capsys)[1] == [OLD, INDEX]


def test_why_a_page_cannot_be_read_is_said_in_the_language_that_is_asked_for(site, capsys):
    (site / "docs/tr/index.md").write_bytes("ação".encode("latin-1"))
    main(["check", "--lang", "it", "--select", "unreadable-page", "--format", "concise"])
    assert "non è UTF-8 (byte 0xe7): salva il file in UTF-8" in capsys.readouterr().out
