"""What a hostile pull request brings, the check of pull requests stops, and says what it is.

Each of these is tried with the very commands of the check (`make review` of .github/workflows/check.yml).
"""

import os
import shlex
import subprocess
from pathlib import Path

import pytest

from isogloss.cli import main
from isogloss.review.told import LARGEST
from support import ROOT, git

CONCEPT = "languages:\n  it: {terms: [{term: cliente}]}\n  tr: {terms: [{term: müşteri}]}\n"
FILES = {
    "docs/it/index.md": "---\ntitle: Uno\n---\n\n## Uno {#one}\n\nIl cliente.\n",
    "docs/tr/index.md": "---\ntitle: Bir\n---\n\n## Bir {#one}\n\nMüşteri.\n",
    "glossary/customer.yml": CONCEPT,
    ".github/CODEOWNERS": "* @isogloss/code\n",
}
OURS = ("::error file=docs/", "::warning file=docs/", "::error file=glossary/")
PAGE = "docs/it/index.md"
WAITS = 20
"""Seconds within which any of it is stopped."""


@pytest.fixture(scope="module")
def checking() -> list[str]:
    """The command that `make review` runs, without its program."""
    # as somebody's own command, even where these tests are themselves run by make
    known = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", "-n", "BIN=.", "--old-file=.venv/site.done", "review"]
    planned = subprocess.run(command, cwd=ROOT, env=known, capture_output=True)
    program, *arguments = shlex.split(planned.stdout.decode())
    assert program == "./isogloss"
    return ["HEAD" if argument == "${SINCE:-origin/main}" else argument for argument in arguments]


@pytest.fixture
def checked(in_folder, capsys, checking, monkeypatch):
    """Checks what lies in the folder as a pull request; the exit code and all that is said, summary included."""
    monkeypatch.setenv("LANG", "C")
    summary = in_folder.parent / f"{in_folder.name}.summary"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    for path, text in FILES.items():
        write(path, text)
    git(Path(), "init", "--quiet")
    git(Path(), "add", ".")
    git(Path(), "commit", "--quiet", "--message=start")

    def check() -> tuple[int, str]:
        capsys.readouterr()
        code = main([*checking, "--lang", "en"])
        out, err = capsys.readouterr()
        told = summary.read_text(encoding="utf-8") if summary.exists() else ""
        for line in f"{out}\n{err}".splitlines():
            # a line that the runner obeys is one of ours
            assert not line.startswith("::") or line.startswith(OURS)
        assert "<script" not in told and "](" not in told, "the summary shows, and does nothing"
        return code, out + err + told

    return check


def write(path: str, text: str) -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def add(text: str) -> None:
    """Add to the page."""
    with Path(PAGE).open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")


def stopped(result: tuple[int, str], *told: str) -> None:
    code, said = result
    assert code in (1, 2)
    for part in told:
        assert part in said


def test_what_is_well_passes(checked):
    assert checked() == (0, "**Nothing found.**\n")


def test_a_script(checked):
    add("<script>fetch('https://evil.example')</script>")
    stopped(checked(), "::error file=docs/it/index.md,line=9,", "“<script>” is not allowed in", "unsafe-content")


def test_a_comment_that_allows_what_it_brings(checked):
    write(PAGE, "<!-- isogloss: allow unsafe-content, unsafe-path all is well -->\n\n<script>steal()</script>\n")
    stopped(
        checked(), "“<script>” is not allowed in", "no comment allows unsafe-content", "no comment allows unsafe-path"
    )


def test_what_comments_allow_is_told_to_whoever_reviews_it(checked):
    add("Arriva per per caso. <!-- isogloss: allow doubled-word is said so -->")
    code, said = checked()
    assert code == 0
    assert "What comments in this change allow" in said
    assert f"{PAGE}:9:22 doubled-word: is said" in said


@pytest.mark.parametrize("text", ["<p onclick='steal()'>x</p>", "Testo.\n{: onclick=steal() }"])
def test_an_event_attribute(checked, text):
    add(text)
    stopped(checked(), "the attribute “onclick” is not allowed here")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JaVaScRiPt&#58;alert(1)", "data:text/html,x", "vbscript:x"]
)
def test_a_link_that_runs(checked, address):
    add(f"[qui]({address})")
    stopped(checked(), "the address “", "link to http, https, mailto or a page of the site")


