"""What HTML a page may have: an allow list of elements, attributes and addresses, and a reader of tags that takes for
a tag whatever a browser would.

The reader follows the tokenizer of the HTML Living Standard (13.2.5) where a mistake could hide something, and judges
more than a browser runs where that is simpler: what stands within an element that is not allowed is judged as well.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from html import unescape
from typing import NamedTuple

import msgspec

SPACE = r"\t\n\f\r "
TAG = re.compile(r"<(?:(?P<comment>!--)|(?P<bogus>[!?]|/(?![A-Za-z]))|(?P<end>/?)(?P<name>[A-Za-z][^\t\n\f\r />]*))")
COMMENT_END = re.compile(r"-?>|--!?>")
"""`<!-->` and `<!--->` are whole comments already."""
ATTRIBUTE = re.compile(rf"[{SPACE}/]*(?P<name>[^{SPACE}/>][^{SPACE}/>=]*)")
VALUE = re.compile(
    rf"""[{SPACE}]*=[{SPACE}]*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^{SPACE}>"'][^{SPACE}>]*)|(?=>))"""
)
NO_VALUE = re.compile(rf"(?![{SPACE}]*=)")
TAG_END = re.compile(rf"[{SPACE}/]*>")
TITLE = re.compile(rf"[^<]*</title[{SPACE}]*>", re.IGNORECASE)
JINJA = re.compile(r"\{\{|\{%")


LIST = re.compile(r"\{:?(?P<list>[^{}<>\n]*)\}")
"""A list of attributes that is left in a text: another extension than those rendered with may take it."""
HARMFUL = re.compile(
    rf"(?:\A|[{SPACE}])(on[a-z]+|style|srcdoc|(?:form)?action|(?:xlink:)?href|src(?:set)?|background|poster|ping|data)"
    rf"(?=[{SPACE}]*=)",
    re.IGNORECASE,
)


class Kind(StrEnum):
    """What may not be; of addresses there are those of links and those of images."""

    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    ADDRESS = "address"
    IMAGE = "image"
    UNCLOSED = "unclosed"
    MARKUP = "markup"
    TEMPLATE = "template"


class Unsafe(NamedTuple):
    """Something that a page may not have: what it is, what of it can be searched for, and where its tag begins."""

    kind: Kind
    found: str
    sought: str
    at: int


class Tag(msgspec.Struct, frozen=True):
    """A tag as a browser reads it: names in small letters, values without their entities."""

    name: str
    closing: bool
    attributes: tuple[tuple[str, str], ...]
    at: int


# ------------------------------------------------------------------------------------------------ what is allowed

PROSE = frozenset(
    "h1 h2 h3 h4 h5 h6 p br hr wbr ul ol li dl dt dd blockquote table caption colgroup col thead tbody tfoot tr th td "
    "a img pre code em strong b i u s small del ins mark sub sup kbd samp var abbr bdi bdo q cite dfn time data "
    "ruby rb rt rtc rp span div section article aside details summary figure figcaption input label".split()
)
DRAWING = frozenset(
    "svg g path rect circle ellipse line polyline polygon text tspan defs symbol use title desc marker "
    "lineargradient radialgradient stop clippath mask pattern".split()
)
EVERYWHERE = frozenset("class id lang dir title role hidden translate data-search-exclude data-toc-label".split())
ARIA = re.compile(r"aria-[a-z]+")
BY_ELEMENT = {
    name: frozenset(attributes.split())
    for names, attributes in {
        "a": "href hreflang rel target name download",
        "img": "src alt width height loading decoding align",
        "ol": "start type reversed",
        "li": "value",
        "th td": "colspan rowspan headers scope abbr align style",
        "col colgroup": "span",
        "blockquote q": "cite",
        "del ins": "cite datetime",
        "time": "datetime",
        "data": "value",
        "details": "open name",
        "input": "type checked disabled name",
        "label": "for",
        "div": "align markdown data-tabs",
        "p h1 h2 h3 h4 h5 h6": "align markdown",
        "span": "data-linenos markdown",
        "pre": "tabindex",
        "section article aside figure figcaption summary": "markdown",
    }.items()
    for name in names.split()
}
DRAWN = frozenset(
    "xmlns viewbox preserveaspectratio version focusable width height x y x1 x2 y1 y2 dx dy cx cy r rx ry fx fy d "
    "points pathlength transform fill fill-opacity fill-rule clip-path clip-rule mask color opacity stroke "
    "stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset stroke-miterlimit "
    "vector-effect font-family font-size font-style font-weight text-anchor dominant-baseline letter-spacing "
    "direction offset stop-color stop-opacity gradientunits gradienttransform spreadmethod patternunits "
    "patterncontentunits patterntransform maskunits clippathunits refx refy markerwidth markerheight markerunits "
    "orient marker-start marker-mid marker-end visibility display".split()
)
SCHEMES = frozenset({"http", "https", "mailto"})
ADDRESSES = frozenset({"href", "src", "cite"})
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
IGNORED = re.compile(r"[\t\n\r]")
ENDS = "".join(map(chr, range(0x21)))
"""What browsers cut off the ends of an address (URL Living Standard, 4.4)."""

