"""New pages and concepts, and what is renamed: in all languages, with all that leads to it, or not at all."""

import subprocess
from pathlib import Path

import pytest

from isogloss.cli import main
from isogloss.commands import CLEAN, COULD_NOT_RUN
from isogloss.editing import navigation
from isogloss.editing.redirects import Redirects, read_redirects, written
from isogloss.engine import UsageError

LANGUAGES = ("ar", "pt", "tr", "it", "zh")
NAV = """\
site_name: x # a comment
extra: !ENV [X, y]
nav:
    - index.md
    - "Guide":   # another
        - 'guide/one.md' # and one more
    - glossary.md
plugins: []
"""
GUIDE = """\
## x {#one}

[a](../index.md) [b](../index.md#top "title") [c](../img/x.png) [d][ref] [e](#two) [f](https://example.org/index.md)
![g](../img/x.png) <a href="../index.md#top">h</a> [i](<two.md>) [j](../../pt/guide/one.md#one) [k](%6Fne.md)

`[l](one.md#one)` <!-- [m](one.md#one) -->

## y {#two .wide}

[ref]: ../glossary.md#cargo "title"
"""
INDEX = """\
## x {#top}

[a](guide/one.md) [b](guide/one.md#one) [c](guide/one.md?x=1#two) [d](glossary.md#cargo) [e](glossary.md#other) [f][r]

[r]: <guide/one.md#one>
"""
CONCEPT = "related: [other]\nlanguages:\n" + "".join(f"  {code}: {{terms: [{{term: cargo}}]}}\n" for code in LANGUAGES)
OTHER = """\
related:
- "cargo" # the same
confusable: [cargo]
languages:
""" + "".join(f"  {code}:\n    note: cargo\n    terms:\n    - {{term: other}}\n" for code in LANGUAGES)


@pytest.fixture
def site(in_folder) -> Path:
    for code in LANGUAGES:
        for path, text in {
            "index.md": INDEX,
            "guide/one.md": GUIDE,
            "guide/two.md": "## z {#z}\r\n\r\n[a](one.md#two)\r\n",
            "glossary.md": "\ufeff## x {#intro}\n\n[a](#cargo)\n\n<!-- isogloss: glossary -->\n",
        }.items():
            file = in_folder / "docs" / code / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
    (in_folder / "glossary").mkdir()
    (in_folder / "glossary" / "cargo.yml").write_text(CONCEPT)
    (in_folder / "glossary" / "other.yml").write_text(OTHER)
    (in_folder / "mkdocs.yml").write_text(NAV)
    return in_folder


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".isogloss_cache" not in path.parts and ".git" not in path.parts
    }


def run(capsys, *arguments: str) -> str:
    assert main(arguments) == CLEAN
    return capsys.readouterr().out


# ---------------------------------------------------------------------------------------------------------- new


def test_a_new_page_is_there_in_all_languages_and_the_checks_tell_what_is_left_to_write(site, capsys):
    before = files(site)
    run(capsys, "new", "page", "guide/first-steps", "--title", "tr=İlk adımlar", "--title", "first steps")
    new = {path: text for path, text in files(site).items() if path not in before}
    assert sorted(new) == sorted(f"docs/{code}/guide/first-steps.md" for code in LANGUAGES)
    assert b'title: "\xc4\xb0lk ad\xc4\xb1mlar"\n' in new["docs/tr/guide/first-steps.md"]
    assert b'title: "[TODO]" # first steps\n' in new["docs/zh/guide/first-steps.md"]
    changed = {path for path, text in before.items() if files(site)[path] != text}
    assert changed == {"mkdocs.yml"}
    assert (site / "mkdocs.yml").read_text() == NAV.replace(
        "glossary.md\n", "glossary.md\n    - guide/first-steps.md\n"
    )
    main(["check", "--format", "concise", "docs/tr/guide/first-steps.md", "docs/zh/guide/first-steps.md"])
    rows = capsys.readouterr().out.splitlines()
    assert [row.partition(":")[0].split("/")[1] for row in rows] == ["tr"] * 3 + ["zh"] * 4
    assert all(row.endswith("[unwritten-text]") for row in rows)


