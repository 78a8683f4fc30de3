"""Renders what the navigation shows of other pages once per folder, because it is the same on most pages.

If the navigation is flat, a theme draws all of it on every page, which takes longer than the rest of its templates.
"""

from posixpath import dirname

from mkdocs.utils import normalize_url

_drawn: dict[tuple[str, str], list[str | None]] = {}


def on_env(env, config, files):
    _drawn.clear()
    env.globals["drawn_once"] = drawn_once
    return env


def drawn_once(draw, items, page) -> str:
    """The items of the first level (overrides/partials/nav.html), which the theme draws with `draw`."""
    # pages of one folder say the same of each other page, and of none of the sections
    folder = dirname(page.url.rstrip("/")), normalize_url("", page)
    if folder not in _drawn:
        _drawn[folder] = [None] * len(items)
    known = _drawn[folder]
    shown = []
    for number, item in enumerate(items):
        text = known[number]
        if text is None or item.active:
            text = draw(item, f"__nav_{number + 1}", 1)
            if item.is_page and not item.active:
                known[number] = text
        shown.append(text)
    return "\n".join(shown)
