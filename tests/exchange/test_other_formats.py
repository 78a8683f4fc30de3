"""What is only written: SKOS, glossaries of translation tools, Vale; and what holds for every format."""

import io
import json
import zipfile
from pathlib import Path

import pytest
import yaml

from isogloss import exchange
from isogloss.commands.export import names
from isogloss.exchange.shared.fields import ALL, counts
from isogloss.glossary.glossary import glossary_of, read_glossary
from isogloss.languages import language
from support import ROOT

CODES = ("ar", "pt", "tr", "it", "zh")


@pytest.fixture(scope="module")
def glossary():
    return read_glossary(ROOT / "glossary")


@pytest.fixture(scope="module")
def small():
    return glossary_of(
        {
            Path("g/customer.yml"): """\
subject-field: people
related: [value]
languages:
  tr:
    definition: "Parasını\\tödeyen."
    terms:
      - {term: müşteri, forms: [müşterimiz]}
      - {term: alıcı, status: admitted}
      - {term: C.X (eski), status: deprecated, except: [C.X (eski) belge], reason: Eski.}
      - {term: CX, status: superseded, case: exact}
    examples: ["Bir [müşteri] geldi.", "Kimse gelmedi."]
  zh:
    note: 注意 & 看
    terms:
      - {term: 客户}
      - {term: 老客, status: deprecated}
""",
            Path("g/value.yml"): "languages: {tr: {terms: [{term: değer}]}}\n",
        }
    )


def unzipped(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_command_line_names_all_formats():
    assert names() == sorted(exchange.formats())


@pytest.mark.parametrize("name", list(exchange.formats()))
def test_every_format_is_the_same_bytes_each_time_and_knows_what_it_leaves_out(glossary, name):
    format_ = exchange.formats()[name]
    assert exchange.write(name, glossary) == exchange.write(name, glossary)
    assert format_.summary.endswith((".", "…", "ZIP.", "tools."))
    kept, aside = format_.module.KEEPS, format_.module.ASIDE
    assert not kept & aside
    assert kept | aside <= ALL
    assert format_.left_out(glossary).keys() | format_.aside(glossary).keys() | kept >= counts(glossary).keys()


def test_skos(small):
    data = json.loads(exchange.write("skos", small))
    nodes = {node["@id"]: node for node in data["@graph"]}
    assert nodes["#"] == {"@id": "#", "@type": "skos:ConceptScheme", "hasTopConcept": ["#customer", "#value"]}
    assert nodes["#field-people"]["member"] == ["#customer"]
    assert nodes["#customer"] == {
        "@id": "#customer",
        "@type": "skos:Concept",
        "notation": "customer",
        "inScheme": "#",
        "prefLabel": {"tr": "müşteri", language("zh").tag: "客户"},
        "altLabel": {"tr": ["alıcı"]},
        "hiddenLabel": {"tr": ["müşterimiz", "C.X (eski)", "CX"], language("zh").tag: ["老客"]},
        "definition": {"tr": "Parasını\tödeyen."},
        "scopeNote": {language("zh").tag: "注意 & 看"},
        "example": {"tr": ["Bir müşteri geldi."]},
        "related": ["#value"],
    }


def test_no_label_of_the_sites_concepts_is_of_two_kinds(glossary):
    """SKOS Reference, integrity condition S13."""
    for node in json.loads(exchange.write("skos", glossary))["@graph"]:
        for tag, preferred in node.get("prefLabel", {}).items():
            labels = [preferred, *node.get("altLabel", {}).get(tag, []), *node.get("hiddenLabel", {}).get(tag, [])]
            assert len(labels) == len(set(labels)), node["@id"]


def test_omegat(small):
    assert exchange.write("omegat", small, ["tr", "zh"]).decode() == (
        "müşteri\t客户\t✗ 老客\nalıcı\t客户\t✗ 老客\nC.X (eski)\t客户\t✗ 老客\nCX\t客户\t✗ 老客\n"
    )
    assert exchange.write("omegat", small, ["zh", "tr"]).decode().splitlines()[0] == (
        "客户\tmüşteri\talıcı · ✗ C.X (eski) | CX · Parasını ödeyen."
    )


def test_bilingual_formats_of_many_languages_are_archives(glossary):
    for name, suffix in (("omegat", ".utf8"), ("weblate", ".tbx")):
        files = unzipped(exchange.write(name, glossary))
        assert files.keys() == {f"{a}-{b}{suffix}" for a in CODES for b in CODES if a != b}
        assert all(files.values())


def test_weblate_reads_terms_out_of_use_as_forbidden(small):
    data = exchange.write("weblate", small, ["zh", "tr"])
    imported = exchange.read("tbx", data, "zh-tr.tbx")
    terms = [
        (d.data["languages"]["zh"]["terms"][0]["term"], d.data["languages"]["tr"]["terms"][0]) for d in imported.drafts
    ]
    assert [(source, term["term"], term["status"]) for source, term in terms] == [
        ("客户", "müşteri", "preferred"),
        ("客户", "alıcı", "preferred"),
        ("客户", "C.X (eski)", "deprecated"),
        ("客户", "CX", "deprecated"),
    ]
    assert '<note from="translator">Eski.</note>' in data.decode()
    assert "注意 &amp; 看" in exchange.write("weblate", small, ["tr", "zh"]).decode()


def test_vale(small):
    files = unzipped(exchange.write("vale", small))
    assert yaml.safe_load(files["styles/Isogloss-tr/OutOfUse.yml"]) == {
        "extends": "substitution",
        "message": "%s ← %s",
        "level": "error",
        "ignorecase": True,
        "nonword": False,
        "action": {"name": "replace"},
        "exceptions": [r"C\.X \(eski\) belge"],
        "swap": {r"C\.X \(eski\)": "müşteri"},
    }
    assert yaml.safe_load(files["styles/Isogloss-tr/OutOfUseExact.yml"])["swap"] == {"CX": "müşteri"}
    assert yaml.safe_load(files["styles/Isogloss-zh/OutOfUse.yml"])["nonword"] is True
    assert "styles/Isogloss-zh/OutOfUseExact.yml" not in files
    vocabulary = "styles/config/vocabularies/Isogloss-tr"
    assert files[f"{vocabulary}/accept.txt"].splitlines() == ["(?i)alıcı", "(?i)değer", "(?i)müşteri", "(?i)müşterimiz"]
    assert files[f"{vocabulary}/reject.txt"].splitlines() == [r"(?i)C\.X \(eski\)", "CX"]
    assert "BasedOnStyles = Isogloss-zh" in files[".vale.ini"]


@pytest.mark.parametrize(
    ("name", "read"), [("vale", lambda data: "".join(unzipped(data).values())), ("weblate", bytes.decode)]
)
def test_what_is_out_of_use_only_near_some_words_is_not_given_to_what_would_report_it_everywhere(name, read):
    text = (
        "languages: {zh: {terms: [{term: 客户}]}, tr: {terms: [{term: müşteri}, {term: alan, status: deprecated%s}]}}"
    )
    small = [glossary_of({Path("g/customer.yml"): text % near}) for near in ("", ", near: [para]")]
    assert ["alan" in read(exchange.write(name, each, ["zh", "tr"])) for each in small] == [True, False]
