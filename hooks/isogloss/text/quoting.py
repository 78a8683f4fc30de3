"""Plain text within Markdown: whatever a page says is quoted as text, and can neither link, embed nor mention."""

import re

MARK = re.compile(r"[\\`*_\[\]#|<>&~@$^=]|:(?=[/A-Za-z_+-])|(?<=www)\.", re.IGNORECASE)
"""What GitHub's Markdown takes for markup within a line, and for addresses, mentions and emoji."""
RUN = re.compile("`+")


def quoted(plain: str) -> str:
    """Plain text as Markdown that shows it unchanged."""
    return MARK.sub(lambda mark: f"&#{ord(mark[0])};", plain)


def code(plain: str) -> str:
    """Plain text of one line as code: the fence is longer than any run of backticks in it."""
    fence = "`" * (1 + max((len(run) for run in RUN.findall(plain)), default=0))
    pad = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{fence}{pad}{plain}{pad}{fence}"


def fenced(plain: str, kind: str) -> str:
    """Plain text of any lines as a block of code of a kind, which nothing in it can close."""
    fence = "`" * max(3, 1 + max((len(run) for run in RUN.findall(plain)), default=0))
    return f"{fence}{kind}\n{plain}\n{fence}"
