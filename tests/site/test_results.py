"""What a build keeps for the next one changes nothing: it is the same as a clean build, byte for byte."""

import random
import re
import sqlite3
import sys
from pathlib import Path

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "hooks"))

from building.environment import NO_CACHE
from building.results import Results

PAGES = ("index", "guide", "sources", "glossary")
CONCEPTS = 12
SEED = 20261125


@pytest.fixture
def small(checkout):
    """One language with few pages and concepts, so that each build is quick."""
    for file in (checkout.folder / "docs").rglob("*.md"):
        if file.stem not in PAGES:
            file.unlink()
        else:
            text = re.sub(r"\]\([^)h][^)]*\)", "](index.md)", file.read_text(encoding="utf-8"))
            file.write_text(text, encoding="utf-8")
    for file in sorted((checkout.folder / "glossary").glob("*.yml"))[CONCEPTS:]:
        file.unlink()
    for file in (checkout.folder / "glossary").glob("*.yml"):
        concept = yaml.safe_load(file.read_text(encoding="utf-8"))
        spoken = {
            code: {"definition": it["definition"], "terms": it["terms"]} for code, it in concept["languages"].items()
        }
        file.write_text(yaml.safe_dump({"languages": spoken}, allow_unicode=True), encoding="utf-8")
    config = checkout.folder / "mkdocs.yml"
    nav = "".join(f"  - {name}.md\n" for name in PAGES)
    text = re.sub(r"^nav:\n(?:  .*\n)+", f"nav:\n{nav}", config.read_text(encoding="utf-8"), flags=re.MULTILINE)
    config.write_text(text.replace("  - hooks/previews.py\n", ""), encoding="utf-8")
    return checkout


def made(checkout, **environment: str) -> dict[str, bytes]:
    """One language's build."""
    result = checkout.build(LOCALE="tr", ISOGLOSS_CHECKED="1", **environment)
    assert result.returncode == 0, result.stderr
    return checkout.files()


