"""Has Markdown look only for inline markup, and for kinds of blocks, that a text can have. Without this hook pages are
the same, made slower."""

import os

from mkdocs.config.defaults import MkDocsConfig

from isogloss.publishing.block_marks import MarkedBlocks
from isogloss.publishing.inline_patterns import MarkedPatterns


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if os.environ.get("LOCALE"):
        config.markdown_extensions += [MarkedPatterns(), MarkedBlocks()]
    return config
