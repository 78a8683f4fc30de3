"""Draws a picture of each page for link previews: its title, on what overrides/previews/page.html draws.

Its fonts are part of the checkout, so that pictures are the same wherever they are made; browsers never load them. What
surrounds the title is the same for all pages of a language, and is drawn once.
"""

import os
from functools import cache
from pathlib import Path

import resvg_py
from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from building.results import cached
from building.site import Context, languages
from isogloss.languages import language
from isogloss.publishing.lettering import Lettering, Line
from isogloss.publishing.png import Strip, shaded, stacked, strip
from isogloss.publishing.preview import Setting, setting

FOLDER = "assets/previews"
FONTS = sorted(str(file) for file in (Path(__file__).parent / "preview_fonts").glob("*.?tf"))
FAMILY = "Noto Sans"
WIDTH, HEIGHT = 1200, 630
"""Of the drawing, in its own units."""
SHOWN = 2, 3
"""The pixels that so many units become: nobody shows a picture larger than 600 units of a screen."""
MARGIN = 90
"""What is left before a line."""
MIDDLE = 330
"""The row in the middle of the title."""
ROOM = 880
SIZES = (80, 72, 64, 58, 52, 46, 40)
LINES = 3
LEADING, BASELINE = 1.35, 0.35
"""From line to line, and from a line's middle to what its letters stand on, in its sizes."""
PAPER, INK = "#fbfaf7", "#1c2b33"
HALF_LINE, AROUND = 54, 24
"""What half a line of the largest size takes, and what is left around all lines for marks; edges are whole pixels."""


def pixels(units: int) -> int:
    """Of the picture."""
    return units * SHOWN[0] // SHOWN[1]


class Previews:
    """How the pictures of one build are drawn."""

    def __init__(self, drawing: Template, words: Context):
        self.drawing, self.words = drawing, words
        self.lettering = Lettering(FONTS)
        self.frame = cache(self._frame)

    def picture(self, title: Setting) -> bytes:
        """A picture with a title, as PNG."""
        half = len(title.lines) * HALF_LINE + AROUND
        above, below = self.frame(half)
        return stacked([above, self._title(title, half), below])

    def _frame(self, half: int) -> tuple[Strip, Strip]:
        """What is above and below a title that takes so many rows above and below its middle."""
        start, end = MIDDLE - half, MIDDLE + half
        return self._drawn(0, start), self._drawn(end, HEIGHT)

    def _drawn(self, start: int, end: int) -> Strip:
        """The rows from `start` to `end` of what all pictures of a language have in common."""
        svg = self.drawing.render(
            family=FAMILY,
            margin=MARGIN,
            paper=PAPER,
            ink=INK,
            start=start,
            height=end - start,
            pixels=pixels,
            **self.words,
        )
        return strip(bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=FONTS)))

    def _title(self, title: Setting, half: int) -> Strip:
        """The rows of a title: besides its letters they are nothing but paper."""
        scale, rtl = SHOWN[0] / SHOWN[1], self.words["rtl"]
        edge = (WIDTH - MARGIN if rtl else MARGIN) * scale
        first = half - (len(title.lines) - 1) / 2 * LEADING * title.size + BASELINE * title.size
        lines = [
            Line(text, edge, (first + number * LEADING * title.size) * scale, title.size * scale, rtl)
            for number, text in enumerate(title.lines)
        ]
        wide = pixels(WIDTH)
        return shaded(self.lettering.drawn(lines, wide, pixels(2 * half)), wide, rgb(PAPER), rgb(INK))


def rgb(colour: str) -> tuple[int, ...]:
    """Red, green and blue of `#rrggbb`."""
    return tuple(bytes.fromhex(colour.removeprefix("#")))


class _Site:
    previews: Previews


_site = _Site()


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    if code := os.environ.get("LOCALE"):
        drawing = env.overlay(autoescape=True, undefined=StrictUndefined).get_template("previews/page.html")
        called = next(it.name for it in languages(config) if it.locale == code)
        rtl = language(code).direction == "rtl"
        _site.previews = Previews(drawing, {"site_name": config.site_name, "language": called, "rtl": rtl})
    return env


@event_priority(50)  # before the head, which names the picture
def on_page_context(context: Context, page: Page, config: MkDocsConfig, nav: Navigation) -> Context:
    previews = _site.previews
    title = setting(Markup(page.title or "").striptags(), ROOM, SIZES, LINES)
    picture = cached(bytes, ("preview", title, previews.words), lambda: previews.picture(title))
    path = page.file.src_uri.removeprefix(f"{os.environ['LOCALE']}/").removesuffix(".md")
    name = f"{FOLDER}/{path}.png"
    write_file(picture, str(Path(config.site_dir) / name))
    context["preview"] = f"{config.site_url}{name}"
    context["preview_size"] = pixels(WIDTH), pixels(HEIGHT)
    return context
