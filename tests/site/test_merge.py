"""Languages that are built side by side, put together, are the site that one build gives."""

import gzip
import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

from support import make

LANGUAGES = ("ar", "it", "pt", "tr", "zh")
ADDRESS = "https://example.org/repo/"

pytestmark = pytest.mark.xdist_group("merge")


@pytest.fixture(scope="module")
def parts(built, tmp_path_factory):
    """Every language built by a process of its own, in a checkout of its own."""
    checkouts = {code: type(built)(tmp_path_factory.mktemp(code)) for code in LANGUAGES}
    with ThreadPoolExecutor() as pool:
        results = list(pool.map(lambda code: make(checkouts[code].folder, f"site-{code}", SITE_URL=ADDRESS), LANGUAGES))
    assert [result.returncode for result in results] == [0] * len(LANGUAGES), results[0].stderr
    return {code: checkout.folder / "parts" / code for code, checkout in checkouts.items()}


@pytest.fixture
def gathered(checkout, parts):
    """A checkout that has the languages built elsewhere."""
    for code, folder in parts.items():
        shutil.copytree(folder, checkout.folder / "parts" / code)
    return checkout


def merge(checkout, address: str = ADDRESS):
    return make(checkout.folder, "merge", SITE_URL=address)


def test_the_whole_is_the_same_byte_for_byte(gathered, built):
    result = merge(gathered)
    assert result.returncode == 0, result.stderr
    ours, whole = gathered.files(), built.files()
    assert ours.keys() == whole.keys()
    assert {path for path in whole if ours[path] != whole[path]} <= {"sitemap.xml.gz"}
    # gzip notes when it packs, unless SOURCE_DATE_EPOCH says it
    assert gzip.decompress(ours["sitemap.xml.gz"]) == gzip.decompress(whole["sitemap.xml.gz"])


def test_eight_shards_of_a_language_are_as_good_as_the_language(gathered, built, tmp_path):
    """Made in checkouts of their own; one of them is lost, and one is spoilt: what they had is made anew."""
    parts = gathered.folder / "parts"
    shutil.rmtree(parts / "tr")
    for number in range(1, 9):
        elsewhere = type(built)(tmp_path / str(number))
        result = make(elsewhere.folder, "shard-tr", SITE_URL=ADDRESS, SHARD=f"{number}/8")
        assert result.returncode == 0, result.stderr
        (shard,) = (elsewhere.folder / "parts").glob("*.shard")
        assert shard.name == f"tr.{number}-of-8.shard" and not (elsewhere.folder / "site").exists()
        if number == 2:
            continue
        shutil.copy(shard, parts)
    spoilt = parts / "tr.5-of-8.shard"
    spoilt.write_bytes(spoilt.read_bytes()[:5000])
    result = merge(gathered)
    assert result.returncode == 0, result.stderr
    ours, whole = gathered.files(), built.files()
    assert ours.keys() == whole.keys()
    assert {path for path in whole if ours[path] != whole[path]} <= {"sitemap.xml.gz"}


@pytest.mark.parametrize("asked", ["0/8", "9/8", "8", "a/b"])
def test_a_part_that_there_cannot_be_is_told(checkout, asked):
    result = make(checkout.folder, "shard-tr", SHARD=asked)
    assert result.returncode
    assert f"SHARD={asked}: no part: write 2/8" in result.stderr


def test_what_does_not_fit_together_leaves_the_old_site(gathered):
    old = gathered.folder / "site" / "index.html"
    old.parent.mkdir()
    old.write_text("the old site")

    result = merge(gathered, "https://elsewhere.example/")
    assert result.returncode
    assert "built for another address than https://elsewhere.example/" in result.stderr

    (gathered.folder / "parts/pt/guide/link.html").symlink_to("/etc/passwd")
    result = merge(gathered)
    assert result.returncode
    assert "parts/pt/guide/link.html: a symbolic link" in result.stderr

    shutil.rmtree(gathered.folder / "parts/pt")
    result = merge(gathered)
    assert result.returncode
    assert "parts/pt: not built: run `make site-pt` first" in result.stderr

    assert gathered.files() == {"index.html": b"the old site"}
