"""All pages of a language as one document: a chapter a page, links between pages as links within it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from posixpath import join, normpath
from urllib.parse import urlsplit

from isogloss.publishing.embedding import embedded_pieces
from isogloss.publishing.side_by_side import moved

OUTER = re.compile(r"</?h[1-6]\b[^>]*>|</?a\b[^>]*>")
"""A heading's own tags, and those of links, which cannot stand in other links."""

FOLDED = re.compile(r'<details class="entry__uses" data-search-exclude>(?:[^<]++|<(?!/?details\b))*+</details>\n?')
"""Where a concept is named, if that is folded away: paper shows none of it (glossary.css)."""


@dataclass(frozen=True)
class Chapter:
    """A page as a chapter: its id, its title, its sections' ids and titles (as HTML), and its HTML."""

    id: str
    title: str
    sections: tuple[tuple[str, str], ...]
    html: str


def book(pages: Iterable[tuple[str, str, str]], root: str) -> list[Chapter]:
    """Chapters of pages: address within the language, title, rendered content. `root` is the way from the document to
    the language's folder, for links to what is no chapter."""
    pages = list(pages)
    ids = {address: chapter_id(address) for address, _, _ in pages}
    return [chapter(address, title, html, ids, root) for address, title, html in pages]


def chapter_id(address: str) -> str:
    """The id of a page's chapter, made of the page's address in its language."""
    return address.strip("/").replace("/", ".") or "index"


def chapter(address: str, title: str, html: str, ids: dict[str, str], root: str) -> Chapter:
    """A page as a chapter, among all chapters' ids by the addresses of their pages."""

    def resolve(link: str) -> str:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or link.startswith("/"):
            return link
        page = _place(address, parts.path)
        if page not in ids:
            return moved(link, address, root)
        return f"#{ids[page]}.{parts.fragment}" if parts.fragment else f"#{ids[page]}"

    content, found = embedded_pieces(FOLDED.sub("", html), f"{ids[address]}.", resolve, 1)
    sections = tuple((piece.anchor, OUTER.sub("", piece.heading)) for piece in found if piece.level == 3)
    return Chapter(ids[address], title, sections, content)


@lru_cache(4096)  # most links of a page lead to few others
def _place(here: str, path: str) -> str:
    """The address that a relative path leads to from another, within the language."""
    if not path:
        return here
    place = normpath(join(here, path))
    return "" if place == "." else place + "/"


def page_styles(title: str, chapters: Iterable[Chapter]) -> str:
    """The stylesheet of a printed document's pages: what stands above and below the text of each chapter."""
    rules = ["@page{size:A4;margin:22mm 20mm;@bottom-center{content:counter(page);font:9pt sans-serif}}"]
    rules.append("@page :first{@bottom-center{content:none}}")
    for number, chapter in enumerate(chapters):
        head = f"{css_string(title)} ' · ' {css_string(chapter.title)}" if chapter.title != title else css_string(title)
        rules.append(f"@page chapter{number}{{@top-center{{content:{head};font:9pt sans-serif}}}}")
        rules.append(f"[data-chapter='{number}']{{page:chapter{number}}}")
    return "@media print{\n" + "\n".join(rules) + "\n}\n"


def css_string(text: str) -> str:
    """Text as a string of CSS, whatever it says."""
    return "'" + re.sub(r"[\x00-\x1f'\"\\<]", lambda mark: f"\\{ord(mark[0]):x} ", text) + "'"
