"""Draws a picture of each page for link previews, from overrides/previews/page.html.

Its fonts are part of the checkout, so that pictures are the same wherever they are made; browsers never load them. What
surrounds the title is the same for all pages of a language, and is drawn once.
"""

import os
from functools import cache
from math import ceil
from pathlib import Path
from typing import NamedTuple

import resvg_py
from jinja2 import StrictUndefined
from markupsafe import Markup
from mkdocs.plugins import event_priority
from mkdocs.utils import write_file

from building.results import cached
from isogloss.languages import language
from isogloss.publishing.png import Strip, stacked, strip
from isogloss.publishing.preview import Setting, setting, width

FOLDER = "assets/previews"
FONTS = sorted(str(file) for file in (Path(__file__).parent / "preview_fonts").glob("*.?tf"))
FAMILY = "Noto Sans"
WIDTH, HEIGHT = 1200, 630
"""Of the drawing, in its own units."""
SHOWN = 2, 3
"""The pixels that so many units become. The time a picture takes is that of packing its pixels: of 1200 × 630 it was
more than twice as much, and nobody shows it larger than 600 units of a screen."""
MARGIN = 90
"""What is left before a line."""
MIDDLE = 330
"""The row in the middle of the title."""
ROOM = 880
SIZES = (80, 72, 64, 58, 52, 46, 40)
LINES = 3
HALF_LINE, AROUND = 54, 24
"""What half a line of the largest size takes, and what is left around all lines for marks; edges are whole pixels."""


class Box(NamedTuple):
    """A part of the drawing."""

    left: int
    top: int
    width: int
    height: int


def pixels(units: int) -> int:
    """Of the picture."""
    return units * SHOWN[0] // SHOWN[1]


class Previews:
    """How the pictures of one build are drawn."""

    def __init__(self, drawing, words: dict):
        self.drawing, self.words = drawing, words
        self.frame = cache(self._frame)

    def picture(self, title: Setting) -> bytes:
        """A picture with a title, as PNG."""
        half = len(title.lines) * HALF_LINE + AROUND
        lines = ceil(max(map(width, title.lines), default=0) * title.size)
        wide = min(WIDTH, ceil((lines + AROUND + MARGIN) / SHOWN[1]) * SHOWN[1])  # the margin is paper as well
        box = Box(WIDTH - wide if self.words["rtl"] else 0, MIDDLE - half, wide, 2 * half)
        above, below = self.frame(half)
        return stacked([above, self._drawn(box, title), below])

    def _frame(self, half: int) -> tuple[Strip, Strip]:
        """What is above and below a title that takes so many rows above and below its middle."""
        start, end = MIDDLE - half, MIDDLE + half
        return self._drawn(Box(0, 0, WIDTH, start)), self._drawn(Box(0, end, WIDTH, HEIGHT - end))

    def _drawn(self, box: Box, title: Setting | None = None) -> Strip:
        svg = self.drawing.render(
            family=FAMILY, margin=MARGIN, middle=MIDDLE, box=box, pixels=pixels, title=title, **self.words
        )
        png = bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=FONTS))
        return strip(png, pixels(box.left), pixels(WIDTH - box.left - box.width))


_site = {}


def on_env(env, config, files):
    if code := os.environ.get("LOCALE"):
        drawing = env.overlay(autoescape=True, undefined=StrictUndefined).get_template("previews/page.html")
        called = next(it.name for it in config.plugins["i18n"].config.languages if it.locale == code)
        rtl = language(code).direction == "rtl"
        _site["previews"] = Previews(drawing, {"site_name": config.site_name, "language": called, "rtl": rtl})
    return env


@event_priority(50)  # before the head, which names the picture
def on_page_context(context, page, config, nav):
    previews = _site["previews"]
    title = setting(Markup(page.title).striptags(), ROOM, SIZES, LINES)
    picture = cached(bytes, ("preview", title, previews.words), lambda: previews.picture(title))
    path = page.file.src_uri.removeprefix(f"{os.environ['LOCALE']}/").removesuffix(".md")
    name = f"{FOLDER}/{path}.png"
    write_file(picture, str(Path(config.site_dir) / name))
    context["preview"] = f"{config.site_url}{name}"
    context["preview_size"] = pixels(WIDTH), pixels(HEIGHT)
    return context
