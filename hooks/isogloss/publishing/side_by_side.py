"""A page in all its languages at once, section beside section, of which a reader sees two.

The two are named by the fragment of the address, `#pt+ar` or `#pt+ar.overview`: each pair and section has an element of
that id, and a stylesheet shows the two languages whose element is the target. So each page is made once, however many
pairs there are, every pair has an address, and no script is needed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from posixpath import join, normpath
from urllib.parse import urlsplit

from isogloss.languages import language
from isogloss.publishing.embedding import Piece, embedded_pieces, merged

WRITTEN = re.compile(r"^<!-- isogloss: (?:glossary|map|status \w+) -->$", re.MULTILINE)
"""A page that the engine writes has the equivalents in all languages in it, and an order of its own in each."""

FOLDER = "side-by-side"
"""Of the whole site: these pages belong to no language."""

STYLES = "{}.css"
"""The name of the stylesheet for pages that some languages have."""

ARTICLE = re.compile(r"<article\b[^>]*>(?P<content>.*)</article>", re.DOTALL)
TITLE = re.compile(r"<h1\b[^>]*>(?P<title>.*?)</h1>", re.DOTALL)
STYLESHEET = re.compile(r'<link rel="stylesheet" href="(?P<address>[^"]+)"')


@dataclass(frozen=True)
class Row:
    """A section in every language that has it, by language; the one before all headings has no anchor."""

    anchor: str
    level: int
    cells: Mapping[str, Piece]


@dataclass(frozen=True)
class Text:
    """A page as built in one language: its title, its sections and its stylesheets, ready for another address."""

    title: str
    pieces: tuple[Piece, ...]
    stylesheets: tuple[str, ...]


def built_text(html: str, code: str, here: str, root: str) -> Text:
    """What a built page says, without what is around it. `here` is its folder in the whole site, `root` the way from
    where it will stand to the whole site's root."""

    def resolve(address: str) -> str:
        if address.startswith("#"):
            return f"{root}{here}{address}"  # what the page says of itself is found on the page
        return moved(address, here, root)

    article = ARTICLE.search(html)
    content = article["content"] if article else ""
    title = TITLE.search(content)
    _, found = embedded_pieces(TITLE.sub("", content, count=1), f"{code}.", resolve, 1)
    return Text(
        re.sub(r"<a\b.*?</a>|<[^>]*>", "", title["title"]).strip() if title else "",
        tuple(found),
        tuple(moved(link["address"], here, root) for link in STYLESHEET.finditer(html)),
    )


@lru_cache(4096)  # a page has many links to the same place, and pages much in common
def moved(address: str, here: str, root: str) -> str:
    """An address that counts from the folder `here` of a site, from a place whose way to the site's root is `root`."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or address.startswith(("/", "#")) or not parts.path:
        return address
    path = normpath(join(here, parts.path))
    path = "" if path == "." else path + ("/" if parts.path.endswith(("/", ".", "..")) else "")
    return f"{root}{path}{address[len(parts.path) :]}"


def rows(texts: Mapping[str, Text]) -> list[Row]:
    """The sections of all languages in one order, each beside the others that have its anchor."""
    by_language = {
        code: {piece.anchor.removeprefix(f"{code}."): piece for piece in reversed(text.pieces)}
        for code, text in texts.items()
    }
    order = merged([list(reversed(found)) for found in by_language.values()])
    return [
        Row(
            anchor,
            max(found[anchor].level for found in by_language.values() if anchor in found),
            {code: found[anchor] for code, found in by_language.items() if anchor in found},
        )
        for anchor in order
    ]


def pairs(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Every two languages, in both orders."""
    return list(permutations(codes, 2))


def target(first: str, second: str, anchor: str = "") -> str:
    """The fragment that shows two languages, at a section."""
    return f"{first}+{second}.{anchor}" if anchor else f"{first}+{second}"


def pair_styles(codes: Sequence[str]) -> str:
    """The stylesheet that shows two languages: the pair that is the target, or else the first two."""
    rules = [
        "[data-cell],[data-words],[data-pair]{display:none}",
        *_shown(":root:not(:has([id*='+']:target))", *codes[:2]),
    ]
    for first, second in pairs(codes):
        rules += _shown(f":root:has([id^='{target(first, second)}']:target)", first, second)
    styles = "\n".join(rules)
    return f"@supports selector(:has(*)){{\n{styles}\n}}\n"


def _shown(where: str, first: str, second: str) -> list[str]:
    one, other = target(first, second), f"[data-cell={second}]"
    return [
        f"{where} .beside-row{{direction:{language(first).direction}}}",
        f"{where} :is([data-cell={first}],[data-words={first}],[data-pair='{one}']){{display:revert}}",
        f"{where} {other}{{display:revert;order:2}}",
        f"{where} [data-choice='{one}']{{font-weight:700;text-decoration:none}}",
    ]
