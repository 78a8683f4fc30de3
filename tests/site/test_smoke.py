"""The last look at a finished site: every page of it, in a browser."""

import os

from support import make

OWN = "https://example.org/repo/"
URLSET = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
ICON = '<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E">'
PAGE = f'<!doctype html><html lang="tr" dir="ltr"><title>t</title>{ICON}<h1>b</h1>{{}}</html>'


def smoke(tmp_path, **pages: str):
    """What is said of a site of a few pages."""
    folder = tmp_path / "site"
    for name, more in {"tr": "", **pages}.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "index.html").write_text(PAGE.format(more) if more is not None else "", encoding="utf-8")
    addresses = "".join(f"<url><loc>{OWN}{name}/</loc></url>" for name in pages)
    (folder / "tr/sitemap.xml").write_text(URLSET.format(addresses))
    (folder / "sitemap.xml").write_text(URLSET.format(f"<sitemap><loc>{OWN}tr/sitemap.xml</loc></sitemap>"))
    (folder / "index.html").write_text(f'<!doctype html><html lang="mul"><title>t</title>{ICON}<h1>a</h1>')
    return make(tmp_path, "smoke", CHROMIUM=os.environ["ISOGLOSS_BROWSER"])


def test_pages_that_are_well_and_pages_that_are_not(tmp_path):
    result = smoke(
        tmp_path,
        well="<script>console.log('x')</script>",
        elsewhere='<img src="http://127.0.0.1:9/x.png">',
        broken="<script>nowhere()</script>",
        empty=None,
    )
    assert result.returncode
    assert "elsewhere/: asks http://127.0.0.1:9/x.png" in result.stderr
    assert "broken/: nowhere is not defined" in result.stderr
    for lack in ("has no lang", "has no dir", "has no heading"):
        assert f"empty/: {lack}" in result.stderr
    assert "well/: " not in result.stderr
    assert "repo/: " not in result.stderr
    assert result.stdout.startswith("5 pages opened, ")


def test_there_has_to_be_a_site(tmp_path):
    result = make(tmp_path, "smoke", CHROMIUM=os.environ["ISOGLOSS_BROWSER"])
    assert result.returncode
    assert "build it first, with make site" in result.stderr
