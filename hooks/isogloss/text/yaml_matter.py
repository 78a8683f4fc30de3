"""The data that opens a page, where it is more than plain lines: as YAML's own parser reads it."""

import yaml

from isogloss.text.front_matter import PROSE_KEYS, Parsed
from isogloss.text.message import Message, message
from isogloss.text.parsers import of_parser

TEXT = "tag:yaml.org,2002:str"
DEEPEST = 50
"""Levels of nesting."""
NOT_YAML = "the front matter is not valid YAML: {reason}"

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(block: str) -> Parsed:
    """What a block of YAML between rules says. Takes any text."""
    if _deep(block):
        return _flawed(2, message("the front matter is nested more than {deepest} levels deep", deepest=DEEPEST))
    try:
        if line := _alias(block):
            reason = message("anchors and aliases are not read: write the value out")  # so that nothing can grow
            return _flawed(line, message(NOT_YAML, reason=reason))
        loader = LOADER(block)
        root = loader.get_single_node()
        return Parsed(_prose(root), None if root is None else loader.construct_document(root), None)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return _flawed(mark.line + 2 if mark else 2, message(NOT_YAML, reason=of_parser(error.problem)))
    except yaml.reader.ReaderError as error:
        at = block.count("\n", 0, error.position) if isinstance(error.position, int) else 0
        return _flawed(at + 2, message(NOT_YAML, reason=of_parser(error.reason)))
    except Exception as error:  # the constructors of YAML's own types raise whatever their input makes them raise
        return _flawed(2, message(NOT_YAML, reason=error))


def _flawed(line: int, said: Message) -> Parsed:
    return Parsed(None, None, (line, said))


def _prose(root: yaml.Node | None) -> list[tuple[int, int, str]] | None:
    if not isinstance(root, yaml.MappingNode):
        return None
    return [
        (value.start_mark.index, value.end_mark.index, value.style or "")
        for key, value in root.value
        if isinstance(key, yaml.ScalarNode) and key.value in PROSE_KEYS
        if isinstance(value, yaml.ScalarNode) and value.tag == TEXT and value.value.strip()
    ]


def _alias(block: str) -> int | None:
    """The line (from 1, the rule that opens the block counted) of the first alias in YAML."""
    if "*" not in block:
        return None
    aliases = (event for event in yaml.parse(block, Loader=LOADER) if isinstance(event, yaml.AliasEvent))
    first = next(aliases, None)
    return first.start_mark.line + 2 if first else None


def _deep(block: str) -> bool:
    """Whether YAML is nested so deep that reading it could overflow the stack."""
    if sum(block.count(sign) for sign in "[{-:?") <= DEEPEST:
        return False  # each level begins with one of these
    depth = 0
    try:
        for event in yaml.parse(block, Loader=LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    return True
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except (yaml.YAMLError, ValueError):
        return False
    return False
