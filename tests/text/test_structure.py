"""What a page is made of: every case says it; over whole pages Python-Markdown, which renders them, says it."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rendering import rendered

from isogloss.text.front_matter import front_matter
from isogloss.text.markdown import Block, BlockKind, Link, read_markdown
from isogloss.text.source import Source
from support import ROOT, Case, parametrize

HERE = Path(__file__).parent


def told_block(page: str, block: Block) -> str:
    """A block as a case writes it: `2-5 table, 3 rows, 2 columns`."""
    source = Source("", page)
    (first, _), (last, _) = source.position(block.span.start), source.position(block.span.end)
    sizes = [
        f"{size} {name if size > 1 else name.removesuffix('s')}"
        for name in ("items", "rows", "columns")
        if (size := getattr(block, name))
    ]
    return ", ".join([f"{first}-{last} {block.kind} {block.name}".strip(), *sizes])


def told_link(page: str, link: Link) -> str:
    """A link as a case writes it: `words → target`."""
    return f"{'!' * link.image}{page[slice(*link.words)]} → {link.target}"


@parametrize(HERE / "structure")
def test_structure(case: Case):
    page = case.one("markdown")
    read = read_markdown(page)
    told = {
        "blocks": [told_block(page, block) for block in read.blocks],
        "links": [told_link(page, link) for link in read.links],
    }
    for kind in ("paragraphs", "html", "code", "attributes"):
        told[kind] = [page[slice(*span)].replace("\n", "⏎") for span in getattr(read, kind)]
    expected = [(kind, body) for kind, _, body in case.blocks if kind != "markdown"]
    assert expected
    for kind, body in expected:
        assert told[kind] == body.splitlines()


def test_a_link_spans_all_of_it():
    page = 'a [b](c "d"){ .e } ![f][g] <https://h>\n\n[g]: i'
    assert [page[slice(*link.span)] for link in read_markdown(page).links] == [
        '[b](c "d")',
        "![f][g]",
        "<https://h>",
    ]


TAGS = {"ul": "bulleted list", "ol": "ordered list", "blockquote": "quote", "pre": "code", "details": "details"}
CLASSES = {"admonition": "admonition", "tabbed-block": "tab"}
FOOTNOTES = re.compile(r'<div class="footnote">\s*<hr />\s*<ol>(.*?)</ol>\s*</div>\s*\Z', re.DOTALL)


class Counted(HTMLParser):
    """The blocks of rendered HTML by kind, the targets of its links; what is made of footnotes left out."""

    def __init__(self, html: str):
        super().__init__()
        self.counts, self.links, self.images = Counter(), [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        kinds = (named.get("class") or "").split()
        if tag in TAGS:
            self.counts[TAGS[tag]] += 1
        elif tag in ("li", "table", "tr", "th"):
            self.counts[tag] += 1
        elif tag == "div":
            self.counts.update(CLASSES[kind] for kind in kinds if kind in CLASSES)
        elif tag == "img":
            self.images.append(named["src"])
        elif tag == "a" and not {"footnote-ref", "footnote-backref"} & set(kinds):
            self.links.append(named["href"].removeprefix("mailto:"))


def as_rendered(page: str):
    """The blocks and links of a page, and the same of what Python-Markdown makes of it."""
    html = re.sub(
        r'<div class="footnote">\s*<hr />\s*<ol>(.*?)</ol>\s*</div>\s*\Z', "", rendered(page), flags=re.DOTALL
    )
    counted = Counted(html)
    read = read_markdown(page)
    counts = Counter()
    for block in read.blocks:
        if block.kind == BlockKind.TABLE:
            counts += Counter(table=1, tr=block.rows, th=block.columns)
        else:
            counts += Counter({str(block.kind): 1, "li": block.items})
    ours = counts, *(sorted(link.target for link in read.links if link.image is image) for image in (False, True))
    return ours, (counted.counts, sorted(counted.links), sorted(counted.images))


@pytest.mark.parametrize(
    "file",
    [*sorted((ROOT / "docs").rglob("*.md")), HERE / "everything.md"],
    ids=lambda f: f.relative_to(ROOT).as_posix(),
)
def test_structure_is_what_python_markdown_renders(file):
    ours, theirs = as_rendered(file.read_text(encoding="utf-8"))
    assert ours == theirs


def indented(text: str) -> str:
    return re.sub(r"^(?=.)", "    ", text, flags=re.MULTILINE)


def quoted(text: str) -> str:
    return re.sub(r"^", "> ", text, flags=re.MULTILINE)


WORDS = st.lists(
    st.sampled_from(
        r"""text [a](b.md) [a](b\ "c") ![d](e.png) [f][ref] ![g][ref] <https://h.i/j> `[x](y)` **[k](l)** [![m](n)](o)
        [p\ [q]\ r](s) \[t](u) [v](w(x)) [y](<z\ a>) [b](c){\ .d\ } <e@f.g>""".replace("\\ ", "\0").split()
    ),
    min_size=1,
    max_size=3,
).map(lambda words: " ".join(words).replace("\0", " "))
ITEMS = st.lists(WORDS, min_size=1, max_size=3)
TABLES = st.builds(
    lambda rows, columns, cell: "\n".join(f"|{text * columns}" for text in ["h|", "---|", *[f"{cell} |"] * rows]),
    st.integers(1, 3),
    st.integers(1, 3),
    st.sampled_from(["x", "`a|b`", "c\\|d", "[e](f)"]),
)
SIMPLE = st.one_of(
    WORDS,
    ITEMS.map(lambda items: "\n".join(f"- {item}" for item in items)),
    ITEMS.map(lambda items: "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))),
    TABLES,
    WORDS.map(lambda words: f"## {words} {{#a}}"),
    st.sampled_from(["---", "<!-- [a](b) -->", "```py\n- [a](b)\n\n| c |\n```"]),
)


def pages(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(blocks, min_size=1, max_size=3).map("\n\n".join)


NESTED = st.recursive(
    SIMPLE,
    lambda blocks: st.one_of(
        st.tuples(WORDS, pages(blocks)).map(lambda item: f"- {item[0]}\n\n{indented(item[1])}"),
        st.tuples(WORDS, pages(blocks)).map(lambda item: f"1. {item[0]}\n\n{indented(item[1])}"),
        pages(blocks).map(lambda body: f'!!! note "T"\n\n{indented(body)}'),
        pages(blocks).map(lambda body: f"??? tip\n\n{indented(body)}"),
        pages(blocks).map(lambda body: f'=== "T"\n\n{indented(body)}'),
    ),
    max_leaves=8,
)


@given(pages(st.one_of(NESTED, pages(NESTED).map(quoted), st.just("    code [a](b)"))))
def test_any_page_is_read_as_python_markdown_renders_it(page):
    ours, theirs = as_rendered(f"[ref]: https://ref\n\n{page}\n")
    assert ours == theirs


def test_headings_titles_and_descriptions_of_front_matter_hold_no_links():
    page = "---\ntitle: '[a](b)'\n---\n\n[c](d)\n"
    (link,) = read_markdown(page).links
    assert link.span.start > front_matter(page)[0].end and link.target == "d"


@pytest.mark.parametrize(
    "page",
    [
        "[a](" + ' "' * 30_000 + "x)",
        "[" * 30_000 + "](a)" * 30_000,
        "[a][b] " * 20_000,
        "| a\n|-|\n" * 20_000,
        "- a\n\n" + "    - b\n\n" * 20_000,
        "> - a\n\n" * 20_000,
        "/// a\n" * 30_000,
        "a\n" * 50_000 + "---",
        "\n".join([*["a"] * 50_000, "- b"]),
    ],
    ids=lambda page: repr(page[:8]),
)
def test_what_many_blocks_and_links_are_made_of_is_told(page):
    """They take no time that grows faster than they do: else this would not end."""
    read = read_markdown(page)
    places = [block.span for block in read.blocks] + [link.span for link in read.links] + list(read.paragraphs)
    assert all(0 <= start <= end <= len(page) for start, end in places)
