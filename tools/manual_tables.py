"""Tables and lists of the manual, in Markdown."""

from collections.abc import Iterable


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |\n" for line in lines)


def listed(names: Iterable[object]) -> str:
    """Names, each as code."""
    return ", ".join(f"`{name}`" for name in names)
