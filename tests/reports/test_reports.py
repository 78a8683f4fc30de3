"""Every format, whole, from one small site; and the schemas that others have written."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from isogloss.cli import main
from isogloss.reports import formats
from isogloss.terminal import linked
from support import ROOT, write_all

HERE = Path(__file__).parent

PAGES = {
    "docs/tr/index.md": "## Bir {#one}\n\nBu bir veri seti, <em>örnek metin</em> , 100% & |x|.\n",
    "docs/ar/index.md": "## واحد {#one}\n\nهذه حزمة البيانات, وهذه مجموعة البيانات.\n",
    "docs/zh/two.md": "数据集。\n",
    "glossary/dataset.yml": """\
languages:
  tr: {terms: [{term: veri kümesi}, {term: veri seti, status: deprecated}]}
  ar: {terms: [{term: مجموعة البيانات}, {term: حزمة البيانات, status: deprecated}]}
  zh: {terms: [{term: 数据集}]}
""",
}


@pytest.fixture
def site(in_folder):
    write_all(in_folder, PAGES)
    return in_folder


def report(capsys, *arguments):
    main(["check", "--lang", "en", *arguments])
    return capsys.readouterr().out


@pytest.mark.parametrize("name", formats())
def test_golden(site, capsys, name, request):
    """What a format says of the small site. Where a change is meant, run pytest with --golden, and read the diff."""
    golden = HERE / f"golden.{name}"
    told = report(capsys, "--format", name)
    if request.config.getoption("--golden"):
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", formats())
def test_nothing_found(site, capsys, name):
    told = report(capsys, "--format", name, "--select", "unreadable-page")
    assert "dataset" not in told
    if name in ("json", "sarif"):
        json.loads(told)


def test_sarif_is_valid(site, capsys):
    schema = json.loads((HERE / "sarif-2.1.0-rtm.5.schema.json").read_bytes())
    told = json.loads(report(capsys, "--format", "sarif"))
    jsonschema.Draft4Validator(schema).validate(told)
    assert len(told["runs"][0]["results"]) > 3
    jsonschema.Draft4Validator(schema).validate(
        json.loads(report(capsys, "--format", "sarif", "--select", "unreadable-page"))
    )


def test_sarif_fingerprints_stay_when_lines_move(site, capsys):
    def fingerprints():
        results = json.loads(report(capsys, "--format", "sarif"))["runs"][0]["results"]
        return {(r["ruleId"], r["partialFingerprints"]["isogloss/v1"]) for r in results}

    before = fingerprints()
    page = site / "docs/tr/index.md"
    page.write_text("Bir satır.\n\n" + page.read_text(encoding="utf-8"), encoding="utf-8")
    assert before <= fingerprints()


def test_junit_is_valid(site, capsys):
    schema = etree.XMLSchema(etree.parse(HERE / "junit.xsd"))
    for arguments in ([], ["--select", "unreadable-page"]):
        schema.assertValid(etree.fromstring(report(capsys, "--format", "junit", *arguments).encode()))


def test_json_is_as_its_schema_says(site, capsys):
    schema = json.loads((ROOT / "schemas" / "report.schema.json").read_bytes())
    jsonschema.Draft202012Validator(schema).validate(json.loads(report(capsys, "--format", "json")))


def test_html_loads_nothing_and_runs_nothing(site, capsys):
    (site / "docs/tr/index.md").write_text("Bir veri seti <script>alert(1)</script>\n", encoding="utf-8")
    told = report(capsys, "--format", "html")
    tree = etree.fromstring(told.encode(), etree.HTMLParser())
    assert not tree.xpath("//script | //link | //img | //iframe | //@onclick | //*[starts-with(@href, 'http')]")
    assert tree.xpath("string(//meta[@http-equiv]/@content)").startswith("default-src 'none'")
    assert tree.xpath("//blockquote[@lang='ar']//mark")


def test_text_is_coloured_at_a_terminal_only(site, capsys, monkeypatch):
    assert "\x1b[" not in report(capsys)
    assert "\x1b[" in report(capsys, "--color", "always")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in report(capsys)
    assert "\x1b[" not in report(capsys, "--color", "never")


def test_rules_are_linked_where_a_page_and_a_terminal_are_known(site, capsys, monkeypatch):
    link = "\x1b]8;;https://example.org/rules/deprecated-term/\x1b\\deprecated-term\x1b]8;;\x1b\\"
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    assert "\x1b" not in report(capsys)  # no page is known
    (site / "isogloss.toml").write_text('rule-pages = "https://example.org/rules/{rule}/"\n', encoding="utf-8")
    assert link in report(capsys)
    sarif = json.loads(report(capsys, "--format", "sarif"))
    assert "https://example.org/rules/deprecated-term/" in {
        rule["helpUri"] for rule in sarif["runs"][0]["tool"]["driver"]["rules"]
    }
    monkeypatch.setenv("FORCE_HYPERLINK", "0")
    assert "\x1b" not in report(capsys)


@pytest.mark.parametrize(
    ("environment", "has"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM_PROGRAM": "vscode"}, True),
        ({"VTE_VERSION": "4900"}, False),
        ({"VTE_VERSION": "7600"}, True),
        ({"VTE_VERSION": "7600", "FORCE_HYPERLINK": "0"}, False),
    ],
)
def test_terminals_that_have_hyperlinks(monkeypatch, environment, has):
    monkeypatch.setattr("os.environ", environment)
    assert linked(shown=True) is has
    assert not linked(shown=False)


def test_pages_that_are_missing_are_not_among_those_with_findings(site, capsys):
    main(["check", "--lang", "en", "--select", "missing-page,deprecated-term", "--format", "concise"])
    assert "in 2 of 3 pages" in capsys.readouterr().err


def test_what_a_terminal_would_obey_is_told_by_its_number(site, capsys):
    (site / "docs/tr/index.md").write_text("Bir \x1b]0;veri seti\x07 \u202e.\n", encoding="utf-8")
    for name in ("text", "concise", "markdown", "html"):
        told = report(capsys, "--format", name)
        assert not re.search("[\x1b\x07\u202e]", told)


def test_quoted_words_of_the_other_direction_are_isolated(site, capsys):
    assert "“\u2068حزمة البيانات\u2069”" in report(capsys)
    assert "“veri seti”" in report(capsys)


def test_the_job_summary_has_all(site, capsys, monkeypatch):
    summary = site / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    told = report(capsys, "--format", "github")
    assert told.count("::error") + told.count("::warning") == summary.read_text(encoding="utf-8").count("\n- ")
