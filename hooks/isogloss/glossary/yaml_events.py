"""A document of YAML, read event by event."""

from collections.abc import Iterator
from typing import Any

import yaml

from isogloss.glossary.yaml_tree import Keys, TreeError
from isogloss.text.message import message
from isogloss.text.parsers import of_parser

DEEPEST = 12
"""Levels of nesting; the model has six."""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NOT_YAML = "not valid YAML: {reason}"


def document(text: str, lines: dict[Keys, int]) -> Any:
    """The data of a document; `lines` are filled with the line (from 1) of each part. Raises TreeError."""
    try:
        loader = LOADER(text)
        try:
            return _document(iter(loader.get_event, None), lines)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        # at the end of a file the parser is already one line further
        line = min(mark.line + 1, len(text.splitlines())) if mark else 1
        raise TreeError(line, message(NOT_YAML, reason=of_parser(error.problem))) from None
    except yaml.reader.ReaderError as error:
        at = text.count("\n", 0, error.position) + 1 if isinstance(error.position, int) else 1
        raise TreeError(at, message(NOT_YAML, reason=of_parser(error.reason))) from None
    except (yaml.YAMLError, ValueError) as error:
        raise TreeError(1, message(NOT_YAML, reason=" ".join(str(error).split()))) from None


def _document(events: Iterator[yaml.Event], lines: dict[Keys, int]) -> Any:
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            data = _node(event, events, (), lines)
            break
    else:
        return None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            raise TreeError(event.start_mark.line + 1, message("a second document: one file holds one"))
    return data


def _node(event: yaml.NodeEvent, events: Iterator[yaml.Event], path: Keys, lines: dict[Keys, int]) -> Any:
    line = event.start_mark.line + 1
    lines.setdefault(path, line)
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise TreeError(line, message("anchors and aliases are not read: write the value out"))
    if event.tag and event.tag != "!":
        raise TreeError(line, message("tags such as {tag} are not read: leave it out", tag=repr(event.tag)))
    if isinstance(event, yaml.ScalarEvent):
        return event.value if event.value or event.style else None
    if len(path) >= DEEPEST:
        raise TreeError(line, message("nested more than {deepest} levels deep", deepest=DEEPEST))
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Any] = []
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            items.append(_node(item, events, (*path, len(items)), lines))
        return items
    mapping: dict[str, Any] = {}
    while not isinstance(key_event := next(events), yaml.MappingEndEvent):
        key_line = key_event.start_mark.line + 1
        key = _node(key_event, events, (*path, "?"), {})
        if not isinstance(key, str):
            raise TreeError(key_line, message("a key must be a word"))
        if key in mapping:
            said = message("the key “{key}” is repeated (first on line {line})", key=key, line=lines[(*path, key)])
            raise TreeError(key_line, said)
        lines[(*path, key)] = key_line
        mapping[key] = _node(next(events), events, (*path, key), lines)
    return mapping
