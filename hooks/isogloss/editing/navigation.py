"""Editing the navigation in mkdocs.yml; everything else in the file is left as it is written."""

from collections.abc import Iterator

import yaml

NAME = "mkdocs.yml"


class OtherShape(Exception):
    """A navigation that is not a plain list of pages, one per line."""


def renamed(text: str, old: str, new: str, languages: tuple[str, ...]) -> str:
    """The configuration with a path replaced throughout its navigation."""
    nav = _nav(text)
    if nav is None:
        return text
    paths = {old: new} | {f"{code}/{old}": f"{code}/{new}" for code in languages}
    for scalar in sorted(_scalars(nav), key=lambda node: -node.start_mark.index):
        if scalar.value in paths:
            start, end = scalar.start_mark.index, scalar.end_mark.index
            before, there, after = text[start:end].rpartition(scalar.value)  # with its anchor, tag and quotes
            text = f"{text[:start]}{before}{paths[scalar.value] if there else ''}{after}{text[end:]}"
    return text


def added(text: str, path: str) -> str:
    """The configuration with a page added at the end of its navigation, unless it is there; without a navigation,
    MkDocs lists all pages itself. Raises OtherShape.
    """
    nav = _nav(text)
    if nav is None or any(scalar.value == path for scalar in _scalars(nav)):
        return text
    if not isinstance(nav, yaml.SequenceNode) or nav.flow_style or not nav.value:
        raise OtherShape
    last = max(node.end_mark.index for node in _scalars(nav))
    end = text.find("\n", last)
    line = f"{' ' * nav.start_mark.column}- {path}"
    return f"{text}\n{line}\n" if end < 0 else f"{text[:end]}\n{line}{text[end:]}"


def _nav(text: str) -> yaml.Node | None:
    """The navigation; None if there is none. Raises OtherShape if the file cannot be read."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):  # the second for thousands of levels
        raise OtherShape from None
    if not isinstance(root, yaml.MappingNode):
        return None
    return next((value for key, value in root.value if key.value == "nav"), None)


def _scalars(nav: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The texts in a navigation, except the keys of mappings. What aliases repeat is written once, and told once."""
    left, seen = [nav], set()
    while left:
        node = left.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.SequenceNode):
            left += node.value
        elif isinstance(node, yaml.MappingNode):
            left += [value for _, value in node.value]
