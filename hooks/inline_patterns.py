"""Has Markdown look only for inline markup, and for kinds of blocks, that a text can have, and has one renderer for all
pages. Without this hook pages are the same, made slower."""

import os

from mkdocs.config.defaults import MkDocsConfig

from building.renderer import take_over
from isogloss.publishing.block_marks import MarkedBlocks
from isogloss.publishing.inline_patterns import MarkedPatterns


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if os.environ.get("LOCALE"):
        config.markdown_extensions += [MarkedPatterns(), MarkedBlocks()]
        take_over()
    return config
