"""Whatever is done to a site between two runs, the cache changes nothing of what is found."""

import contextlib
import io
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isogloss import engine, kept_results, results
from isogloss.cli import main
from isogloss.text import stamps

PAGES = [f"{code}/{name}" for code in ("tr", "it") for name in ("index.md", "alt/two.md")]
PIECES = [
    "---\ntitle: Bir veri seti\n---\n",
    "---\ntitle: [\n---\n",
    "<!-- isogloss: allow deprecated-term neden -->\n",
    "## Söz {#one}\n\n",
    "veri seti ",
    "veri kümesi ",
    "dataset ",
    "insieme di dati , ",
    "ve ve ",
    "\n\n",
    "\udcff",  # a byte that is no UTF-8
]
CONCEPTS = [
    "languages:\n  tr: {terms: [{term: veri kümesi}, {term: veri seti, status: deprecated}]}\n"
    "  it: {terms: [{term: insieme di dati}, {term: dataset, status: deprecated}]}\n",
    "languages:\n  tr: {terms: [{term: veri seti}, {term: veri kümesi, status: admitted}]}\n"
    "  it: {terms: [{term: dataset}]}\nrelated: [word]\n",
    "languages:\n"
    "  tr: {definition: Bir veri seti., terms: [{term: veri kümesi}, {term: veri seti, status: deprecated}]}\n"
    "  it: {terms: [{term: insieme di dati}, {term: dataset, status: deprecated}]}\n",
    "languages:\n"
    "  tr: {terms: [{term: veri kümesi}], examples: ['Bir [veri kümesi].']}\n"
    "  it: {terms: [{term: dataset}], examples: ['Un [dataset].']}\n",
    "languages:\n"
    "  tr: {terms: [{term: veri kümesi}], examples: ['Bir [veri kümesi].']}\n"
    "  it: {terms: [{term: insieme di dati}], examples: ['Un [dataset].']}\n",
]
WORD = "languages:\n  tr: {terms: [{term: söz}]}\n  it: {terms: [{term: parola}]}\n"
SETTINGS = [
    "",
    'exclude = ["docs/it/alt"]\n',
    'ignore = ["deprecated-term"]\n',
    '[severity]\ndeprecated-term = "note"\n',
    '[per-path."docs/tr/**"]\nignore = ["missing-concept"]\n',
]
KEPT = [
    *("pages/*", "finds/*", "whole", "survey", "inspection", "page-files"),
    *("glossary", "concepts", "concept-files", "examples", "words/*", "foreign_term/*"),
]

TEXTS = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
EDITS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(PAGES), TEXTS),
    st.tuples(st.just("remove"), st.sampled_from(PAGES), st.none()),
    st.tuples(st.just("rename"), st.sampled_from(PAGES), st.sampled_from(PAGES)),
    st.tuples(st.just("link"), st.sampled_from(PAGES), st.sampled_from([*PAGES, "../outside.md", "nowhere.md"])),
    st.tuples(st.just("concept"), st.just("dataset.yml"), st.sampled_from(CONCEPTS)),
    st.tuples(st.just("settings"), st.none(), st.sampled_from(SETTINGS)),
    st.tuples(
        st.just("damage"),
        st.sampled_from(KEPT),
        st.sampled_from([b"", b"\x80", b"\xff"]),
    ),
)


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """Files are recorded as soon as they have been read: no test waits until they have settled, and none of these edits
    is made in the very moment in which a file is read."""
    monkeypatch.setattr(stamps, "SETTLED", 0)


def edit(kind: str, name: str | None, what: object) -> None:
    """Do to the site what people do."""
    if kind == "concept":
        Path("glossary", name).write_text(what, encoding="utf-8")
    elif kind == "settings":
        Path("isogloss.toml").write_text(what, encoding="utf-8")
    elif kind == "damage":
        for file in Path(".isogloss_cache").glob(f"{name}.msgpack"):
            file.write_bytes(what)
    else:
        page = Path("docs", name)
        if kind == "rename":
            if page.is_file() and not page.is_symlink():
                page.rename(Path("docs", what))
            return
        page.unlink(missing_ok=True)
        if kind == "write":
            page.write_bytes(what.encode("utf-8", "surrogateescape"))
        elif kind == "link":
            page.symlink_to(Path("docs", what).absolute())


