"""Every page is valid HTML: parsed without an error, each id there once, elements only where they may stand.

A quick look at each page; `make audit` has the Nu HTML checker look at them too.
"""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
import pytest

HEADINGS = {f"h{level}" for level in range(1, 7)}
BLOCKS = HEADINGS | set(
    "address article aside blockquote details dialog div dl fieldset figure footer form header hr main nav ol p pre "
    "section table ul".split()
)
PHRASING = HEADINGS | set(
    "abbr b bdi bdo button cite code dfn del em i kbd label mark p pre q s small span strong".split()
)
"""What holds text and nothing of `BLOCKS` (HTML: 4, “phrasing content”); `del` does here."""
INTERACTIVE = set("a button details input label select summary textarea".split())
CHILDREN = {
    "ul": {"li", "script", "template"},
    "ol": {"li", "script", "template"},
    "dl": {"dt", "dd", "div", "script", "template"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot", "tr"},
    "tr": {"td", "th"},
}
ONLY_IN = {"li": {"ul", "ol", "menu"}, "dt": {"dl", "div"}, "dd": {"dl", "div"}, "summary": {"details"}}
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "form")


def flaws(html: str) -> list[str]:
    """What is wrong with a page, each with what it is about."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    document = parser.parse(html)
    found = [f"{line}:{column}: {error} {data or ''}" for (line, column), error, data in parser.errors]
    elements = list(document.iter())
    ids = Counter(it.get("id") for it in elements if it.get("id") is not None)
    found += [f"#{name} stands {number} times" for name, number in ids.items() if number > 1 or " " in name or not name]
    for it in elements:
        for name in REFERENCES:
            found += [f"{name}: no #{id_}" for id_ in (it.get(name) or "").split() if id_ not in ids]
        if it.tag == "img" and it.get("alt") is None:
            found.append(f"no alternative text: {it.get('src')}")
        if it.tag in HEADINGS and not "".join(it.itertext()).strip():
            found.append(f"an empty {it.tag}")
    return [*found, *misplaced(document, ())]


def misplaced(element: Element, above: tuple[str, ...]) -> Iterator[str]:
    """Elements where the standard does not have them."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag in BLOCKS and (held := PHRASING.intersection(above)):
        yield f"{tag} in {held}"
    if tag in INTERACTIVE - {"input", "select", "textarea", "summary"} and {"a", "button"}.intersection(above):
        yield f"{tag} in a link or a button"
    if tag in ONLY_IN and above[-1:] and above[-1] not in ONLY_IN[tag]:
        yield f"{tag} in {above[-1]}"
    if above and tag and above[-1] in CHILDREN and tag not in CHILDREN[above[-1]]:
        yield f"{tag} in {above[-1]}"
    if tag not in ("svg", "template"):
        for child in element:
            yield from misplaced(child, (*above, tag))


def test_every_page_is_valid(built):
    pages = {path: data.decode() for path, data in built.files().items() if path.endswith(".html")}
    assert len(pages) > 40
    wrong = {path: found for path, html in pages.items() if (found := flaws(html))}
    assert wrong == {}


@pytest.mark.parametrize(
    ("html", "flaw"),
    [
        ("<p><div></div></p>", "unexpected-end-tag"),
        ("<b><i>x</b></i>", "adoption-agency"),
        ("<a href=x><a href=y>z</a>", "implies-end-tag"),
        ("<p a=1 a=2>x</p>", "duplicate-attribute"),
        ("<p id=x>a</p><p id=x>b</p>", "#x stands 2 times"),
        ("<span><div></div></span>", "div in {'span'}"),
        ("<ul><div></div></ul>", "div in ul"),
        ("<a href=x><button>y</button></a>", "button in a link or a button"),
        ("<label for=x>y</label>", "for: no #x"),
        ("<h2> </h2>", "an empty h2"),
        ("<img src=x>", "no alternative text"),
    ],
)
def test_what_is_wrong_is_found(html, flaw):
    found = flaws(f'<!doctype html><html lang="en"><title>t</title><body>{html}</body></html>')
    assert any(flaw in it for it in found), found


def test_what_is_right_is_not():
    html = "<main><h1 id=a>x <a href=y><b>z</b></a></h1><ul><li><div><p>q</p></div><ul><li>r</ul></ul></main>"
    assert flaws(f'<!doctype html><html lang="en"><title>t</title><body>{html}</body></html>') == []
