"""What a finished page allows itself: a Content-Security-Policy made of what stands in it.

Nothing may be loaded from another host, and no script may run but the site's files and the inline scripts that the page
was published with, each known by its hash. (CSP level 3: https://www.w3.org/TR/CSP3/)
"""

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape

ATTRIBUTE = r"""\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
SCRIPT = re.compile(
    rf"<!--.*?(?:-->|\Z)|<script(?P<attributes>(?:{ATTRIBUTE})*+)[\s/]*+>(?P<body>.*?)(?:</script[\s/]*+>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
TYPE = re.compile(r"""\stype\s*=\s*["']?(?P<type>[^\s"'>]*)""", re.IGNORECASE)
SOURCE = re.compile(r"\ssrc\s*=", re.IGNORECASE)
DATA = re.compile(r"(?!(?:text|application)/(?:x-)?(?:java|ecma|j|live)script)[^/]+/.+", re.IGNORECASE)
"""The types of blocks that no browser runs (HTML: 4.12.1, data block)."""

CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
WRITTEN = re.compile(
    r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>\s*<meta name="referrer" content="[^"]*">', re.IGNORECASE
)

DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's icons are data in its stylesheets
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
REFERRER = "same-origin"
"""Other hosts are not told where their visitors come from."""


def inline_scripts(html: str) -> list[str]:
    """The scripts that stand in a page and run there, in their order."""
    return [
        found["body"]
        for found in SCRIPT.finditer(html)
        if found["body"] and found["attributes"] is not None and _runs(found["attributes"])
    ]


def _runs(attributes: str) -> bool:
    kind = TYPE.search(attributes)
    return not SOURCE.search(attributes) and not (kind and DATA.fullmatch(unescape(kind["type"])))


def policy(html: str) -> str:
    """The Content-Security-Policy of a page."""
    hashes = dict.fromkeys(
        f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in inline_scripts(html)
    )
    own = {"script-src": " ".join([DIRECTIVES["script-src"], *hashes])}
    return "; ".join(f"{name} {value}" for name, value in (DIRECTIVES | own).items())


def with_policy(html: str) -> str:
    """A page with its policy, before all that the policy is about; one that it had already is written anew."""
    if "Content-Security-Policy" in html:
        html = WRITTEN.sub("", html)
    head = (
        f'\n    <meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
        f'\n    <meta name="referrer" content="{REFERRER}">'
    )
    return CHARSET.sub(lambda charset: charset[0] + head, html, count=1)