def test_a_page_that_some_languages_have_is_begun_in_the_others_with_its_sections(site, capsys):
    (site / "docs/it/new.md").write_text("## x {#one}\n\n### y {#two}\n\n## z\n", encoding="utf-8")
    before = files(site)
    assert "docs/it/new.md" not in run(capsys, "new", "page", "docs/it/new.md")
    after = files(site)
    assert {path for path in after if after[path] != before.get(path)} == {"mkdocs.yml"} | {
        f"docs/{code}/new.md" for code in LANGUAGES if code != "it"
    }
    assert after["docs/zh/new.md"].decode().endswith("\n\n## [TODO] {#one}\n\n[TODO]\n\n### [TODO] {#two}\n\n[TODO]\n")
    assert main(["new", "page", "new"]) == COULD_NOT_RUN


@pytest.mark.parametrize(
    ("path", "anchor", "there", "others"),
    [
        ("guide/one.md", "new", "## n {#new}\n\nx\n\n{page}", "## [TODO] {{#new}}\n\n[TODO]\n\n{page}"),
        ("guide/one.md", "new", "{page}\n\n### n {{#new}}\n", "{page}\n### [TODO] {{#new}}\n\n[TODO]\n"),
        ("guide/two.md", "new", "{page}\n\n## n {{#new}}\n", "{page}\r\n## [TODO] {{#new}}\r\n\r\n[TODO]\r\n"),
    ],
)
def test_a_section_that_one_language_has_is_begun_in_the_others_at_its_place(site, capsys, path, anchor, there, others):
    before = files(site)
    page = before[f"docs/it/{path}"].decode()
    (site / "docs/it" / path).write_bytes(there.replace("{page}", page).replace("{{", "{").replace("}}", "}").encode())
    run(capsys, "new", "section", f"{path}#{anchor}")
    after = files(site)
    for code in LANGUAGES:
        if code != "it":
            assert after.pop(f"docs/{code}/{path}").decode() == others.format(page=page)
    assert {name for name in after if after[name] != before.get(name)} == {f"docs/it/{path}"}


def test_a_section_that_nobody_has_is_begun_behind_another_or_at_the_end(site, capsys):
    page = (site / "docs/tr/guide/one.md").read_text(encoding="utf-8")
    run(capsys, "new", "section", "guide/one.md#new", "--after", "one")
    run(capsys, "new", "section", "guide/one#last")
    stub = "## [TODO] {{#{}}}\n\n[TODO]\n".format
    for code in LANGUAGES:
        text = (site / "docs" / code / "guide/one.md").read_text(encoding="utf-8")
        assert text == page.replace("## y {#two", f"{stub('new')}\n## y {{#two") + f"\n{stub('last')}"


def test_no_configuration_is_made_where_there_is_none(site, capsys):
    (site / "mkdocs.yml").unlink()
    run(capsys, "new", "page", "guide/three")
    run(capsys, "rename", "page", "guide/three.md", "guide/four.md")
    assert not (site / "mkdocs.yml").exists()


def test_a_new_concept_has_a_section_for_every_language(site, capsys):
    run(capsys, "new", "concept", "first-step", "--subject-field", "steps")
    main(["check", "--format", "concise", "--select", "unwritten-text"])
    rows = capsys.readouterr().out.splitlines()
    assert len(rows) == 2 * len(LANGUAGES)
    assert all(row.startswith("glossary/first-step.yml:") for row in rows)