def edits(checkout, chance: random.Random) -> list:
    """A change of everything that a page is made of."""
    docs, glossary = checkout.folder / "docs/tr", checkout.folder / "glossary"
    pages = [docs / f"{name}.md" for name in ("index", "guide", "sources")]

    def rewrite(file: Path, pattern: str, new: str) -> None:
        text, count = re.subn(pattern, new, file.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
        assert count, (file, pattern)
        file.write_text(text, encoding="utf-8")

    def text():
        with chance.choice(pages).open("a", encoding="utf-8") as file:
            file.write(f"\nMüşteri deneyimi, {chance.randrange(10**6)} kez.\n")

    def title():
        rewrite(chance.choice(pages), r"^title:.*", f"title: Ad {chance.randrange(10**6)}")

    def heading():
        rewrite(chance.choice(pages), r"^## .*\{", f"## Başlık {chance.randrange(10**6)} {{")

    def nav():
        rewrite(checkout.folder / "mkdocs.yml", r"^nav:\n(  - .*\n)(  - .*\n)", r"nav:\n\2\1")

    def term():
        rewrite(chance.choice(sorted(glossary.glob("*.yml"))), r"(  tr:\n    definition: )", r"\1Yeni. ")

    def template():
        rewrite(checkout.folder / "overrides/main.html", r"\Z", f"{{# {chance.randrange(10**6)} #}}<!-- new -->")

    def rename():
        (docs / "guide.md").rename(docs / "okuma.md")
        rewrite(checkout.folder / "mkdocs.yml", r"^  - guide\.md$", "  - okuma.md")
        pages[1] = docs / "okuma.md"

    def deletion():
        pages.pop().unlink()
        rewrite(checkout.folder / "mkdocs.yml", r"^  - sources\.md\n", "")

    def other_language():
        (checkout.folder / "docs/it/index.md").unlink()

    chosen = [text, title, heading, nav, term, template, other_language]
    chance.shuffle(chosen)
    return [*chosen, rename, text, deletion]


def test_random_edits_make_what_a_clean_build_makes(small):
    chance = random.Random(SEED)
    assert made(small) == made(small, **{NO_CACHE: "1"})
    for edit in edits(small, chance):
        edit()
        kept, clean = made(small), made(small, **{NO_CACHE: "1"})
        assert kept.keys() == clean.keys(), edit.__name__
        assert not [path for path in kept if kept[path] != clean[path]], edit.__name__


def test_what_is_kept_is_used_and_never_believed_when_damaged(small):
    first = made(small)
    base = small.folder / ".isogloss_cache/build-tr.sqlite"
    kept = base.read_bytes()
    assert made(small) == first
    with sqlite3.connect(base) as connection:
        # what is read is what was kept: another value under the same key, with its checksum wrong
        rows = connection.execute("SELECT count(*) FROM results").fetchone()[0]
        connection.execute("UPDATE results SET value = CAST(value || x'00' AS BLOB)")
    connection.close()
    assert rows > len(PAGES)
    assert made(small) == first
    assert not base.exists()
    base.write_bytes(kept[: len(kept) // 2])
    assert made(small) == first


@pytest.fixture
def store(tmp_path):
    kept = Results()
    kept.open(tmp_path / "kept" / "x.sqlite", b"")
    return kept


def test_the_same_is_made_once(store, tmp_path):
    made = []
    for value in ("a", "b", "a"):
        assert store.get(str, ("name", value), lambda value=value: made.append(value) or value * 2) == value * 2
    assert made == ["a", "b"]
    store.close()
    store.open(tmp_path / "kept" / "x.sqlite", b"")
    assert store.get(str, ("name", "a"), lambda: "not made") == "aa"
    store.close()
    # what the last build did not use is gone; what everything depends on is a part of every key
    store.open(tmp_path / "kept" / "x.sqlite", b"")
    assert store.get(str, ("name", "b"), lambda: "anew") == "anew"
    store.close()
    store.open(tmp_path / "kept" / "x.sqlite", b"other")
    assert store.get(str, ("name", "b"), lambda: "other") == "other"


def test_a_build_that_fails_and_one_that_runs_beside_keep_nothing(store, tmp_path):
    beside = Results()
    beside.open(tmp_path / "kept" / "x.sqlite", b"")
    assert beside.get(str, ("name",), lambda: "beside") == "beside"
    assert store.get(str, ("name",), lambda: "first") == "first"
    store.drop()
    store.open(tmp_path / "kept" / "x.sqlite", b"")
    assert store.get(str, ("name",), lambda: "second") == "second"


def test_what_has_no_data_is_not_kept(store):
    for number in (1, 2):
        assert store.get(int, ("name", object()), lambda number=number: number) == number
        assert store.get(int | None, ("none",), lambda: None) is None


def test_it_can_be_turned_off(tmp_path, monkeypatch):
    monkeypatch.setenv(NO_CACHE, "1")
    kept = Results()
    kept.open(tmp_path / "kept" / "x.sqlite", b"")
    kept.close()
    assert not list(tmp_path.iterdir())


def test_a_language_that_nothing_has_changed_in_is_taken_from_the_site(small):
    config = small.folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(re.sub(r"^        - locale: (tr|it|zh)\n(?:          .*\n)+", "", text, flags=re.MULTILINE))
    (small.folder / "translations.lock").unlink()

    def whole(**environment):
        result = small.build(ISOGLOSS_CHECKED="1", **environment)
        assert result.returncode == 0, result.stderr
        return set(re.findall(r"Building (\w\w)$", result.stderr, re.MULTILINE)), small.files()

    page = small.folder / "docs/pt/guide.md"
    assert whole()[0] == {"ar", "pt"}
    with page.open("a", encoding="utf-8") as file:
        file.write("\nMais uma frase.\n")
    # what is there is taken only as it was built
    (small.folder / "site/ar/guide/index.html").write_text("another", encoding="utf-8")
    assert whole()[0] == {"ar", "pt"}
    with page.open("a", encoding="utf-8") as file:
        file.write("\nE outra.\n")
    # a build that was stopped may have left what leads to the old site
    left = small.folder / ".site.next"
    left.mkdir()
    (left / "pt").symlink_to(small.folder / "site/pt", target_is_directory=True)
    built, after = whole()
    assert built == {"pt"}
    assert not [path for path in (small.folder / "site").rglob("*") if path.is_symlink()]
    assert whole() == (set(), after)
    assert whole(**{NO_CACHE: "1"}) == ({"ar", "pt"}, after)
