"""List the rules."""

from argparse import ArgumentParser, Namespace

from isogloss.commands import CLEAN

HELP = "list the rules, each with its severity and what it sees"


def arguments(parser: ArgumentParser) -> None:
    """None."""


def run(options: Namespace) -> int:
    from isogloss.rules import rules

    for rule in rules().values():
        print(f"{rule.name:<24} {rule.severity:<8} {rule.summary}")
    return CLEAN
