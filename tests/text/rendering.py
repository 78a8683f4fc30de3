"""What Python-Markdown, set up as the site is, makes of a page: the measure of what the engine reads."""

from functools import cache

import markdown
import yaml

from isogloss.text.front_matter import front_matter
from support import ROOT


class AnyTag(yaml.SafeLoader):
    """mkdocs.yml has tags of MkDocs' own; here they are only read over."""


AnyTag.add_multi_constructor("", lambda *_: None)


@cache
def configuration() -> dict:
    """The extensions of mkdocs.yml and their options, as Python-Markdown takes them."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), AnyTag)
    extensions, options = [], {}
    for extension in config["markdown_extensions"]:
        name, settings = next(iter(extension.items())) if isinstance(extension, dict) else (extension, {})
        extensions.append(name)
        options[name] = dict(settings or {})
    options["toc"]["permalink"] = False
    return {"extensions": extensions, "extension_configs": options}


def rendered(page: str) -> str:
    """The HTML of a page, its front matter left out."""
    return markdown.markdown(page[front_matter(page)[0].end :], **configuration())
