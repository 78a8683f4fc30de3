"""What a page says of itself is what it was meant to be, or is told with its line."""

from types import SimpleNamespace

import pytest
from mkdocs.exceptions import PluginError
from mkdocs.utils.meta import get_data

import front_matter


def read(text, theme):
    """The data of a page by the hook."""
    page = SimpleNamespace(
        file=SimpleNamespace(src_uri="it/guide.md", content_string=f"---\n{text}\n---\n\n# X\n"),
    )
    page.meta = get_data(page.file.content_string)[1]
    config = SimpleNamespace(docs_dir="/anywhere/docs", theme=SimpleNamespace(dirs=[str(theme)]))
    assert front_matter.on_page_markdown("# X", page, config, []) == "# X"
    return page.meta


@pytest.fixture
def theme(tmp_path, monkeypatch):
    monkeypatch.setenv("LOCALE", "it")
    (tmp_path / "theme" / ".icons" / "material").mkdir(parents=True)
    (tmp_path / "theme" / ".icons" / "material" / "book-2.svg").touch()
    (tmp_path / "theme" / "main.html").touch()
    (tmp_path / "outside.svg").touch()
    return tmp_path / "theme"


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("title: Guida", {"title": "Guida"}),
        ("title: 2025", {"title": "2025"}),
        ("title: 2025-11-28", {"title": "2025-11-28"}),
        ("title:\ndescription: 7", {"description": "7"}),
        ("search: {exclude: true}\nhide: [toc]", {"search": {"exclude": True}, "hide": ["toc"]}),
        ("icon: material/book-2\ntemplate: main.html", {"icon": "material/book-2", "template": "main.html"}),
    ],
)
def test_what_can_be_meant_is_meant(text, data, theme):
    assert read(text, theme) == data


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title: [a, b]", "docs/it/guide.md:2: `title` is no text"),
        ("title: X\ndescription: {a: b}", "docs/it/guide.md:3: `description` is no text"),
        ("title: X\n'search': 5", "docs/it/guide.md:3: `search` has to hold"),
        ("figures: [x]", "docs/it/guide.md:2: `figures` has to hold"),
        ("hide: 5", "docs/it/guide.md:2: `hide` has to be a list"),
        ("icon: material/none", "docs/it/guide.md:2: `icon` has to name"),
        ("icon: ../../outside", "docs/it/guide.md:2: `icon` has to name"),
        ("template: 5", "docs/it/guide.md:2: `template` has to name"),
        ("template: /etc/passwd", "docs/it/guide.md:2: `template` has to name"),
    ],
)
def test_what_cannot_is_told(text, told, theme):
    with pytest.raises(PluginError) as error:
        read(text, theme)
    assert str(error.value).startswith(told)
