"""Plain text as Markdown."""

import re

MARK = re.compile(r"(?P<escaped>[\\`*_{}\[\]()>#+\-.!])|[<&|~^=$]|^:|:(?=[\w+-]+:)")
"""What Markdown, its extensions or HTML could take for markup; a backslash escapes only some of it."""


def text(plain: str) -> str:
    """Markdown that shows a plain text unchanged, whatever it says."""
    return MARK.sub(lambda mark: f"\\{mark[0]}" if mark["escaped"] else f"&#{ord(mark[0])};", " ".join(plain.split()))
