"""HTML, an address or a directive that is not allowed in a page.

    docs/it/index.md:3:1: error: “<script>” is not allowed in a page: remove it

Markdown lets HTML through. Whoever may write a page could thus run scripts in
readers' browsers, ask for passwords in a form, or let another host track
readers. Allowed are the elements and attributes of text, tables and drawings;
links to the site and to http, https and mailto addresses; and images of the
site. Everything else is reported, whether it is written as HTML, as an attribute
list (`{: onclick=… }`) or as the address of a link.

Directives that include files or run code during the build (`--8<--`, `{{ … }}`,
`{% … %}`, another `template:` in the front matter) are reported as well.

The page is judged as it is rendered, with every extension that produces HTML.
Attribute lists that are left in the rendered text are judged too, because other
extensions may apply them (`:smile:{ onclick=… }`). A page that would take too
long to render is reported for review. Pages in another generator's Markdown
(MDX, Hugo, MyST) are left to that generator.

Comments on the page cannot allow any of this, since whoever adds the content
could add the comment too. If a page needs such content, turn the rule off for it
in the settings, under `per-path`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from html import unescape

from isogloss.diagnostic import Diagnostic, Message, Severity, message
from isogloss.site.page import Page
from isogloss.site.site import Site
from isogloss.text.dialects import Dialect
from isogloss.text.html import Kind, Unsafe, harmful, unsafe
from isogloss.text.rendering import Unrendered, render, suspect
from isogloss.text.source import Span

SEVERITY = Severity.ERROR
ALONE = True
ALLOWABLE = False

MOST = 100
"""Findings of one page: whoever has more knows already."""
QUOTED = 60
"""Code points of what was found that a message quotes."""

SENTENCES = {
    Kind.ELEMENT: "“<{found}>” is not allowed in a page: remove it",
    Kind.ATTRIBUTE: "the attribute “{found}” is not allowed here: remove it",
    Kind.ADDRESS: "the address “{found}” is not allowed in a page: link to http, https, mailto or a page of the site",
    Kind.IMAGE: "the image “{found}” comes from elsewhere: put the image itself into the site",
    Kind.UNCLOSED: "“{found}” is never closed and swallows what follows: close it with “>”",
    Kind.MARKUP: "“{found}” is not allowed in a page: remove it, or write it in code",
    Kind.TEMPLATE: "“{found}” may run code when the site is built: remove it, or write it in code",
}

SNIPPET = re.compile(r"^[ \t>]*-+8<-+", re.MULTILINE)
"""pymdownx.snippets looks for them before anything else, in code as well; a semicolon before them keeps it off."""
FENCE = re.compile(r"^[ \t>]*+(?:[-*+]|\d++\.)?[ \t]*+(?:`{3,}+|~{3,}+)[^\n{`]*+(?P<list>\{[^\n]*)", re.MULTILINE)
"""A fence's list of attributes: where nothing colours the code while the site is built, it has them all."""
TEMPLATE_KEY = re.compile(r"""^[ ]*["']?template["']?[ \t]*:[^\r\n]*""", re.MULTILINE | re.IGNORECASE)
MATTER_HTML = re.compile(r"""<[^\r\n]*|(?!(?<=: )>[-+1-9]{0,2}[ \t]*[\r\n])>[^\r\n]*|["'][^\r\n"'=]*=["'\\][^\r\n]*""")
"""Themes put values of front matter into HTML as they are: into text, and into attributes. A “>” that ends its line
behind a key is YAML's own: what follows is folded."""

CONSTRUCT = re.compile(
    r"""
      <[A-Za-z/!?][^<>]*>?
    | \{[^{}\n]*\}
    | !?\[[^\[\]\n]*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)?
    | \]\([^()\[\]\n]*\)?
    | ^[ >]*\[[^\[\]\n]+\]:[^\n]*
    """,
    re.VERBOSE | re.MULTILINE,
)
"""What a source writes HTML with: tags, lists of attributes, links, definitions of addresses."""
HEADING = re.compile(r"<h[1-6][ >]")
WORD = re.compile(r"\w{3,}")
ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)")


def check(site: Site) -> Iterator[Diagnostic]:
    for page in site.all_pages:
        if page.dialect is not Dialect.MKDOCS:
            continue
        yield from _directives(page)
        yield from _fences(page)
        if first := suspect(page.source.text[page.body :]):
            yield from _rendered(page, page.body + first.start())


def _directives(page: Page) -> Iterator[Diagnostic]:
    """What the building of the site obeys, whatever Markdown makes of it."""
    text, body = page.source.text, page.body
    if body:
        for found in MATTER_HTML.finditer(text, 0, body):
            yield _told(
                page,
                Span(*found.span()),
                message("“{found}” in front matter may become HTML: write plain text", found=_short(found[0])),
            )
        for found in TEMPLATE_KEY.finditer(text, 0, body):
            yield _told(
                page,
                Span(*found.span()),
                message("“{found}” changes the page's template: remove it", found=_short(found[0].strip())),
            )
    if "8<-" in text:
        for found in SNIPPET.finditer(text, body):
            yield _told(
                page,
                Span(*found.span()),
                message("“{found}” includes a file: remove it, or put “;” before it", found=found[0].strip(" \t>")),
            )


