"""What machines read of a page: linked data in the terms of schema.org (https://schema.org/), as JSON-LD 1.1."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from isogloss.glossary.model import Status
from isogloss.publishing.glossary_parts import Entry

UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""What could end a script element, or begin a comment in it, where only a string is meant."""

Thing = dict[str, object]


@dataclass(frozen=True)
class Publication:
    """A page as it is published: absolute addresses, the language as a BCP 47 tag, titles in that language."""

    address: str
    title: str
    description: str
    language: str
    site_address: str
    site_name: str
    licence: str
    image: str = ""
    published: date | None = None
    modified: date | None = None
    ancestors: tuple[tuple[str, str], ...] = ()
    """Titles and addresses of the pages above this one, the language's first page first; none for that itself."""
    alternates: tuple[tuple[str, str], ...] = ()
    """Language tags and addresses of the same page in other languages."""


def page_data(page: Publication) -> list[Thing]:
    """A page in its site: an article with its breadcrumbs, or the first page of a language."""
    site: Thing = {
        "@type": "WebSite",
        "@id": f"{page.site_address}#website",
        "url": page.site_address,
        "name": page.site_name,
        "inLanguage": page.language,
    }
    article: Thing = {
        "@type": "Article" if page.ancestors else "WebPage",
        "@id": f"{page.address}#page",
        "url": page.address,
        "headline" if page.ancestors else "name": page.title,
        "description": page.description,
        "inLanguage": page.language,
        "isPartOf": {"@id": site["@id"]},
        "license": page.licence,
    }
    if page.ancestors:
        publisher = {"@type": "Organization", "name": page.site_name, "url": page.site_address}
        article |= {"author": publisher, "publisher": publisher, "mainEntityOfPage": page.address}
    if page.image:
        article["image"] = page.image
    if page.published:
        article["datePublished"] = page.published.isoformat()
    if page.modified:
        article["dateModified"] = page.modified.isoformat()
    if page.alternates:
        article["workTranslation"] = [
            {"@type": article["@type"], "@id": f"{address}#page", "url": address, "inLanguage": language}
            for language, address in page.alternates
        ]
    return [site, article, *([_breadcrumbs(page)] if page.ancestors else [])]


def _breadcrumbs(page: Publication) -> Thing:
    trail = [*page.ancestors, (page.title, page.address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": title, "item": address}
            for position, (title, address) in enumerate(trail, 1)
        ],
    }


def glossary_data(page: Publication, entries: Iterable[Entry], whole: str) -> Thing:
    """The glossary of a language, whose page has the address `whole`, as a set of the defined terms that are on this
    page. What is out of use is not among the names."""
    identity = f"{whole}#glossary"
    return {
        "@type": "DefinedTermSet",
        "@id": identity,
        "url": page.address,
        "name": page.title,
        "description": page.description,
        "inLanguage": page.language,
        "license": page.licence,
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "@id": f"{page.address}#{concept.id}",
                "url": f"{page.address}#{concept.id}",
                "termCode": concept.id,
                "name": section.preferred.text,
                **_optional("alternateName", [term.text for term in section.with_status(Status.ADMITTED)]),
                **_optional("description", section.definition),
                "inLanguage": page.language,
                "inDefinedTermSet": {"@id": identity},
            }
            for concept, section in entries
        ],
    }


def _optional(key: str, value: object) -> Thing:
    return {key: value} if value else {}


def json_ld(things: Iterable[Thing]) -> str:
    """The text of a script element that says these things; no text in them can end it."""
    document = {"@context": "https://schema.org", "@graph": list(things)}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE)
