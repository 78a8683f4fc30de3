"""Commands, one a file: HELP says what it does, `arguments` adds its options, `run` does it and gives the exit code.

A file in this folder is its own registration. Commands import what they need when they run, so that help is quick.
"""

from argparse import ArgumentParser, _ArgumentGroup
from functools import cache
from pathlib import Path
from typing import Any

from isogloss.messages import languages

CLEAN, DIAGNOSTICS, COULD_NOT_RUN = 0, 1, 2
"""Exit codes."""

SHARED: dict[str, dict[str, Any]] = {
    "--docs": {"type": Path, "metavar": "DIR", "help": "the folder of the pages of all languages (default: docs)"},
    "--glossary": {"type": Path, "metavar": "DIR", "help": "the folder of the concept files (default: glossary)"},
    "--config": {
        "type": Path,
        "metavar": "FILE",
        "help": "the settings (default: the nearest isogloss.toml or pyproject.toml)",
    },
    "--lang": {"choices": languages(), "help": "the language of messages (default: from the environment)"},
    "--no-cache": {"action": "store_true", "help": "neither read nor write .isogloss_cache"},
    "--exit-zero": {"action": "store_true", "help": "exit with 0 whatever is found"},
}
"""Options that several commands have, so that they mean and say the same in each."""


@cache
def commands() -> dict[str, str]:
    """The modules of all commands by name, sorted. A file whose command would be a word of Python has a line at its
    end: import_."""
    # pkgutil would tell them, too, but takes longer to import than the list to be made
    names = sorted(file.stem for file in Path(__file__).parent.glob("[!_]*.py"))
    return {name.removesuffix("_"): f"{__name__}.{name}" for name in names}


def add_shared(parser: ArgumentParser | _ArgumentGroup, *flags: str) -> None:
    """Add some of the options in `SHARED` to a command. Raises KeyError for any other."""
    for flag in flags:
        parser.add_argument(flag, **SHARED[flag])
