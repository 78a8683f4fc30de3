"""What argparse knows of the commands, for the manual."""

from argparse import PARSER, SUPPRESS, Action, ArgumentParser
from collections.abc import Iterator
from typing import Any

from manual_tables import listed, table

from isogloss.cli import parser


def commands() -> str:
    """Every command with its arguments and options, as argparse has them."""
    return "\n".join(_command(name, each) for name, each in _leaves(parser()))


def _leaves(of: ArgumentParser, name: str = "isogloss") -> Iterator[tuple[str, ArgumentParser]]:
    """The commands that do something themselves, by the words that call them."""
    kinds = next((action.choices for action in of._actions if action.nargs == PARSER), None)
    if not kinds:
        yield name, of
        return
    for word, below in kinds.items():
        yield from _leaves(below, f"{name} {word}")


def _command(name: str, of: ArgumentParser) -> str:
    heading = f"## {name.removeprefix('isogloss ')}\n\n{of.description[0].upper()}{of.description[1:]}.\n"
    needed = [_called(action) for action in of._actions if action.required and action.option_strings]
    given = [_called(action) for action in of._actions if not action.option_strings]
    usage = " ".join([name, *needed, "[OPTION …]", *given])
    groups = [(group.title.removeprefix("positional ").capitalize(), _shown(group)) for group in of._action_groups]
    tables = [
        table([title, ""], [(f"`{_called(action, True)}`", _said(action)) for action in told])
        for title, told in groups
        if told
    ]
    return "\n".join([heading, f"```text\n{usage}\n```\n", *tables])


def _shown(group: Any) -> list[Action]:
    return [action for action in group._group_actions if action.help != SUPPRESS and action.dest != "help"]


def _called(action: Action, alone: bool = False) -> str:
    """How an argument or option is written: in a command, or named alone."""
    value = action.metavar or ("" if action.nargs == 0 else action.dest.upper())
    if action.option_strings:
        several = " …" if action.nargs == "+" else ""
        return f"{', '.join(action.option_strings)} {value}{several}".strip()
    several = " …" if action.nargs in ("*", "+") else ""
    return f"{value}{several}" if alone or action.nargs in (None, "+") else f"[{value}{several}]"


def _said(action: Action) -> str:
    said = action.help or ""
    if "%(choices)s" in said:
        return said % {"choices": listed(action.choices)}
    said %= {"default": action.default}
    return f"{said}: {listed(action.choices)}" if action.choices else said
