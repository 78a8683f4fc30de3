"""What a finished page's markup needs, where the theme's template cannot be overridden in part."""

import re

TOGGLE = re.compile(r'<input class="md-toggle"[^>]*>')
SKIP = re.compile(r'<div data-md-component="skip">.*?</div>', re.DOTALL)
AUTOCOMPLETE = ' autocomplete="off"'
FORM = '<form id="__toggles" autocomplete="off" hidden></form>'
"""A checkbox has no autocompletion of its own (HTML: 4.10.18.7). Its form says that a page that is loaded again begins
with the menu closed; browsers that remember what was checked ask the form too."""


def with_valid_toggles(html: str) -> str:
    """The page with the theme's checkboxes for menu and search as the HTML standard has them."""
    toggles = [found for found in TOGGLE.finditer(html) if AUTOCOMPLETE in found[0]]
    if not toggles:
        return html
    start, end = toggles[0].start(), toggles[-1].end()
    mended = TOGGLE.sub(lambda toggle: toggle[0].replace(AUTOCOMPLETE, ' form="__toggles"'), html[start:end])
    return f"{html[:start]}{FORM}\n    {mended}{html[end:]}"


def with_skip_link_first(html: str) -> str:
    """The page with its skip link before the theme's checkboxes, one of which the keyboard can reach (WCAG 2.2, 2.4.1).
    Both are beside what hangs on the checkboxes, so that nothing else changes."""
    toggle, skip = TOGGLE.search(html), SKIP.search(html)
    if not toggle or not skip or skip.start() < toggle.start():
        return html
    start = html.rfind("<form", 0, toggle.start()) if FORM in html else toggle.start()
    return html[:start] + skip[0] + "\n    " + html[start : skip.start()] + html[skip.end() :]


def with_valid_labels(html: str) -> str:
    """The page without a label for the menu of its sections where it has none: a page outside the navigation."""
    return html if 'id="__toc"' in html else html.replace(' for="__toc"', "")