@pytest.mark.parametrize("target", ["/etc/passwd", "../../../secret.md", "index.md/../../../.github/CODEOWNERS"])
def test_a_page_that_is_a_link_out_of_the_pages(checked, target):
    Path(PAGE).unlink()
    Path(PAGE).symlink_to(target)
    stopped(checked(), "docs/it/index.md", "a symbolic link that leaves the pages: put the file itself here")


@pytest.mark.parametrize("target", ["/etc/passwd", "/dev/zero"])
def test_a_concept_that_is_a_link_out_of_the_glossary(checked, target):
    Path("glossary/customer.yml").unlink()
    Path("glossary/customer.yml").symlink_to(target)
    stopped(checked(), "::error file=glossary/customer.yml,line=1,", "a symbolic link that leaves its folder")


@pytest.mark.parametrize("name", ["translations.lock", "redirects.yml"])
def test_a_record_that_is_a_link_to_what_lies_elsewhere(checked, tmp_path_factory, name):
    """Whose lines a message would quote."""
    secret = tmp_path_factory.mktemp("elsewhere") / "secret"
    secret.write_text("token: s3cr3t\n", encoding="utf-8")
    Path(name).unlink(missing_ok=True)
    Path(name).symlink_to(secret)
    code, said = checked()
    assert code != 0
    assert f"{name}:1:1: a symbolic link that leaves its folder: put the file itself here" in said
    assert "s3cr3t" not in said and "token" not in said


BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 10)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


def test_a_yaml_bomb_in_the_glossary(checked):
    write("glossary/bomb.yml", BOMB)
    stopped(
        checked(), "::error file=glossary/bomb.yml,line=1,", "anchors and aliases are not read: write the value out"
    )


def test_a_yaml_bomb_in_front_matter(checked):
    write(PAGE, f"---\n{BOMB}title: *i\n---\n\n## Uno {{#one}}\n\nIl cliente.\n")
    stopped(checked(), "docs/it/index.md", "anchors and aliases are not read: write the value out")


@pytest.mark.parametrize(("path", "text"), [
    ("glossary/deep.yml", "related: " + "[" * 20_000),
    (PAGE, "---\ntitle: " + "[" * 20_000 + "\n---\n\nIl cliente.\n"),
])  # fmt: skip
def test_what_is_nested_too_deep(checked, path, text):
    write(path, text)
    stopped(checked(), path, "levels deep")


def test_a_term_that_would_take_hours_to_look_for(checked):
    write("glossary/long.yml", CONCEPT.replace("cliente", "a " * 50_000))
    stopped(checked(), "::error file=glossary/long.yml,line=2,", "a text of length at most 200")


def test_what_is_said_stays_short(checked):
    add("a" + "\u0301" * 200_000)
    add("## x {#" + "a" * 200_000)
    code, said = checked()
    assert code == 1
    assert len(said) < 20_000


def test_a_yaml_tag_in_the_glossary(checked):
    write("glossary/customer.yml", CONCEPT + "related: !!python/object/apply:os.system ['touch pwned']\n")
    stopped(checked(), "::error file=glossary/customer.yml,line=4,", "tags such as", "are not read: leave it out")
    assert not Path("pwned").exists()


def test_a_yaml_tag_in_front_matter(checked):
    write(PAGE, "---\ntitle: !!python/object/apply:os.system ['touch pwned']\n---\n\nIl cliente.\n")
    stopped(checked(), "docs/it/index.md", "front matter is not valid YAML")
    assert not Path("pwned").exists()


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\u200b", "\u202a"])
def test_text_that_hides_or_turns_round(checked, hidden):
    add(f"Il cliente {hidden}paga due volte.")
    code, said = checked()
    stopped((code, said), f"U+{ord(hidden):04X}", "hidden-character")
    assert hidden not in said, "nor does what is said hide anything"


def test_a_concept_that_hides_or_turns_round(checked):
    write("glossary/customer.yml", CONCEPT.replace("{terms:", '{definition: "Chi\\u202E paga.", terms:', 1))
    stopped(checked(), "::error file=glossary/customer.yml", "U+202E", "hidden-character")


def test_a_page_of_50_megabytes(checked):
    with Path(PAGE).open("wb") as file:
        file.truncate(50_000_000)
    stopped(checked(), "docs/it/index.md", "larger than 20 MB: split it")