def _fences(page: Page) -> Iterator[Diagnostic]:
    if "```" not in page.source.text and "~~~" not in page.source.text:
        return  # as on most pages
    for fence in FENCE.finditer(page.source.text, page.body):
        for name in harmful(fence["list"].strip("{}: ")):
            yield _told(page, Span(*fence.span("list")), message(SENTENCES[Kind.ATTRIBUTE], found=name))


def _rendered(page: Page, first: int) -> Iterator[Diagnostic]:
    text = page.source.text
    try:
        html = render(text[page.body :])
    except Unrendered:
        yield _told(
            page,
            page.source.line(page.source.position(first)[0]),
            message("this page takes too long to render to be checked for safety: split it, or remove markup"),
        )
        return
    places = _Places(page, html)
    for number, found in enumerate(unsafe(html)):
        if number == MOST:
            return
        yield _told(page, places.of(found), _message(found))


def _message(found: Unsafe) -> Message:
    return message(SENTENCES[found.kind], found=_short(found.found))


def _short(found: str) -> str:
    """What was found as a message can quote it."""
    plain = "".join(c if c.isprintable() else " " for c in found)
    return plain if len(plain) <= QUOTED else f"{plain[:QUOTED]}…"


def _told(page: Page, span: Span, sentence: Message) -> Diagnostic:
    return Diagnostic(page.source.location(span), sentence)


class _Places:
    """Where in a page's source stands what was found in its HTML.

    The nth time that a word stands in the HTML, as markup or as text, is taken for the nth time that it stands in the
    source; where they do not stand equally often, for one of the times that it stands there within markup.
    """

    def __init__(self, page: Page, html: str):
        self.page = page
        self.html, self.source = _Decoded(html), _Decoded(page.source.text)
        self.headings = [heading.start() for heading in HEADING.finditer(html)]
        self.constructs = [Span(*found.span()) for found in CONSTRUCT.finditer(page.source.text, page.body)]
        self.starts = [construct.start for construct in self.constructs]
        self.known: dict[str, tuple[list[Span], list[Span]]] = {}

    def of(self, found: Unsafe) -> Span:
        """The tag, the list of attributes or the link that it comes from; the heading of its section where that is
        not to be found."""
        word = WORD.search(found.sought)
        for sought in dict.fromkeys((found.sought[:QUOTED], word[0] if word else "")):
            if sought.strip() and (span := self._nth(found, sought)):
                return span
        headings = self.page.markdown.headings
        number = min(bisect_right(self.headings, found.at), len(headings))
        line = headings[number - 1].line if number else self.page.source.line(1)
        return Span(line.start, line.end)

    def _nth(self, found: Unsafe, sought: str) -> Span | None:
        in_html, in_source = self._standing(sought)
        number = bisect_left([span.start for span in in_html], found.at)
        if len(in_html) != len(in_source):
            in_source = [span for span in in_source if self._construct(span.start)] or in_source
        if not in_source:
            return None
        span = in_source[min(number, len(in_source) - 1)]
        return self._construct(span.start) or span

    def _standing(self, sought: str) -> tuple[list[Span], list[Span]]:
        if sought not in self.known:
            before, after = (
                (r"(?<![\w-])" if sought[0].isalnum() else ""),
                (r"(?![\w-])" if sought[-1].isalnum() else ""),
            )
            pattern = re.compile(before + re.escape(sought) + (after if len(sought) < QUOTED else ""), re.IGNORECASE)
            body = self.page.body
            self.known[sought] = (
                list(self.html.find(pattern)),
                [span for span in self.source.find(pattern) if span.start >= body],
            )
        return self.known[sought]

    def _construct(self, at: int) -> Span | None:
        number = bisect_right(self.starts, at) - 1
        return self.constructs[number] if number >= 0 and at < self.constructs[number].end else None


class _Decoded:
    """A text without its entities, and where in the text that stands."""

    def __init__(self, text: str):
        parts, self.plain_ends, self.ends = [], [0], [0]
        for entity in ENTITY.finditer(text):
            parts += [text[self.ends[-1] : entity.start()], unescape(entity[0])]
            self.plain_ends.append(self.plain_ends[-1] + len(parts[-2]) + len(parts[-1]))
            self.ends.append(entity.end())
        self.plain = "".join([*parts, text[self.ends[-1] :]])

    def find(self, pattern: re.Pattern[str]) -> Iterator[Span]:
        """Where a pattern is found, in the text as it is written."""
        for found in pattern.finditer(self.plain):
            yield Span(self._place(found.start()), self._place(found.end()))

    def _place(self, plain: int) -> int:
        number = bisect_right(self.plain_ends, plain) - 1
        return self.ends[number] + plain - self.plain_ends[number]
