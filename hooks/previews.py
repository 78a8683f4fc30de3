"""Every page has a picture, which is shown where somebody links to it; it is drawn from overrides/previews/page.html.

The fonts it is set in are a part of the checkout, so that it is the same wherever it is made; readers' browsers never
get them.
"""

import os
from pathlib import Path

import resvg_py
from jinja2 import StrictUndefined
from markupsafe import Markup
from mkdocs.plugins import event_priority
from mkdocs.utils import write_file

from isogloss.languages import language
from isogloss.publishing.preview import setting
from kept import kept

FOLDER = "assets/previews"
FONTS = sorted(str(file) for file in (Path(__file__).parent / "preview_fonts").glob("*.?tf"))
FAMILY = "Noto Sans"
ROOM = 880
SIZES = (80, 72, 64, 58, 52, 46, 40)
LINES = 3


_site = {}


def on_env(env, config, files):
    if os.environ.get("LOCALE"):
        drawings = env.overlay(autoescape=True, undefined=StrictUndefined)
        _site["drawing"] = drawings.get_template("previews/page.html")
    return env


@event_priority(50)  # before the head, which names the picture
def on_page_context(context, page, config, nav):
    code = os.environ["LOCALE"]
    drawing = _site["drawing"].render(
        family=FAMILY,
        title=setting(Markup(page.title).striptags(), ROOM, SIZES, LINES),
        site_name=config.site_name,
        language=next(it.name for it in config.plugins["i18n"].config.languages if it.locale == code),
        rtl=language(code).direction == "rtl",
    )
    name = f"{FOLDER}/{page.file.src_uri.removeprefix(f'{code}/').removesuffix('.md')}.png"
    picture = kept(bytes, ("preview", drawing), lambda: _picture(drawing))
    write_file(picture, str(Path(config.site_dir) / name))
    context["preview"] = f"{config.site_url}{name}"
    return context


def _picture(drawing: str) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=drawing, skip_system_fonts=True, font_files=FONTS))
