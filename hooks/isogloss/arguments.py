"""A parser of the command line that helps, and tells what it does not understand, in the language of messages."""

import re
import sys
from argparse import Action, ArgumentParser, HelpFormatter
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

SENTENCES = {
    r"the following arguments are required: (?P<names>.*)": "missing: {names}",
    r"unrecognized arguments: (?P<names>(?!-).*)": "unknown, or in the wrong place: {names}: options come last",
    r"unrecognized arguments: (?P<names>.*)": "unknown: {names}",
    r"ambiguous option: (?P<option>.*) could match (?P<options>.*)": "{option} can mean {options}",
    r"argument (?P<option>.*?): invalid choice: '(?P<value>.*)' \(choose from (?P<choices>.*)\)": (
        "{option}: “{value}” is none of {choices}"
    ),
    r"argument (?P<option>.*?): expected (?:one|at least one) argument": "{option}: a value is missing",
    r"argument (?P<option>.*?): invalid int value: '(?P<value>.*)'": "{option}: “{value}” is no number",
    r"argument (?P<option>.*?): “(?P<value>.*)” is no number of processes: 1 or more": (
        "{option}: “{value}” is no number of processes: 1 or more"
    ),
    r"argument (?P<option>.*?): “(?P<value>.*)” is no part: write 2/8 for the second of eight": (
        "{option}: “{value}” is no part: write 2/8 for the second of eight"
    ),
    r"argument (?P<option>.*?): there is no part (?P<number>.*) of (?P<all>.*): they are 1 to .*": (
        "{option}: there is no part {number} of {all}: they are 1 to {all}"
    ),
    r"argument (?P<option>.*?): no rule is named": "{option}: no rule is named",
    r"argument (?P<option>.*?): ignored explicit argument .*": "{option} takes no value",
}
"""How we say what argparse says, which differs a little between versions of Python, and reasons of ours that it hands
on in English. What is not here stays as it is."""

OWN = (
    "usage: ",
    "positional arguments",
    "options",
    "show this help message and exit",
    "show program's version number and exit",
)
"""What argparse itself says in a help, for the catalogs."""

LANG = re.compile(r"--lang(?:=|\n)(\w+)")


class Help(HelpFormatter):
    """A help in the language of messages."""

    lang = "en"

    def add_usage(
        self, usage: str | None, actions: Iterable[Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, self._said("usage: " if prefix is None else prefix))

    def start_section(self, heading: str | None) -> None:
        super().start_section(heading and self._said(heading))

    def add_text(self, text: str | None) -> None:
        super().add_text(text and self._said(text))

    def _get_help_string(self, action: Action) -> str:
        return self._said(action.help or "")

    def _said(self, text: str) -> str:
        from isogloss.messages import label

        return label(text, self.lang) if text else text


class Parser(ArgumentParser):
    """Like argparse's, who speaks English only."""

    given: Sequence[str] = ()

    def parse_known_args(self, args: Iterable[str] | None = None, namespace: Any = None) -> Any:
        self.given = sys.argv[1:] if args is None else list(args)
        return super().parse_known_args(args, namespace)

    @property
    def lang(self) -> str:
        """The language that is asked for in what is given, or by the environment."""
        from isogloss.messages import from_environment, languages

        asked = LANG.search("\n".join(self.given))
        return asked[1] if asked and asked[1] in languages() else from_environment()

    def _get_formatter(self) -> HelpFormatter:
        help_ = Help(prog=self.prog)
        help_.lang = self.lang
        return help_

    def error(self, message: str) -> NoReturn:
        from isogloss.messages import label

        lang = self.lang
        for pattern in SENTENCES:
            if found := re.fullmatch(pattern, message, re.DOTALL):
                values = {name: value.replace("'", "") for name, value in found.groupdict().items()}
                message = label(SENTENCES[pattern], lang).format(**values)
                break
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {label('error', lang)}: {message}\n")
