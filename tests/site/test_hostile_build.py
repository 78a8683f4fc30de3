"""What a hostile pull request brings is in no site: the build says what it is, and leaves none."""

import re
from pathlib import Path

import pytest

PAGE = "docs/pt/guide.md"
BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 10)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.fixture
def small(checkout):
    """Two languages with few pages, so that each build is quick."""
    checkout.keep("index", "guide", "glossary")
    config = checkout.folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    text = re.sub(r"^        - locale: (tr|it|zh)\n(?:          .*\n)+", "", text, flags=re.MULTILINE)
    config.write_text(text.replace("  - hooks/previews.py\n", ""), encoding="utf-8")
    # what fewer pages cannot say is nothing to be told
    ignored = 'ignore = ["unused-concept", "unexplained-acronym", "stale-section"]\n'
    (checkout.folder / "isogloss.toml").write_text(ignored, encoding="utf-8")
    return checkout


def added(text: str):
    def bring(root: Path) -> None:
        with (root / PAGE).open("a", encoding="utf-8") as page:
            page.write(f"\n{text}\n")

    return bring


def headed(text: str):
    def bring(root: Path) -> None:
        page = root / PAGE
        page.write_text(page.read_text(encoding="utf-8").replace("---\n", f"---\n{text}\n", 1), encoding="utf-8")

    return bring


def written(path: str, text: str):
    return lambda root: (root / path).write_text(text, encoding="utf-8")


def navigated(path: str):
    def bring(root: Path) -> None:
        config = root / "mkdocs.yml"
        (root / "README.md").write_text("# Outside\n", encoding="utf-8")
        config.write_text(config.read_text(encoding="utf-8").replace("nav:\n", f"nav:\n  - {path}\n"), encoding="utf-8")

    return bring


def linked(path: str, target: str):
    def bring(root: Path) -> None:
        (root / path).unlink()
        (root / path).symlink_to(target)

    return bring


HOSTILE = {
    "a script": (added("<script>steal()</script>"), "“<script>” is not allowed in"),
    "an event attribute": (added("<p onclick='steal()'>x</p>"), "“onclick” is not allowed here"),
    "a link that runs": (added("[x](javascript:steal)"), "link to http, https, mailto or a page of the site"),
    "a page that is a link": (linked(PAGE, "/etc/passwd"), "a symbolic link that leaves the pages"),
    "a bomb in front matter": (headed(BOMB), "anchors and aliases are not read"),
    "a bomb in the glossary": (written("glossary/bomb.yml", BOMB), "anchors and aliases are not read"),
    "a tag in front matter": (
        headed("x: !!python/object/apply:os.system ['touch pwned']"),
        "front matter is not valid YAML",
    ),
    "a tag in the glossary": (
        written("glossary/tag.yml", "related: !!python/object/apply:os.system ['touch pwned']\n"),
        "are not read: leave it out",
    ),
    "text that turns round": (added("O cliente \u202epaga."), "U+202E"),
    "a name that leads out": (written("docs/pt/x\\..\\..\\y.md", "## X {#x}\n"), "not allowed in the name of a page"),
    "a page elsewhere in the navigation": (navigated("../../README.md"), "../../README.md"),
    "an icon that is nowhere": (headed("icon: ../../etc/passwd"), "guide.md:2: `icon` has to name"),
    "a page of 50 megabytes": (added("palavra " * 6_250_000), "guide.md"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_it_is_told_and_no_site_is_left(small, what):
    bring, told = HOSTILE[what]
    bring(small.folder)
    result = small.build()
    assert result.returncode != 0
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    assert not (small.folder / "site").exists()
    assert not list(small.folder.rglob("pwned"))


def test_a_workflow_is_no_part_of_a_site(small):
    workflow = small.folder / ".github/workflows/publish.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text("on: pull_request_target\njobs: {steal: {steps: [run: steal]}}\n", encoding="utf-8")
    assert small.build().returncode == 0
    assert not [path for path, data in small.files().items() if "workflows" in path or b"pull_request_target" in data]