@pytest.mark.parametrize(
    "name", ["../x", "a/../../x", "/x", "A", "a b", "é", "a--b", "-a", "a_b", "", "a//b", "a.md/b", "c:x", "a\\b", "."]
)
def test_bad_names_are_told(site, capsys, name):
    before = files(site)
    for what in ("page", "concept"):
        assert main(["new", what, "--", name]) == COULD_NOT_RUN
        assert name in capsys.readouterr().err
    assert main(["rename", "page", "guide/one.md", "--", name]) == COULD_NOT_RUN
    assert main(["rename", "anchor", "guide/one.md#one", "--", name]) == COULD_NOT_RUN
    assert main(["rename", "concept", "cargo", "--", name]) == COULD_NOT_RUN
    assert files(site) == before


@pytest.mark.parametrize("name", ["con", "nul", "com1"])
def test_what_windows_keeps_for_devices_is_no_name_of_a_file(site, capsys, name):
    before = files(site)
    for arguments in (
        ["new", "page", f"guide/{name}"],
        ["new", "concept", name],
        ["rename", "page", "guide/one.md", f"{name}/one.md"],
        ["rename", "concept", "cargo", name],
    ):
        assert main(arguments) == COULD_NOT_RUN
        assert f"“{name}” can be the name of no file on Windows" in capsys.readouterr().err
    assert files(site) == before
    assert main(["rename", "anchor", "guide/one.md#one", name]) == CLEAN  # which is no file


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["new", "page", "guide/one"], "already exists"),
        (["new", "page", "x", "--anchors", "a,a"], "named twice"),
        (["new", "section", "guide/one"], "PATH#ANCHOR"),
        (["new", "section", "guide/three#x"], "no page guide/three.md"),
        (["new", "section", "guide/one#one"], "already exists"),
        (["new", "section", "guide/one#x", "--after", "y"], "no section #y"),
        (["new", "concept", "cargo"], "already exists"),
        (["new", "concept", "intro"], "has a section #intro already"),
        (["rename", "page", "guide/three", "guide/four"], "no page guide/three.md"),
        (["rename", "page", "guide/one", "guide/two"], "guide/two.md already exists (ar, it, pt, tr, zh)"),
        (["rename", "page", "docs/tr/guide/one.md", "guide/one"], "already exists"),
        (["rename", "page", "index", "home"], "first page"),
        (["rename", "anchor", "guide/one.md", "x"], "PATH#ANCHOR"),
        (["rename", "anchor", "guide/one#none", "x"], "no section #none"),
        (["rename", "anchor", "guide/one#one", "two"], "#two already exists"),
        (["rename", "anchor", "glossary#intro", "cargo"], "entry of the concept"),
        (["rename", "concept", "none", "x"], "no concept “none”"),
        (["rename", "concept", "cargo", "other"], "already exists"),
        (["rename", "concept", "cargo", "intro"], "#intro already exists"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(site, capsys, arguments, reason):
    before = files(site)
    assert main(arguments) == COULD_NOT_RUN
    assert reason in capsys.readouterr().err
    assert files(site) == before


# ---------------------------------------------------------------------------------------------------------- rename


def test_a_page_moves_with_its_links_and_those_to_it(site, capsys):
    run(capsys, "rename", "page", "guide/one", "basics/deep/first")
    new = files(site)
    assert not [path for path in new if path.endswith("one.md")]
    for code in LANGUAGES:
        assert new[f"docs/{code}/index.md"].decode() == INDEX.replace("guide/one.md", "basics/deep/first.md")
        moved = GUIDE.replace("../index.md", "../../index.md").replace("../img", "../../img")
        moved = moved.replace("<two.md>", "<../../guide/two.md>").replace("../glossary", "../../glossary")
        moved = moved.replace(
            "../../pt/guide/one.md#one", "first.md#one" if code == "pt" else "../../../pt/basics/deep/first.md#one"
        )
        moved = moved.replace("%6Fne.md", "first.md")
        assert new[f"docs/{code}/basics/deep/first.md"].decode() == moved
        # other line ends and a byte order mark stay
        assert new[f"docs/{code}/guide/two.md"] == b"## z {#z}\r\n\r\n[a](../basics/deep/first.md#two)\r\n"
        assert new[f"docs/{code}/glossary.md"].startswith(b"\xef\xbb\xbf## x")
    assert new["mkdocs.yml"].decode() == NAV.replace("'guide/one.md'", "'basics/deep/first.md'")
    assert read_redirects(new["redirects.yml"]).pages == {"guide/one.md": "basics/deep/first.md"}


def test_an_anchor_moves_with_the_links_to_it(site, capsys):
    run(capsys, "rename", "anchor", "guide/one.md#one", "first")
    run(capsys, "rename", "anchor", "guide/one#two", "#second")
    new = files(site)
    for code in LANGUAGES:
        index = INDEX.replace("one.md#one", "one.md#first").replace("?x=1#two", "?x=1#second")
        assert new[f"docs/{code}/index.md"].decode() == index
        text = (
            GUIDE.replace("{#one}", "{#first}")
            .replace("{#two .wide}", "{#second .wide}")
            .replace("(#two)", "(#second)")
        )
        text = text.replace("pt/guide/one.md#one", "pt/guide/one.md#first")
        assert new[f"docs/{code}/guide/one.md"].decode() == text
    assert read_redirects(new["redirects.yml"]).anchors == {"guide/one.md": {"one": "first", "two": "second"}}


def test_a_concept_moves_with_the_links_to_its_entry(site, capsys):
    run(capsys, "rename", "concept", "cargo", "load")
    new = files(site)
    assert new["glossary/load.yml"].decode() == CONCEPT
    assert "glossary/cargo.yml" not in new
    assert new["glossary/other.yml"].decode() == OTHER.replace('"cargo"', '"load"').replace("[cargo]", "[load]")
    for code in LANGUAGES:
        assert b"[d](glossary.md#load) [e](glossary.md#other)" in new[f"docs/{code}/index.md"]
        assert b"[a](#load)" in new[f"docs/{code}/glossary.md"]
        assert b'[ref]: ../glossary.md#load "title"' in new[f"docs/{code}/guide/one.md"]
    assert read_redirects(new["redirects.yml"]).concepts == {"cargo": "load"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("rename", "page", "guide/one.md", "first.md"),
        ("rename", "anchor", "guide/one.md#one", "first"),
        ("rename", "concept", "cargo", "load"),
        ("new", "page", "guide/new"),
        ("new", "concept", "new"),
    ],
)
def test_a_dry_run_shows_a_patch_that_does_the_same(site, capsys, arguments):
    before = files(site)
    patch = run(capsys, *arguments, "--dry-run")
    assert files(site) == before
    run(capsys, *arguments)
    after = files(site)
    for path in after.keys() - before.keys():
        (site / path).unlink()
    for path, data in before.items():
        (site / path).write_bytes(data)
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "apply", "-"], input=patch.encode(), check=True)
    assert files(site) == after


