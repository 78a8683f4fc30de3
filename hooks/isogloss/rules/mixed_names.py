"""A firm's name in Latin letters in one place of a page and in the page's own script in another.

    docs/zh/index.md:39:70: warning: the name Forrester is written “福雷斯特” here (1×) and “Forrester” elsewhere on this page (2×); write it in one way

Readers may take the two for two firms. Either way of writing may be right: keep
the one that most of the page has, or the first, and give the other at most once,
in brackets behind it.

The names are those that the language's file lists. Names in brackets and in
quotation marks do not count, and neither do those beside another Latin word: a
product keeps its name (Google Analytics) where the firm is called 谷歌.
"""  # noqa: E501

import re
from collections.abc import Iterator
from functools import cache

from isogloss.diagnostic import Diagnostic, Severity, message
from isogloss.languages import language
from isogloss.matching.substrings import Strings
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.text.scripts import RANGES
from isogloss.text.source import Span

SEVERITY = Severity.WARNING
ALONE = True

LATIN = RANGES["Latin"]
BEFORE, AFTER = (
    rf"(?<![{LATIN}0-9./@_-])(?<![{LATIN}0-9][ ’'-])",
    rf"(?![{LATIN}0-9/@_-]|\.[{LATIN}]|[ ’'-][{LATIN}0-9])",
)
"""What may not stand beside a Latin name that stands by itself."""


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        prose, sought = page.markdown.prose, _sought(page.language)
        for name in sorted({name for name, _, _ in sought.hits(prose)} if sought.texts else ()):
            if name in prose:
                latin, own = (_places(page, pattern) for pattern in _patterns(name, page.language))
                if latin and own:
                    yield from _told(page, name, latin, own)


@cache
def _sought(code: str) -> Strings[str]:
    """The names in a language's own script, each with how it is written in Latin letters."""
    return Strings((form, name) for name, forms in language(code).names.items() for form in forms.split("|"))


def _told(page: Page, name: str, latin: list[Span], own: list[Span]) -> Iterator[Diagnostic]:
    few, kept = sorted((latin, own), key=lambda places: (len(places), -places[0].start))
    text = page.source.text
    for place in few:
        yield Diagnostic(
            page.source.location(place),
            message(
                "the name {name} is written “{found}” here ({count}×) and “{kept}” elsewhere on this page ({others}×); "
                "write it in one way",
                name=name,
                found=text[slice(*place)],
                count=len(few),
                kept=text[slice(*kept[0])],
                others=len(kept),
            ),
            expected=(text[slice(*kept[0])],),
            related=(page.source.location(kept[0]),),
        )


def _places(page: Page, pattern: re.Pattern[str]) -> list[Span]:
    found = (Span(*match.span(1)) for match in pattern.finditer(page.markdown.prose))
    return [span for span in found if not page.is_quoted(span)]


@cache
def _patterns(name: str, code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a name in Latin letters, and in a language's own script."""
    spoken = language(code)
    own = "|".join(map(re.escape, spoken.names[name].split("|")))
    particles = "".join(sorted(spoken.conjunctions))
    around = (rf"(?<!\w)[{particles}]?" if particles else r"(?<!\w)", r"(?!\w)") if spoken.spaced else ("", "")
    return re.compile(f"{BEFORE}({re.escape(name)}){AFTER}"), re.compile(f"{around[0]}({own}){around[1]}")
