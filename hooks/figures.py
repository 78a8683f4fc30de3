"""Where a page says `<!-- figure: NAME -->`, the drawing overrides/figures/NAME.html is put, with the page's own words.

The words stand in the page's front matter, so that a drawing is made once and every language labels it:

    figures:
      NAME: {title: …, description: …, caption: …}
"""

import os
import re

from jinja2 import Environment, StrictUndefined, TemplateNotFound, UndefinedError
from jinja2.loaders import FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from isogloss.languages import language

FIGURE = re.compile(r"^<!-- figure: (?P<name>[a-z0-9-]+) -->$", re.MULTILINE)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if "<!-- figure:" not in markdown:
        return markdown
    spoken = language(os.environ["LOCALE"])
    drawings = Environment(
        loader=FileSystemLoader([f"{folder}/figures" for folder in config.theme.dirs]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )

    def figure(match: re.Match[str]) -> str:
        name = match["name"]
        words = (page.meta.get("figures") or {}).get(name)
        if not isinstance(words, dict):
            raise PluginError(f"{page.file.src_uri}: the front matter has no words for the figure {name}")
        try:
            drawing = drawings.get_template(f"{name}.html").render(
                words=words, id=f"figure-{name}", rtl=spoken.direction == "rtl"
            )
            caption = drawings.from_string("{{ words.caption }}").render(words=words)
        except TemplateNotFound:
            raise PluginError(f"{page.file.src_uri}: no drawing {name}.html in overrides/figures") from None
        except UndefinedError as error:
            raise PluginError(f"{page.file.src_uri}: figure {name}: {error.message}") from None
        drawing = " ".join(drawing.split())
        return f'<figure class="figure" id="figure-{name}">{drawing}<figcaption>{caption}</figcaption></figure>'

    return FIGURE.sub(figure, markdown)
