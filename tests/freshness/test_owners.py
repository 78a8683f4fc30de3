"""Who looks after a path, as GitHub reads CODEOWNERS."""

import pytest

from isogloss.freshness.owners import owners

FILE = """\
# Comments count for nothing.
*            @all
*.md         @writers       # in any folder
/docs/tr/    @tr @team/tr
docs/it/*    it@example.org
drafts/      @drafts
/glossary/**/old.yml  @past
/docs/tr/free.md
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("mkdocs.yml", ("@all",)),
        ("docs/pt/index.md", ("@writers",)),
        ("docs/tr/index.md", ("@tr", "@team/tr")),
        ("docs/tr/deep/down.png", ("@tr", "@team/tr")),
        ("other/docs/tr/index.html", ("@all",)),  # a slash at the beginning is the root
        ("docs/it/index.md", ("it@example.org",)),
        ("docs/it/deep/index.md", ("@writers",)),  # a star stands for the files of a folder
        ("docs/zh/drafts/a.md", ("@drafts",)),
        ("glossary/a/b/old.yml", ("@past",)),
        ("glossary/a/b/older.yml", ("@all",)),
        ("docs/tr/free.md", ()),  # the last line that fits decides, even if it names nobody
    ],
)
def test_the_last_line_that_fits_decides(path, expected):
    assert owners(FILE, path) == expected


def test_a_file_that_says_nothing_names_nobody():
    assert owners("", "a.md") == owners("# * @all\n\n", "a.md") == ()
