"""Has Markdown look only for inline markup that a text can have. Without this hook pages are the same, made slower."""

import os

from isogloss.publishing.inline_patterns import MarkedPatterns


def on_config(config):
    if os.environ.get("LOCALE"):
        config.markdown_extensions.append(MarkedPatterns())
    return config