def test_a_path_outside_the_pages(checked):
    add('[qui](../../../../etc/passwd)\n\n--8<-- "../../.git/config"')
    stopped(checked(), "includes a file: remove it")


def test_a_settings_file_that_points_outside(checked):
    write("isogloss.toml", 'docs = "/etc"\n')
    code, said = checked()
    assert code == 2
    assert "no language folder" in said


def test_a_settings_file_that_is_nested_too_deep(checked):
    write("isogloss.toml", "docs = " + "[" * 20_000)
    code, said = checked()
    assert code == 2
    assert "isogloss.toml:1: nested too deep to be read" in said


REDIRECTS = {
    "pages: {../../../x.md: index.md}": "redirects.yml:1: “../../../x.md” is not a page",
    "pages:\n  /etc/cron.d/x.md: index.md": "redirects.yml:2: “/etc/cron.d/x.md” is not a page",
    "pages: {x.html: index.md}": "redirects.yml:1: “x.html” is not a page",
    "pages: {'x\\..\\y.md': index.md}": "is not a page",
    "pages: {old.md: 'javascript:alert(1)'}": "redirects.yml:1: “javascript:alert(1)” is not a page",
    "anchors:\n  index.md:\n    '\"><script>steal()</script>': one": "cannot be an anchor",
    "anchors: {../index.md: {old: one}}": "redirects.yml:1: “../index.md” is not a page",
    "concepts: {'x onclick=steal()': customer}": "redirects.yml:1: “x onclick=steal()” cannot be an anchor",
    "concepts: [customer]": "redirects.yml:1: must map old names to new ones",
    "pages: !!python/object/apply:os.system ['touch pwned']": "redirects.yml:1: tags such as",
    "pages: &a {x.md: index.md}\nanchors: *a": "redirects.yml:1: anchors and aliases are not read",
    "pages: " + "[" * 20_000: "redirects.yml:1: ",
}


@pytest.mark.parametrize("text", REDIRECTS)
def test_redirects_that_lead_elsewhere(checked, text):
    write("redirects.yml", text)
    code, said = checked()
    assert code == 2
    assert REDIRECTS[text] in said
    assert not Path("pwned").exists()


def test_redirects_that_are_a_link_to_what_never_ends(checked):
    Path("redirects.yml").symlink_to("/dev/zero")
    assert checked()[0] == 0, "there are none"


def test_a_workflow_edit(checked):
    write(".github/workflows/check.yml", "on: pull_request_target\n")
    write("hooks/evil.py", "import os\n")
    code, said = checked()
    assert code == 0, "it cannot tell good code from bad"
    assert "- .github/workflows/check.yml\n- hooks/evil.py" in said
    assert "whoever looks after the code reads them before anything runs" in said


def test_nobody_may_let_in_a_workflow_but_who_looks_after_the_code():
    rows = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    owned = dict(row.split(maxsplit=1) for row in rows if row and not row.startswith("#"))
    # the last pattern that fits decides
    last = [pattern for pattern in owned if pattern in ("*", "/.github/", "/.github/workflows/")][-1]
    assert owned[last] == "@isogloss/code"
    assert list(owned)[-1] == "/.github/", "nothing after it gives the folder away"


