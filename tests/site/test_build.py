"""One build gives the whole site, or leaves the old one as it was."""

import json
import re
import shutil

from support import PAGES

LANGUAGES = ("ar", "it", "pt", "tr", "zh")


def search_documents(checkout, code: str) -> str:
    """What the search of a language can show."""
    files = checkout.files()
    folder = json.loads(files[f"{code}/search/index.json"])["folder"]
    start = f"{code}/search/{folder}/documents-"
    return "\n".join(data.decode() for path, data in files.items() if path.startswith(start))


def warnings(output: str) -> list[str]:
    return [line.partition(" -  ")[2] for line in output.splitlines() if line.startswith(("WARNING", "ERROR"))]


def test_every_language_has_its_own_folder_and_the_root_none(built):
    files = built.files()
    for code in LANGUAGES:
        for page in PAGES:
            assert f"{code}/{page}index.html" in files
        assert f"{code}/search/index.json" in files
        assert f"{code}/sitemap.xml" in files
    at_root = {path for path in files if "/" not in path}
    assert at_root == {"index.html", "404.html", "root.css", "sitemap.xml", "sitemap.xml.gz", "status.json"}
    assert {path.partition("/")[0] for path in files} - at_root == {*LANGUAGES, "side-by-side"}


def test_the_search_of_a_language_knows_that_language_only(built):
    texts = {code: search_documents(built, code) for code in LANGUAGES}
    assert {code for code in LANGUAGES if "müşteri deneyimi" in texts[code]} == {"tr"}
    assert {code for code in LANGUAGES if "تجربة العملاء" in texts[code]} == {"ar"}
    assert {code for code in LANGUAGES if "客户体验" in texts[code]} == {"zh"}


def test_a_clean_site_builds_with_no_warning(built):
    assert built.result.returncode == 0
    assert warnings(built.result.stderr) == []


def test_a_build_is_the_same_in_another_place_and_time(checkout, built):
    """Another folder, time zone, language of the system, order of hashing, and year, for whatever asks for one."""
    result = checkout.build(
        TZ="Pacific/Kiritimati", LC_ALL="C", LANG="tr_TR.UTF-8", PYTHONHASHSEED="4711", SOURCE_DATE_EPOCH="4102444800"
    )
    assert result.returncode == 0, result.stderr
    ours, theirs = built.files(), checkout.files()
    assert set(ours) == set(theirs)
    assert [path for path in ours if ours[path] != theirs[path]] == []


def test_one_language_alone_is_the_same_as_in_the_whole(checkout, built):
    result = checkout.build(LOCALE="pt")
    assert result.returncode == 0, result.stderr
    ours = {path: data for path, data in built.files().items() if path.startswith("pt/")}
    alone = checkout.files()
    assert set(alone) == set(ours)
    assert [path for path in ours if ours[path] != alone[path]] == []


DAMAGE = {"deprecated-term", "mismatched-sections", "missing-page", "missing-concept"}


def test_seeded_mistakes_are_named_and_nothing_else(checkout):
    """A deprecated term, a removed section, a missing page and a dropped concept, in one language each."""
    (checkout.folder / "site").mkdir()
    (checkout.folder / "site" / "old.html").write_text("the old site")
    originals = {path: (checkout.folder / path) for path in ("docs", "glossary")}
    shutil.copytree(originals["docs"], checkout.folder / "docs.good")

    checkout.edit("docs/pt/cxo-vs-cmo.md", "- Precificação\n", "- Precificação no nível C\n")
    turkish = checkout.folder / "docs/tr/cxo-vs-cmo.md"
    text = turkish.read_text(encoding="utf-8")
    turkish.write_text(re.sub(r"## [^\n]*\{#key-takeaways\}\n.*?(?=\n## )", "", text, flags=re.S), encoding="utf-8")
    (checkout.folder / "docs/zh/index.md").unlink()
    checkout.edit("docs/it/cxo-vs-cmo.md", "- comunicazione di marketing;\n", "- discorsi;\n")

    (checkout.folder / "translations.lock").unlink()  # what is behind what, is another matter

    checked = checkout.check()
    assert checked.returncode == 1
    rows = [row for row in checked.stdout.splitlines() if not row.startswith("    ")]
    assert {re.search(r"\[([\w-]+)\]$", row)[1] for row in rows} == DAMAGE
    assert len(rows) == 4
    by_rule = {re.search(r"\[([\w-]+)\]$", row)[1]: row for row in rows}
    pt = (checkout.folder / "docs/pt/cxo-vs-cmo.md").read_text(encoding="utf-8").splitlines()
    line = pt.index("- Precificação no nível C") + 1
    assert by_rule["deprecated-term"].startswith(
        f"docs/pt/cxo-vs-cmo.md:{line}:19: error: “nível C” is deprecated for c-suite"
    )
    tr = turkish.read_text(encoding="utf-8").splitlines()
    line = next(n for n, row in enumerate(tr, 1) if "{#see-also}" in row)
    assert by_rule["mismatched-sections"].startswith(
        f"docs/tr/cxo-vs-cmo.md:{line}:1: error: the section #key-takeaways is missing"
    )
    assert by_rule["missing-page"].startswith("docs/zh/index.md:1:1: error: the page index.md is missing here")
    it = (checkout.folder / "docs/it/cxo-vs-cmo.md").read_text(encoding="utf-8").splitlines()
    line = it.index("- discorsi;") + 1
    assert by_rule["missing-concept"].startswith(
        f"docs/it/cxo-vs-cmo.md:{line}:3: warning: marketing-communications is not named"
    )

    build = checkout.build()
    assert build.returncode == 1
    told = [message for message in warnings(build.stderr) if message.startswith("docs/")]
    assert told == rows
    assert checkout.files() == {"old.html": b"the old site"}, "a build that fails leaves the old site"
    assert not (checkout.folder / ".site.next").exists()

    shutil.rmtree(checkout.folder / "docs")
    (checkout.folder / "docs.good").rename(checkout.folder / "docs")
    assert checkout.check().returncode == 0
    assert checkout.build().returncode == 0
    assert "old.html" not in checkout.files()


