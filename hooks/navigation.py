"""What a page's navigation says of another page is the same on most pages: it is drawn once for each address.

Where the navigation is flat, a theme draws all of it on every page, which takes longer than all else in its templates.
"""

from mkdocs.utils import normalize_url

_drawn: dict[tuple[str, str], str] = {}


def on_env(env, config, files):
    _drawn.clear()
    env.globals["drawn_once"] = drawn_once
    return env


def drawn_once(draw, item, path: str, page) -> str:
    """An item of the first level (overrides/partials/nav.html), which the theme draws with `draw`."""
    if not item.is_page or item.active:
        return draw(item, path, 1)
    key = item.file.src_uri, normalize_url(item.url, page)
    if key not in _drawn:
        _drawn[key] = draw(item, path, 1)
    return _drawn[key]
