"""`mkdocs serve`: an edit is on its page soon, which shows what the engine says of it; a published page does not."""

import functools
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Locator

from conftest import Checkout

pytestmark = pytest.mark.xdist_group("a site that is served")

PATIENCE = 300
"""Seconds: a machine that has much else to do builds five languages."""
PAGE = "docs/tr/guide.md"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A site that is being served, with few pages, so that it begins soon; its address, and its log."""
    checkout = Checkout(tmp_path_factory.mktemp("served"))
    checkout.keep("index", "guide", "glossary")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = checkout.folder / "serve.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
            cwd=checkout.folder,
            env=checkout.environment(),
            stdout=out,
            stderr=subprocess.STDOUT,
            # where this runs in the background, interrupts would be ignored, also by what it starts
            preexec_fn=functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )
    try:
        until(lambda: "Serving on" in log.read_text(encoding="utf-8") or process.poll() is not None)
        yield checkout, f"http://127.0.0.1:{port}/", log
    finally:
        os.kill(process.pid, signal.SIGINT)
        process.wait(PATIENCE)


def until(condition):
    """What a condition gives as soon as it is met."""
    end = time.monotonic() + PATIENCE
    while not (met := condition()):
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.2)
    return met


def get(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return answer.read().decode()


def found(address: str) -> dict:
    """What panels show when nothing is looked at any more; nothing before."""
    data = json.loads(get(f"{address}_isogloss/diagnostics.json"))
    return {} if data["looking"] else {"": data["unusable"], **data["pages"]}


def test_the_panel_shows_leads_and_vanishes(served, chromium):
    checkout, address, _ = served
    context, file = chromium.browser.new_context(), checkout.folder / PAGE
    context.set_default_timeout(PATIENCE * 1000)  # while the site is made anew, the server does not answer
    text = file.read_text(encoding="utf-8")

    def visited() -> list[Locator]:
        for old in context.pages:
            old.close()  # it would be loaded anew by itself, at any time
        page = context.new_page()
        page.goto(f"{address}tr/guide/")
        until(lambda: found(address))
        page.wait_for_timeout(1000)  # what it shows comes after the page
        return page.locator("#isogloss-panel li.error a", has_text="C-seviyesi unvan").all()

    assert not visited()
    file.write_text(text.replace("{#abbreviations}\n", "{#abbreviations}\n\nBir C-seviyesi unvan.\n"), encoding="utf-8")
    (told,) = until(visited)
    page = told.page
    told.click()
    assert page.evaluate("getSelection().toString()") == "C-seviyesi unvan"
    assert page.url.endswith("#abbreviations")
    file.write_text(text, encoding="utf-8")
    until(lambda: not visited())
    context.close()


def test_a_glossary_that_breaks_is_told_and_mended_by_the_next_edit(served, chromium):
    checkout, address, log = served
    concept = checkout.folder / "glossary/customer.yml"
    text = concept.read_text(encoding="utf-8")
    concept.write_text(text.replace("  tr:\n    definition: ", "  tr:\n    defintion: "), encoding="utf-8")
    reasons = until(lambda: found(address).get(""))
    assert "glossary/customer.yml:" in reasons["tr"][0] and "defintion" in reasons["tr"][0]
    until(lambda: reasons["en"][0] in log.read_text(encoding="utf-8"))
    page = chromium.browser.new_page()
    page.goto(f"{address}tr/guide/")  # the site is there as it was
    assert page.locator("#isogloss-panel li").first.inner_text() == reasons["tr"][0]
    page.close()
    mended = text.replace("  tr:\n    definition: ", "  tr:\n    definition: Onarıldı, ")
    concept.write_text(mended, encoding="utf-8")
    until(lambda: "Onarıldı," in get(f"{address}tr/glossary/"))
    assert not until(lambda: found(address))[""]


def test_an_edit_is_seen_and_told_on_its_page(served):
    checkout, address, log = served
    before = {p: p.stat().st_mtime_ns for p in Path(checkout.folder / "docs").rglob("*.md")}
    page = get(f"{address}tr/guide/")
    assert f'<script src="../../_isogloss/panel.js" data-page="{PAGE}" defer></script>' in page
    assert "Diagnostic" not in get(f"{address}_isogloss/panel.css")
    assert "currentScript" in get(f"{address}_isogloss/panel.js")
    known = until(lambda: found(address)).get(PAGE, {"diagnostics": []})["diagnostics"]
    told_before = log.read_text(encoding="utf-8")
    file = checkout.folder / PAGE
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\nC-seviyesi unvan yeni bir cümledir.\n", encoding="utf-8")
    until(lambda: "yeni bir cümledir" in get(f"{address}tr/guide/"))
    told = until(lambda: PAGE in (pages := found(address)) and pages[PAGE]["diagnostics"])
    (new,) = [diagnostic for diagnostic in told if diagnostic not in known]
    assert (new["rule"], new["severity"], new["text"]) == ("deprecated-term", "error", "C-seviyesi unvan")
    assert new["anchor"] == "abbreviations"
    assert new["label"] == "hata"
    until(lambda: f"{PAGE}:{new['line']}:{new['column']}: error" in log.read_text(encoding="utf-8"))
    # so is the page beside others
    until(lambda: "yeni bir cümledir" in get(f"{address}side-by-side/guide/"))
    # the other pages were not made anew, and are called in the navigation what they are called
    page = get(f"{address}tr/guide/")
    title = re.search(r'title: "?([^"\n]*)', (checkout.folder / "docs/tr/glossary.md").read_text(encoding="utf-8"))[1]
    assert title in page
    since = log.read_text(encoding="utf-8").removeprefix(told_before)
    assert since.count("Building tr") == 1
    assert since.count("Building ar") == 0
    assert before[checkout.folder / "docs/tr/index.md"] == (checkout.folder / "docs/tr/index.md").stat().st_mtime_ns
    # what is told of a concept is in the glossary, and the languages are not built anew for it
    concept = checkout.folder / "glossary/customer.yml"
    text = concept.read_text(encoding="utf-8")
    told = re.search(r"  tr:\n    definition: (.*)\n", text)[1]
    concept.write_text(text.replace(told, "Bambaşka bir tanım."), encoding="utf-8")
    until(lambda: "Bambaşka bir tanım." in get(f"{address}tr/glossary/"))
    assert title in get(f"{address}tr/guide/")
    # a new term of a concept is linked where it stands
    concept = checkout.folder / "glossary/touchpoint.yml"
    added = r"\1      - {term: yeni bir cümle, status: admitted}\n"
    text = re.sub(r"(  tr:\n(?:    .*\n)*?    terms:\n)", added, concept.read_text(encoding="utf-8"))
    concept.write_text(text, encoding="utf-8")
    until(lambda: 'data-term="touchpoint">yeni bir cümledir</a>' in get(f"{address}tr/guide/"))
    until(lambda: "yeni bir cümle" in get(f"{address}tr/glossary/"))
    assert title in get(f"{address}tr/guide/")
    # what is told already is not told again
    assert log.read_text(encoding="utf-8").count(f"{PAGE}:{new['line']}:{new['column']}: error") == 1
    assert "dirty" not in log.read_text(encoding="utf-8")
    # other pages call it by its new title
    page = checkout.folder / PAGE
    page.write_text(re.sub(r"(?m)^title: .*", "title: Bambaşka bir ad", page.read_text(encoding="utf-8")), "utf-8")
    until(lambda: "Bambaşka bir ad" in get(f"{address}tr/glossary/"))
    # a page that comes is there, with all that lists it
    (checkout.folder / "docs/tr/yeni.md").write_text("---\ntitle: Yepyeni\n---\n\nMetin.\n", encoding="utf-8")
    until(lambda: "Metin." in seen(f"{address}tr/yeni/"))


def seen(address: str) -> str:
    try:
        return get(address)
    except urllib.error.HTTPError:
        return ""


def test_a_published_site_has_nothing_of_it(built):
    assert not [path for path in built.files() if "_isogloss" in path or "panel" in path]
    for path, data in built.files().items():
        if path.endswith(".html"):
            assert b"isogloss-panel" not in data and b"_isogloss" not in data, path