ALIGNED = re.compile(r"\s*text-align:\s*(?:left|right|center)\s*;?\s*")
"""The one style that Python-Markdown's tables write."""
CHECKS = frozenset({"checkbox", "radio"})
"""Kinds of input that task lists and tabs are made of."""
TARGETS = frozenset({"", "_blank", "_self"})
FUNCTIONS = frozenset("rgb rgba hsl hsla var calc translate rotate scale matrix skewx skewy url".split())
CALL = re.compile(r"(?<![\w-])([\w-]*)\s*\((\s*[\"']?#)?")


def unsafe(html: str) -> Iterator[Unsafe]:
    """What a page may not have, in the order of its HTML."""
    position = end = code = 0
    while tag := TAG.search(html, position):
        if not code:
            yield from _in_text(html, end, tag.start())
        if tag["comment"]:
            closing = COMMENT_END.match(html, tag.end()) or re.compile("--!?>").search(html, tag.end())
            if not closing:
                yield Unsafe(Kind.UNCLOSED, "<!--", "<!--", tag.start())
                return
            position = end = closing.end()
        elif tag["bogus"]:
            yield Unsafe(Kind.MARKUP, tag[0], tag[0], tag.start())
            # within svg a browser may see more in it than a comment: what follows is judged as well
            position = end = tag.end()
        else:
            read, after = _tag(html, tag)
            if after is None:
                yield Unsafe(Kind.UNCLOSED, f"<{tag['end']}{read.name}", f"<{tag['end']}{read.name}", tag.start())
                return
            yield from _judge(read)
            if read.name == "title" and not read.closing and not TITLE.match(html, after):
                # its content is no markup outside a drawing, and tags in it could hide their ends from us
                yield Unsafe(Kind.ELEMENT, "title", "<title", read.at)
            if read.name in {"code", "pre"}:
                code = max(0, code + (-1 if read.closing else 1))
            position = end = after
    if not code:
        yield from _in_text(html, end, len(html))


def _in_text(html: str, start: int, end: int) -> Iterator[Unsafe]:
    """What may become markup in a text that is no code."""
    if jinja := JINJA.search(html, start, end):
        yield Unsafe(Kind.TEMPLATE, jinja[0], jinja[0], jinja.start())
    for left in LIST.finditer(html, start, end):
        for name in harmful(left["list"]):
            yield Unsafe(Kind.ATTRIBUTE, name, name, left.start())


def harmful(attributes: str) -> list[str]:
    """The names in a list of attributes that no element may have from it."""
    return HARMFUL.findall(attributes)


def _tag(html: str, tag: re.Match[str]) -> tuple[Tag, int | None]:
    """A tag, and where it ends; None where nothing ends it, so that it swallows what follows the page's text."""
    attributes: list[tuple[str, str]] = []
    name, position = tag["name"].lower(), tag.end()
    while not (end := TAG_END.match(html, position)):
        attribute = ATTRIBUTE.match(html, position)
        value = attribute and (VALUE.match(html, attribute.end()) or NO_VALUE.match(html, attribute.end()))
        if not attribute or not value:
            return Tag(name, bool(tag["end"]), tuple(attributes), tag.start()), None
        text = next((text for text in value.groups() if text is not None), "")
        attributes.append((attribute["name"].lower(), unescape(text)))
        position = value.end()
    return Tag(name, bool(tag["end"]), tuple(attributes), tag.start()), end.end()


def _judge(tag: Tag) -> Iterator[Unsafe]:
    if tag.name not in PROSE and tag.name not in DRAWING:
        if not tag.closing:
            yield Unsafe(Kind.ELEMENT, tag.name, f"<{tag.name}", tag.at)
        return
    if tag.name == "input" and dict(reversed(tag.attributes)).get("type", "").lower() not in CHECKS:
        yield Unsafe(Kind.ELEMENT, "input", "<input", tag.at)
    for name, value in tag.attributes:
        if not _knows(tag.name, name) or not _takes(tag.name, name, value):
            yield Unsafe(Kind.ATTRIBUTE, name, name, tag.at)
        elif name in ADDRESSES and not _leads_well(tag.name, value):
            yield Unsafe(Kind.IMAGE if tag.name == "img" else Kind.ADDRESS, value, value, tag.at)


def _knows(element: str, attribute: str) -> bool:
    """Whether an element may have an attribute at all."""
    if attribute in EVERYWHERE or ARIA.fullmatch(attribute) or attribute in BY_ELEMENT.get(element, ()):
        return True
    return element in DRAWING and (attribute in DRAWN or (element == "use" and attribute == "href"))


def _takes(element: str, attribute: str, value: str) -> bool:
    """Whether an attribute may have a value, addresses left aside."""
    if attribute == "style":
        return ALIGNED.fullmatch(value) is not None
    if attribute == "target":
        return value.lower() in TARGETS
    if element in DRAWING and attribute in DRAWN and attribute != "xmlns":
        return "\\" not in value and all(
            name.lower() in FUNCTIONS and (name.lower() != "url" or here) for name, here in CALL.findall(value)
        )
    return True


def _leads_well(element: str, value: str) -> bool:
    """Whether an address is one of the site, or of a scheme that a link may have."""
    address = IGNORED.sub("", value.strip(ENDS))
    scheme = SCHEME.match(address)
    if element == "use":
        return address.startswith("#")
    if element == "img":
        return not scheme and not address.replace("\\", "/").startswith("//")
    return not scheme or scheme[1].lower() in SCHEMES
