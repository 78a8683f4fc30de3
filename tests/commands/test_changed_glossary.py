"""Where a changed glossary does not concern a path, what was found there before is what would be found anew."""

from collections.abc import Iterable
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isogloss.cache import Cache
from isogloss.engine import check, chosen_rules, load
from isogloss.glossary.glossary import Glossary, Trees
from isogloss.glossary.model import Case, Concept, LanguageSection, Status, Term, TermType
from isogloss.kept_results import Earlier
from isogloss.matching.termbase import Termbase
from isogloss.results import base_key, path_result
from isogloss.site.site import Site
from support import ROOT, cases, write_site

WORDS = {
    "it": "insieme di dati dataset parola direzione il Il lo sai veri kümesi 数据集 dell’insieme CXO Cxo Dati".split(),
    "pt": "direção direcção direção direções econômico económico conjunto de dados dataset o CXO cxo veri seti".split(),
    "tr": "veri kümesi seti verinin VERİ kümesini söz sözün CXO’nun Cxo direção conjunto dados dataset".split(),
    "ar": "البيانات بيانات مجموعة ومجموعة للبيانات كلمة CXO veri kümesi dataset الكلمة".split(),
    "zh": ["数据", "集", "数据集", "体验", "CXO", "Cxo", " veri kümesi ", " dataset ", "，", "。"],
}
"""What pages and terms are made of: forms of each other, of other languages, spelled elsewhere, within one another."""

PATHS = ("a.md", "b.md", "c.md")


def texts(code: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS[code]), max_size=8).map(("" if code == "zh" else " ").join)


@st.composite
def sections(draw, code: str) -> LanguageSection:
    words = st.lists(st.sampled_from(WORDS[code]), min_size=1, max_size=3)
    texts = draw(st.lists(words.map(" ".join), min_size=1, max_size=3, unique=True))
    statuses = [Status.PREFERRED, *draw(st.lists(st.sampled_from(Status), min_size=2, max_size=2))]
    return LanguageSection(
        terms=tuple(
            Term(
                text=text,
                status=Status.ADMITTED if status is Status.PREFERRED and number else status,
                case=draw(st.sampled_from(Case)),
                type=draw(st.sampled_from([TermType.FULL_FORM, TermType.ACRONYM])),
                forms=tuple(draw(st.lists(st.sampled_from(WORDS[code]), max_size=1))),
                excepted=tuple(draw(st.lists(st.sampled_from(WORDS[code]), max_size=1))),
            )
            for number, (text, status) in enumerate(zip(texts, statuses, strict=False))
        )
    )


CONCEPT = st.fixed_dictionaries({code: sections(code) for code in WORDS})
GLOSSARY = st.dictionaries(st.sampled_from("abcdefgh"), CONCEPT, min_size=2)
PAGES = st.fixed_dictionaries({path: st.fixed_dictionaries({code: texts(code) for code in WORDS}) for path in PATHS})


def termbase(concepts: dict) -> Termbase:
    read = {id_: Concept(id=id_, languages=languages) for id_, languages in sorted(concepts.items())}
    return Termbase(Glossary(read, Trees("glossary"), "glossary"))


def not_concerned(site: Site, before: Termbase) -> Iterable[str]:
    """The paths of a site that a change of its glossary since `before` does not concern; that their results are as good
    as new is made sure of."""
    chosen = chosen_rules()
    former = msgspec.structs.replace(site, termbase=before)
    base = base_key(site, chosen)
    earlier = Earlier(site, chosen, base, before)
    for path in site.paths:
        result = path_result(former.only(path), path, chosen, base_key(former, chosen))
        assert earlier.held(site.only(path), path, result) == (earlier.base_before != base)
        if not earlier.change.concerns(site.only(path)):
            renewed = msgspec.msgpack.encode(earlier.renewed(site.only(path), path, result))
            anew = path_result(site.only(path), path, chosen, base)
            assert sorted_(renewed) == sorted_(msgspec.msgpack.encode(anew))
            yield path


def sorted_(result: bytes) -> object:
    """A result, whatever the order in which its diagnostics were found."""
    data = msgspec.msgpack.decode(result, strict=False)
    return {**data, "diagnostics": sorted(data["diagnostics"], key=repr)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    (folder / "glossary").mkdir()
    (folder / "glossary" / "word.yml").write_text(
        "languages:\n" + "".join(f"  {code}: {{terms: [{{term: {code}xyz}}]}}\n" for code in WORDS)
    )
    return folder


def write(folder, pages: dict) -> None:
    for path, alternates in pages.items():
        for code, text in alternates.items():
            file = folder / "docs" / code / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"# {path} {{#top}}\n\n{text}\n", encoding="utf-8")


def changed(concepts: dict, change: dict, gone: set) -> dict:
    return {id_: said for id_, said in (concepts | change).items() if id_ not in gone}


