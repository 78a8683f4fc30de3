"""A glossary that cannot be used says so: which file, which line, what is wrong."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from isogloss.commands import schema
from isogloss.engine import load_termbase
from isogloss.glossary.glossary import GlossaryError, read_glossary
from isogloss.languages import codes
from support import ROOT, Case, parametrize, write_site

HERE = Path(__file__).parent


@parametrize(HERE)
def test_problems(case: Case, in_folder):
    write_site(in_folder, case)
    languages = case.one("languages").split() if case.of("languages") else codes_in(case)
    expected = case.one("problems").splitlines()
    try:
        load_termbase(Path("glossary"), languages)
        found = []
    except GlossaryError as error:
        found = [str(problem) for problem in error.problems]
    assert found == expected


def codes_in(case: Case) -> list[str]:
    """The languages that a case's concepts speak of."""
    return [code for code in codes() if any(f"\n  {code}:" in body for _, body in case.of("glossary"))]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("Customer.yml", "languages: {}", "“Customer” is not a concept id: use a-z, 0-9 and single hyphens"),
        ("a--b.yml", "languages: {}", "“a--b” is not a concept id: use a-z, 0-9 and single hyphens"),
        ("customer.YML", "languages: {}", "concept files end in .yml: rename it to customer.yml"),
        ("a\n.yml", "languages: {}", "“a\n” is not a concept id: use a-z, 0-9 and single hyphens"),
        ("customer.yaml", "languages: {}", "concept files end in .yml: rename it to customer.yml"),
    ],
)
def test_names_of_files(name, text, reason, in_folder):
    (in_folder / name).write_text(text)
    with pytest.raises(GlossaryError) as raised:
        read_glossary(in_folder)
    assert [problem.reason for problem in raised.value.problems] == [reason]


def test_a_folder_without_concepts(in_folder):
    with pytest.raises(GlossaryError, match="no concept file"):
        read_glossary(in_folder)


def test_files_that_are_no_text(in_folder):
    (in_folder / "binary.yml").write_bytes(b"\x00\x01")
    (in_folder / "latin.yml").write_bytes("x: 1\ndefinition: experi\u00eancia".encode("latin-1"))
    (in_folder / "notes.txt").write_text("not read")
    with pytest.raises(GlossaryError) as raised:
        read_glossary(in_folder)
    assert [(Path(p.path).name, p.line, p.reason) for p in raised.value.problems] == [
        ("binary.yml", 1, "holds a NUL character: is it a binary file?"),
        ("latin.yml", 2, "not UTF-8 (byte 0xea): save the file as UTF-8"),
    ]


def test_a_symbolic_link_that_leaves_the_glossary(in_folder):
    (in_folder / "secret.yml").write_text("password: x")
    (in_folder / "glossary").mkdir()
    (in_folder / "glossary" / "customer.yml").symlink_to(in_folder / "secret.yml")
    with pytest.raises(GlossaryError, match="a symbolic link that leaves its folder"):
        read_glossary(in_folder / "glossary")


@pytest.mark.parametrize(
    "bomb", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000, "a: !!python/object:x.y {}"]
)
def test_hostile_yaml_is_one_clear_problem(bomb, in_folder):
    (in_folder / "bomb.yml").write_text(bomb)
    with pytest.raises(GlossaryError) as raised:
        read_glossary(in_folder)
    assert len(raised.value.problems) == 1


@pytest.mark.parametrize("kind", schema.KINDS)
def test_the_published_schema_is_the_model_s(kind):
    assert (ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8") == schema.text(kind)


def test_the_schema_names_every_key_that_the_site_uses():
    properties = json.loads(schema.text("concept"))["$defs"]
    assert {
        "term",
        "status",
        "type",
        "part-of-speech",
        "gender",
        "case",
        "forms",
        "except",
        "near",
        "reason",
        "shared-with",
        "sort",
    } == set(properties["Term"]["properties"])


def test_the_schema_takes_a_language_that_there_is_no_file_for():
    validator = Draft202012Validator(json.loads(schema.text("concept")))
    section = {"terms": [{"term": "データ"}]}
    assert validator.is_valid({"languages": {"ja": section, "pt-BR": section, "zh_TW": section}})
    assert not validator.is_valid({"languages": {"Japanese": section}})
    assert not validator.is_valid({"languages": {"ja": {"terms": []}}})


def test_every_concept_of_the_site_is_complete():
    """A definition, a preferred term and examples, found and not found, in every language."""
    site = sorted(folder.name for folder in (ROOT / "docs").iterdir() if folder.name in codes())
    for concept in read_glossary(ROOT / "glossary", site).concepts.values():
        assert concept.subject_field
        for code in site:
            section = concept.languages[code]
            assert section.definition, (concept.id, code)
            marked = ["[" in example for example in section.examples]
            assert any(marked) and not all(marked), (concept.id, code)
            assert all(term.reason for term in section.terms if term.status in ("deprecated", "superseded")), (
                concept.id,
                code,
            )


def test_relations_of_the_site_are_mutual_and_lead_somewhere():
    concepts = read_glossary(ROOT / "glossary").concepts
    for concept in concepts.values():
        for relation in ("related", "confusable"):
            for other in getattr(concept, relation):
                assert concept.id in getattr(concepts[other], relation), f"{concept.id} {relation} {other}"
