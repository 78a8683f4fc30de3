"""Text as it stands in a file: positions, Markdown, front matter."""
