"""Work that is shared out, over cores and over machines, ends in the report of one run."""

import pytest

from isogloss.cli import main
from isogloss.parallel import WORTHWHILE
from support import write

CONCEPTS = {
    "dataset": "languages:\n  tr: {terms: [{term: veri kümesi}, {term: veri seti, status: admitted}]}\n"
    "  it: {terms: [{term: insieme di dati, status: preferred}]}\n",
    "unused": "languages:\n  tr: {terms: [{term: ölçüm}]}\n  it: {terms: [{term: misurazione}]}\n",
}


@pytest.fixture
def site(in_folder):
    """Pages enough to be shared out, some of which differ from the others."""
    for number in range(WORTHWHILE + 3):
        term = "veri seti" if number % 5 == 2 else "veri kümesi"
        write(in_folder, f"docs/tr/page-{number:02}.md", f"# Sayfa {{#page}}\n\nBu bir {term}.\n")
        write(in_folder, f"docs/it/page-{number:02}.md", "# Pagina {#page}\n\nUn insieme di dati,un altro.\n")
    for name, text in CONCEPTS.items():
        write(in_folder, f"glossary/{name}.yml", text)
    return in_folder


def report(capsys, *arguments):
    code = main([*arguments, "--format", "json", "--no-cache"])
    return code, capsys.readouterr().out


def parts(folder, of):
    files = [str(folder / f"part-{number}") for number in range(1, of + 1)]
    for number, file in enumerate(files, 1):
        assert main(["check", "--shard", f"{number}/{of}", "--output", file]) == 0
    return files


def test_several_processes_report_as_one(site, capsys):
    alone = report(capsys, "check", "--jobs", "1")
    assert alone[1].count("over the site") == 4, "what is found compares pages that different processes read"
    assert report(capsys, "check", "--jobs", "3") == alone


@pytest.mark.parametrize("of", [1, 3, 8])
def test_parts_put_together_report_as_one_run(site, capsys, of):
    alone = report(capsys, "check")
    assert report(capsys, "merge", "--parts", *parts(site, of)) == alone


def test_what_a_part_does_not_know_any_more_is_looked_at_anew(site, capsys):
    known = parts(site, 2)
    write(site, "docs/tr/page-03.md", "# Sayfa {#page}\n\nBu bir veri seti .\n")
    assert report(capsys, "merge", "--parts", *known) == report(capsys, "check")
    assert report(capsys, "merge", "--parts", known[0]) == report(capsys, "check")


def test_the_results_of_parts_are_what_is_put_together(site, capsys, monkeypatch):
    known = parts(site, 2)
    monkeypatch.setattr("isogloss.kept_results.path_result", lambda *_: pytest.fail("looked at again"))
    assert report(capsys, "merge", "--parts", *known)[0] == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", "--shard", "1/2"], "--output FILE"),
        (["check", "--shard", "3/2", "--output", "part"], "there is no part 3 of 2"),
        (["check", "--shard", "two", "--output", "part"], "write 2/8 for the second of eight"),
        (["check", "--jobs", "0"], "“0” is no number of processes"),
        (["merge", "--parts", "glossary/dataset.yml"], "glossary/dataset.yml: no part of a check"),
        (["merge", "--parts", "missing"], "missing: cannot be read"),
    ],
)
def test_mistakes_are_told(site, capsys, arguments, told):
    try:
        code = main(arguments)
    except SystemExit as stop:
        code = stop.code
    assert code == 2
    assert told in capsys.readouterr().err
