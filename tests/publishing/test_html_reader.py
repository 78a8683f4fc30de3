"""Tags, text and comments are told apart as browsers tell them apart, and all of it is given back."""

import pytest

from isogloss.publishing.html_reader import Reader, attributes, single


class Told(Reader):
    def __init__(self):
        self.found = []

    def start(self, name, tag):
        self.found.append((f"<{name}", tag))

    def end(self, name, tag):
        self.found.append((f"/{name}", tag))

    def text(self, text):
        self.found.append(("", text))

    def comment(self, tag):
        self.found.append(("!", tag))


def told(html: str) -> list[tuple[str, str]]:
    reader = Told()
    reader.read(html)
    return reader.found


@pytest.mark.parametrize(
    ("html", "kinds"),
    [
        ("<P>a &lt; b</P >", ["<p", "", "/p"]),
        ("<a title=\"a > b\" href='>' x>t</a>", ["<a", "", "/a"]),
        ("<a title=it's>t</a>", ["<a", "", "/a"]),
        ('<a "b">t', ["<a", ""]),
        ("1 < 2 <3 <", [""] * 4),
        ("<!-- <b> --><b>", ["!", "<b"]),
        ("<!-- <b>", ["!"]),
        ("<!doctype html><?x?></3>t", ["!", "!", "!", ""]),
        ("<script>if (a<b) '</b>'</script>c", ["<script", "", "/script", ""]),
        ("<script>a<b", ["<script", ""]),
        ("<path d='M0'/>x", ["<path", ""]),
        ("<p class='a", ["<p"]),
    ],
)
def test_what_is_there(html, kinds):
    found = told(html)
    assert "".join(text for _, text in found) == html
    merged = [kind for kind, before in zip([it for it, _ in found], [None, *(it for it, _ in found)], strict=False)
              if kind or before != ""]  # fmt: skip
    wanted = [kind for kind, before in zip(kinds, [None, *kinds], strict=False) if kind or before != ""]
    assert merged == wanted


def test_attributes_are_read_as_they_are_meant():
    tag = """<a ID="x" data-a='1 &amp; 2' href=/b?c=d hidden title="a > b" id="second">"""
    assert attributes(tag) == {"id": "x", "data-a": "1 & 2", "href": "/b?c=d", "hidden": "", "title": "a > b"}
    assert attributes("<br>") == {} == attributes("<p")


def test_what_has_no_end_tag():
    assert single("br", "<br>") and single("path", "<path/>")
    assert not single("p", "<p>")


@pytest.mark.parametrize(
    "part", ["<", "<a ", '<a "', "<a '", '<a b="', "<!--", "</", "<script>", "<a b=", "a<b>", "<a =="]
)
def test_no_text_takes_longer_than_it_is_long(part):
    html = part * 200_000
    assert "".join(text for _, text in told(html)) == html
