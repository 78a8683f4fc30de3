"""Languages that are built side by side, put together, are the site that one build gives."""

import gzip
import shutil
import subprocess
import sys

import pytest

from test_build import LANGUAGES


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    """Every language built by a process of its own, in a checkout of its own."""
    from conftest import ADDRESS, Checkout

    checkouts = {code: Checkout(tmp_path_factory.mktemp(code)) for code in LANGUAGES}
    building = [
        subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", "parts"],
            cwd=checkout.folder,
            env=checkout.environment(LOCALE=code, SITE_URL=ADDRESS),
        )
        for code, checkout in checkouts.items()
    ]
    assert [process.wait() for process in building] == [0] * len(LANGUAGES)
    return {code: checkout.folder / "parts" / code for code, checkout in checkouts.items()}


@pytest.fixture
def gathered(checkout, parts):
    """A checkout that has the languages built elsewhere."""
    for code, folder in parts.items():
        shutil.copytree(folder, checkout.folder / "parts" / code)
    return checkout


def merge(checkout, **environment):
    return checkout.build(ISOGLOSS_PARTS="parts", **environment)


def test_the_whole_is_the_same_byte_for_byte(gathered, built):
    result = merge(gathered)
    assert result.returncode == 0, result.stderr
    ours, whole = gathered.files(), built.files()
    assert ours.keys() == whole.keys()
    assert {path for path in whole if ours[path] != whole[path]} <= {"sitemap.xml.gz"}
    # gzip notes when it packs, unless SOURCE_DATE_EPOCH says it
    assert gzip.decompress(ours["sitemap.xml.gz"]) == gzip.decompress(whole["sitemap.xml.gz"])


def test_what_does_not_fit_together_leaves_the_old_site(gathered):
    old = gathered.folder / "site" / "index.html"
    old.parent.mkdir()
    old.write_text("the old site")

    result = merge(gathered, SITE_URL="https://elsewhere.example/")
    assert result.returncode == 1
    assert "built for another address than https://elsewhere.example/" in result.stderr

    (gathered.folder / "parts/pt/guide/link.html").symlink_to("/etc/passwd")
    result = merge(gathered)
    assert result.returncode == 1
    assert "parts/pt/guide/link.html: a symbolic link" in result.stderr

    shutil.rmtree(gathered.folder / "parts/pt")
    result = merge(gathered)
    assert result.returncode == 1
    assert "parts/pt: not built: run `make site-pt` first" in result.stderr

    assert gathered.files() == {"index.html": b"the old site"}