def begin() -> None:
    """Write the site as it is before anything is done to it."""
    for page in PAGES:
        Path("docs", page).parent.mkdir(parents=True, exist_ok=True)
        Path("docs", page).write_text(f"## Söz {{#one}}\n\n{PIECES[4]}{PIECES[6]}\n", encoding="utf-8")
    Path("outside.md").write_text("veri seti\n", encoding="utf-8")
    Path("glossary").mkdir()
    Path("glossary/dataset.yml").write_text(CONCEPTS[0], encoding="utf-8")
    Path("glossary/word.yml").write_text(WORD, encoding="utf-8")


def told(*arguments: str) -> tuple[int, str, str]:
    """The exit code of a check by a process of its own, which remembers nothing, and all that it says."""
    engine._latest.clear()
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["check", "--format", "json", *arguments])
    return code, out.getvalue(), err.getvalue()


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(rounds=st.lists(st.lists(EDITS, min_size=1, max_size=3), min_size=1, max_size=5))
def test_a_warm_run_says_what_a_cold_one_does(tmp_path_factory, monkeypatch, rounds):
    folder = tmp_path_factory.mktemp("site")
    monkeypatch.chdir(folder)
    begin()
    assert told()[0] == 1  # the glossary can be used, and there is something to find
    for edits in rounds:
        for done in edits:
            edit(*done)
        warm = told()
        assert warm == told("--no-cache")
        assert warm == told()


def agrees(*edits: tuple) -> bool:
    """Whether a warm run says what a cold one does after some edits."""
    for done in edits:
        edit(*done)
    return told() == told("--no-cache")


def forgets_the_last(digest):
    return lambda parts: digest(list(parts)[:-1])


def forgets_the_first(digest):
    return lambda parts: digest(list(parts)[1:])


def forgets_all(_key):
    return lambda *_: b"always the same"


def is_ever_the_same(_state):
    return lambda _file: (0, 0, 0, 0, 0)


FORGETFUL = {
    "the files of a path": ("key_of", forgets_all, ("write", "tr/index.md", PIECES[5])),
    "the last file of a path": ("digest", forgets_the_last, ("write", "it/index.md", PIECES[6])),
    "the rules": ("base_key", forgets_all, ("settings", None, SETTINGS[2])),
    "the glossary": ("base_key", forgets_all, ("concept", "dataset.yml", CONCEPTS[1])),
    "the concept files": ("_glossary_key", forgets_all, ("concept", "dataset.yml", CONCEPTS[1])),
    "the definitions": ("glossary_key", forgets_all, ("concept", "dataset.yml", CONCEPTS[2])),
    "what each key begins with": ("digest", forgets_the_first, ("settings", None, SETTINGS[2])),
    "when a concept file was changed": ("_state", is_ever_the_same, ("concept", "dataset.yml", CONCEPTS[1])),
    "the use of terms": ("_use_key", forgets_all, ("rename", "tr/alt/two.md", "tr/INDEX.md")),
    "the examples": ("_examples_key", forgets_all, ("concept", "dataset.yml", CONCEPTS[4])),
    "when a page was changed": ("_state", is_ever_the_same, ("write", "tr/index.md", PIECES[5])),
    "everything": ("digest", forgets_all, ("remove", "it/index.md", None)),
}


@pytest.mark.parametrize("part", FORGETFUL)
def test_a_key_that_forgets_something_is_seen_through(part, in_folder, monkeypatch):
    name, forgetting, change = FORGETFUL[part]
    begin()
    assert told()[0] == 1
    assert agrees(change)
    shutil.rmtree(in_folder)
    in_folder.mkdir()
    monkeypatch.chdir(in_folder)
    for module in (engine, kept_results, results, stamps):
        if hasattr(module, name):
            monkeypatch.setattr(module, name, forgetting(getattr(module, name)))
    begin()
    assert told()[0] == 1
    assert not agrees(change)