NAMES = (
    "x\\..\\..\\y.md",
    "%2e%2e%2fx.md",
    "a\n::error file=README.md::b.md",
    "a\r::set-output.md",
    "\u202egpj.md",
    "-rf.md",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_with_a_name_that_is_more_than_a_name(checked, name):
    write(f"docs/it/{name}", "Il cliente.\n")
    stopped(checked(), "is not allowed in the name of a page: rename the file", "unsafe-path")


@pytest.mark.parametrize("name", ["x.html", "X.HTM", "sub/x.xhtml", "x.js", "x.xml", "x.svgz"])
def test_what_browsers_run_beside_the_pages(checked, name):
    write(f"docs/it/{name}", "<script>steal()</script>")
    stopped(checked(), f"::error file=docs/it/{name},line=1,", "browsers would run it, and no page needs it: remove it")


SVG = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:l='http://www.w3.org/1999/xlink'>{}</svg>"
DRAWINGS = {
    SVG.format("<ScRipt>steal()</ScRipt>"): "“<ScRipt>” in a drawing may run code",
    SVG.format("<path ONLOAD='steal()'/>"): "“ONLOAD” in a drawing may run code",
    SVG.format("<a l:href=' java\tscript:steal()'/>"): "in a drawing may run code",
    SVG.format("<animate attributeName='href' values='javascript:steal()'/>"): "in a drawing may run code",
    SVG.format("<foreignObject><p/></foreignObject>"): "“<foreignObject>” in a drawing may run code",
    "<!DOCTYPE svg [<!ENTITY a 'x'>]>" + SVG.format("&a;"): "“<!ENTITY a>” in a drawing may run code",
    "<?xml-stylesheet href='x.xsl'?>" + SVG.format(""): "“<?xml-stylesheet?>” in a drawing may run code",
    "<svg": "no drawing that can be read: save it as plain SVG",
}


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_a_drawing_that_does_more_than_be_seen(checked, drawing):
    write("docs/it/x.svg", drawing)
    stopped(checked(), "::error file=docs/it/x.svg,line=1,", DRAWINGS[drawing])


def test_what_is_only_seen_may_lie_beside_the_pages(checked):
    write("docs/it/x.svg", "<?xml version='1.0'?>" + SVG.format("<a href='https://example.org'><path d='M0 0'/></a>"))
    write("docs/it/x.png", "PNG")
    assert checked() == (0, "**Nothing found.**\n")


def test_a_picture_that_is_a_link_to_what_nobody_should_see(checked):
    Path("docs/it/x.png").symlink_to("/etc/passwd")
    stopped(checked(), "docs/it/x.png", "a symbolic link that leaves the pages: put the file itself here")


@pytest.mark.parametrize("target", ["/etc", "../.."])
def test_a_folder_that_is_a_link(checked, target):
    Path("docs/it/more").symlink_to(target)
    stopped(checked(), "docs/it/more", "a symbolic link that leaves the pages: put the file itself here")


def test_a_language_that_is_a_link(checked):
    Path(PAGE).unlink()
    Path("docs/it").rmdir()
    Path("docs/it").symlink_to("/etc")
    stopped(checked(), "missing")


def test_a_name_that_takes_another_pages_place_elsewhere(checked):
    write("docs/it/Index.md", "Il cliente.\n")
    stopped(checked(), "“index.md” is the same name on other systems: rename one of the two")


@pytest.mark.parametrize("path", [".gitattributes", "mkdocs.yml", "redirects.yml", "docs/CNAME", "docs/x.js"])
def test_what_is_neither_page_nor_glossary_is_told_to_whoever_looks_after_the_code(checked, path):
    write(path, "# x")
    code, said = checked()
    assert code == 0
    assert f"\n- {path}\n" in said


def test_what_a_page_says_is_no_command_and_no_markup(checked):
    add("::set-output name=x::y per per\r::error::z per per")
    add("##[error]x per per\n\n## @isogloss/code ![x](https://evil.example) <b>#1</b> `` per per")
    code, said = checked()  # which looks at the commands
    assert code == 1
    _, _, summary = said.partition("\n**")
    assert not any(acting in summary for acting in ("@isogloss", "![", "<b>", "##[", "https://", "``"))


def test_very_many_files_are_told_in_what_github_takes(checked):
    for number in range(500):
        write(f"docs/it/n{number}.md", "per per\n" * 20)
    code, said = checked()
    assert code == 1
    assert Path("review/review.json").stat().st_size < LARGEST
    assert len(said.encode()) < 8_000_000


def test_a_page_named_outside_cannot_even_be_checked_out(in_folder):
    """`../x.md` as the name of a file: Git itself takes none such."""
    git(Path(), "init", "--quiet")
    blob = git(Path(), "hash-object", "-w", "--stdin", input="x")
    tree = f"100644 blob {blob}\t../x.md\0".encode()
    made = subprocess.run(["git", "mktree", "-z"], input=tree, capture_output=True, check=False)
    if made.returncode == 0:
        index = subprocess.run(["git", "read-tree", made.stdout.decode().strip()], capture_output=True, check=False)
        made = index if index.returncode else subprocess.run(["git", "checkout-index", "-a"], capture_output=True)
    assert made.returncode
    assert not (in_folder.parent / "x.md").exists()


def test_page_after_page_takes_no_longer_than_it_may(checked):
    """Markup that is slow to render where nobody sets a limit."""
    add("[" * 50_000)
    add("*" * 50_000)
    start = os.times().elapsed
    checked()
    assert os.times().elapsed - start < WAITS