def test_one_language_s_build_tells_only_its_own(checkout):
    checkout.edit("docs/pt/cxo-vs-cmo.md", "- Precificação\n", "- Precificação no nível C\n")
    portuguese = checkout.build(LOCALE="pt")
    assert portuguese.returncode == 1
    assert sum("[deprecated-term]" in message for message in warnings(portuguese.stderr)) == 1
    assert checkout.build(LOCALE="it").returncode == 0


def test_a_broken_glossary_stops_the_build_with_its_reason(checkout):
    (checkout.folder / "glossary" / "brand.yml").write_text("languages: [", encoding="utf-8")
    for locale in ({}, {"LOCALE": "it"}):
        result = checkout.build(**locale)
        assert result.returncode == 1
        assert "glossary/brand.yml:1: not valid YAML" in result.stderr
        assert "Traceback" not in result.stderr
    assert not (checkout.folder / "site").exists()


def test_a_quiet_strict_build_fails_too(checkout):
    checkout.edit("docs/pt/cxo-vs-cmo.md", "- Precificação\n", "- Precificação no nível C\n")
    result = checkout.build("--quiet")
    assert result.returncode == 1
    assert "1 diagnostics in strict mode" in result.stderr
    assert not (checkout.folder / "site").exists()


def test_a_linked_site_and_its_hidden_files_stay(checkout):
    checkout.keep("index")
    (checkout.folder / "real").mkdir()
    (checkout.folder / "real" / ".nojekyll").touch()
    (checkout.folder / "real" / "old.html").touch()
    (checkout.folder / "site").symlink_to("real")
    assert checkout.build(ISOGLOSS_CHECKED="1").returncode == 0  # what the pages say, is another matter
    assert (checkout.folder / "site").is_symlink()
    assert {path.name for path in (checkout.folder / "real").iterdir()} == {
        ".nojekyll", "404.html", "index.html", "root.css", "sitemap.xml", "sitemap.xml.gz", "status.json",
        "side-by-side", *LANGUAGES,
    }  # fmt: skip


def test_labels_that_are_no_mapping_are_told(checkout):
    page = checkout.folder / "docs/it/glossary.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(
        text[: text.index("labels:")] + "labels: [a]\n---\n\n<!-- isogloss: glossary -->\n", encoding="utf-8"
    )
    result = checkout.build(LOCALE="it")
    assert result.returncode == 1
    assert "it/glossary.md: `labels`, and `subject-fields` in it, must be mappings" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_page_that_mkdocs_cannot_build_is_told_by_its_language(checkout):
    checkout.keep("index", "glossary")
    checkout.edit("docs/zh/index.md", "](glossary.md)", "](nowhere.md)")
    result = checkout.build()
    assert result.returncode == 1
    assert any(
        message.startswith("zh: Doc file 'zh/index.md' contains a link 'nowhere.md'")
        for message in warnings(result.stderr)
    )


def test_a_full_disk_ends_the_build_with_a_reason_and_the_old_site_stays(checkout):
    checkout.keep("index", "glossary")
    (checkout.folder / "site").mkdir()
    (checkout.folder / "site" / "index.html").touch()
    # as a file that is open already says it: without its name
    full = "import errno, os\n\ndef on_env(env, config, files):\n    raise OSError(errno.ENOSPC, os.strerror(28))\n"
    (checkout.folder / "hooks" / "full_disk.py").write_text(full, encoding="utf-8")
    checkout.edit("mkdocs.yml", "hooks:\n", "hooks:\n  - hooks/full_disk.py\n")
    result = checkout.build()
    assert result.returncode == 1
    told = f"{checkout.folder.resolve()}/.site.next/ar: No space left on device: make room on that disk, or write to"
    assert f"ar: {told} another one" in warnings(result.stderr)
    assert "Traceback" not in result.stderr
    assert [path.name for path in (checkout.folder / "site").iterdir()] == ["index.html"]
    assert not (checkout.folder / ".site.next").exists()


def test_a_file_in_the_place_of_the_site_s_folder_is_told(checkout):
    result = checkout.build("--site-dir", "mkdocs.yml/site")
    assert result.returncode == 1
    assert warnings(result.stderr) == [f"{checkout.folder.resolve()}/mkdocs.yml/.site.next: Not a directory"]
    assert "Traceback" not in result.stderr