@settings(max_examples=40, deadline=None)
@given(
    pages=PAGES,
    concepts=GLOSSARY,
    change=st.dictionaries(st.sampled_from("abcdefghi"), CONCEPT, max_size=2),
    gone=st.sets(st.sampled_from("abcdefgh"), max_size=1),
)
def test_whatever_changes(folder, pages, concepts, change, gone):
    write(folder, pages)
    site = load(folder / "docs", folder / "glossary")
    list(
        not_concerned(
            msgspec.structs.replace(site, termbase=termbase(changed(concepts, change, gone))), termbase(concepts)
        )
    )


CONCERNED = {
    "a term that is now there": ("it", "Ecco parola.", [], ["parola"]),
    "a term that was there": ("zh", "这是数据集。", ["数据集"], ["数据"]),
    "a spelling from elsewhere that is a word now": ("pt", "A direção.", [], ["direção geral"]),
    "capitals that make names now": ("it", "I Dati.", [], ["una parola", "altra parola"]),
    "a term of another language": ("it", "Un veri seti.", [], {"tr": ["veri seti"]}),
    "a term of another language that is now one here": ("it", "Un veri kümesi.", [], ["VERİ KÜMESİ"]),
    "an acronym in other letters": ("tr", "Bir Cxo var.", [], ["CXO"]),
}
"""A page in a language, and the terms of a concept before and after a change, or those of several languages."""


@pytest.mark.parametrize("case", CONCERNED)
def test_what_concerns_a_page(case, folder):
    code, text, *terms = CONCERNED[case]
    write(folder, dict.fromkeys(PATHS, dict.fromkeys(WORDS, "") | {code: text}))
    site = load(folder / "docs", folder / "glossary")
    kept = {"it": "Dato", "pt": "direcção", "tr": "veri kümesi"}
    before, after = (
        termbase(
            {
                "other": {it: _section([kept.get(it, f"{it}xyz")]) for it in WORDS},
                "this": {it: _section(there.get(it, ()) or [f"{it}abc"]) for it in WORDS},
            }
        )
        for there in (said if isinstance(said, dict) else {code: said} for said in terms)
    )
    assert not list(not_concerned(msgspec.structs.replace(site, termbase=after), before))
    assert not list(not_concerned(msgspec.structs.replace(site, termbase=before), after))


def _section(texts: Iterable[str]) -> LanguageSection:
    """Terms, the first of which is preferred; those in capitals are acronyms whose capitals matter."""
    return LanguageSection(
        terms=tuple(
            Term(
                text=text,
                status=Status.ADMITTED if number else Status.PREFERRED,
                case=Case.EXACT if text.isupper() else Case.ANY,
                type=TermType.ACRONYM if text.isupper() else TermType.FULL_FORM,
            )
            for number, text in enumerate(texts)
        )
    )


RULES = sorted((ROOT / "tests" / "rules").glob("*.md"))


@pytest.mark.parametrize("file", RULES, ids=lambda file: file.stem)
def test_what_any_rule_finds(file, tmp_path):
    for number, case in enumerate(cases(file)):
        folder = tmp_path / str(number)
        folder.mkdir()
        write_site(folder, case)
        if not case.of("glossary"):
            continue
        site = load(folder / "docs", folder / "glossary")
        concepts = site.glossary.concepts
        for id_ in concepts:
            others = {name: concept for name, concept in concepts.items() if name != id_}
            list(not_concerned(site, Termbase(replace(site.glossary, concepts=others))))


def test_only_what_a_change_concerns_is_looked_at_again(folder, tmp_path, monkeypatch):
    words = {"it": "insieme di dati", "pt": "conjunto de dados", "tr": "veri kümesi", "ar": "مجموعة", "zh": "数据集"}
    write(folder, {path: dict(words, tr="veri seti") if path == "b.md" else words for path in PATHS})
    cache = Cache(tmp_path)
    concepts = {
        "a": {code: LanguageSection(terms=(Term(text=f"{code}xyz"),)) for code in WORDS},
        "b": {code: LanguageSection(terms=(Term(text=text),)) for code, text in words.items()},
    }
    site = load(folder / "docs", folder / "glossary")
    check(msgspec.structs.replace(site, termbase=termbase(concepts)), cache=cache)
    new = Term(text="veri seti", status=Status.DEPRECATED)
    concepts["a"]["tr"] = LanguageSection(terms=(*concepts["a"]["tr"].terms, new))
    site = msgspec.structs.replace(site, termbase=termbase(concepts))
    looked: list[str] = []

    def look(here, path, *rest):
        looked.append(path)
        return path_result(here, path, *rest)

    monkeypatch.setattr("isogloss.kept_results.path_result", look)
    found = check(site, cache=cache)
    assert looked == ["b.md"]
    assert found == check(site)
