"""Concept files as text: written anew, or changed in as few places as possible, comments and order kept."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from isogloss.glossary.yaml_tree import TreeError, read_tree
from isogloss.text.writing import line_end

WIDTH = 110


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)  # lists stand further in than their key


def written(data: Any) -> str:
    """A concept's file, as it is written where there is none yet."""
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return text


class _Edit(NamedTuple):
    start: int
    end: int
    text: str
    depth: int = 0


def changed(text: str, data: dict[str, Any]) -> str:
    """The text of a concept's file, changed so that it says `data`.

    Only what says something else is written anew. Where that cannot be done within the text, all of it is.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    end = line_end(text)
    result = text
    edits = sorted(_edits(text, root, data), key=lambda edit: (edit.start, -edit.depth))
    for edit in reversed(edits):
        result = result[: edit.start] + edit.text.replace("\n", end) + result[edit.end :]
    try:
        if read_tree(result).data == data:
            return result
    except TreeError:
        pass  # a way of writing that the edits do not know
    return written(data)


def loses_comments(before: str, after: str) -> bool:
    """Whether a file was written anew as a whole though it had comments."""
    return before.count("#") > after.count("#")


def _edits(text: str, node: yaml.Node, wanted: Any) -> Iterator[_Edit]:
    if isinstance(node, yaml.MappingNode) and isinstance(wanted, dict):
        yield from _mapping_edits(text, node, wanted)
    elif isinstance(node, yaml.SequenceNode) and isinstance(wanted, list):
        yield from _sequence_edits(text, node, wanted)
    elif not isinstance(node, yaml.ScalarNode) or node.value != wanted:
        yield _Edit(node.start_mark.index, _end(node), _inline(wanted))


def _mapping_edits(text: str, node: yaml.MappingNode, wanted: dict[str, Any]) -> Iterator[_Edit]:
    known = {key.value for key, _ in node.value}
    column = node.start_mark.column
    for key, value in node.value:
        if key.value not in wanted:
            start, end = text.rfind("\n", 0, key.start_mark.index) + 1, _line_end(text, _end(value))
            if not node.flow_style:
                yield _Edit(start, end, "")
        elif _same_kind(value, wanted[key.value]):
            yield from _edits(text, value, wanted[key.value])
        else:
            pair = {key.value: wanted[key.value]}
            line = _inline(pair)[1:-1] if node.flow_style else _lines(pair, column).lstrip(" ").rstrip("\n")
            yield _Edit(key.start_mark.index, _end(value), line)
    new = {key: value for key, value in wanted.items() if key not in known}
    if not new:
        return
    if node.flow_style:
        yield _Edit(*_before_bracket(text, node), (", " if known else "") + _inline(new)[1:-1])
    else:
        yield _appended(text, node, _lines(new, column), column)


def _sequence_edits(text: str, node: yaml.SequenceNode, wanted: list[Any]) -> Iterator[_Edit]:
    old, column = node.value, node.start_mark.column
    nested = bool(wanted) and isinstance(wanted[0], dict)
    if len(wanted) < len(old) or (not nested and [item.value for item in old] != wanted[: len(old)]):
        line = _inline(wanted) if node.flow_style else _lines(wanted, column).lstrip(" ").rstrip("\n")
        yield _Edit(node.start_mark.index, _end(node), line)
        return
    for item, value in zip(old, wanted, strict=False):
        yield from _edits(text, item, value)
    if new := wanted[len(old) :]:
        if node.flow_style:
            yield _Edit(*_before_bracket(text, node), (", " if old else "") + _inline(new)[1:-1])
        else:
            yield _appended(text, node, _lines(new, column), column)


def _same_kind(node: yaml.Node, wanted: Any) -> bool:
    kinds: dict[type, type[yaml.Node]] = {dict: yaml.MappingNode, list: yaml.SequenceNode, str: yaml.ScalarNode}
    plain = not isinstance(node, yaml.ScalarNode) or (node.style not in ("|", ">") and node.start_mark != node.end_mark)
    return isinstance(node, kinds[type(wanted)]) and (plain or node.value == wanted)


def _appended(text: str, node: yaml.Node, lines: str, depth: int) -> _Edit:
    """Lines after the last one of a block."""
    at = _line_end(text, _end(node))
    missing = "" if text[at - 1 : at] == "\n" else "\n"
    return _Edit(at, at, missing + lines, depth)


def _before_bracket(text: str, node: yaml.Node) -> tuple[int, int]:
    """The place before the bracket that closes a flow, and what space there is."""
    close = node.end_mark.index - 1
    inside = text[:close].rstrip()
    return len(inside.removesuffix(",")), close


def _end(node: yaml.Node) -> int:
    """Where what is written of a node ends: a block's own mark stands behind the comments that follow it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _line_end(text: str, at: int) -> int:
    """The start of the next line; where a place is one already, that place."""
    if at and text[at - 1] == "\n":
        return at
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def _lines(data: Any, column: int) -> str:
    """Data in block style, as far in as a column."""
    return "".join(" " * column + line for line in written(data).splitlines(keepends=True))


def _inline(data: Any) -> str:
    """Data in flow style, on one line."""
    told: str = yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=True, width=10**9
    )
    return told.removesuffix("\n").removesuffix("\n...")
