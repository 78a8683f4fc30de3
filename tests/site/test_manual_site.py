"""The manual as a site, in a browser."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from readers import follow
from test_accessibility import audit

from support import ROOT

FORGE = "https://forge.example/owner/isogloss"
PAGES = ("", "tutorial/new-site/", "how-to/ci/", "reference/commands/", "explanation/other-tools/")


def manual(folder: Path) -> SimpleNamespace:
    where = ["--config-file", ROOT / "manual.yml", "--site-dir", folder / "site"]
    environment = {**os.environ, "REPO_URL": FORGE, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", *where]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return SimpleNamespace(folder=folder)


@pytest.fixture(scope="module")
def built(once) -> SimpleNamespace:
    return once(manual)


def test_every_page_is_listed_and_has_its_policy(built):
    site = built.folder / "site"
    pages = {file.relative_to(site).parent.as_posix() for file in site.rglob("index.html")}
    written = {file.relative_to(ROOT / "manual") for file in (ROOT / "manual").rglob("*.md")}
    assert pages == {(it.parent if it.stem == "README" else it.with_suffix("")).as_posix() for it in written}
    for page in pages:
        html = (site / page / "index.html").read_text(encoding="utf-8")
        assert "Content-Security-Policy" in html
        assert " style=" not in html, f"{page}: what its policy forbids"
    assert "lastmod" not in (site / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_pages_open_cleanly_and_everybody_can_read_them(visit, scheme, width):
    reader = visit(color_scheme=scheme, viewport={"width": width, "height": 800})
    for page in PAGES:
        assert reader.go(page).status == 200
        assert reader.troubles() == []
        assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page
        assert audit(reader.page) == [], page


def test_what_lies_outside_is_on_the_forge(visit):
    reader = visit()
    reader.go("how-to/publish/")
    link = reader.page.get_by_role("link", name="SECURITY.md")
    assert link.get_attribute("href") == f"{FORGE}/blob/HEAD/SECURITY.md"


def test_the_search_finds_a_page(visit):
    reader = visit()
    reader.go("")
    reader.page.wait_for_load_state("networkidle")  # what is asked for by its search's own thread, too
    box = reader.page.get_by_role("textbox", name="Search")
    box.click()
    box.press_sequentially("baseline")
    follow(reader.page.locator(".md-search-result__link", has_text="baseline").first)
    assert "baseline" in reader.page.locator("article").inner_text()
    assert reader.troubles() == []
