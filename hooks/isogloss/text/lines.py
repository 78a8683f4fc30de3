"""What ends a line, and the patterns that depend on it: a line, and what most pages mostly are."""

import re
from collections.abc import Callable
from typing import cast

from isogloss.text.inlines import SIGNS

At = Callable[..., re.Match[str]]
"""Matches at a place of a text, which may end sooner; as anything suits the pattern, there always is a match."""

indent_at = cast(At, re.compile(r"[ \t]*").match)
BLANK = re.compile(r"[ \t]*(?:[\r\n]|\Z)")


class Lines:
    """A line; an item and a row of a plain list or table; and what is `common`: a paragraph that is words and nothing
    else, or a plain paragraph, list, table or heading, with the blank lines after it."""

    def __init__(self, character: str, end: str):
        # a line that begins so begins as nothing but text does
        plain = (
            r"(?:[^\s\d`~<#=!?/*\[;_|:{>+-]|\d++(?!\.[ \t])|`(?!`)|[*_]{1,2}+(?=[^\W_])|\[(?=[^\[\]\r\n]*\]\())"
            f"{character}*"
        )
        marker = r"(?:[*+-]|\d{1,9}\.)[ ]"
        item = marker + plain
        words = rf"[^\W\d_][^\r\n|{SIGNS}]*+"
        row = rf"\|{character}*"
        blank = rf"(?:\Z|{end}(?:\Z|{end}++))"
        self.line_at = cast(At, re.compile(rf"([ \t]*)({character}*)(?:{end}|\Z)").match)
        self.item = re.compile(f"{marker}({character}*)")
        self.row = re.compile(row)
        self.common = re.compile(
            rf"(?P<words>{words}(?:{end}{words})*+){blank}"
            rf"|(?P<paragraph>{plain}(?:{end}{plain})*+){blank}"
            rf"|(?P<list>{item}(?:{end}{item})*+){blank}"
            rf"|(?P<table>{row}(?:{end}{row})++){blank}"
            rf"|(?P<heading>(?P<marks>\#{{1,6}})[ ](?P<title>[^\s\#{{}}][^\r\n\#{{}}]*(?<=\S))"
            rf"(?:[ ](?P<attributes>\{{\#(?P<anchor>[\w-]+)\}}))?)(?:{end}++|\Z)"
        )


NEWLINES = Lines(r".", r"\n")  # `.` is several times as fast as a set
ALL_LINE_ENDS = Lines(r"[^\r\n]", r"(?>\r\n|\r|\n)")
