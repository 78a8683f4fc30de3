"""A page as Python-Markdown renders it, and whether it has anything that would have to be rendered to be judged."""

import re

MOST_WORK = 20_000_000
"""What `work` may come to: one or two seconds of Python-Markdown, some hundred times what a long article takes."""
BLANK_LINE = re.compile(r"\n[ \t]*(?=\r?\n)")
SPECIAL = re.compile(r"[\n`*_<&!\\{]")
PER_CHARACTER = 20
UNCLOSED = re.compile(r"<[A-Za-z/!?][^<>]*(?=<|\Z)")

EXTENSIONS = (
    *"abbr admonition attr_list def_list footnotes md_in_html tables toc".split(),
    *(f"pymdownx.{name}" for name in "details superfences tabbed tasklist".split()),
    *(f"pymdownx.blocks.{name}" for name in "admonition caption definition details html tab".split()),
)
"""All that let a page write HTML of its own, whether a site has them on or not, and what else most sites have."""
OPTIONS = {"toc": {"permalink": True}, "pymdownx.tabbed": {"alternate_style": True}}

PLAIN = "br|hr|wbr|kbd|sub|sup|mark|del|ins|b|i|em|strong|code|small|ruby|rt|rp|summary|details|p|div|span"
RELATIVE = r"""(?!//)[^\s()<>&\\:"'`{\[\]]*(?=\)|[ ]["'])"""
"""An address that stays on the site, whole."""
ABSOLUTE = r"(?:https?://|mailto:)[\w@]"
FIRST_WORD = r"[^\s<>&\\:]++(?=\s|\Z)"
SUSPECT = re.compile(
    rf"""
    [<{{!\]/\x02\x03](?:
      (?<=<)(?=[A-Za-z/!?])
        (?!(?:/?(?:{PLAIN})|https?://[^\s<>"'&\\]*)>)
        (?!!--[^<>]*-->)
    | (?<=\{{)(?:[{{%]|(?!:?[ ]*(?:[#.][\w-]+[ ]*)+\}})(?=[^\n{{]*[}}{{]))
    | (?<=!)\[(?![^\[\]\n`<]*\]\({RELATIVE})
    | (?<=\])(?:\((?!{RELATIVE}|{ABSOLUTE})|:(?![ \t]*+(?:{ABSOLUTE}|{FIRST_WORD})))
    | (?<=(?<!/)/)//++[ \t]*+\w
    | (?<=[\x02\x03]) # Python-Markdown takes them out, and what stands around them touches
    )""",
    re.VERBOSE,
)
"""What a page cannot be unsafe without."""


class Unrendered(Exception):
    """A page that cannot be rendered within bounds."""


def suspect(text: str) -> re.Match[str] | None:
    """The first place that could make a page unsafe; most pages have none."""
    return SUSPECT.search(text)


def work(text: str) -> int:
    """How much a text makes Python-Markdown do, which is quadratic: at every line and every special character of a
    block it may go through the rest of the block, at an unclosed tag through the rest of the page, at the end of a
    block through all blocks. Brackets were measured to weigh four times as much as other characters."""
    blocks = BLANK_LINE.split(text)
    return (
        sum(len(block) * (len(SPECIAL.findall(block)) + 4 * block.count("[")) for block in blocks)
        + len(text) * len(UNCLOSED.findall(text))
        + len(blocks) ** 2
        + PER_CHARACTER * len(text)
    )


def render(text: str) -> str:
    """The HTML of a page's text. Raises Unrendered where that takes too long or makes Python-Markdown give up."""
    if work(text) > MOST_WORK:
        raise Unrendered
    # not at the top: most runs render nothing
    from markdown import Markdown

    try:
        html: str = Markdown(extensions=EXTENSIONS, extension_configs=OPTIONS).convert(text)
    except Exception:  # a page can make its extensions raise whatever they raise, RecursionError among it
        raise Unrendered from None
    return html