@pytest.mark.parametrize("number", [1, 7, 16])
def test_all_or_nothing(site, capsys, monkeypatch, number):
    before, replace, calls = files(site), Path.replace, []

    def failing(self, target):
        if ".isogloss_cache" in str(target):
            return replace(self, target)
        calls.append(target)
        if len(calls) == number:
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    assert main(["rename", "page", "guide/one", "first"]) == COULD_NOT_RUN
    assert "No space left" in capsys.readouterr().err
    assert len(calls) >= number
    assert files(site) == before
    assert not [path for path in site.rglob("*") if path.name.startswith(".") and path.name != ".isogloss_cache"
                and ".isogloss_cache" not in path.parts]  # fmt: skip


def test_what_cannot_be_read_stops_a_rename(site, capsys):
    (site / "docs" / "it" / "index.md").write_bytes(b"\xff")
    before = files(site)
    assert main(["rename", "anchor", "guide/one#one", "first"]) == COULD_NOT_RUN
    assert "docs/it/index.md:1:1: not UTF-8" in capsys.readouterr().err
    assert files(site) == before


# ---------------------------------------------------------------------------------------------------------- redirects


def test_redirects_lead_to_the_last_name_and_never_round():
    known = Redirects().with_page("a.md", "b.md").with_anchor("b.md", "x", "y").with_page("b.md", "c.md")
    assert known.pages == {"a.md": "c.md", "b.md": "c.md"}
    assert known.anchors == {"c.md": {"x": "y"}}
    back = known.with_page("c.md", "a.md")
    assert back.pages == {"b.md": "a.md", "c.md": "a.md"}
    assert back.with_anchor("a.md", "y", "x").anchors == {"a.md": {"y": "x"}}
    assert read_redirects(written(back)) == back
    assert known.with_concept("on", "null").kept("c.md", ["null"]) == {"on": "null", "x": "y"}
    assert known.with_concept("on", "null").kept("c.md") == {"x": "y"}, "the entry is elsewhere"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- a\n", "1: must be a mapping"),
        ("pages: {}\nsections: {}\n", "2: unknown key “sections”"),
        ("pages:\n  a: [b]\n", "1: must map old names to new ones"),
        ("anchors:\n  a.md: b\n", "2: must map old names to new ones"),
        ("anchors: x\n", "1: must map"),
        ("pages: {\n", "not valid YAML"),
    ],
)
def test_redirects_made_wrong_by_hand_are_told(text, reason):
    with pytest.raises(UsageError, match=f"redirects.yml:.*{reason}"):
        read_redirects(text.encode())


