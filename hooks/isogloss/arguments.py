"""A parser of the command line that tells what it does not understand in the language of messages."""

import re
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import NoReturn

SENTENCES = {
    r"the following arguments are required: (?P<names>.*)": "missing: {names}",
    r"unrecognized arguments: (?P<names>.*)": "unknown: {names}",
    r"ambiguous option: (?P<option>.*) could match (?P<options>.*)": "{option} can mean {options}",
    r"argument (?P<option>.*?): invalid choice: '(?P<value>.*)' \(choose from (?P<choices>.*)\)": (
        "{option}: “{value}” is none of {choices}"
    ),
    r"argument (?P<option>.*?): expected (?:one|at least one) argument": "{option}: a value is missing",
    r"argument (?P<option>.*?): invalid int value: '(?P<value>.*)'": "{option}: “{value}” is no number",
    r"argument (?P<option>.*?): ignored explicit argument .*": "{option} takes no value",
}
"""How we say what argparse says, which differs a little between versions of Python. What is not here stays as it is."""

LANG = re.compile(r"--lang(?:=|\n)(\w+)")


class Parser(ArgumentParser):
    """Like argparse's, whose errors are in English only."""

    given: Sequence[str] = ()

    def parse_known_args(self, args=None, namespace=None):
        self.given = sys.argv[1:] if args is None else list(args)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        from isogloss.messages import from_environment, label, languages

        asked = LANG.search("\n".join(self.given))
        lang = asked[1] if asked and asked[1] in languages() else from_environment()
        for pattern in SENTENCES:
            if found := re.fullmatch(pattern, message, re.DOTALL):
                values = {name: value.replace("'", "") for name, value in found.groupdict().items()}
                message = label(SENTENCES[pattern], lang).format(**values)
                break
        else:
            message = message.removeprefix("argument ")  # then it is a reason of ours, behind the option's name
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {label('error', lang)}: {message}\n")
