"""What machines read of the built site, and what keeps its readers safe."""

import gzip
import json
import re
from datetime import date

import pytest
from lxml import etree, html
from readers import LANGUAGES

from support import PAGES

ADDRESS = "https://example.org/repo/"
ATOM = {"atom": "http://www.w3.org/2005/Atom"}
SITEMAP = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def pages(built):
    """The documents of all languages, by address."""
    return {
        f"{ADDRESS}{path.removesuffix('index.html')}": html.fromstring(data)
        for path, data in built.files().items()
        if path.endswith("index.html") and "/" in path
    }


def one(document, path):
    (found,) = document.xpath(path)
    return found


def alternates(document):
    links = document.xpath("//link[normalize-space(@rel)='alternate'][@hreflang]")
    return {link.get("hreflang"): link.get("href") for link in links}


def canonical(document):
    return one(document, "//link[@rel='canonical']/@href")


def indexed(pages):
    """The pages that stand for themselves: not those that another one stands for, and none that repeats them all."""
    return {
        address: document
        for address, document in pages.items()
        if canonical(document) == address and "noindex" not in document.xpath("//meta[@name='robots']/@content")
    }


def prop(document, name):
    return one(document, f"//meta[@property='{name}']/@content")


def linked_data(document):
    data = json.loads(one(document, "//script[@type='application/ld+json']/text()"))
    assert data["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in data["@graph"]}


def test_heads_and_sitemaps_agree_on_every_page_and_its_alternates(built, pages):
    files = built.files()
    index = etree.fromstring(files["sitemap.xml"])
    maps = index.xpath("//map:sitemap/map:loc/text()", namespaces=SITEMAP)
    assert maps == [f"{ADDRESS}{code}/sitemap.xml" for code in ("ar", "pt", "tr", "it", "zh")]
    mapped = {}
    for code in LANGUAGES:
        assert gzip.decompress(files[f"{code}/sitemap.xml.gz"]) == files[f"{code}/sitemap.xml"]
        for url in etree.fromstring(files[f"{code}/sitemap.xml"]).xpath("//map:url", namespaces=SITEMAP):
            links = url.xpath("xhtml:link[@rel='alternate']", namespaces=SITEMAP)
            mapped[url.findtext("map:loc", namespaces=SITEMAP)] = {
                link.get("hreflang"): link.get("href") for link in links
            }
    own = indexed(pages)
    assert len(own) >= len(LANGUAGES) * len(PAGES)
    assert mapped == {address: alternates(document) for address, document in own.items()}
    for address, links in mapped.items():
        assert links.pop("x-default") == ADDRESS
        assert address in links.values()
        for other in links.values():
            assert address in mapped[other].values(), f"{other} does not name {address}"


def test_every_page_has_a_preview_in_its_own_language(pages):
    locales = {"ar": "ar_AR", "pt": "pt_BR", "tr": "tr_TR", "it": "it_IT", "zh": "zh_CN"}
    descriptions = set()
    for address, document in indexed(pages).items():
        code = address.removeprefix(ADDRESS).partition("/")[0]
        description = one(document, "//meta[@name='description']/@content")
        assert len(description) >= 30, address
        descriptions.add(description)
        assert prop(document, "og:description") == description
        assert prop(document, "og:url") == address
        assert prop(document, "og:title").strip()
        assert prop(document, "og:site_name").strip()
        home = address == f"{ADDRESS}{code}/"
        assert prop(document, "og:type") == ("website" if home else "article")
        assert prop(document, "og:locale") == locales[code]
        others = document.xpath("//meta[@property='og:locale:alternate']/@content")
        assert sorted(others) == sorted(set(locales.values()) - {locales[code]})
    assert len(descriptions) == len(indexed(pages)), "two pages are described alike"


def test_every_page_has_a_picture_of_its_own(built, pages):
    files = built.files()
    pictures = set()
    for address, document in indexed(pages).items():
        picture = files[prop(document, "og:image").removeprefix(ADDRESS)]
        assert picture[:8] == b"\x89PNG\r\n\x1a\n"
        size = tuple(int.from_bytes(picture[start : start + 4]) for start in (16, 20))
        assert size == (int(prop(document, "og:image:width")), int(prop(document, "og:image:height"))) == (800, 420)
        assert prop(document, "og:title") in prop(document, "og:image:alt")
        assert len(picture) < 100_000, address
        pictures.add(picture)
    assert len(pictures) == len(indexed(pages)), "two pages look alike: are titles drawn?"


def test_linked_data_says_what_a_page_is(pages):
    for address, document in indexed(pages).items():
        code = address.removeprefix(ADDRESS).partition("/")[0]
        tag = LANGUAGES[code][0]
        data = linked_data(document)
        home = address == f"{ADDRESS}{code}/"
        page = data["WebPage" if home else "Article"]
        assert page["inLanguage"] == tag
        assert page["url"] == address
        assert page["description"] == prop(document, "og:description")
        assert date.fromisoformat(page["datePublished"]) <= date.fromisoformat(page["dateModified"])
        assert {it["inLanguage"]: it["url"] for it in page["workTranslation"]} == {
            LANGUAGES[other][0]: link
            for other, link in alternates(document).items()
            if other not in (code, "x-default")
        }
        if home:
            assert "BreadcrumbList" not in data
        else:
            steps = data["BreadcrumbList"]["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert steps[0]["item"] == f"{ADDRESS}{code}/"
            assert (steps[-1]["item"], steps[-1]["name"]) == (address, prop(document, "og:title"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_glossary_is_a_set_of_defined_terms(pages, code):
    document = pages[f"{ADDRESS}{code}/glossary/"]
    terms = linked_data(document)["DefinedTermSet"]
    assert terms["inLanguage"] == LANGUAGES[code][0]
    anchors = set(document.xpath("//@id"))
    assert len(terms["hasDefinedTerm"]) > 100
    for term in terms["hasDefinedTerm"]:
        assert term["url"] == f"{ADDRESS}{code}/glossary/#{term['termCode']}"
        assert term["termCode"] in anchors
        assert term["name"].strip() and term["description"].strip()
        assert term["inDefinedTermSet"] == {"@id": terms["@id"]}
    experience = next(term for term in terms["hasDefinedTerm"] if term["termCode"] == "customer-experience")
    assert (
        experience["name"]
        == {
            "ar": "تجربة العملاء",
            "pt": "experiência do cliente",
            "tr": "müşteri deneyimi",
            "it": "esperienza del cliente",
            "zh": "客户体验",
        }[code]
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_feed_tells_the_changes_of_a_language(built, pages, code):
    """After RFC 4287, 4.1: what a feed and its entries must have, and what must be theirs alone."""
    feed = etree.fromstring(built.files()[f"{code}/feed.xml"])
    text = finder(feed)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == LANGUAGES[code][0]
    assert text("atom:link[@rel='self']/@href") == [f"{ADDRESS}{code}/feed.xml"]
    assert text("atom:link[@rel='alternate']/@href") == text("atom:id/text()") == [f"{ADDRESS}{code}/"]
    assert len(text("atom:title/text()")) == len(text("atom:author/atom:name/text()")) == 1
    entries = feed.findall("atom:entry", ATOM)
    assert len(entries) >= len(PAGES)
    for entry in entries:
        said = finder(entry)
        (link,) = said("atom:link[@rel='alternate']/@href")
        assert link in pages
        assert len(said("atom:title/text()")) == len(said("atom:summary/text()")) == 1
    ids = text("atom:entry/atom:id/text()")
    assert len(set(ids)) == len(ids)
    times = text("atom:entry/atom:updated/text()")
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", time) for time in times)
    assert times == sorted(times, reverse=True)
    assert text("atom:updated/text()") == times[:1]
    for address, document in indexed(pages).items():
        if address.startswith(f"{ADDRESS}{code}/"):
            (found,) = document.xpath("//link[@type='application/atom+xml']/@href")
            (shown,) = document.xpath("//footer//a[@type='application/atom+xml']")
            assert shown.get("href") == found and shown.text_content().endswith(" (Atom)"), "readers can see it"
            assert found in ("feed.xml", "../" * (address.count("/") - 5) + "feed.xml")


def finder(element):
    return lambda path: element.xpath(path, namespaces=ATOM)


def test_every_page_allows_only_what_it_was_published_with(built):
    for path, data in built.files().items():
        if not path.endswith(".html"):
            continue
        document = html.fromstring(data)
        said = one(document, "//meta[@http-equiv='Content-Security-Policy']/@content")
        allowed = dict(directive.split(" ", 1) for directive in said.split("; "))
        assert allowed["default-src"] == "'none'"
        assert allowed["style-src"] == allowed["connect-src"] == "'self'"
        assert re.fullmatch(r"'self'(?: 'sha256-[A-Za-z0-9+/]{43}=')*", allowed["script-src"]), path
        assert one(document, "//meta[@name='referrer']/@content") == "same-origin"
        assert not document.xpath("//style | //*[@style]"), path
        assert not document.xpath("//@*[starts-with(name(), 'on')]"), path