# ---------------------------------------------------------------------------------------------------------- navigation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nav:\n- a.md\n", "nav:\n- a.md\n- n.md\n"),
        ("nav:\n  - A: a.md\n  - B:\n      - b.md\n", "nav:\n  - A: a.md\n  - B:\n      - b.md\n  - n.md\n"),
        ("nav:\n- a.md\n- n.md\n", "nav:\n- a.md\n- n.md\n"),
        ("nav:\n  - a.md", "nav:\n  - a.md\n  - n.md\n"),
        ("nav:\n  - a.md # x\nplugins: []\n", "nav:\n  - a.md # x\n  - n.md\nplugins: []\n"),
        ("site_name: x\n", "site_name: x\n"),
        ("", ""),
    ],
)
def test_a_page_is_added_to_the_navigation(text, expected):
    assert navigation.added(text, "n.md") == expected


@pytest.mark.parametrize(
    "text", ["nav: [a.md, b.md]\n", "nav: a.md\n", "nav: []\n", "nav:\n  - [\n", f"nav: {'[' * 9999}"]
)
def test_a_navigation_of_another_shape_is_left_to_people(text, site, capsys):
    with pytest.raises(navigation.OtherShape):
        navigation.added(text, "n.md")
    (site / "mkdocs.yml").write_text(text)
    assert main(["new", "page", "n"]) == CLEAN
    assert "add n.md to `nav` in mkdocs.yml" in capsys.readouterr().err
    assert (site / "mkdocs.yml").read_text() == text


def test_a_page_is_renamed_wherever_the_navigation_has_it():
    text = 'nav: [a.md, {X: "a.md"}, tr/a.md, b.md]\n'
    assert navigation.renamed(text, "a.md", "c.md", ("tr",)) == 'nav: [c.md, {X: "c.md"}, tr/c.md, b.md]\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nav: [&a a.md, *a, b.md]\n", "nav: [&a long.md, *a, b.md]\n"),
        ("nav: &n [a.md, *n]\n", "nav: &n [long.md, *n]\n"),
    ],
)
def test_what_an_alias_repeats_is_renamed_where_it_is_written(text, expected):
    assert navigation.renamed(text, "a.md", "long.md", ()) == expected
